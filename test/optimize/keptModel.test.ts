import { fc, test } from '@fast-check/vitest';
import { type LinearModel, linearModelBuilder, loadSolver } from 'staffcast/optimize';
import { describe, expect, test as plainTest } from 'vitest';

const COLUMNS = 4;
const whole = (least: number, most: number) => fc.integer({ min: least, max: most });
const perColumn = (least: number, most: number) =>
  fc.array(whole(least, most), { minLength: COLUMNS, maxLength: COLUMNS });
const row = fc.record({ weights: perColumn(-2, 3), least: whole(-3, 12) });

interface Row {
  readonly weights: readonly number[];
  readonly least: number;
}

function build(costs: readonly number[], rows: readonly Row[], upper: readonly number[]): LinearModel {
  const builder = linearModelBuilder();
  for (const [i, cost] of costs.entries()) builder.addColumn({ cost, upper: upper[i]! });
  for (const { weights, least } of rows) builder.addRow(least, Infinity, weights.entries());
  return builder.build();
}

describe('a kept model', () => {
  test.prop([
    perColumn(-5, 9),
    fc.array(row, { maxLength: 2 }),
    fc.array(row, { maxLength: 2 }),
    perColumn(0, 6),
  ])('is solved after changes as if it had been built that way', async (costs, rows, added, upper) => {
    const solver = await loadSolver();
    const kept = solver.keep(build(costs, rows, [4, 4, 4, 4]));
    kept.solve();
    kept.addRows(
      added.map(({ weights, least }) => ({ lower: least, columns: [0, 1, 2, 3], values: weights })),
    );
    kept.setBounds([0, 2], [0, 0], [upper[0]!, upper[2]!]);
    const again = kept.solve();
    kept.close();
    const built = build(costs, [...rows, ...added], [upper[0]!, 4, upper[2]!, 4]);
    const fresh = solver.solve(built, { relax: true });
    expect(again.status === 'optimal').toBe(fresh.status === 'optimal');
    if (fresh.objective !== null) expect(again.objective).toBeCloseTo(fresh.objective, 6);
    expect(again.seconds).toBeGreaterThanOrEqual(0);
  });

  plainTest('proves nothing when it gives up at the cutoff', async () => {
    const solver = await loadSolver();
    const rows = [{ weights: [1, 1, 1, 1], least: 3 }];
    const kept = solver.keep(build([3, 4, 5, 6], rows, [4, 4, 4, 4]));
    expect(kept.solve().objective).toBe(9);
    kept.setBounds([0], [0], [0]);
    const { bound, status } = kept.solve({ cutoff: 10 });
    // The solver may finish before it looks at the cutoff.
    expect(status === 'optimal' ? bound : 'none').toBe(status === 'optimal' ? 12 : 'none');
    expect(kept.solve().objective).toBe(12);
    kept.close();
  });
});
