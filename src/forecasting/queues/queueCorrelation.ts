import type { FittedModel } from '../types.ts';

/** So many common days make the correlation of two queues count half. */
const PRIOR_DAYS = 20;
/** Single strange days must not decide: errors are cut at so many standard deviations. */
const CUT = 3;

/**
 * Correlation of the errors that queues make on the same days a week ahead, queues x queues; drawn to 0 where they have few
 * common days.
 */
export function queueCorrelation(models: readonly FittedModel[]): number[][] {
  const errors = models.map(({ dayErrors }) => standardised(dayErrors));
  return errors.map((a, i) => errors.map((b, j) => (i === j ? 1 : correlation(a, b))));
}

function standardised(dayErrors: FittedModel['dayErrors']): Map<string, number> {
  const squares = dayErrors.map(({ logError }) => logError * logError).sort((a, b) => a - b);
  // Half of the squares of normal errors lie below 0.455 variances.
  const variance = (squares[Math.floor(squares.length / 2)] ?? 0) / 0.455;
  if (!(variance > 0)) return new Map();
  const sd = Math.sqrt(variance);
  return new Map(dayErrors.map(({ date, logError }) => [date, Math.max(-CUT, Math.min(CUT, logError / sd))]));
}

function correlation(a: Map<string, number>, b: Map<string, number>): number {
  let [xx, yy, xy, n] = [0, 0, 0, 0];
  for (const [date, x] of a) {
    const y = b.get(date);
    if (y === undefined) continue;
    xx += x * x;
    yy += y * y;
    xy += x * y;
    n += 1;
  }
  if (n === 0 || xx === 0 || yy === 0) return 0;
  return ((n / (n + PRIOR_DAYS)) * xy) / Math.sqrt(xx * yy);
}
