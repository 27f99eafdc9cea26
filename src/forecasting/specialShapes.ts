import type { PreparedHistory } from './prepareHistory.ts';
import type { SpecialShape } from './profile.ts';
import { reshape, shapeKinds } from './shapeFactors.ts';
import { courseVariance, ordinaryScatter, type Scatter } from './shapeScatter.ts';
import { type SlotRatios, smoothRatios } from './smoothRatios.ts';
import { ordinaryDays, type UsualDay, usualDay } from './usualDays.ts';

/** Correlation of what a special day does in neighbouring hours. */
const ALIKE_PER_HOUR = 0.8;
/** A holiday, or day beside one, seen once is not believed to move a slot's share by more: it may have been a storm. */
const MOST_SEEN_ONCE = 2;
const OF_EVENT = /^(days of |before |after )?event /;
/** Less than this is none. */
const LEAST_CHANGE = 0.01;

/**
 * How the shape of special days differs from that of their weekday: a factor on each slot's share, by kind of day, from
 * what all holidays have in common to a single day of an event. A day is compared with the ordinary same weekdays around
 * it; what differs is smoothed over the day and shrunk, so that kinds of days without a shape of their own have none.
 */
export function learnSpecialShapes(prepared: PreparedHistory): readonly SpecialShape[] {
  const { table, characterOf, today } = prepared;
  if (table.slots === 1) return [];
  const kindsOf = Array.from(table.dayNumbers, (day) => shapeKinds(characterOf(day)));
  const daysOf = daysByKind(kindsOf, today);
  if (daysOf.size === 0) return [];
  const ordinary = ordinaryDays(prepared, kindsOf);
  const alike = ALIKE_PER_HOUR ** (24 / table.slots);
  const scatter = ordinaryScatter(prepared, ordinary, alike);
  const usual = new Map<number, UsualDay>();
  for (const day of new Set([...daysOf.values()].flat())) {
    const found = usualDay(prepared, ordinary, day);
    if (found) usual.set(day, found);
  }
  const shapes: SpecialShape[] = [];
  const generalFirst = [...daysOf].sort(([, a], [, b]) => b.length - a.length);
  for (const [kind, all] of generalFirst) {
    const days = all.flatMap((day) => usual.get(day) ?? []);
    if (days.length === 0) continue;
    const factors = shapeOfKind(kind, days, prepared, scatter, alike);
    if (!factors) continue;
    for (const { expected } of days) reshape(expected, factors);
    shapes.push({ kind, factors: Array.from(factors) });
  }
  return shapes;
}

/** What days of a kind have in common; `null` where that is next to nothing. */
function shapeOfKind(
  kind: string,
  days: readonly UsualDay[],
  { counts: { counts } }: PreparedHistory,
  scatter: Scatter,
  alike: number,
): Float64Array | null {
  const ratios = ratiosOf(counts, days, scatter);
  const { dispersion } = scatter;
  const factorsGiven = (course: number) =>
    smoothRatios(ratios, { alike, dispersion, ofTheDay: course / days.length }).map(Math.exp);
  let factors = factorsGiven(scatter.course);
  // Days of a kind that differ among themselves more than days do anyway have less in common.
  const among = days.length > 1 ? courseAmong(counts, days, factors, alike) : 0;
  if (among > scatter.course) factors = factorsGiven(among);
  const most = days.length === 1 && !OF_EVENT.test(kind) ? MOST_SEEN_ONCE : Number.POSITIVE_INFINITY;
  factors = factors.map((factor) => Math.min(most, Math.max(1 / most, factor)));
  return factors.some((factor) => Math.abs(factor - 1) > LEAST_CHANGE) ? factors : null;
}

/** Variance of the smooth courses that days have beside what they have in common. */
function courseAmong(
  counts: Float64Array,
  days: readonly UsualDay[],
  factors: Float64Array,
  alike: number,
): number {
  const shaped = days.map((each) => {
    const expected = each.expected.slice();
    reshape(expected, factors);
    return { ...each, expected };
  });
  // One day's worth went into the common shape.
  return (courseVariance(counts, shaped, alike) * days.length) / (days.length - 1);
}

/** Days of each kind; a day that is not over yet says little of its shape. */
function daysByKind(
  kindsOf: readonly (readonly string[])[],
  today: number,
): ReadonlyMap<string, readonly number[]> {
  const daysOf = new Map<string, number[]>();
  for (const [day, kinds] of kindsOf.entries()) {
    if (day === today) continue;
    for (const kind of kinds) {
      const days = daysOf.get(kind);
      if (days) days.push(day);
      else daysOf.set(kind, [day]);
    }
  }
  return daysOf;
}

/** Counts and expectations of some days, added up. */
function ratiosOf(counts: Float64Array, days: readonly UsualDay[], scatter: Scatter): SlotRatios {
  const slots = days[0]?.expected.length ?? 0;
  const seen = new Float64Array(slots);
  const expected = new Float64Array(slots);
  const unsure = new Float64Array(slots);
  const neighbours = countOfNeighbours(days);
  for (let slot = 0; slot < slots; slot++) {
    let around = 0;
    let squares = 0;
    for (const day of days) {
      const mean = day.expected[slot] as number;
      if (mean === 0) continue;
      seen[slot] = (seen[slot] as number) + (counts[day.day * slots + slot] as number);
      expected[slot] = (expected[slot] as number) + mean;
      around += mean * (day.around[slot] as number);
      squares += mean * mean;
    }
    const mean = expected[slot] as number;
    if (mean === 0) continue;
    const ofNeighbours =
      ((scatter.dispersion * mean) / around + scatter.relative + scatter.course) / neighbours;
    unsure[slot] = ofNeighbours + (scatter.relative * squares) / (mean * mean);
  }
  return { counts: seen, expected, unsure };
}

/** For how many days the neighbours count that some days are compared with, each by the contacts compared with it. */
function countOfNeighbours(days: readonly UsualDay[]): number {
  const weights = new Map<number, number>();
  for (const { expected, neighbours } of days) {
    const weight = expected.reduce((sum, value) => sum + value, 0) / neighbours.length;
    for (const other of neighbours) weights.set(other, (weights.get(other) ?? 0) + weight);
  }
  let sum = 0;
  let squares = 0;
  for (const weight of weights.values()) {
    sum += weight;
    squares += weight * weight;
  }
  return (sum * sum) / squares;
}
