import { type CalendarEvent, dayNumber, type SpecialDay, type SpecialDayKind } from '../time/index.ts';
import { addCovariates } from './covariates.ts';
import { courseCovariance } from './eventCourses.ts';
import { addHolidaySeasons } from './holidaySeasons.ts';
import { bandVariance } from './judgement/adjustments.ts';
import type { ForecastContext } from './types.ts';
import { weekdayOfDay } from './weekdayOfDay.ts';

/** A regressor of the day model: one learned number on the log scale. */
export interface Effect {
  /** Days with the same key share the number. */
  readonly key: string;
  readonly part: 'holiday' | 'event' | 'cycle' | 'covariate';
  /** What the number is multiplied by on this day. */
  readonly weight: number;
  /** Its standard deviation before anything is seen: the smaller, the more it is shrunk. */
  readonly sd: number;
  /** What it is before anything is seen; default 0. */
  readonly expected?: number;
  /** Set where days of many names use it. */
  readonly shared?: true;
  /** Numbers of one group: how far they spread is learned from those seen. */
  readonly group?: string;
  /** Events and seasons: days near each other have similar effects, by `alike` from day to day. */
  readonly course?: {
    readonly name: string;
    readonly offset: number;
    readonly alike: number;
    /** Days of the event itself, where it has several: -1 at its start to 1 at its end. */
    readonly along?: number;
  };
  /** Set when the number is drawn anew at each occurrence: the first day of this one. */
  readonly freshOn?: number;
  /** Kinds of special day, for their shapes. */
  readonly shapes?: readonly string[];
  /** Set with `freshOn`: the event or season whose size this is. */
  readonly sizeOf?: string;
}

/** What is special about a day. */
export interface DayCharacter {
  readonly kind: SpecialDayKind | 'ordinary';
  /** Its name in the calendar. */
  readonly name?: string;
  readonly effects: readonly Effect[];
}

/** A day like any other. */
export const ordinary: DayCharacter = { kind: 'ordinary', effects: [] };

/**
 * The special effects of every date (as a day number), with hierarchical shrinkage: a holiday has what all holidays
 * share, what its name adds, and what its day within the run adds; so does its neighbour. An event has a smooth course
 * over its days, and at each occurrence a size of its own; so has a season of holidays.
 *
 * @param scale of holiday and event effects before anything is seen, against those on volumes.
 */
export function specialEffects(
  context: ForecastContext,
  isOpenWeekday: (weekday: number) => boolean,
  historyDays: ArrayLike<number>,
  scale = 1,
): (day: number) => DayCharacter {
  const special = new Map<number, SpecialDay>();
  for (const day of context.calendar?.days ?? []) special.set(dayNumber(day.date), day);
  const effects = new Map<number, Effect[]>();
  const add = (day: number, effect: Effect) => {
    const list = effects.get(day);
    const scaled = effect.part === 'covariate' ? effect : { ...effect, sd: scale * effect.sd };
    if (list) list.push(scaled);
    else effects.set(day, [scaled]);
  };
  addCalendar(special, isOpenWeekday, add);
  addHolidaySeasons(special, isOpenWeekday, add);
  addEvents(context.events ?? [], add);
  addCovariates(context.covariates ?? [], historyDays, add);
  return (day) => {
    const list = effects.get(day) ?? [];
    const found = special.get(day);
    if (found) return { kind: found.kind, name: found.name, effects: list };
    return list.length > 0 ? { kind: 'ordinary', effects: list } : ordinary;
  };
}

/** The name of the holiday that a day is, or `null`. */
export function holidayName({ kind, name }: DayCharacter): string | null {
  return kind === 'holiday' ? (name ?? null) : null;
}

/** Notes an effect of a day. */
export type Add = (day: number, effect: Effect) => void;

/** Days from a holiday whose weekend it makes a long one, its neighbours apart. */
const LONG_WEEKEND = [-3, -2, 2, 3];

function addCalendar(
  special: ReadonlyMap<number, SpecialDay>,
  isOpenWeekday: (weekday: number) => boolean,
  add: Add,
): void {
  const off = (day: number) => {
    const kind = special.get(day)?.kind;
    return kind === 'holiday' || kind === 'closed';
  };
  for (const [day, { name, kind }] of special) {
    if (kind === 'makeupWorkday') {
      add(day, {
        key: 'make-up workday',
        part: 'holiday',
        weight: 1,
        sd: 0.2,
        shared: true,
        shapes: ['make-up workday'],
      });
      continue;
    }
    if (kind === 'holiday') addHoliday(day, name, special, add);
    const neighbour = (step: number, word: string) => {
      let at = day + step;
      for (let i = 0; i < 4 && !off(at) && !isOpenWeekday(weekdayOfDay(at)); i++) at += step;
      if (off(at)) return;
      const near = { part: 'holiday', weight: 1, sd: 0.12 } as const;
      add(at, { ...near, key: `${word} holiday`, shared: true, shapes: [`${word} holiday`] });
      add(at, { ...near, key: `${word} ${name}`, group: 'neighbour names', shapes: [`${word} ${name}`] });
    };
    neighbour(-1, 'before');
    neighbour(1, 'after');
    for (const offset of LONG_WEEKEND) {
      const at = day + offset;
      const isWeekend = weekdayOfDay(at) > 5 && isOpenWeekday(weekdayOfDay(at));
      if (!isWeekend || off(at) || off(at - Math.sign(offset))) continue;
      add(at, { key: 'long weekend', part: 'holiday', weight: 1, sd: 0.08, shared: true });
      add(at, {
        key: `long weekend ${name}`,
        part: 'holiday',
        weight: 1,
        sd: 0.08,
        group: 'neighbour names',
      });
    }
  }
}

