import type { PathDay } from './riskRequirement.ts';

/** What {@link improveAgents} works on; `k` counts the rows. */
export interface Improvement {
  readonly agents: readonly number[];
  /** Fewest agents of each row. */
  readonly floors: readonly number[];
  /** What `n` agents in row `k` give on each path. */
  readonly pathsOf: (k: number, n: number) => readonly PathDay[];
  /** Cost of all rows together, and of so many agents. */
  readonly costOf: (paths: readonly PathDay[], agents: number) => number;
}

/** Rounds of changes; each lowers the cost, so that few are needed. */
const MOST_ROUNDS = 50;

/**
 * Adds agents and takes them away as long as that is cheaper, one row after the other until a whole round changes nothing. Afterwards no single agent more or fewer is cheaper.
 */
export function improveAgents({ agents, floors, pathsOf, costOf }: Improvement): number[] {
  const found = [...agents];
  let paths = found.reduce<PathDay[]>(
    (sum, n, k) => pathsOf(k, n).map((part, s) => plus(sum[s] ?? NOTHING, part, 1)),
    [],
  );
  let count = found.reduce((a, b) => a + b, 0);
  let cost = costOf(paths, count);
  for (let round = 0, changed = true; changed && round < MOST_ROUNDS; round++) {
    changed = false;
    for (const k of found.keys()) while (step(k, -1) || step(k, 1)) changed = true;
  }
  return found;

  function step(k: number, by: 1 | -1): boolean {
    const n = found[k] as number;
    if (n + by < (floors[k] as number)) return false;
    const now = pathsOf(k, n);
    const then = pathsOf(k, n + by);
    const trial = paths.map((sum, s) => plus(plus(sum, now[s] as PathDay, -1), then[s] as PathDay, 1));
    const changed = costOf(trial, count + by);
    if (!(changed < cost - 1e-9 * Math.abs(cost))) return false;
    [paths, cost] = [trial, changed];
    count += by;
    found[k] = n + by;
    return true;
  }
}

const NOTHING: PathDay = { offered: 0, inTime: 0, base: 0 };

function plus(a: PathDay, b: PathDay, sign: 1 | -1): PathDay {
  return {
    offered: a.offered + sign * b.offered,
    inTime: a.inTime + sign * b.inTime,
    base: a.base + sign * b.base,
  };
}
