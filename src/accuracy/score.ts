import { checkLength, checkList, checkObject, checkObjects } from '../errors/index.ts';
import { bandCoverage, pinballLoss, type QuantileForecast, weightedQuantileLoss } from './bandErrors.ts';
import type { Values } from './pairs.ts';
import { bias, mase, rmsse, trackingSignal, wape } from './pointErrors.ts';

/** How a set of forecasts did. `null` where it cannot be said. */
export interface Scores {
  /** Rows compared. */
  readonly rows: number;
  readonly wape: number | null;
  readonly mase: number | null;
  readonly rmsse: number | null;
  readonly bias: number | null;
  readonly trackingSignal: number | null;
  readonly weightedQuantileLoss: number | null;
  /** Mean pinball loss of each quantile, in contacts. */
  readonly pinball: readonly { readonly probability: number; readonly loss: number | null }[];
  /** For each central band that the quantiles form: its nominal probability and the share of rows inside it. */
  readonly coverage: readonly { readonly probability: number; readonly share: number | null }[];
}

/** Rows to score together. */
export interface ScoreInput {
  readonly actual: Values;
  readonly mean: Values;
  readonly quantiles: readonly QuantileForecast[];
  /** Seasonal naive errors inside the history, or `null`. */
  readonly scale: { readonly absolute: number; readonly squared: number } | null;
}

/** All measures of a set of rows. */
export function score(input: ScoreInput): Scores {
  checkObject('score', 'input', input);
  const { actual, mean, quantiles, scale } = input;
  checkList('score', 'actual', actual);
  checkLength('score', 'mean', mean, actual.length);
  checkObjects('score', 'quantiles', quantiles);
  let rows = 0;
  for (let i = 0; i < actual.length; i++) if (actual[i] !== null && mean[i] !== null) rows += 1;
  return {
    rows,
    wape: wape(actual, mean),
    mase: scale && scale.absolute > 0 ? mase(actual, mean, scale.absolute) : null,
    rmsse: scale && scale.squared > 0 ? rmsse(actual, mean, scale.squared) : null,
    bias: bias(actual, mean),
    trackingSignal: trackingSignal(actual, mean),
    weightedQuantileLoss: weightedQuantileLoss(actual, quantiles),
    pinball: quantiles.map(({ probability, values }) => ({
      probability,
      loss: pinballLoss(actual, values, probability),
    })),
    coverage: bandsOf(quantiles).map(({ probability, lower, upper }) => ({
      probability,
      share: bandCoverage(actual, lower, upper),
    })),
  };
}

/** The central bands among quantiles: pairs of probabilities that sum to 1. */
function bandsOf(quantiles: readonly QuantileForecast[]) {
  const bands: { probability: number; lower: Values; upper: Values }[] = [];
  for (const low of quantiles) {
    if (low.probability >= 0.5) continue;
    const high = quantiles.find(({ probability }) => Math.abs(probability + low.probability - 1) < 1e-9);
    if (!high) continue;
    const probability = Number((high.probability - low.probability).toFixed(9));
    bands.push({ probability, lower: low.values, upper: high.values });
  }
  return bands;
}
