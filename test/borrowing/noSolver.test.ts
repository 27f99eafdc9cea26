import { planBorrowing } from 'staffcast/borrowing';
import { loadSolver } from 'staffcast/optimize';
import { makeGrid } from 'staffcast/time';
import { expect, test, vi } from 'vitest';

vi.mock('highs', () => ({
  default: () => Promise.reject(new Error('highs.wasm not found')),
}));

const grid = makeGrid({ zone: 'UTC', from: '2026-11-11', days: 1, intervalSeconds: 3600 });
const all = (agents: number) => new Array<number>(grid.length).fill(agents);

test('a solver that cannot be loaded is an error of its own', async () => {
  await expect(loadSolver()).rejects.toMatchObject({ code: 'unavailable', path: 'highs' });
});

test('without a solver the greedy plan is returned, and says so', async () => {
  const plan = await planBorrowing({
    grid,
    blocks: [{ id: 'day', date: '2026-11-11', from: 8, to: 18 }],
    projects: [
      {
        id: 'shop',
        required: all(12),
        present: all(10),
        shortfall: [{ upToAgents: null, costPerAgentHour: 90 }],
      },
    ],
    sources: [
      { id: 'reserve', kind: 'reserve', people: 3, costPerHour: 3, links: [{ to: 'shop', productivity: 1 }] },
    ],
  });
  expect([plan.status, plan.method, plan.bound, plan.gap]).toEqual(['feasible', 'greedy', null, null]);
  expect(plan.note).toContain('highs.wasm not found');
  expect(plan.moves.map(({ people }) => people)).toEqual([2]);
});
