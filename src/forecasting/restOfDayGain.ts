import { medianOf } from './median.ts';

/** What was seen of a day. */
export interface News {
  /** Log ratio of actual to forecast over the day so far; 0 when none is seen. */
  readonly soFar: number;
  /** The same over the last hour, beyond the day so far. */
  readonly recent: number;
}

/** How far a learned gain may reasonably lie from its theoretical value. */
const GAIN_SD = 0.6;

/** What one unit of the ratio so far, and of the ratio of the last hour beyond it, says of the rest of the day. */
export interface Gain {
  readonly soFar: number;
  readonly recent: number;
}

/** A past day: its news at that hour, and the log ratio of actual to forecast of a block of its rest. */
export interface PastRest {
  readonly news: News;
  readonly y: number;
}

/** Standard deviations beyond which a past day's error counts in proportion to its size, no more to its square. */
const ORDINARY_SDS = 2;
/** Rounds of weighing anew. */
const ROUNDS = 4;

/**
 * The learned gain, drawn to theory by how much of its advantage on past days its two numbers would bring by chance
 * (positive-part James-Stein). Theory holds until the past contradicts it: where the gain did worse than no update, it is
 * shrunk, to nothing once the loss is as large as chance would make it. A day on which the lines went dead at noon must not
 * teach what a quiet morning means, so errors are counted as by Huber (1964), "Robust estimation of a location parameter".
 */
export function restOfDayGain(cases: readonly PastRest[], prior: number): Gain {
  const theory = { soFar: prior, recent: 0 };
  if (cases.length === 0) return theory;
  const { learned, ordinary } = regressRobustly(cases, prior);
  const loss = (gain: Gain) => lossLeft(cases, gain, ordinary);
  const after = loss(learned);
  const numbers = cases.some(({ news }) => news.soFar !== 0) ? 2 : 1;
  const chance = (numbers * after) / cases.length;
  const better = loss(theory) - after;
  const kept = better > 0 ? Math.max(0, 1 - chance / better) : 0;
  const gain = {
    soFar: theory.soFar + kept * (learned.soFar - theory.soFar),
    recent: kept * learned.recent,
  };
  const worse = loss(gain) - loss({ soFar: 0, recent: 0 });
  const trust = worse > 0 ? Math.max(0, 1 - worse / chance) : 1;
  return { soFar: trust * gain.soFar, recent: trust * gain.recent };
}

/** What a gain leaves over of a past day. */
function errorOf({ news, y }: PastRest, { soFar, recent }: Gain): number {
  return y - soFar * news.soFar - recent * news.recent;
}

/** Squared errors that a gain would have left over on past days; beyond the ordinary, errors count in proportion. */
function lossLeft(cases: readonly PastRest[], gain: Gain, ordinary: number): number {
  return cases.reduce((sum, each) => {
    const error = Math.abs(errorOf(each, gain));
    return sum + (error > ordinary ? ordinary * (2 * error - ordinary) : error * error);
  }, 0);
}

/** Huber's regression by weighing anew, and the size up to which an error is ordinary. */
function regressRobustly(cases: readonly PastRest[], prior: number): { learned: Gain; ordinary: number } {
  let learned: Gain = { soFar: prior, recent: 0 };
  let ordinary = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS; round++) {
    const errors = cases.map((each) => Math.abs(errorOf(each, learned)));
    ordinary = ORDINARY_SDS * 1.4826 * medianOf(errors);
    const weights = errors.map((error) => (error > ordinary ? ordinary / error : 1));
    learned = regress(cases, weights, prior);
  }
  return { learned, ordinary };
}

/** Weighted ridge regression of y on the two news, drawn to (prior, 0) with the weight of some days. */
function regress(cases: readonly PastRest[], weights: readonly number[], prior: number): Gain {
  let xx = 0;
  let xr = 0;
  let rr = 0;
  let xy = 0;
  let ry = 0;
  let noise = 0;
  let total = 0;
  for (const [i, { news, y }] of cases.entries()) {
    const weight = weights[i] as number;
    const rest = y - prior * news.soFar;
    xx += weight * news.soFar ** 2;
    xr += weight * news.soFar * news.recent;
    rr += weight * news.recent ** 2;
    xy += weight * news.soFar * rest;
    ry += weight * news.recent * rest;
    noise += weight * rest * rest;
    total += weight;
  }
  const pull = noise / Math.max(1, total) / GAIN_SD ** 2;
  const a = xx + pull;
  const c = rr + pull;
  const det = a * c - xr * xr;
  if (!(det > 1e-12 * a * c) || det <= 0) {
    return { soFar: prior + (a > 0 ? xy / a : 0), recent: c > 0 ? ry / c : 0 };
  }
  return { soFar: prior + (c * xy - xr * ry) / det, recent: (a * ry - xr * xy) / det };
}
