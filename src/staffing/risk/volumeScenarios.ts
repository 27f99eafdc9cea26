import {
  checkFraction,
  checkLength,
  checkList,
  checkNonNegative,
  checkObject,
  StaffcastError,
} from '../../errors/index.ts';
import { checkGrid, type Grid } from '../../time/index.ts';

/** Volumes that may come: one path per scenario, each a whole course of the days. */
export interface VolumeScenarios {
  readonly grid: Grid;
  /** Contacts offered per row, 0 or more; `null` where closed, in the same rows of every path. */
  readonly paths: readonly (readonly (number | null)[])[];
  /** Chance of each path, summing to 1; all alike when left out. */
  readonly probabilities?: readonly number[] | undefined;
}

/** Throws unless there are paths, closed in the same rows, and their chances sum to 1. */
export function checkScenarios(where: string, scenarios: VolumeScenarios): void {
  checkObject(where, 'scenarios', scenarios);
  const { grid, paths, probabilities } = scenarios;
  checkList(where, 'scenarios.paths', paths);
  checkGrid(where, 'scenarios.grid', grid);
  const fail = (path: string, value: unknown, must: string) =>
    new StaffcastError({ code: 'inconsistent', where, path: `scenarios.${path}`, value, must });
  if (paths.length === 0) throw fail('paths', paths, 'hold at least one path');
  for (const [i, path] of paths.entries()) {
    checkLength(where, `scenarios.paths[${i}]`, path, grid.length);
    for (const [row, value] of path.entries()) {
      if (value !== null) checkNonNegative(where, `scenarios.paths[${i}][${row}]`, value);
      if ((value === null) !== (paths[0]?.[row] === null))
        throw fail(`paths[${i}][${row}]`, value, 'be open or closed in every path alike');
    }
  }
  if (probabilities === undefined) return;
  checkLength(where, 'scenarios.probabilities', probabilities, paths.length);
  let total = 0;
  for (const [i, chance] of probabilities.entries()) {
    checkFraction(where, `scenarios.probabilities[${i}]`, chance);
    total += chance;
  }
  if (Math.abs(total - 1) > 1e-6) throw fail('probabilities', total, 'sum to 1');
}

/** Chance of each path. */
export function chancesOf({ paths, probabilities }: VolumeScenarios): readonly number[] {
  return probabilities ?? paths.map(() => 1 / paths.length);
}

/** Expected contacts per row; `null` where closed. */
export function meanVolumes(scenarios: VolumeScenarios): (number | null)[] {
  const chances = chancesOf(scenarios);
  return Array.from({ length: scenarios.grid.length }, (_, row) =>
    scenarios.paths[0]?.[row] === null
      ? null
      : scenarios.paths.reduce((sum, path, s) => sum + (chances[s] as number) * (path[row] ?? 0), 0),
  );
}

/** The least value that is not exceeded with at least the given probability. */
export function weightedQuantile(
  values: readonly number[],
  chances: readonly number[],
  probability: number,
): number {
  const order = values.map((_, i) => i).sort((a, b) => (values[a] as number) - (values[b] as number));
  let reached = 0;
  for (const i of order) {
    reached += chances[i] as number;
    // Chances that sum to 1 only up to rounding must not push the answer to the last value.
    if (reached >= probability - 1e-9) return values[i] as number;
  }
  return values[order.at(-1) as number] as number;
}
