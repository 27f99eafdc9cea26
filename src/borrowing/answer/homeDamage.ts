import type { Activity } from '../model/compiled.ts';
import { curveCost } from '../model/convexCurve.ts';
import type { PlanState } from '../search/planState.ts';

/** What people who leave a project bring about there: what it would be spared if they alone stayed. */
export interface HomeDamage {
  /** Agent-hours that are missing more. */
  readonly agentHours: number;
  readonly shortfallCost: number;
  /** Revenue lost by contracted seats that stand empty. */
  readonly idleSeatCost: number;
  /** Whether more is missing than the project allows, so that the shortfall has no real price. */
  readonly forbidden: boolean;
}

/** The damage of an activity at the project its people come from; all 0 without home. */
export function homeDamage(state: PlanState, activity: Activity): HomeDamage {
  const { cells } = state.compiled;
  const people = state.people[activity.index]!;
  const costs = { shortfall: 0, seats: 0 };
  let agentHours = 0;
  let forbidden = false;
  for (const [i, index] of activity.cells.entries()) {
    if (activity.agents[i]! >= 0) continue;
    const { kind, curve } = cells[index]!;
    const help = state.help[index]!;
    const stayed = help - activity.agents[i]! * people;
    costs[kind] += curveCost(curve, help) - curveCost(curve, stayed);
    if (kind === 'seats') continue;
    if (help < curve.least - 1e-9) forbidden = true;
    agentHours += missingHours(state, index, help) - missingHours(state, index, stayed);
  }
  return { agentHours, shortfallCost: costs.shortfall, idleSeatCost: costs.seats, forbidden };
}

/** Agent-hours missing in the rows of a cell with some help. */
export function missingHours({ compiled }: PlanState, cell: number, help: number): number {
  const { project, rows } = compiled.cells[cell]!;
  const { required, present } = compiled.problem.projects[project]!;
  const missing = rows.reduce((sum, row) => sum + Math.max(0, required[row]! - present[row]! - help), 0);
  return missing * compiled.rowHours;
}
