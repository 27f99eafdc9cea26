import { drawNormal, type RandomStream } from '../../math/index.ts';
import { dayNumber } from '../../time/index.ts';
import type { ForecastDistribution } from '../types.ts';
import { correlationAt } from './correlation.ts';

/** The independent causes behind the errors of days: what each day takes of each is the root of its variance. */
interface DayCause {
  readonly day: number;
  readonly total: number;
  readonly base: number;
  readonly special: number;
  /** Days in a row with a holiday or event share what is not known of it. */
  readonly run: number;
  /** Variance by each adjustment. */
  readonly adjustments: readonly number[];
}

function dayCauses({ days, uncertainty }: ForecastDistribution): DayCause[] {
  let run = 0;
  return days.map(({ date }, d) => {
    const variance = uncertainty.days[d] as ForecastDistribution['uncertainty']['days'][number];
    const before = uncertainty.days[d - 1];
    if (variance.special > 0 && !((before?.special ?? 0) > 0)) run += 1;
    return {
      day: dayNumber(date),
      total: variance.base + variance.special + variance.adjustments.reduce((a, b) => a + b, 0),
      base: variance.base,
      special: variance.special,
      run,
      adjustments: variance.adjustments,
    };
  });
}

/**
 * Correlation of the errors of every two days of a forecast, days x days: the day models' part fades with distance, the
 * unknown size of an event or holiday is shared by its days, and so is each adjustment's.
 */
export function dayCorrelations(forecast: ForecastDistribution): Float64Array {
  const causes = dayCauses(forecast);
  const n = causes.length;
  const out = new Float64Array(n * n);
  for (const [i, a] of causes.entries()) {
    for (const [j, b] of causes.entries()) {
      if (i === j) {
        out[i * n + j] = 1;
        continue;
      }
      let common =
        Math.sqrt(a.base * b.base) * correlationAt(forecast.uncertainty.overDays, Math.abs(a.day - b.day));
      if (a.run === b.run) common += Math.sqrt(a.special * b.special);
      for (const [k, variance] of a.adjustments.entries())
        common += Math.sqrt(variance * (b.adjustments[k] as number));
      const scale = Math.sqrt(a.total * b.total);
      out[i * n + j] = scale > 0 ? common / scale : 0;
    }
  }
  return out;
}

/** Draws one standard normal error per day of the forecast, correlated as {@link dayCorrelations} says. */
export function dayErrorSampler(forecast: ForecastDistribution): (random: RandomStream) => Float64Array {
  const causes = dayCauses(forecast);
  const { share, kept } = forecast.uncertainty.overDays;
  const runs = causes.reduce((most, { run }) => Math.max(most, run), 0);
  return (random) => {
    const ofRun = Array.from({ length: runs + 1 }, () => drawNormal(random));
    const ofAdjustment = (causes[0]?.adjustments ?? []).map(() => drawNormal(random));
    let carried = drawNormal(random);
    return Float64Array.from(causes, (cause, d) => {
      if (d > 0) {
        const left = kept ** (cause.day - (causes[d - 1] as DayCause).day);
        carried = left * carried + Math.sqrt(1 - left * left) * drawNormal(random);
      }
      const own = Math.sqrt(share) * carried + Math.sqrt(1 - share) * drawNormal(random);
      let sum = Math.sqrt(cause.base) * own + Math.sqrt(cause.special) * (ofRun[cause.run] as number);
      for (const [k, variance] of cause.adjustments.entries())
        sum += Math.sqrt(variance) * (ofAdjustment[k] as number);
      // A day without any variance still draws, so that its rows' noise has a partner.
      return cause.total > 0 ? sum / Math.sqrt(cause.total) : own;
    });
  };
}
