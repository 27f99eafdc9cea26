import type { Series } from '../time/index.ts';
import { calibrate } from './calibrate.ts';
import { dayAheadForecasts } from './dayAhead.ts';
import { dayErrorsOf } from './dayErrors.ts';
import type { DayModelRun } from './dayModels.ts';
import { dayTotalsOf } from './dayTotalsOf.ts';
import { fitDayModels } from './fitDayModels.ts';
import { learnProfile } from './learnProfile.ts';
import { fromLog, type LogDays, logDays } from './logDays.ts';
import { learnDayCorrelation } from './paths/learnDayCorrelation.ts';
import { learnRowCorrelation } from './paths/learnRowCorrelation.ts';
import { type PreparedHistory, prepareHistory, profileInput } from './prepareHistory.ts';
import type { SpecialDays } from './specialDays.ts';
import { learnSpecialShapes } from './specialShapes.ts';
import type { CleanedDay, DayModelWeight, FittedModel, ForecastContext, ModelChoice } from './types.ts';

/** Fits day models, profile and bands: the model behind `auto`. */
export function fitDayProfile(history: Series, context: ForecastContext, asked: ModelChoice): FittedModel {
  const prepared = prepareHistory(history, context);
  const special = learnSpecialShapes(prepared);
  const { profile: ofWeekdays, judged } = learnProfile(profileInput(prepared, special));
  const profile = { ...ofWeekdays, special };
  const standard = dayTotalsOf(prepared, profile);
  const logs = logDays(standard, prepared.table.weekdays);
  const { weights, past, specials } = fitDayModels(prepared, logs, standard.totals);
  const bands = calibrate(past, weights, logs, judged, profile);
  return {
    kind: 'staffcast.forecast',
    asked,
    model: 'dayProfile',
    reason: reasonOf(weights, standard.totals.length, specials),
    history,
    context,
    dayModels: weights.filter(({ weights: w }) => w.some((value) => value > 0.01)),
    profile,
    bands,
    correlation: {
      overDays: learnDayCorrelation(past, logs, bands.dayVariance, weights),
      overRows: learnRowCorrelation(judged[1], profile),
    },
    dayAhead: judged[0]
      ? dayAheadForecasts(past, logs, judged[0], prepared.table.dayNumbers, prepared.table.slots)
      : [],
    dayErrors: dayErrorsOf(past, logs, prepared.table.dayNumbers),
    cleaned: cleanedDays(prepared, standard.totals, logs, specials),
    notes: [],
  };
}

function reasonOf(weights: readonly DayModelWeight[], days: number, { years }: SpecialDays): string {
  const named = [...weights]
    .sort((a, b) => (b.weights[1] ?? 0) - (a.weights[1] ?? 0))
    .slice(0, 3)
    .map(({ settings, weights: w }) => `${settings.name} ${Math.round(100 * (w[1] ?? 0))} %`);
  const { monthlyWaves = 0, cycles = [] } = weights[0]?.settings ?? {};
  const followed = [
    ...(monthlyWaves > 0 ? ['month'] : []),
    ...(cycles.includes('fortnight') ? ['fortnight'] : []),
  ];
  const season = years?.season.some((log) => log !== 0)
    ? ' Other years say what the time of year brings.'
    : '';
  const growth = years?.growth[0] ? ' Growth over the years is carried on.' : '';
  const follows = followed.length > 0 ? ` The volume follows the ${followed.join(' and the ')}.` : '';
  return `Day totals times an intraday profile, from ${days} days. ${weights.length} day models are weighed by their past errors; for the first week most by: ${named.join(', ')}.${follows}${season}${growth}`;
}

/** Days that stood out so far that they were given less weight. */
function cleanedDays(
  prepared: PreparedHistory,
  totals: Float64Array,
  logs: LogDays,
  { run }: DayModelRun,
): CleanedDay[] {
  const cleaned: CleanedDay[] = [];
  for (const [day, { date }] of prepared.table.clock.days.entries()) {
    const inflation = run.inflation[day] ?? 1;
    if (inflation <= 1.5) continue;
    const log = logs.logTotals[day] as number;
    cleaned.push({
      date,
      observed: totals[day] as number,
      expected: fromLog(log - (run.surprise[day] ?? 0), logs),
      why: `${(3 * Math.sqrt(inflation)).toFixed(1)} standard deviations from what the days before said: it counts less`,
    });
  }
  return cleaned;
}
