import { readFileSync } from 'node:fs';
import { fc, test } from '@fast-check/vitest';
import { type ReserveProblem, sizeReserve } from 'staffcast/borrowing';
import { linearModelBuilder, solveLinear } from 'staffcast/optimize';
import { describe, expect, test as plainTest } from 'vitest';
import { type ReserveCaseInput, reserveProblem } from '../../bench/caseProblem.ts';

const problems: fc.Arbitrary<ReserveProblem> = fc
  .record({
    required: fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 6 }),
    retainerPerHour: fc.integer({ min: 0, max: 30 }),
    costPerHour: fc.integer({ min: 0, max: 20 }),
    productivity: fc.constantFrom(0.5, 0.9, 1),
    recourse: fc.array(
      fc.record({
        costPerHour: fc.integer({ min: 1, max: 60 }),
        productivity: fc.constantFrom(0.6, 1),
        most: fc.nat(10),
      }),
      { maxLength: 2 },
    ),
    first: fc.integer({ min: 0, max: 60 }),
  })
  .map(({ required, retainerPerHour, costPerHour, productivity, recourse, first }) => ({
    presentAgents: 20,
    hours: 4,
    scenarios: required.map((requiredAgents) => ({ probability: 1 / required.length, requiredAgents })),
    reserve: { retainerPerHour, costPerHour, productivity, most: 30 },
    recourse: recourse.map((option, index) => ({ id: `option ${index}`, ...option })),
    shortfall: [
      { upToAgents: 5, costPerAgentHour: first },
      { upToAgents: null, costPerAgentHour: first + 100 },
    ],
  }));

/** The same two-stage programme with a solver. */
async function solved({
  presentAgents,
  hours,
  scenarios,
  reserve,
  recourse,
  shortfall,
}: ReserveProblem): Promise<number> {
  const builder = linearModelBuilder();
  const size = builder.addColumn({
    cost: reserve.retainerPerHour * hours,
    upper: reserve.most,
    integer: true,
  });
  for (const { probability, requiredAgents } of scenarios) {
    const used = builder.addColumn({ cost: probability * reserve.costPerHour * hours });
    builder.addRow(-Infinity, 0, [
      [used, 1],
      [size, -1],
    ]);
    const entries: [number, number][] = [[used, reserve.productivity]];
    for (const { costPerHour, productivity, most } of recourse) {
      entries.push([
        builder.addColumn({ cost: probability * costPerHour * hours, upper: most }),
        productivity,
      ]);
    }
    let reached = 0;
    for (const { upToAgents, costPerAgentHour } of shortfall) {
      const upper = (upToAgents ?? Infinity) - reached;
      reached = upToAgents ?? Infinity;
      entries.push([builder.addColumn({ cost: probability * costPerAgentHour * hours, upper }), 1]);
    }
    builder.addRow(requiredAgents - presentAgents, Infinity, entries);
  }
  return (await solveLinear(builder.build())).objective!;
}

describe('sizeReserve', () => {
  test.prop([problems], { numRuns: 60 })('costs what a solver finds for both stages', async (problem) => {
    expect(sizeReserve(problem).expectedCost).toBeCloseTo(await solved(problem), 4);
  });

  test.prop([problems], { numRuns: 60 })(
    'has a convex cost curve; more people never raise the risk',
    (problem) => {
      const { curve } = sizeReserve(problem);
      for (let n = 1; n < curve.length; n++) {
        expect(curve[n]!.expectedShortfallHours).toBeLessThanOrEqual(
          curve[n - 1]!.expectedShortfallHours + 1e-9,
        );
        expect(curve[n]!.shortProbability).toBeLessThanOrEqual(curve[n - 1]!.shortProbability + 1e-9);
        expect(curve[n]!.badCaseCost).toBeGreaterThanOrEqual(curve[n]!.expectedCost - 1e-9);
        if (n < 2) continue;
        const [a, b, c] = [curve[n - 2]!, curve[n - 1]!, curve[n]!].map((point) => point.expectedCost);
        expect(c! - b!).toBeGreaterThanOrEqual(b! - a! - 1e-6);
      }
    },
  );

  plainTest('case N01: 21 people, the proven optimum', () => {
    const stored = JSON.parse(readFileSync(new URL('cases/N01.json', import.meta.url), 'utf8'));
    const sizing = sizeReserve(reserveProblem(stored.input as ReserveCaseInput));
    expect(sizing.people).toBe(stored.expected.aggregatesOverOptimalFace.reserve[0]);
    expect(Math.abs(sizing.expectedCost - stored.expected.objective)).toBeLessThan(
      stored.expected.objectiveTolerance,
    );
  });

  plainTest('bad input names the field', () => {
    const problem: ReserveProblem = {
      presentAgents: 1,
      hours: 1,
      scenarios: [{ probability: 0.5, requiredAgents: 2 }],
      reserve: { retainerPerHour: 1, costPerHour: 1, productivity: 1, most: 2 },
      recourse: [],
      shortfall: [{ upToAgents: null, costPerAgentHour: 9 }],
    };
    expect(() => sizeReserve(problem)).toThrow(expect.objectContaining({ path: 'scenarios' }));
    const whole = { ...problem, scenarios: [{ probability: 1, requiredAgents: 2 }] };
    const limited = [{ upToAgents: 3, costPerAgentHour: 9 }];
    expect(() => sizeReserve({ ...whole, shortfall: limited })).toThrow(
      expect.objectContaining({ path: 'shortfall[0].upToAgents' }),
    );
    expect(sizeReserve(whole).people).toBe(1);
  });
});
