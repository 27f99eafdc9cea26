import { gridDays } from '../../time/index.ts';
import { type VolumeScenarios, weightedQuantile } from './volumeScenarios.ts';

/** Volumes that differ by rounding alone look the same. */
const ROUNDING = 1e-9;

/**
 * Paths that look alike when the reserve is called: those next to each other by the contacts seen until then, in groups
 * that are as small as a quantile of their needs allows. Returns the group of each path.
 */
function callGroups(seen: readonly number[], chances: readonly number[], probability: number): number[] {
  const count = Math.max(1, Math.floor(seen.length * (1 - probability) + ROUNDING));
  const order = seen.map((_, s) => s).sort((a, b) => (seen[a] as number) - (seen[b] as number));
  const groups = new Array<number>(seen.length).fill(0);
  let reached = 0;
  for (const [i, s] of order.entries()) {
    const before = order[i - 1];
    const alike = before !== undefined && isAlike(seen[before] as number, seen[s] as number);
    const middle = reached + (chances[s] as number) / 2;
    // What looks the same can't be told apart, whatever comes of it later.
    groups[s] = alike ? (groups[before] as number) : Math.min(count - 1, Math.floor(count * middle));
    reached += chances[s] as number;
  }
  return groups;
}

function isAlike(a: number, b: number): boolean {
  return Math.abs(a - b) <= ROUNDING * Math.max(1, Math.abs(a), Math.abs(b));
}

/** The groups of paths by which the reserve of each row is called; `null` where the day is known, or nobody can come. */
export function groupsAtCall(
  { grid, paths }: VolumeScenarios,
  chances: readonly number[],
  probability: number,
  {
    seenRows,
    noticeRows = 0,
  }: { readonly seenRows?: number | undefined; readonly noticeRows?: number | undefined },
): (readonly number[] | null)[] {
  const groups = new Array<readonly number[] | null>(grid.length).fill(null);
  if (seenRows === undefined) return groups;
  for (const { from, to } of gridDays(grid)) {
    const seen = paths.map((path) =>
      path.slice(from, Math.min(to, from + seenRows)).reduce<number>((sum, n) => sum + (n ?? 0), 0),
    );
    const ofDay = callGroups(seen, chances, probability);
    for (let row = from + seenRows + noticeRows; row < to; row++) groups[row] = ofDay;
  }
  return groups;
}

/** What is called for on each path: the agents that are enough, with a probability, for paths that look like it. */
export function neededAtCall(
  needs: readonly number[],
  chances: readonly number[],
  groups: readonly number[],
  probability: number,
): number[] {
  const enough = new Map<number, number>();
  for (const group of new Set(groups)) {
    const members = needs.flatMap((_, s) => (groups[s] === group ? [s] : []));
    const total = members.reduce((sum, s) => sum + (chances[s] as number), 0);
    if (total === 0) continue;
    const shares = members.map((s) => (chances[s] as number) / total);
    const own = members.map((s) => needs[s] as number);
    enough.set(group, weightedQuantile(own, shares, probability));
  }
  return groups.map((group) => enough.get(group) ?? 0);
}
