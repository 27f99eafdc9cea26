/** What was seen of a day. */
export interface News {
  /** Log ratio of actual to forecast over the day so far; 0 when none is seen. */
  readonly soFar: number;
  /** The same over the last two hours, beyond the day so far. */
  readonly recent: number;
}

/** How far a learned gain may reasonably lie from its theoretical value. */
const GAIN_SD = 0.6;

/** What one unit of the ratio so far, and of the ratio of the last hours beyond it, says of the rest of the day. */
export interface Gain {
  readonly soFar: number;
  readonly recent: number;
}

/** A past day: its news at that hour, and the log ratio of actual to forecast of a block of its rest. */
export interface PastRest {
  readonly news: News;
  readonly y: number;
}

/**
 * The learned gain, drawn to theory by how much of its advantage on past days its two numbers would bring by chance
 * (positive-part James-Stein). Theory holds until the past contradicts it: where the gain did worse than no update, it is
 * shrunk, to nothing once the loss is as large as chance would make it.
 */
export function restOfDayGain(cases: readonly PastRest[], prior: number): Gain {
  const theory = { soFar: prior, recent: 0 };
  if (cases.length === 0) return theory;
  const learned = regress(cases, prior);
  const after = squaresLeft(cases, learned);
  const numbers = cases.some(({ news }) => news.soFar !== 0) ? 2 : 1;
  const chance = (numbers * after) / cases.length;
  const better = squaresLeft(cases, theory) - after;
  const kept = better > 0 ? Math.max(0, 1 - chance / better) : 0;
  const gain = {
    soFar: theory.soFar + kept * (learned.soFar - theory.soFar),
    recent: kept * learned.recent,
  };
  const worse = squaresLeft(cases, gain) - squaresLeft(cases, { soFar: 0, recent: 0 });
  const trust = worse > 0 ? Math.max(0, 1 - worse / chance) : 1;
  return { soFar: trust * gain.soFar, recent: trust * gain.recent };
}

/** Squared errors that a gain would have left over on past days. */
function squaresLeft(cases: readonly PastRest[], { soFar, recent }: Gain): number {
  return cases.reduce((sum, { news, y }) => sum + (y - soFar * news.soFar - recent * news.recent) ** 2, 0);
}

/** Ridge regression of y on the two news, drawn to (prior, 0) with the weight of some days. */
function regress(cases: readonly PastRest[], prior: number): Gain {
  let xx = 0;
  let xr = 0;
  let rr = 0;
  let xy = 0;
  let ry = 0;
  let noise = 0;
  for (const { news, y } of cases) {
    const rest = y - prior * news.soFar;
    xx += news.soFar ** 2;
    xr += news.soFar * news.recent;
    rr += news.recent ** 2;
    xy += news.soFar * rest;
    ry += news.recent * rest;
    noise += rest * rest;
  }
  const pull = noise / Math.max(1, cases.length) / GAIN_SD ** 2;
  const a = xx + pull;
  const c = rr + pull;
  const det = a * c - xr * xr;
  if (!(det > 1e-12 * a * c) || det <= 0) {
    return { soFar: prior + (a > 0 ? xy / a : 0), recent: c > 0 ? ry / c : 0 };
  }
  return { soFar: prior + (c * xy - xr * ry) / det, recent: (a * ry - xr * xy) / det };
}
