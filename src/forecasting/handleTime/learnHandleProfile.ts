import { rowScatter } from './rowScatter.ts';
import type { HandleTimeProfile } from './types.ts';
import { eachRow, type WeighedRows } from './weighedRows.ts';

/** Days after which a row of the past counts half. */
const HALF_LIFE = 91;
/** Rounds of learning the shape and the days' levels from each other. */
const ROUNDS = 3;

/**
 * The factor of each weekday and slot on its day's handle time. The ratio of handle time to that of its day, weighted by
 * contacts, is shrunk twice: the slot's to 1, the weekday's own difference to the slot's, each by how much of its spread
 * the scatter of rows explains (empirical Bayes).
 */
export function learnHandleProfile(rows: WeighedRows): HandleTimeProfile {
  const places = 7 * rows.slots;
  let factors: Float64Array = new Float64Array(places).fill(1);
  let scatter = rowScatter(rows, dayLevels(rows, factors), factors);
  for (let round = 0; round < ROUNDS && rows.slots > 1; round++) {
    const levels = dayLevels(rows, factors);
    scatter = rowScatter(rows, levels, factors);
    factors = shrunkFactors(rows, levels, scatter);
  }
  const contacts = new Float64Array(places);
  const daysOf = new Float64Array(places);
  eachRow(rows, (_, place, __, n) => {
    contacts[place] = (contacts[place] as number) + n;
    daysOf[place] = (daysOf[place] as number) + 1;
  });
  return {
    slots: rows.slots,
    factors: Array.from(factors),
    contacts: Array.from(contacts, (n, place) => n / Math.max(1, daysOf[place] as number)),
    ...scatter,
  };
}

/** Each day's handle time as of a day with its usual mix of slots: contacts weighted, factors taken out; NaN without any. */
export function dayLevels(rows: WeighedRows, factors: ArrayLike<number>): Float64Array {
  const handled = new Float64Array(rows.days);
  const expected = new Float64Array(rows.days);
  eachRow(rows, (day, place, seconds, n) => {
    handled[day] = (handled[day] as number) + n * seconds;
    expected[day] = (expected[day] as number) + n * (factors[place] as number);
  });
  return handled.map((sum, day) => sum / (expected[day] as number));
}

function shrunkFactors(
  rows: WeighedRows,
  levels: Float64Array,
  { contactVariance, rowVariance }: Pick<HandleTimeProfile, 'contactVariance' | 'rowVariance'>,
): Float64Array {
  const { slots, days } = rows;
  const ofPlace = sums(7 * slots);
  eachRow(rows, (day, place, seconds, n) => {
    const age = 0.5 ** ((days - 1 - day) / HALF_LIFE);
    ofPlace.weight[place] = (ofPlace.weight[place] as number) + age * n;
    ofPlace.ratio[place] = (ofPlace.ratio[place] as number) + (age * n * seconds) / (levels[day] as number);
    ofPlace.squares[place] =
      (ofPlace.squares[place] as number) + age * age * (contactVariance * n + rowVariance * n * n);
  });
  const ofSlot = sums(slots);
  for (const key of ['weight', 'ratio', 'squares'] as const) {
    for (const [place, value] of ofPlace[key].entries())
      ofSlot[key][place % slots] = (ofSlot[key][place % slots] as number) + value;
  }
  const slotLog = shrink(ofSlot, () => 0);
  const ownLog = shrink(ofPlace, (place) => slotLog[place % slots] as number);
  return ownLog.map(Math.exp);
}

interface Sums {
  readonly weight: Float64Array;
  readonly ratio: Float64Array;
  /** Variance of `ratio` that the scatter of rows makes. */
  readonly squares: Float64Array;
}

function sums(length: number): Sums {
  return {
    weight: new Float64Array(length),
    ratio: new Float64Array(length),
    squares: new Float64Array(length),
  };
}

/** Log ratios drawn to a target by signal over signal plus noise; the signal is the spread that noise does not explain. */
function shrink({ weight, ratio, squares }: Sums, target: (i: number) => number): Float64Array {
  const known = [...weight.keys()].filter((i) => (weight[i] as number) > 0);
  const apart = (i: number) => Math.log((ratio[i] as number) / (weight[i] as number)) - target(i);
  const noise = (i: number) => (squares[i] as number) / (weight[i] as number) ** 2;
  // Places of many contacts tell the signal best.
  const trust = (i: number) => 1 / (noise(i) + 1e-4);
  const total = known.reduce((sum, i) => sum + trust(i), 0);
  const signal = Math.max(
    0,
    known.reduce((sum, i) => sum + trust(i) * (apart(i) ** 2 - noise(i)), 0) / Math.max(1e-300, total),
  );
  return weight.map((w, i) =>
    w > 0 && signal > 0 ? target(i) + (signal / (signal + noise(i))) * apart(i) : target(i),
  );
}
