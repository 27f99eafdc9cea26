import { type BorrowingProblem, makeBlocks } from 'staffcast/borrowing';
import { randomStream } from 'staffcast/math';
import { makeGrid } from 'staffcast/time';

/** Some short projects and as many teams, each of which may be briefed for any of them, over three days. */
export function briefingProblem(projects: number): BorrowingProblem {
  const random = randomStream(5);
  const whole = (least: number, most: number) => least + Math.floor(random.uniform() * (most - least + 1));
  const grid = makeGrid({ zone: 'Asia/Shanghai', from: '2026-11-09', days: 3, intervalSeconds: 7200 });
  const clock = [
    { name: 'early', from: '08:00', to: '14:00' },
    { name: 'late', from: '14:00', to: '20:00' },
  ];
  const ids = Array.from({ length: projects }, (_, p) => `P${p}`);
  return {
    grid,
    blocks: makeBlocks(grid, { clock }),
    projects: ids.map((id) => ({
      id,
      required: Array.from({ length: grid.length }, () => whole(6, 14)),
      present: new Array<number>(grid.length).fill(6),
      shortfall: [
        { upToAgents: 3, costPerAgentHour: 20 },
        { upToAgents: null, costPerAgentHour: 60 },
      ],
    })),
    sources: ids.map((id) => ({
      id: `team ${id}`,
      kind: 'temporary' as const,
      people: whole(6, 12),
      costPerHour: whole(4, 9),
      links: ids.map((to) => ({ to, productivity: 0.05 * whole(13, 19), briefingCost: 100 * whole(2, 9) })),
    })),
  };
}
