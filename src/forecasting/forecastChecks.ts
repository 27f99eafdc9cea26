import { checkFraction, checkPositive, StaffcastError } from '../errors/index.ts';
import { checkDate, checkGrid } from '../time/index.ts';
import { checkContext } from './checkContext.ts';
import type { Adjustment, FittedModel, ForecastContext, ForecastOptions } from './types.ts';

const where = 'forecast';

/** Throws on a grid that does not follow the history, bad probabilities, adjustments, calendar or events. */
export function checkForecast(model: FittedModel, options: ForecastOptions, context: ForecastContext): void {
  checkGrid(where, 'options.grid', options.grid);
  checkFollows(model, options);
  checkContext(where, 'options', context);
  checkProbabilities(options.probabilities ?? []);
  for (const [i, each] of (options.adjustments ?? []).entries())
    checkAdjustment(`options.adjustments[${i}]`, each);
}

function checkFollows({ history }: FittedModel, { grid }: ForecastOptions): void {
  const { zone, intervalSeconds, start } = history.grid;
  const same = grid.zone === zone && grid.intervalSeconds === intervalSeconds;
  let last = history.values.length - 1;
  while (last >= 0 && history.values[last] === null) last -= 1;
  // A local day may last 23 hours, so daily rows are given an hour's grace per day changed; two are enough.
  const grace = intervalSeconds === 86_400 ? 2 * 3_600_000 : 0;
  const seenTo = Date.parse(start) + (last + 1) * intervalSeconds * 1000 - grace;
  if (same && Date.parse(grid.start) >= seenTo) return;
  throw new StaffcastError({
    code: 'grid-mismatch',
    where,
    path: 'options.grid',
    value: grid,
    must: `have the history's zone ${zone} and interval of ${intervalSeconds} s and begin after its last value`,
  });
}

function checkProbabilities(probabilities: readonly number[]): void {
  for (const [i, probability] of probabilities.entries()) {
    checkFraction(where, `options.probabilities[${i}]`, probability, 'open');
    if (i === 0 || probability > (probabilities[i - 1] as number)) continue;
    throw new StaffcastError({
      code: 'unsorted',
      where,
      path: `options.probabilities[${i}]`,
      value: probability,
      must: 'be above the one before',
    });
  }
}

function checkAdjustment(path: string, { from, to, factor, factorLow, factorHigh }: Adjustment): void {
  checkDate(where, `${path}.from`, from);
  checkDate(where, `${path}.to`, to);
  checkPositive(where, `${path}.factor`, factor);
  checkPositive(where, `${path}.factorLow`, factorLow ?? factor);
  checkPositive(where, `${path}.factorHigh`, factorHigh ?? factor);
  const ordered = from <= to && (factorLow ?? factor) <= factor && factor <= (factorHigh ?? factor);
  if (ordered) return;
  throw new StaffcastError({
    code: 'inconsistent',
    where,
    path,
    value: { from, to, factor, factorLow, factorHigh },
    must: 'have from <= to and factorLow <= factor <= factorHigh',
  });
}
