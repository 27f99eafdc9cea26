/** Shares of a day's total by weekday and slot, for three distances of the day ahead. */
export interface Profile {
  readonly slots: number;
  /** For each horizon group (next day, first week, later): 7 x slots shares; those of one weekday sum to 1. */
  readonly shares: readonly (readonly number[])[];
  /** Dispersion of rows around their share of the day's total: variance = `dispersion` x mean + `relative` x mean squared. */
  readonly dispersion: readonly number[];
  readonly relative: readonly number[];
}

/** What {@link learnProfile} needs: days x slots counts, the weekday whose shape each day has (0 to pass over), open slots. */
export interface ProfileInput {
  readonly counts: Float64Array;
  readonly slots: number;
  readonly weekday: Int32Array;
  /** 7 x slots. */
  readonly open: Uint8Array;
}

/** Rows of recent days with the share that was forecast for them, to calibrate bands by. */
export interface JudgedRows {
  readonly day: number[];
  readonly slot: number[];
  readonly count: number[];
  readonly share: number[];
}

/** A profile and, for each horizon group, how it did on recent days. */
export interface LearnedProfile {
  readonly profile: Profile;
  readonly judged: readonly JudgedRows[];
}

/** Horizon groups of a profile: days ahead at which each is judged. */
export const LAGS = [1, 7, 21];
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

