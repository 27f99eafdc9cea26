import type { SpecialDay } from '../time/index.ts';
import type { Add } from './specialEffects.ts';
import { weekdayOfDay } from './weekdayOfDay.ts';

/** Holidays up to this many days apart make one season of the days between them. */
const APART = 9;
/** Longer rows of holidays are no season: a calendar may list every Sunday. */
const LONGEST_DAYS = 21;

/** How large effects may be: between the holidays, and on the days before and after all of them, from day to day. */
const INSIDE = { sd: 0.25, kept: 1 };
const RUN_UP = { days: 5, sd: 0.15, kept: 0.8 };
const TAIL = { days: 7, sd: 0.1, kept: 0.85 };
/** How alike effects of neighbouring days are, and how far a season's size differs from year to year. */
const ALIKE = 0.85;
const SIZE = { sd: 0.1, kept: 0.75 };

/** Holidays that lie so near that the days between them, before and after differ from other days. */
interface Season {
  readonly first: number;
  readonly last: number;
  /** The day from which its days are counted, and what it is called after. */
  readonly anchor: number;
  readonly name: string;
}

/**
 * Effects of the days between, before and after holidays that lie near each other, as Christmas and the New Year: a smooth
 * course over their days and at each occurrence a size of its own, lest a quiet fortnight is taken for a new level.
 */
export function addHolidaySeasons(
  special: ReadonlyMap<number, SpecialDay>,
  isOpenWeekday: (weekday: number) => boolean,
  add: Add,
): void {
  for (const { first, last, anchor, name } of holidaySeasons(special, isOpenWeekday)) {
    const season = `season of ${name}`;
    for (let day = first - RUN_UP.days; day <= last + TAIL.days; day++) {
      const away = Math.max(0, first - day, day - last);
      const { sd, kept } = day < first ? RUN_UP : day > last ? TAIL : INSIDE;
      const offset = day - anchor;
      add(day, {
        key: `${season} ${offset}`,
        part: 'holiday',
        weight: 1,
        sd: sd * kept ** Math.max(0, away - 1),
        course: { name: season, offset, alike: ALIKE },
        group: season,
        shapes: away === 0 && !special.has(day) ? [season] : [],
      });
      add(day, {
        key: `size of ${season}`,
        part: 'holiday',
        weight: SIZE.kept ** away,
        sd: SIZE.sd,
        freshOn: first - RUN_UP.days,
        sizeOf: season,
      });
    }
  }
}

function holidaySeasons(
  special: ReadonlyMap<number, SpecialDay>,
  isOpenWeekday: (weekday: number) => boolean,
): Season[] {
  const isOff = ([day, { kind }]: readonly [number, SpecialDay]) =>
    kind === 'holiday' || (kind === 'closed' && isOpenWeekday(weekdayOfDay(day)));
  const days = [...special]
    .filter(isOff)
    .map(([day]) => day)
    .sort((a, b) => a - b);
  const seasons: Season[] = [];
  let from = 0;
  for (let i = 1; i <= days.length; i++) {
    if (i < days.length && (days[i] as number) - (days[i - 1] as number) <= APART) continue;
    const run = days.slice(from, i);
    const length = (run[run.length - 1] as number) - (run[0] as number) + 1;
    if (length <= LONGEST_DAYS && hasDaysBetween(run)) seasons.push(seasonOf(run, special));
    from = i;
  }
  return seasons;
}

/** Whether some Monday to Friday between the holidays is none. */
function hasDaysBetween(run: readonly number[]): boolean {
  const off = new Set(run);
  for (let day = run[0] as number; day < (run[run.length - 1] as number); day++) {
    if (!off.has(day) && weekdayOfDay(day) <= 5) return true;
  }
  return false;
}

function seasonOf(run: readonly number[], special: ReadonlyMap<number, SpecialDay>): Season {
  const nameOf = (day: number) => special.get(day)?.name ?? '';
  // Days that stand for a holiday have longer names than the holiday, and lie elsewhere each year.
  const anchor = run.reduce((best, day) => (nameOf(day).length < nameOf(best).length ? day : best));
  return { first: run[0] as number, last: run[run.length - 1] as number, anchor, name: nameOf(anchor) };
}
