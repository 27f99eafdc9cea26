import type { DayTable } from './historyDays.ts';
import type { PreparedHistory } from './prepareHistory.ts';
import type { Profile, SpecialShape } from './profile.ts';
import type { DayCharacter } from './specialEffects.ts';

/** The kinds of special day that a day is, from whose shapes its own is made. */
export function shapeKinds({ effects }: DayCharacter): readonly string[] {
  return effects.flatMap(({ shapes }) => shapes ?? []);
}

/** Factors on the slots of a day number's weekday; `null` where the day has the shape of its weekday. */
export function shapeFactors(
  shapes: readonly SpecialShape[],
  characterOf: (day: number) => DayCharacter,
): (day: number) => Float64Array | null {
  const byKind = new Map(shapes.map(({ kind, factors }) => [kind, factors]));
  return (day) => {
    if (byKind.size === 0) return null;
    let product: Float64Array | null = null;
    for (const kind of shapeKinds(characterOf(day))) {
      const factors = byKind.get(kind);
      if (factors) product = Float64Array.from(factors, (factor, slot) => factor * (product?.[slot] ?? 1));
    }
    return product;
  };
}

/** Shares of a day number's total by slot, from the shares of weekdays (7 x slots) of each horizon group. */
export function dayShares(
  groups: readonly ArrayLike<number>[],
  { special, slots }: Profile,
  { characterOf, shapeWeekday }: PreparedHistory,
): (day: number, group: number) => Float64Array {
  const factorsOf = shapeFactors(special, characterOf);
  return (day, group) => {
    const from = (shapeWeekday(day) - 1) * slots;
    const shares = Float64Array.from({ length: slots }, (_, slot) => groups[group]?.[from + slot] ?? 0);
    const factors = factorsOf(day);
    if (factors) reshape(shares, factors);
    return shares;
  };
}

/**
 * Shares as {@link dayShares} has them, and beside them those of rows in which special days are open longer: so many times what
 * the other open rows have.
 */
export function sharesWithLonger(
  groups: readonly ArrayLike<number>[],
  profile: Profile,
  prepared: PreparedHistory,
): (day: number, group: number) => Float64Array {
  const shareOf = dayShares(groups, profile, prepared);
  return (day, group) => {
    const shares = shareOf(day, group);
    const longer = prepared.longerHours(day)?.shares;
    if (!longer) return shares;
    const { from = 0, to = shares.length } = prepared.specialHours(day) ?? {};
    let inside = 0;
    for (let slot = from; slot < to; slot++) if (longer[slot] === 0) inside += shares[slot] as number;
    return shares.map((share, slot) =>
      (longer[slot] as number) > 0 ? inside * (longer[slot] as number) : share,
    );
  };
}

/** Multiplies rows by factors, their sum kept. */
export function reshape(rows: Float64Array, factors: ArrayLike<number>): void {
  let before = 0;
  let after = 0;
  for (const [slot, row] of rows.entries()) {
    before += row;
    rows[slot] = row * (factors[slot] as number);
    after += rows[slot] as number;
  }
  if (after > 0) for (const slot of rows.keys()) rows[slot] = ((rows[slot] as number) * before) / after;
}

/** Counts (days x slots) brought to the shape of their weekday. */
export function withoutShapes(
  counts: Float64Array,
  { dayNumbers, slots }: DayTable,
  factorsOf: (day: number) => Float64Array | null,
): Float64Array {
  let out = counts;
  for (const [day, number] of dayNumbers.entries()) {
    const factors = factorsOf(number);
    if (!factors) continue;
    if (out === counts) out = counts.slice();
    for (let slot = 0; slot < slots; slot++) {
      const at = day * slots + slot;
      out[at] = (counts[at] as number) / (factors[slot] as number);
    }
  }
  return out;
}
