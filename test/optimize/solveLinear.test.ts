import { fc, test } from '@fast-check/vitest';
import { type LinearModel, linearModelBuilder, loadSolver, solveLinear } from 'staffcast/optimize';
import { describe, expect, test as plainTest } from 'vitest';

interface SmallModel {
  readonly costs: readonly number[];
  readonly rows: readonly { readonly weights: readonly number[]; readonly least: number }[];
}

/** Cover rows over whole columns in 0..4: small enough to try every point. */
const smallModel: fc.Arbitrary<SmallModel> = fc.integer({ min: 1, max: 4 }).chain((columns) =>
  fc.record({
    costs: fc.array(fc.integer({ min: -5, max: 9 }), { minLength: columns, maxLength: columns }),
    rows: fc.array(
      fc.record({
        weights: fc.array(fc.integer({ min: -2, max: 3 }), { minLength: columns, maxLength: columns }),
        least: fc.integer({ min: -3, max: 12 }),
      }),
      { maxLength: 3 },
    ),
  }),
);

function build({ costs, rows }: SmallModel): LinearModel {
  const builder = linearModelBuilder();
  for (const cost of costs) builder.addColumn({ cost, upper: 4, integer: true });
  for (const { weights, least } of rows) builder.addRow(least, Infinity, weights.entries());
  return builder.build();
}

function best({ costs, rows }: SmallModel): number {
  let least = Infinity;
  const visit = (point: number[]): void => {
    if (point.length < costs.length) {
      for (let value = 0; value <= 4; value++) visit([...point, value]);
      return;
    }
    const dot = (weights: readonly number[]) =>
      weights.reduce((sum, weight, i) => sum + weight * point[i]!, 0);
    if (rows.every((row) => dot(row.weights) >= row.least)) least = Math.min(least, dot(costs));
  };
  visit([]);
  return least;
}

describe('solveLinear', () => {
  test.prop([smallModel], { numRuns: 150 })(
    'finds the best of all whole points, or that there is none',
    async (small) => {
      const expected = best(small);
      const { status, objective, bound } = await solveLinear(build(small));
      if (expected === Infinity) expect([status, objective]).toEqual(['infeasible', null]);
      else {
        expect([status, Math.round(objective! * 1e6) / 1e6]).toEqual(['optimal', expected]);
        expect(bound!).toBeLessThanOrEqual(expected + 1e-6);
      }
    },
  );

  test.prop([smallModel], { numRuns: 60 })(
    'relaxing never costs more, and its prices give the objective',
    async (small) => {
      const model = build(small);
      const whole = await solveLinear(model);
      const relaxed = await solveLinear(model, { relax: true });
      if (whole.objective === null) return;
      expect(relaxed.objective!).toBeLessThanOrEqual(whole.objective + 1e-6);
      expect(relaxed.rowPrices).toHaveLength(model.rows);
      // Strong duality: prices × right sides + what the column bounds are worth.
      let dual = 0;
      for (const [row, price] of relaxed.rowPrices.entries()) dual += price * model.rowLower[row]!;
      for (const [column, cost] of model.cost.entries()) {
        let reduced = cost;
        for (let row = 0; row < model.rows; row++) {
          for (let k = model.starts[row]!; k < model.starts[row + 1]!; k++) {
            if (model.indices[k] === column) reduced -= relaxed.rowPrices[row]! * model.values[k]!;
          }
        }
        dual += Math.min(0, reduced) * model.upper[column]!;
      }
      expect(dual).toBeCloseTo(relaxed.objective!, 5);
    },
  );

  plainTest('unbounded, empty, constant and stopped models are results', async () => {
    const endless = linearModelBuilder();
    endless.addColumn({ cost: -1, integer: true });
    expect(await solveLinear(endless.build())).toMatchObject({ status: 'unbounded', bound: null });
    const constant = linearModelBuilder();
    constant.addOffset(7);
    expect(await solveLinear(constant.build())).toMatchObject({ status: 'optimal', objective: 7, bound: 7 });
    constant.addRow(1, 2, []);
    expect(await solveLinear(constant.build())).toMatchObject({ status: 'infeasible', objective: null });
  });

  plainTest('many models in a row leave no memory behind', async () => {
    const builder = linearModelBuilder();
    const columns = Array.from({ length: 200 }, (_, i) =>
      builder.addColumn({ cost: 1 + (i % 7), upper: 3, integer: true }),
    );
    for (let row = 0; row < 50; row++) {
      builder.addRow(
        2,
        Infinity,
        columns.filter((c) => (c + row) % 5 === 0).map((c) => [c, 1]),
      );
    }
    const solver = await loadSolver();
    const objectives = new Set<number | null>();
    for (let i = 0; i < 30; i++) objectives.add(solver.solve(builder.build()).objective);
    expect(objectives.size).toBe(1);
    expect(await loadSolver()).toBe(solver);
  });
});
