import { horizonBucket } from './bandCalibration.ts';
import type { PastDays } from './calibrate.ts';
import { chooseCycles } from './chooseCycles.ts';
import { runDayModels } from './dayModels.ts';
import { candidateSettings } from './daySettings.ts';
import type { LogDays } from './logDays.ts';
import { combineLogs, JUDGED_AHEAD, pastForecasts, weigh } from './pastForecasts.ts';
import type { PreparedHistory } from './prepareHistory.ts';
import { runSpecialDays, type SpecialDays } from './specialDays.ts';
import type { DayModelWeight } from './types.ts';

/** Days on which past forecasts are judged. */
const JUDGED_DAYS = 140;

/** Day models with their weights, and what they would have forecast. */
export interface FittedDays {
  readonly weights: readonly DayModelWeight[];
  readonly past: PastDays;
  readonly specials: SpecialDays;
}

/** Runs every candidate over the days and weighs them by their past errors. */
export function fitDayModels(prepared: PreparedHistory, logs: LogDays, totals: Float64Array): FittedDays {
  const days = totals.length;
  const keepFrom = Math.max(Math.min(21, Math.floor(days / 2)), days - JUDGED_DAYS);
  const cycles = chooseCycles(prepared, logs);
  const specials = runSpecialDays(prepared, logs, [], cycles);
  const runs = runDayModels(prepared, specials.ordinary, candidateSettings(days, cycles), [], keepFrom);
  const past = runs.map((run) => pastForecasts(run, logs, specials.added));
  const weights = weigh(
    runs.map(({ settings }) => settings),
    past,
    totals,
    logs,
    keepFrom,
  );
  const logMeans = combinePast(past, weights);
  return { weights, past: { logMeans, keepFrom, totals, special: specials.design.special }, specials };
}

function combinePast(past: readonly Float64Array[], weights: readonly DayModelWeight[]): Float64Array {
  const out = new Float64Array(past[0]?.length ?? 0);
  for (let at = 0; at < out.length; at++) {
    out[at] = combineLogs(
      past.map((logs) => logs[at] as number),
      weights,
      horizonBucket((at % JUDGED_AHEAD) + 1),
    );
  }
  return out;
}
