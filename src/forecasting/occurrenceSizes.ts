import type { DayDesign } from './dayDesign.ts';
import { type FilterRun, seasonalPart } from './dayFilter.ts';
import { DAYS_BEFORE, levelBefore } from './levelBefore.ts';

/** For how many occurrences counts what is supposed of their sizes before any two were compared. */
const SUPPOSED = 1;

/**
 * How much of the variance supposed of the sizes of an event's occurrences is left where two or more whole ones can be compared, per
 * number drawn anew; 1 where they were as far apart. The variance of their mean effects, less that of the days' noise, is mixed
 * with the one supposed: a scaled inverse chi-square prior (Gelman et al., Bayesian Data Analysis, 3rd ed., section 2.6).
 *
 * @param supposed variance supposed for a number.
 * @param noise variance of a day's noise, log scale.
 */
export function occurrenceSizes(
  design: DayDesign,
  run: Pick<FilterRun, 'state'>,
  logTotals: Float64Array,
  supposed: (place: number) => number,
  noise: number,
): Map<number, number> {
  const found = new Map<number, number>();
  if (design.courseOf.size === 0) return found;
  const levels = logTotals.map((log, day) => log - seasonalPart(design, run.state.mean, 0, day));
  for (const place of design.courseOf.keys()) {
    const all = effectsOf(design, levels, place);
    const most = Math.max(0, ...all.map(({ days }) => days));
    const whole = all.filter(({ days }) => days === most);
    const before = supposed(place);
    if (whole.length < 2 || !(before > 0)) continue;
    const mean = whole.reduce((sum, { effect }) => sum + effect, 0) / whole.length;
    const squares = whole.reduce((sum, { effect }) => sum + (effect - mean) ** 2, 0);
    const degrees = whole.length - 1;
    const compared = Math.max(0, squares - degrees * noise * (1 / most + 1 / DAYS_BEFORE));
    // Those that differ by more than supposed widen all special days, by their surprises: see `occurrenceSpread`.
    found.set(place, Math.min(1, (SUPPOSED + compared / before) / (SUPPOSED + degrees)));
  }
  return found;
}

/**
 * The mean effect of each occurrence of a number, over the days with a value that have it in full (not its run-up or tail), against
 * the ordinary days before. Taken as it was: what the filter makes of a surprise is less.
 */
function effectsOf(
  { start, indices, weights, fresh, special }: DayDesign,
  levels: Float64Array,
  place: number,
): { readonly days: number; readonly effect: number }[] {
  const list: { days: number; sum: number; before: number }[] = [];
  for (const [day, level] of levels.entries()) {
    if (fresh.get(day)?.includes(place))
      list.push({ days: 0, sum: 0, before: levelBefore(levels, special, day) });
    const at = indices.subarray(start[day], start[day + 1]).indexOf(place);
    const last = list[list.length - 1];
    if (at < 0 || !last || Number.isNaN(level)) continue;
    if ((weights[(start[day] as number) + at] as number) < 1) continue;
    last.days += 1;
    last.sum += level;
  }
  return list
    .filter(({ days, before }) => days > 0 && !Number.isNaN(before))
    .map(({ days, sum, before }) => ({ days, effect: sum / days - before }));
}
