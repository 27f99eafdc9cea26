import type { Series } from '../../time/index.ts';
import { TYPICAL_AHEAD } from '../bandCalibration.ts';
import { prepareHistory } from '../prepareHistory.ts';
import type { FittedModel, ForecastContext, ModelChoice } from '../types.ts';
import { chooseDoubleSeasonal } from './chooseDoubleSeasonal.ts';
import { runDoubleSeasonal } from './doubleSeasonal.ts';
import { countTable } from './doubleSeasonalTable.ts';
import { ruleModel, spreadOf } from './ruleModel.ts';

/** Fits double-seasonal smoothing; bands come from the errors it would have made over the last eight weeks, by distance. */
export function fitDoubleSeasonal(
  history: Series,
  context: ForecastContext,
  asked: ModelChoice,
): FittedModel {
  const prepared = prepareHistory(history, context);
  const smoothing = chooseDoubleSeasonal(prepared);
  const tables = new Map<number, Float64Array>();
  runDoubleSeasonal(prepared, smoothing, (d, state) => tables.set(d, countTable(state, smoothing)));
  const spreads = TYPICAL_AHEAD.map((ahead) => spreadOf(prepared, (d) => tables.get(d - ahead + 1) ?? null));
  const { level, day, week, carried } = smoothing;
  const reason = `Double-seasonal smoothing, as asked; gains by past errors: level ${level}, day ${day}, week ${week}, carried over ${carried}.`;
  return {
    ...ruleModel(prepared, spreads, { history, context, model: 'doubleSeasonal', asked, reason }),
    smoothing,
  };
}
