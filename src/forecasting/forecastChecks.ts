import { checkFields, checkFraction, checkList, type FieldNames, StaffcastError } from '../errors/index.ts';
import { checkGrid, type Grid, gridDays, type Series } from '../time/index.ts';
import { checkContext } from './checkContext.ts';
import { checkOverrides } from './judgement/checkJudgement.ts';
import type { FittedModel, ForecastContext, ForecastOptions } from './types.ts';

const where = 'forecast';

/** The context of a fit may be given again as it is, its opening hours too, which `fit` has taken already. */
const optionFields: FieldNames<ForecastOptions & ForecastContext> = {
  grid: true,
  probabilities: true,
  events: true,
  calendar: true,
  covariates: true,
  adjustments: true,
  overrides: true,
  openingHours: true,
};

/** Throws on a grid that does not follow the history, bad probabilities, overrides, calendar or events. */
export function checkForecast(model: FittedModel, options: ForecastOptions, context: ForecastContext): void {
  checkFields(where, 'options', options, optionFields);
  checkGrid(where, 'options.grid', options.grid);
  checkFollows(where, model.history, options.grid);
  checkContext(where, 'options', context);
  checkProbabilities(where, options.probabilities);
  const { overrides = [] } = options;
  checkOverrides(where, 'options.overrides', overrides);
}

/** Throws unless a grid has the rows of a history and begins after its last value. */
export function checkFollows(where: string, history: Series, grid: Grid): void {
  const { zone, intervalSeconds, start } = history.grid;
  const mismatch = (field: 'zone' | 'intervalSeconds' | 'start', must: string) => {
    const path = `options.grid.${field}`;
    return new StaffcastError({ code: 'grid-mismatch', where, path, value: grid[field], must });
  };
  if (grid.zone !== zone) throw mismatch('zone', `be that of the history, "${zone}"`);
  if (grid.intervalSeconds !== intervalSeconds)
    throw mismatch('intervalSeconds', `be that of the history, ${intervalSeconds}`);
  let last = history.values.length - 1;
  while (last >= 0 && history.values[last] === null) last -= 1;
  // A local day may last 23 hours, so daily rows are given an hour's grace per day changed; two are enough.
  const grace = intervalSeconds === 86_400 ? 2 * 3_600_000 : 0;
  const seenTo = Date.parse(start) + (last + 1) * intervalSeconds * 1000 - grace;
  if (Date.parse(grid.start) >= seenTo) return;
  const date = gridDays(history.grid).find(({ to }) => last < to)?.date;
  throw mismatch('start', `come after the history's last value, on ${date}`);
}

/** Throws unless probabilities increase inside (0, 1). */
export function checkProbabilities(where: string, probabilities: readonly number[] = []): void {
  checkList(where, 'options.probabilities', probabilities);
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