/** The group of a day `daysAhead` after the last day seen. */
export function profileGroup(daysAhead: number): number {
  return daysAhead <= 1 ? 0 : daysAhead <= 7 ? 1 : 2;
}

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
  const candidates = GAINS.map((gains) => trace(input, usable, gains, usable.length - judged.length - 1));
  const shares: number[][] = [];
  const dispersion: number[] = [];
  const relative: number[] = [];
  const judgedRows: JudgedRows[] = [];
  for (const lag of LAGS) {
    const losses = candidates.map((candidate) => judge(input, candidate, usable, judged.length, lag, 0));
    const order = losses.map((loss, i) => ({ loss, i })).sort((a, b) => a.loss - b.loss);
    const top = order.slice(0, 2).map(({ i }) => candidates[i] as Trace);
    const best = top[0] as Trace;
    const widths = [0, 1, 2, 3, 5].filter((width) => width < slots / 8);
    const widthLosses = widths.map((width) => judge(input, best, usable, judged.length, lag, width));
    const width = widths[widthLosses.indexOf(Math.min(...widthLosses))] ?? 0;
    const mean = new Float64Array(7 * slots);
    for (const each of top) {
      const table = shapeTable(input, each, each.last, width);
      for (let i = 0; i < mean.length; i++) mean[i] = (mean[i] as number) + (table[i] as number) / top.length;
    }
    shares.push(Array.from(mean));
    const spread = spreadOf(input, best, usable, judged.length, lag, width);
    dispersion.push(spread.dispersion);
    relative.push(spread.relative);
    judgedRows.push(rowsOf(input, best, usable, judged.length, lag, width));
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

/** The state of the smoothing after each of the last days: common shape, then the seven differences, then their shrinkage. */
interface Trace {
  readonly states: readonly Float64Array[];
  /** Index into the usable days of the first state. */
  readonly first: number;
  readonly last: Float64Array;
}

function trace(
  input: ProfileInput,
  usable: readonly number[],
  gains: readonly [number, number],
  keepFrom: number,
): Trace {
  const { counts, slots, weekday, open } = input;
  const [commonGain, ownGain] = gains;
  const state = new Float64Array(8 * slots + 7);
  const noise = new Float64Array(7);
  const seenOf = new Int32Array(7);
  const share = new Float64Array(slots);
  const first = Math.max(0, keepFrom - LAGS[2]!);
  const states: Float64Array[] = [];
  for (const [index, day] of usable.entries()) {
    const w = (weekday[day] as number) - 1;
    let total = 0;
    for (let slot = 0; slot < slots; slot++) {
      const value = counts[day * slots + slot] as number;
      share[slot] = open[w * slots + slot] && !Number.isNaN(value) ? value : 0;
      total += share[slot] as number;
    }
    const n = (seenOf[w] as number) + 1;
    seenOf[w] = n;
    const a = Math.max(commonGain, 1 / (index + 1));
    const b = Math.max(ownGain, 1 / (n + (index < 7 ? 0 : 1)));
    let squares = 0;
    let signal = 0;
    for (let slot = 0; slot < slots; slot++) {
      const own = (w + 1) * slots + slot;
      const error = (share[slot] as number) / total - (state[slot] as number) - (state[own] as number);
      squares += error * error;
      state[slot] = (state[slot] as number) + a * error * (index === 0 ? 1 : 0.9);
      state[own] = (state[own] as number) + b * error * (index === 0 ? 0 : 1);
      signal += (state[own] as number) ** 2;
    }
    if (n > 1)
      noise[w] = (noise[w] as number) + Math.max(0.05, 1 / (n - 1)) * (squares - (noise[w] as number));
    const spread = b / (2 - b);
    state[8 * slots + w] =
      n < 3 || signal === 0
        ? signal > 2 * squares
          ? 1
          : 0.5
        : Math.max(0, 1 - ((noise[w] as number) * spread) / signal);
    if (index >= first) states.push(state.slice());
  }
  return { states, first, last: state };
}

/** Shares of all weekdays from a state of the smoothing. */
function shapeTable(input: ProfileInput, _trace: Trace, state: Float64Array, width: number): Float64Array {
  const table = new Float64Array(7 * input.slots);
  for (let w = 0; w < 7; w++)
    shapeOf(input, state, w, width, table.subarray(w * input.slots, (w + 1) * input.slots));
  return table;
}

function shapeOf(
  input: ProfileInput,
  state: Float64Array,
  w: number,
  width: number,
  out: Float64Array,
): void {
  const { slots, open } = input;
  const shrink = state[8 * slots + w] as number;
  const raw = new Float64Array(slots);
  for (let slot = 0; slot < slots; slot++) {
    raw[slot] = (state[slot] as number) + shrink * (state[(w + 1) * slots + slot] as number);
  }
  let sum = 0;
  for (let slot = 0; slot < slots; slot++) {
    out[slot] = 0;
    if (!open[w * slots + slot]) continue;
    let value = 0;
    let weight = 0;
    for (let k = -width; k <= width; k++) {
      const other = (slot + k + slots) % slots;
      if (!open[w * slots + other]) continue;
      const share = width + 1 - Math.abs(k);
      value += share * (raw[other] as number);
      weight += share;
    }
    out[slot] = Math.max(0, value / weight);
    sum += out[slot] as number;
  }
  if (sum > 0) for (let slot = 0; slot < slots; slot++) out[slot] = (out[slot] as number) / sum;
}

/** Visits each row of the judged days with its count and its share of the day's true total, as forecast `lag` days before. */
function visitJudged(
  input: ProfileInput,
  candidate: Trace,
  usable: readonly number[],
  judged: number,
  lag: number,
  width: number,
  visit: (count: number, expected: number, day: number, share: number, slot: number) => void,
): void {
  const { counts, slots, weekday, open } = input;
  const shape = new Float64Array(slots);
  for (let index = usable.length - judged; index < usable.length; index++) {
    const day = usable[index] as number;
    let before = index - 1;
    while (before > 0 && day - (usable[before] as number) < lag) before -= 1;
    const state = candidate.states[Math.max(0, before - candidate.first)];
    if (!state || index === 0) continue;
    const w = (weekday[day] as number) - 1;
    shapeOf(input, state, w, width, shape);
    let total = 0;
    for (let slot = 0; slot < slots; slot++) {
      const value = counts[day * slots + slot] as number;
      if (open[w * slots + slot] && !Number.isNaN(value)) total += value;
    }
    for (let slot = 0; slot < slots; slot++) {
      const value = counts[day * slots + slot] as number;
      if (open[w * slots + slot] && !Number.isNaN(value)) {
        visit(value, total * (shape[slot] as number), day, shape[slot] as number, slot);
      }
    }
  }
}

function rowsOf(
  input: ProfileInput,
  candidate: Trace,
  usable: readonly number[],
  judged: number,
  lag: number,
  width: number,
): JudgedRows {
  const rows: JudgedRows = { day: [], slot: [], count: [], share: [] };
  visitJudged(input, candidate, usable, judged, lag, width, (count, _expected, day, share, slot) => {
    rows.day.push(day);
    rows.slot.push(slot);
    rows.count.push(count);
    rows.share.push(share);
  });
  return rows;
}

function judge(
  input: ProfileInput,
  candidate: Trace,
  usable: readonly number[],
  judged: number,
  lag: number,
  width: number,
): number {
  let loss = 0;
  visitJudged(input, candidate, usable, judged, lag, width, (count, expected) => {
    loss += Math.abs(count - expected);
  });
  return loss;
}

/** Fits e^2 = dispersion x mean + relative x mean^2 by least squares of e^2 / mean on the mean, both kept at 0 or above. */
function spreadOf(
  input: ProfileInput,
  candidate: Trace,
  usable: readonly number[],
  judged: number,
  lag: number,
  width: number,
): { dispersion: number; relative: number } {
  let n = 0;
  let sx = 0;
  let sy = 0;
  let sxx = 0;
  let sxy = 0;
  visitJudged(input, candidate, usable, judged, lag, width, (count, expected) => {
    if (expected <= 0) return;
    const y = (count - expected) ** 2 / expected;
    n += 1;
    sx += expected;
    sy += y;
    sxx += expected * expected;
    sxy += expected * y;
  });
  if (n === 0) return { dispersion: 0, relative: 0.05 };
  const det = n * sxx - sx * sx;
  let relative = det > 0 ? (n * sxy - sx * sy) / det : 0;
  relative = Math.min(Math.max(0, relative), sx > 0 ? sy / sx : 0);
  const dispersion = Math.max(0, (sy - relative * sx) / n);
  return { dispersion, relative };
}