function addHoliday(day: number, name: string, special: ReadonlyMap<number, SpecialDay>, add: Add): void {
  const rest = weekdayOfDay(day) > 5;
  const general = rest ? 'holiday at the weekend' : 'holiday';
  add(day, {
    key: general,
    part: 'holiday',
    weight: 1,
    sd: rest ? 0.2 : 0.4,
    shared: true,
    shapes: [general],
  });
  const key = `holiday ${name}`;
  add(day, { key, part: 'holiday', weight: 1, sd: 0.35, group: 'holiday names', shapes: [key] });
  let index = 0;
  while (index < 9 && special.get(day - index - 1)?.name === name) index += 1;
  if (index > 0 || special.get(day + 1)?.name === name) {
    const ofRun = `holiday ${name} day ${index + 1}`;
    add(day, {
      key: ofRun,
      part: 'holiday',
      weight: 1,
      sd: 0.2,
      group: 'days of holidays',
      shapes: [ofRun],
    });
  }
}

/** Events longer than this have one effect for all their days. */
export const LONG_EVENT = 21;

function addEvents(events: readonly CalendarEvent[], add: Add): void {
  const longest = new Map<string, number>();
  for (const { name, days } of events) longest.set(name, Math.max(longest.get(name) ?? 0, days));
  const expectations = expectationsOf(events);
  for (const { name, start, days, lagDays } of events) {
    const first = dayNumber(start) + (lagDays ?? 0);
    const most = longest.get(name) ?? days;
    const expects = expectations.get(name);
    if (most > LONG_EVENT) {
      const number = expects ? { sd: expects.sd, expected: expects.log } : { sd: 0.3 };
      for (let offset = 0; offset < days; offset++) {
        const key = `event ${name}`;
        add(first + offset, { key, part: 'event', weight: 1, ...number, shapes: [key] });
      }
      continue;
    }
    addShortEvent(name, first, { days, longest: most, expects }, add);
  }
}

/** What a planner expects of the days of an event: the logarithm of their factor, and its standard deviation. */
interface Expectation {
  readonly log: number;
  readonly sd: number;
}

/** Nobody is surer of a day than this. */
const LEAST_SD = 0.02;

/** What is expected of the events of each name, by the first of them that says so. */
function expectationsOf(events: readonly CalendarEvent[]): Map<string, Expectation> {
  const found = new Map<string, Expectation>();
  for (const { name, expected } of events) {
    if (!expected || found.has(name)) continue;
    const { factor } = expected;
    const [less, more] = [factor ** 0.5, factor ** 1.5].sort((a, b) => a - b) as [number, number];
    const { factorLow = less, factorHigh = more } = expected;
    const sd = Math.max(LEAST_SD, Math.sqrt(bandVariance(factorLow, factorHigh)));
    found.set(name, { log: Math.log(factor), sd });
  }
  return found;
}

/** Days before an event that feel it, and how large effects may be there: at the first day outside, and from day to day. */
const RUN_UP = { days: 2, sd: 0.3, kept: 0.75 };
const TAIL = { sd: 0.54, kept: 0.9 };

/** Standard deviation of a day's effect, and of the size of an occurrence, before anything is seen. */
const UNSEEN = { day: 0.7, size: 0.15 };
interface ShortEvent {
  readonly days: number;
  /**
   * Days of the longest occurrence. Where they differ, a tail follows the last day of each, and so has effects of its own.
   */
  readonly longest: number;
  readonly expects: Expectation | undefined;
}

function addShortEvent(name: string, first: number, { days, longest, expects }: ShortEvent, add: Add): void {
  const size = expects ? Math.min(UNSEEN.size, expects.sd / 2) : UNSEEN.size;
  const tail = days <= 3 ? 10 : 4;
  for (let offset = -RUN_UP.days; offset < days + tail; offset++) {
    const inside = offset >= 0 && offset < days;
    const away = offset < 0 ? -offset : offset - days + 1;
    const { sd: nearest, kept } = offset < 0 ? RUN_UP : TAIL;
    const day = first + offset;
    const where = offset < 0 ? 'before' : 'after';
    const key = inside ? `event ${name} ${offset}` : `${where} event ${name} ${away}`;
    const group = `${inside ? 'days of' : where} event ${name}`;
    const course = {
      // Of days that are expected to be so large, those around them say nothing.
      name: inside || !expects ? name : `around ${name}`,
      offset: inside || offset < 0 ? offset : longest - 1 + away,
      alike: 0.7,
      ...(inside && longest > 1 ? { along: (2 * offset) / (longest - 1) - 1 } : {}),
    };
    // With what its size adds, a day is as unsure as it is expected to be.
    const given = expects && Math.sqrt((expects.sd ** 2 - size ** 2) / courseCovariance(course, course));
    add(day, {
      key,
      part: 'event',
      weight: 1,
      sd: inside ? (given ?? UNSEEN.day) : nearest * kept ** (away - 1),
      ...(inside && expects ? { expected: expects.log } : {}),
      course,
      group,
      // Beyond the evening before and the morning after, days have their usual shape.
      shapes: inside ? [group, key] : away === 1 ? [key] : [],
    });
    add(day, {
      key: `size of ${name}`,
      part: 'event',
      weight: inside ? 1 : 0.75 ** away,
      sd: size,
      freshOn: first - RUN_UP.days,
      sizeOf: name,
    });
  }
}
