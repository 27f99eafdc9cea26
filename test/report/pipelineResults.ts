import { type BorrowingPlan, makeBlocks, planBorrowing } from '../../src/borrowing/index.ts';
import { costs, evaluate } from '../../src/evaluation/index.ts';
import { fit, forecast } from '../../src/forecasting/index.ts';
import type { PlanningReportInput, ProjectReportInput } from '../../src/report/index.ts';
import { requirement } from '../../src/staffing/index.ts';
import { type Grid, makeGrid, makeSeries, type Series } from '../../src/time/index.ts';

const zone = 'Asia/Shanghai';
const intervalSeconds = 7200;
const shape = [null, null, null, null, 420, 520, 480, 430, 460, 380, 200, null];
const queue = { ahtSeconds: 240, patienceSeconds: 120 };
export const targets = { serviceLevel: { target: 0.8, withinSeconds: 20 } };

/** The planned rows: two days of two hours. */
export const grid: Grid = makeGrid({ zone, from: '2026-11-09', days: 2, intervalSeconds });

function past(scale: number): Series {
  const rows = makeGrid({ zone, from: '2026-09-14', days: 56, intervalSeconds });
  const values = Array.from({ length: rows.length }, (_, row) => {
    const each = shape[row % 12] ?? null;
    return each === null
      ? null
      : Math.round(each * scale * (1 + 0.06 * Math.sin(Math.floor(row / 12) * 2.4)));
  });
  return makeSeries(rows, values);
}

/** A project as the pipeline's functions leave it, with so many agents too many or too few. */
export function project(id: string, scale: number, spare: number): ProjectReportInput {
  const history = past(scale);
  const expected = forecast(fit(history), { grid });
  const volume = { grid, values: expected.mean };
  const needed = requirement({ volume, ...queue, targets });
  const present = needed.agents.map((agents) => (agents > 0 ? agents + spare : 0));
  return {
    ...{ id, targets, history, forecast: expected, requirement: needed, present },
    ...sides(id, volume, present),
  };
}

function sides(id: string, volume: Series, present: readonly number[], helpByDate = {}) {
  const evaluation = evaluate({ volume, agents: present, ...queue, answerTime: { withinSeconds: 20 } });
  const wagePerHour = id === 'shop' ? 40 : 30;
  const rostered = present.map((agents) => Math.ceil(agents));
  return {
    evaluations: { before: evaluation },
    costs: { before: costs({ evaluation, rostered, wagePerHour, helpByDate }) },
  };
}

/** The shop is short, the bank has people to spare, travel has nothing to do with either. */
export const shop = project('shop', 1, -3);
export const bank = project('bank', 0.6, 5);
export const travel = project('travel', 0.3, 0);

/** The bank helps the shop. */
export async function planned(): Promise<{
  readonly plan: BorrowingPlan;
  readonly input: PlanningReportInput;
}> {
  const plan = await planBorrowing(
    {
      grid,
      blocks: makeBlocks(grid, {
        clock: [
          { name: 'early', from: '08:00', to: '16:00' },
          { name: 'late', from: '16:00', to: '22:00' },
        ],
      }),
      projects: [shop, bank, travel].map(({ id, requirement, present }) => ({
        ...{ id, present, shortfall: [{ upToAgents: null, costPerAgentHour: 90 }] },
        required: (requirement as { agents: readonly number[] }).agents,
      })),
      sources: [
        {
          ...{ id: 'bank people', kind: 'project', home: 'bank', people: 4, costPerHour: 6 },
          links: [{ to: 'shop', productivity: 0.8 }],
        },
      ],
    },
    { solver: 'greedy' },
  );
  const projects = [shop, bank, travel].map((before, i) => {
    const present = plan.projects[i]!.present;
    if (before.id === 'travel') return before;
    const volume = { grid, values: (before.forecast as { mean: readonly (number | null)[] }).mean };
    const after = sides(before.id, volume, present);
    return {
      ...before,
      evaluations: { ...before.evaluations!, after: after.evaluations.before },
      costs: { ...before.costs!, after: after.costs.before },
    };
  });
  return { plan, input: { projects, plan } };
}
