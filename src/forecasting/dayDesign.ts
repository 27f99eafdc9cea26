import type { DayModelSettings } from './daySettings.ts';
import { type CourseDay, courseCovariance } from './eventCourses.ts';
import type { DayCharacter } from './specialEffects.ts';

/** The numbers that the day model learns, and which of them each day uses. */
export interface DayDesign {
  readonly size: number;
  /** Regressor indices and weights of each day: `indices.subarray(start[i], start[i + 1])`. */
  readonly start: Int32Array;
  readonly indices: Int32Array;
  readonly weights: Float64Array;
  /** Covariance before anything is seen, size x size, on the log scale. */
  readonly prior: Float64Array;
  /** What each number is before anything is seen. */
  readonly expected: Float64Array;
  /** Part of the forecast that each number belongs to. */
  readonly part: readonly ('level' | 'weekday' | 'season' | 'cycle' | 'holiday' | 'event' | 'covariate')[];
  readonly keys: readonly string[];
  /** Numbers that special days of many names use. */
  readonly shared: ReadonlySet<number>;
  /** Numbers of one group spread alike. */
  readonly groups: ReadonlyMap<number, string>;
  /** Numbers drawn anew at an occurrence: per day, the ones to reset before it (usually none). */
  readonly fresh: ReadonlyMap<number, readonly number[]>;
  /** For a number drawn anew, the numbers of the event's course: the larger they are, the more occurrences differ. */
  readonly courseOf: ReadonlyMap<number, readonly number[]>;
  /** Numbers of the days of events and seasons of holidays, which go together. */
  readonly courses: readonly CourseDay[];
  /** Days with a holiday or event effect. */
  readonly special: Uint8Array;
  /** Weekday (from 0) of each day; -1 where it is special, and may stand out for that. */
  readonly weekdays: Int8Array;
}

/** Places of the numbers that every design has. */
export const LEVEL = 0;
export const SLOPE = 1;
export const AR = 2;
export const WEEKDAY = 3;
export const SEASON = 10;

/** A day as the day model sees it. */
export interface DesignDay {
  readonly dayNumber: number;
  /** ISO weekday, or several when the day behaves like their mean (a make-up workday). */
  readonly weekdays: readonly number[];
  readonly character: DayCharacter;
}

/** Waves of a design, and how large those of the month may be: the standard deviation of the first before anything is seen. */
type Waves = Pick<DayModelSettings, 'yearlyWaves' | 'monthlyWaves' | 'monthlySd'>;

/** Lays out the numbers: level, slope, recent drift, seven weekdays, yearly waves, then every special effect met. */
export function dayDesign(
  days: readonly DesignDay[],
  { yearlyWaves, monthlyWaves, monthlySd }: Waves,
): DayDesign {
  const part: DayDesign['part'][number][] = ['level', 'level', 'level'];
  const keys = ['level', 'slope', 'drift'];
  const variances = [4, 0, 0];
  for (let weekday = 1; weekday <= 7; weekday++) push('weekday', `weekday ${weekday}`, 1);
  for (let wave = 1; wave <= yearlyWaves; wave++) {
    push('season', `cos ${wave}`, (0.2 / wave) ** 2);
    push('season', `sin ${wave}`, (0.2 / wave) ** 2);
  }
  const monthly = keys.length;
  for (let wave = 1; wave <= monthlyWaves; wave++) {
    push('season', `month cos ${wave}`, (monthlySd / Math.sqrt(wave)) ** 2);
    push('season', `month sin ${wave}`, (monthlySd / Math.sqrt(wave)) ** 2);
  }
  function push(which: DayDesign['part'][number], key: string, variance: number): number {
    part.push(which);
    keys.push(key);
    variances.push(variance);
    return keys.length - 1;
  }
  const placeOf = new Map<string, number>();
  const expectations = new Map<number, number>();
  const shared = new Set<number>();
  const groups = new Map<number, string>();
  const courses: CourseDay[] = [];
  const sizes = new Map<number, string>();
  const start = new Int32Array(days.length + 1);
  const indices: number[] = [];
  const weights: number[] = [];
  const fresh = new Map<number, number[]>();
  const drawn = new Map<string, number>();
  const special = new Uint8Array(days.length);
  for (const [i, day] of days.entries()) {
    indices.push(LEVEL, AR);
    weights.push(1, 1);
    for (const weekday of day.weekdays) {
      indices.push(WEEKDAY + weekday - 1);
      weights.push(1 / day.weekdays.length);
    }
    for (let wave = 1; wave <= yearlyWaves; wave++) {
      const angle = (2 * Math.PI * wave * day.dayNumber) / 365.2425;
      indices.push(SEASON + 2 * wave - 2, SEASON + 2 * wave - 1);
      weights.push(Math.cos(angle), Math.sin(angle));
    }
    const month = monthlyWaves > 0 ? monthPosition(day.dayNumber) : 0;
    for (let wave = 1; wave <= monthlyWaves; wave++) {
      indices.push(monthly + 2 * wave - 2, monthly + 2 * wave - 1);
      weights.push(Math.cos(2 * Math.PI * wave * month), Math.sin(2 * Math.PI * wave * month));
    }
    for (const effect of day.character.effects) {
      let place = placeOf.get(effect.key);
      if (place === undefined) {
        place = push(effect.part, effect.key, effect.sd ** 2);
        placeOf.set(effect.key, place);
        if (effect.shared) shared.add(place);
        if (effect.expected !== undefined) expectations.set(place, effect.expected);
        if (effect.group) groups.set(place, effect.group);
        if (effect.course) courses.push({ place, ...effect.course });
        if (effect.sizeOf !== undefined) sizes.set(place, effect.sizeOf);
      }
      if (effect.freshOn !== undefined && drawn.get(effect.key) !== effect.freshOn) {
        drawn.set(effect.key, effect.freshOn);
        fresh.set(i, [...(fresh.get(i) ?? []), place]);
      }
      indices.push(place);
      weights.push(effect.weight);
      if (effect.part === 'holiday' || effect.part === 'event') special[i] = 1;
    }
    start[i + 1] = indices.length;
  }
  return {
    size: keys.length,
    start,
    indices: Int32Array.from(indices),
    weights: Float64Array.from(weights),
    prior: priorCovariance(variances, courses),
    expected: Float64Array.from(keys, (_, place) => expectations.get(place) ?? 0),
    part,
    keys,
    shared,
    groups,
    fresh,
    courseOf: new Map(
      [...sizes].map(([place, name]) => [
        place,
        courses.filter((course) => course.name === name).map((course) => course.place),
      ]),
    ),
    courses,
    special,
    weekdays: Int8Array.from(days, ({ weekdays }, i) => (special[i] ? -1 : (weekdays[0] as number) - 1)),
  };
}

/** How far into its month a day lies, 0 to 1. */
function monthPosition(dayNumber: number): number {
  const date = new Date(dayNumber * 86_400_000);
  const days = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  return (date.getUTCDate() - 0.5) / days;
}

/** Independent numbers, but for the days of one event, which are alike the nearer they lie. */
function priorCovariance(variances: readonly number[], courses: readonly CourseDay[]): Float64Array {
  const n = variances.length;
  const prior = new Float64Array(n * n);
  for (let i = 0; i < n; i++) prior[i * n + i] = variances[i] ?? 0;
  for (const a of courses) {
    for (const b of courses) {
      if (a.name !== b.name) continue;
      const spread = Math.sqrt((variances[a.place] ?? 0) * (variances[b.place] ?? 0));
      prior[a.place * n + b.place] = courseCovariance(a, b) * spread;
    }
  }
  return prior;
}
