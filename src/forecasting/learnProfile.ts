import { judgedRowsOf, lossOf, spreadOf } from './judgeProfile.ts';
import { type JudgedRows, LAGS, type LearnedProfile, type Profile, type ProfileInput } from './profile.ts';
import { shapeTable, type Trace, traceShapes } from './traceShapes.ts';

/** Gains tried: how fast the common shape moves, how fast a weekday's difference from it does. */
const GAINS: readonly (readonly [number, number])[] = [
  [0.35, 0.1],
  [0.15, 0.1],
  [0.06, 0.1],
  [0.06, 0.04],
  [0.02, 0.04],
  [0.005, 0.02],
];
/** Days on which the candidates are compared. */
const JUDGED_DAYS = 56;

/**
 * Double exponential smoothing of the intraday shape: a common shape that moves fast and the weekdays' differences from it
 * that move slowly, the differences shrunk by their signal-to-noise ratio, both smoothed over neighbouring slots. Gains and
 * smoothing are chosen per horizon group by the absolute error of recent days given their true totals.
 */
export function learnProfile(input: ProfileInput): LearnedProfile {
  const { slots } = input;
  const usable = usableDays(input);
  if (slots === 1 || usable.length === 0)
    return {
      profile: flatProfile(input),
      judged: LAGS.map(() => ({ day: [], slot: [], count: [], share: [] })),
    };
  const judged = usable.slice(-JUDGED_DAYS).filter((_, i, all) => all.length < 4 || i > 0);
  const candidates = GAINS.map((gains) =>
    traceShapes(input, usable, gains, usable.length - judged.length - 1),
  );
  const shares: number[][] = [];
  const dispersion: number[] = [];
  const relative: number[] = [];
  const judgedRows: JudgedRows[] = [];
  for (const lag of LAGS) {
    const losses = candidates.map((candidate) => lossOf(input, candidate, usable, judged.length, lag, 0));
    const order = losses.map((loss, i) => ({ loss, i })).sort((a, b) => a.loss - b.loss);
    const top = order.slice(0, 2).map(({ i }) => candidates[i] as Trace);
    const best = top[0] as Trace;
    const widths = [0, 1, 2, 3, 5].filter((width) => width < slots / 8);
    const widthLosses = widths.map((width) => lossOf(input, best, usable, judged.length, lag, width));
    const width = widths[widthLosses.indexOf(Math.min(...widthLosses))] ?? 0;
    const mean = new Float64Array(7 * slots);
    for (const each of top) {
      const table = shapeTable(input, each.last, width);
      for (let i = 0; i < mean.length; i++) mean[i] = (mean[i] as number) + (table[i] as number) / top.length;
    }
    shares.push(Array.from(mean));
    const spread = spreadOf(input, best, usable, judged.length, lag, width);
    dispersion.push(spread.dispersion);
    relative.push(spread.relative);
    judgedRows.push(judgedRowsOf(input, best, usable, judged.length, lag, width));
  }
  return { profile: { slots, shares, dispersion, relative }, judged: judgedRows };
}

/** Days with a shape to learn from: nearly all open slots seen, and something happened. */
function usableDays({ counts, slots, weekday, open }: ProfileInput): number[] {
  const days: number[] = [];
  for (let day = 0; day < weekday.length; day++) {
    const w = weekday[day] as number;
    if (w === 0) continue;
    let expected = 0;
    let seen = 0;
    let total = 0;
    for (let slot = 0; slot < slots; slot++) {
      if (!open[(w - 1) * slots + slot]) continue;
      expected += 1;
      const value = counts[day * slots + slot] as number;
      if (Number.isNaN(value)) continue;
      seen += 1;
      total += value;
    }
    if (expected > 0 && seen >= 0.9 * expected && total > 0) days.push(day);
  }
  return days;
}

function flatProfile({ slots, open }: ProfileInput): Profile {
  const shares = new Float64Array(7 * slots);
  for (let w = 0; w < 7; w++) {
    let n = 0;
    for (let slot = 0; slot < slots; slot++) n += open[w * slots + slot] as number;
    for (let slot = 0; slot < slots; slot++) shares[w * slots + slot] = open[w * slots + slot] ? 1 / n : 0;
  }
  const relative = slots === 1 ? 0 : 0.05;
  return {
    slots,
    shares: LAGS.map(() => Array.from(shares)),
    dispersion: [0, 0, 0],
    relative: [relative, relative, relative],
  };
}
