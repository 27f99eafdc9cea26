import { type GridDay, gridDays } from '../../time/index.ts';
import { limitsShortfall, shortfallPricer } from '../model/prices.ts';
import type { Infeasibility, MissingPeople } from '../plan.ts';
import type { PlanState } from '../search/planState.ts';
import { missingCauses } from './missingCauses.ts';
import type { ProjectRows } from './rowSeries.ts';
import { counted } from './wording.ts';

/**
 * Where a plan misses more than is allowed, with the constraints in the way; `null` when nowhere. `unmeetable`: it is
 * proven that no plan does better than to miss some.
 */
export function findInfeasibility(
  state: PlanState,
  rows: readonly ProjectRows[],
  unmeetable: boolean,
): Infeasibility | null {
  const { problem } = state.compiled;
  const missing: MissingPeople[] = [];
  for (const [p, project] of problem.projects.entries()) {
    if (!limitsShortfall(project)) continue;
    const prices = shortfallPricer(project, 0);
    const excess = project.required.map((required, row) => {
      const beyond = required - rows[p]!.present[row]! - prices(row).allowedAgents;
      // The solver meets rows to 1e-7.
      return beyond > 1e-6 ? beyond : 0;
    });
    missing.push(...inBlocks(state, p, excess), ...outsideBlocks(state, p, excess));
  }
  if (missing.length === 0) return null;
  const worst = missing.reduce((a, b) => (b.agents > a.agents ? b : a));
  const where = worst.blockId === null ? `outside every block on ${worst.date}` : `in block ${worst.blockId}`;
  const summary =
    `${unmeetable ? 'No plan meets' : 'No plan was found that meets'} every requirement: people are missing in ${counted(missing.length, 'place')} even with all help, ` +
    `most of them at ${worst.project} ${where}: ${counted(worst.agents, 'agent')}.`;
  return { missing, summary };
}

function inBlocks(state: PlanState, p: number, excess: readonly number[]): MissingPeople[] {
  const { problem, rowHours } = state.compiled;
  return problem.blocks.flatMap((block, b) => {
    const rows = excess.slice(block.from, block.to);
    const agents = Math.max(...rows);
    if (agents === 0) return [];
    return [
      {
        project: problem.projects[p]!.id,
        date: block.date,
        blockId: block.id,
        rows: { from: block.from, to: block.to },
        agents,
        agentHours: rows.reduce((sum, value) => sum + value, 0) * rowHours,
        causes: missingCauses(state, p, b),
      },
    ];
  });
}

/** Rows outside every block, joined while they follow each other on one day. */
function outsideBlocks(state: PlanState, p: number, excess: readonly number[]): MissingPeople[] {
  const { problem, rowHours } = state.compiled;
  const open = excess.slice();
  for (const { from, to } of problem.blocks) open.fill(0, from, to);
  const project = problem.projects[p]!.id;
  const cause =
    'These rows lie in no block, so nobody can be lent for them. A block that covers them would free it.';
  const places: MissingPeople[] = [];
  for (const day of gridDays(problem.grid)) {
    for (const rows of stretches(open, day)) {
      const part = open.slice(rows.from, rows.to);
      places.push({
        project,
        date: day.date,
        blockId: null,
        rows,
        agents: Math.max(...part),
        agentHours: part.reduce((sum, value) => sum + value, 0) * rowHours,
        causes: [cause],
      });
    }
  }
  return places;
}

function stretches(values: readonly number[], day: GridDay): { from: number; to: number }[] {
  const found: { from: number; to: number }[] = [];
  for (let row = day.from; row < day.to; row++) {
    if (values[row] === 0) continue;
    const last = found[found.length - 1];
    if (last && last.to === row) last.to = row + 1;
    else found.push({ from: row, to: row + 1 });
  }
  return found;
}
