import { readFileSync } from 'node:fs';
import { fc, test } from '@fast-check/vitest';
import { makeBlocks, planBorrowing, planUnderUncertainty, type UncertainProblem } from 'staffcast/borrowing';
import { makeGrid } from 'staffcast/time';
import { describe, expect, it } from 'vitest';
import { type ReserveCaseInput, reserveProblem } from '../../bench/caseProblem.ts';
import { arbitraryProblem } from './arbitraryProblem.ts';

const exact = { gap: 0 };

/** Small problems with two or three courses of demand around the expected one. */
const arbitraryUncertain = fc
  .record({
    problem: arbitraryProblem(true),
    changes: fc.array(fc.integer({ min: -2, max: 3 }), { minLength: 2, maxLength: 3 }),
    now: fc.boolean(),
  })
  .map(
    ({ problem, changes, now }): UncertainProblem => ({
      problem,
      scenarios: changes.map((change) => ({
        probability: 1 / changes.length,
        required: Object.fromEntries(
          problem.projects.map(({ id, required }, p) => [
            id,
            p === 0 ? required.map((n) => Math.max(0, n + change)) : required,
          ]),
        ),
      })),
      committed: problem.sources.filter((_, s) => now || s % 2 === 0).map(({ id }) => id),
    }),
  );

describe('planUnderUncertainty', () => {
  test.prop([arbitraryUncertain], { numRuns: 25 })(
    'lies between perfect information and planning for the expected case',
    async (uncertain) => {
      const plan = await planUnderUncertainty(uncertain, exact);
      expect(plan.status).toBe('optimal');
      expect(plan.costOfPerfectInformation!).toBeLessThanOrEqual(plan.expectedCost! + 1e-6);
      expect(plan.expectedCost!).toBeLessThanOrEqual(plan.costOfExpectedPlan! + 1e-6);
      expect(plan.bound!).toBeCloseTo(plan.expectedCost!, 5);
      const mean = plan.scenarios.reduce((sum, { probability, cost }) => sum + probability * cost!, 0);
      expect(mean).toBeCloseTo(plan.expectedCost!, 6);
      const greedy = await planUnderUncertainty(uncertain, { solver: 'greedy' });
      expect(greedy.expectedCost!).toBeGreaterThanOrEqual(plan.expectedCost! - 1e-6);
      expect(JSON.parse(JSON.stringify(plan))).toEqual(plan);
    },
  );

  test.prop([arbitraryUncertain], { numRuns: 20 })(
    'commits nobody beforehand when everyone can be called later, and then knows as much as can be known',
    async (uncertain) => {
      const plan = await planUnderUncertainty({ ...uncertain, committed: [] }, exact);
      expect(plan.committed).toEqual([]);
      expect(plan.expectedCost!).toBeCloseTo(plan.costOfPerfectInformation!, 6);
    },
  );

  test.prop([arbitraryProblem(true)], { numRuns: 15 })(
    'of one scenario is a borrowing plan',
    async (problem) => {
      const scenarios = [{ probability: 1, required: {} }];
      // Committed lenders count their own shortfall in every scenario, so nobody is committed here.
      const plan = await planUnderUncertainty({ problem, scenarios, committed: [] }, exact);
      expect(plan.expectedCost!).toBeCloseTo((await planBorrowing(problem, exact)).objective!, 6);
    },
  );

  it('finds the proven reserve of a stored case when the retainer is what commitment costs', async () => {
    const stored = JSON.parse(readFileSync(new URL('cases/N01.json', import.meta.url), 'utf8')) as {
      readonly input: ReserveCaseInput;
      readonly expected: { readonly objective: number };
    };
    const { presentAgents, hours, reserve, recourse, shortfall, ...sized } = reserveProblem(stored.input);
    const grid = makeGrid({ zone: 'UTC', from: '2026-11-11', days: 1, intervalSeconds: hours * 3600 });
    const rows = (agents: number) => [agents, ...new Array<number>(grid.length - 1).fill(0)];
    const plan = await planUnderUncertainty(
      {
        problem: {
          grid,
          blocks: makeBlocks(grid, { clock: [{ name: 'peak', from: '00:00', to: '04:00' }] }),
          projects: [{ id: 'shop', required: rows(105), present: rows(presentAgents), shortfall }],
          sources: [
            // Paid whether used or not, the hours of use being the same: both are paid when someone is committed.
            {
              ...{ id: 'reserve', kind: 'reserve', people: reserve.most },
              costPerHour: reserve.retainerPerHour,
              links: [{ to: 'shop', productivity: reserve.productivity }],
            },
            ...recourse.map(({ id, costPerHour, productivity, most }) => ({
              ...{ id, kind: 'overtime' as const, people: most, costPerHour },
              links: [{ to: 'shop', productivity }],
            })),
          ],
        },
        scenarios: sized.scenarios.map(({ probability, requiredAgents }) => ({
          probability,
          required: { shop: rows(requiredAgents) },
        })),
        committed: ['reserve'],
      },
      exact,
    );
    // Without the cost of use a reserve is cheaper and no smaller than the sized one (21 people at 1857.35).
    expect(plan.expectedCost!).toBeLessThanOrEqual(stored.expected.objective);
    expect(plan.expectedCost!).toBeGreaterThan(0.9 * stored.expected.objective);
    expect(plan.committed[0]!.people).toBeGreaterThanOrEqual(21);
  });

  it.each<[Partial<UncertainProblem>, string]>([
    [{ scenarios: [] }, 'scenarios'],
    [{ scenarios: [{ probability: 0.5, required: {} }] }, 'scenarios'],
    [{ scenarios: [{ probability: 1, required: { x: [] } }] }, 'scenarios[0].required.x'],
    [{ committed: ['x'] }, 'committed[0]'],
  ])('%#: bad input', async (parts, path) => {
    const [uncertain] = fc.sample(arbitraryUncertain, { numRuns: 1, seed: 1 });
    await expect(planUnderUncertainty({ ...uncertain!, ...parts })).rejects.toThrow(
      expect.objectContaining({ path }),
    );
  });
});
