import { fitSpread, type RowSpread } from './fitSpread.ts';
import type { JudgedRows, ProfileInput } from './profile.ts';
import { shapeOf, shapeTable } from './shapeOf.ts';
import type { Trace } from './traceShapes.ts';

/** Visits each row of the judged days with its count and its share of the day's true total, as forecast `lag` days before. */
function visitJudged(
  input: ProfileInput,
  candidate: Trace,
  usable: readonly number[],
  judged: number,
  lag: number,
  width: number,
  visit: (count: number, expected: number, day: number, share: number, slot: number) => void,
): void {
  const { counts, slots, weekday, open } = input;
  const shape = new Float64Array(slots);
  const { lateFrom } = candidate;
  const shares = lateFrom.some((from) => from > 0) ? shapeTable(input, candidate.last, width) : null;
  for (let index = usable.length - judged; index < usable.length; index++) {
    const day = usable[index] as number;
    let before = index - 1;
    while (before > 0 && day - (usable[before] as number) < lag) before -= 1;
    const state = candidate.states[Math.max(0, before - candidate.first)];
    if (!state || index === 0) continue;
    const w = (weekday[day] as number) - 1;
    shapeOf(input, state, w, width, shape);
    const judges = (slot: number) =>
      open[w * slots + slot] === 1 &&
      !Number.isNaN(counts[day * slots + slot]) &&
      before >= (lateFrom[slot] as number);
    // What is known before hours were extended is a part of the day as it is since.
    let known = 1;
    for (let slot = 0; shares && slot < slots; slot++)
      if (before < (lateFrom[slot] as number)) known -= shares[w * slots + slot] as number;
    let total = 0;
    let mass = 0;
    for (let slot = 0; slot < slots; slot++) {
      if (!judges(slot)) continue;
      total += counts[day * slots + slot] as number;
      mass += shape[slot] as number;
    }
    // Of a day with rows missing, what was seen counts for as much as is expected of it.
    const whole = mass > 0 && mass < 1 - 1e-9 ? total / mass : total;
    for (let slot = 0; slot < slots; slot++) {
      const share = shape[slot] as number;
      if (judges(slot)) visit(counts[day * slots + slot] as number, whole * share, day, known * share, slot);
    }
  }
}

/** The judged rows of a candidate, one after the other. */
export function judgedRowsOf(
  input: ProfileInput,
  candidate: Trace,
  usable: readonly number[],
  judged: number,
  lag: number,
  width: number,
): JudgedRows {
  const rows: JudgedRows = { day: [], slot: [], count: [], share: [] };
  visitJudged(input, candidate, usable, judged, lag, width, (count, _expected, day, share, slot) => {
    rows.day.push(day);
    rows.slot.push(slot);
    rows.count.push(count);
    rows.share.push(share);
  });
  return rows;
}

/** Sum of absolute errors given the days' true totals. */
export function lossOf(
  input: ProfileInput,
  candidate: Trace,
  usable: readonly number[],
  judged: number,
  lag: number,
  width: number,
): number {
  let loss = 0;
  visitJudged(input, candidate, usable, judged, lag, width, (count, expected) => {
    loss += Math.abs(count - expected);
  });
  return loss;
}

/** How rows scatter around their share of the day's total, `lag` days ahead. */
export function spreadOf(
  input: ProfileInput,
  candidate: Trace,
  usable: readonly number[],
  judged: number,
  lag: number,
  width: number,
): RowSpread {
  return fitSpread((each) => visitJudged(input, candidate, usable, judged, lag, width, each));
}
