import { judgedRowsOf, lossOf, spreadOf } from './judgeProfile.ts';
import { type JudgedRows, LAGS, type LearnedProfile, type Profile, type ProfileInput } from './profile.ts';
import { shapeTable } from './shapeOf.ts';
import { type ShapeSettings, type Trace, traceShapes } from './traceShapes.ts';

/** Variances tried of the weekdays' differences: small ones, and whatever they are. */
const SPREADS = [0.3, 20];
/** Speeds tried, of the common shape and of the differences. */
const SPEEDS: readonly (readonly [number, number])[] = [
  [0.1, 0.0016],
  [0.01, 0.0008],
  [0.001, 0.0002],
  [0.00003, 0.00003],
];
const CANDIDATES: readonly ShapeSettings[] = SPREADS.flatMap((spread) =>
  SPEEDS.map(([common, weekday]) => ({ common, weekday, spread })),
);
/** Neighbours on each side over which shapes are smoothed. */
const WIDTHS = [0, 1, 2, 3, 5];
/** Share of the judged rows that count as independent: those of one day, and those of candidates, err alike. */
const INDEPENDENT = 0.25;
/** What is believed less is left out, lest rows that always were 0 get 1e-90 of a contact from a smoothing nobody believes. */
const LEAST_BELIEF = 1e-9;
/** Days on which the candidates are compared. */
const JUDGED_DAYS = 56;

/**
 * A common intraday shape and the weekdays' differences from it, both wandering ({@link traceShapes}), smoothed over
 * neighbouring slots. Per horizon group, candidates of different speeds and spreads are averaged, and so are the widths of
 * smoothing, by how likely they make the rows of recent days given the true totals.
 */
export function learnProfile(input: ProfileInput): LearnedProfile {
  const { slots } = input;
  const usable = usableDays(input);
  if (slots === 1 || usable.length === 0)
    return {
      profile: flatProfile(input),
      judged: LAGS.map(() => ({ day: [], slot: [], count: [], share: [] })),
    };
  const judged = usable.slice(-JUDGED_DAYS).filter((_, i, all) => all.length < 4 || i > 0).length;
  const candidates = CANDIDATES.map((settings) =>
    traceShapes(input, usable, settings, usable.length - judged - 1),
  );
  const shares: number[][] = [];
  const dispersion: number[] = [];
  const relative: number[] = [];
  const judgedRows: JudgedRows[] = [];
  for (const lag of LAGS) {
    const { best, width, rows, table } = chooseShape(input, candidates, usable, judged, lag);
    shares.push(Array.from(table));
    const spread = spreadOf(input, best, usable, judged, lag, width);
    dispersion.push(spread.dispersion);
    relative.push(spread.relative);
    judgedRows.push(rows);
  }
  return { profile: { slots, shares, dispersion, relative, special: [] }, judged: judgedRows };
}

/** The candidate and the width that did best at a distance, their judged rows, and the average of all by how they did. */
function chooseShape(
  input: ProfileInput,
  candidates: readonly Trace[],
  usable: readonly number[],
  judged: number,
  lag: number,
): { best: Trace; width: number; rows: JudgedRows; table: Float64Array } {
  const losses = candidates.map((candidate) => lossOf(input, candidate, usable, judged, lag, 0));
  const best = candidates[losses.indexOf(Math.min(...losses))] as Trace;
  const widths = WIDTHS.filter((width) => width < input.slots / 8);
  const ofWidths = widths.map((width) => lossOf(input, best, usable, judged, lag, width));
  const width = widths[ofWidths.indexOf(Math.min(...ofWidths))] as number;
  const rows = judgedRowsOf(input, best, usable, judged, lag, width);
  const independent = INDEPENDENT * rows.day.length;
  const state = averageOf(
    candidates.map(({ last }) => last),
    likelihoods(losses, independent),
  );
  const table = averageOf(
    widths.map((each) => shapeTable(input, state, each)),
    likelihoods(ofWidths, independent),
  );
  return { best, width, rows, table };
}

/** Belief in candidates by their absolute errors over n rows: Laplace errors of unknown size have the likelihood loss^-n. */
function likelihoods(losses: readonly number[], n: number): number[] {
  const least = Math.min(...losses);
  const raw = losses.map((loss) => {
    const belief = loss === least ? 1 : (least / loss) ** n;
    return belief > LEAST_BELIEF ? belief : 0;
  });
  const sum = raw.reduce((a, b) => a + b, 0);
  return raw.map((value) => value / sum);
}

function averageOf(tables: readonly Float64Array[], weights: readonly number[]): Float64Array {
  const mean = new Float64Array(tables[0]?.length ?? 0);
  for (const [t, table] of tables.entries()) {
    for (let i = 0; i < mean.length; i++)
      mean[i] = (mean[i] as number) + (weights[t] as number) * (table[i] as number);
  }
  return mean;
}

/** Share of a day's open slots that must be seen to learn from it, and where few days are seen so well. */
const WELL_SEEN = 0.9;
const HALF_SEEN = 0.5;

/** Days with a shape to learn from: nearly all open slots seen (half of them, where most days have gaps), and something happened. */
function usableDays(input: ProfileInput): number[] {
  const seen = Float64Array.from(input.weekday, (_, day) => seenShare(input, day));
  const daysFrom = (share: number) => [...seen.keys()].filter((day) => (seen[day] as number) >= share);
  const well = daysFrom(WELL_SEEN);
  const half = daysFrom(HALF_SEEN);
  return well.length >= half.length / 3 ? well : half;
}

/** Share of a day's open slots that have a value; 0 where nothing happened. Rows that changed later are not asked for. */
function seenShare({ counts, slots, weekday, open, change }: ProfileInput, day: number): number {
  const w = weekday[day] as number;
  if (w === 0) return 0;
  let expected = 0;
  let seen = 0;
  let total = 0;
  for (let slot = 0; slot < slots; slot++) {
    const at = (w - 1) * slots + slot;
    if (!open[at] || (change && day < change.since && change.cells[at] !== 0)) continue;
    expected += 1;
    const value = counts[day * slots + slot] as number;
    if (Number.isNaN(value)) continue;
    seen += 1;
    total += value;
  }
  return expected > 0 && total > 0 ? seen / expected : 0;
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
    special: [],
  };
}
