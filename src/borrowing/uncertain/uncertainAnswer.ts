import { findInfeasibility } from '../answer/infeasibility.ts';
import { missingAgents } from '../answer/outcomes.ts';
import { rowSeries } from '../answer/rowSeries.ts';
import type { PlanState } from '../search/planState.ts';
import { totalCost } from '../search/totalCost.ts';
import { isDecidedNow, type TwoStage } from './twoStage.ts';
import type { ScenarioPlan, SentPeople, UncertainPlan } from './uncertainProblem.ts';

interface Found {
  readonly method: UncertainPlan['method'];
  readonly note: string | null;
  readonly bound: number | null;
  readonly proven: boolean;
  readonly ofExpected: number | null;
  readonly known: number | null;
}

/** The answer from the people sent in every scenario. */
export function uncertainAnswer(stage: TwoStage, states: readonly PlanState[], found: Found): UncertainPlan {
  const scenarios = states.map((state, s) => scenarioPlan(stage, state, stage.probabilities[s]!));
  const expectedCost = scenarios.reduce<number | null>((sum, { cost, probability }) => {
    return sum === null || cost === null ? null : sum + probability * cost;
  }, 0);
  const bound = expectedCost === null || found.bound === null ? null : Math.min(found.bound, expectedCost);
  const status = expectedCost === null ? 'infeasible' : found.proven ? 'optimal' : 'feasible';
  return {
    status,
    method: found.method,
    note: found.note,
    expectedCost,
    bound,
    gap: expectedCost === null || bound === null ? null : relativeGap(expectedCost, bound),
    committed: sent(states[0]!, (activity) => isDecidedNow(stage, activity)),
    scenarios,
    costOfExpectedPlan: found.ofExpected,
    costOfPerfectInformation: found.known,
  };
}

function scenarioPlan(stage: TwoStage, state: PlanState, probability: number): ScenarioPlan {
  const { problem, rowHours } = state.compiled;
  const rows = rowSeries(state);
  const missing = problem.projects.flatMap((project, p) => missingAgents(project, rows[p]!.present));
  return {
    probability,
    cost: findInfeasibility(state, rows, false) ? null : totalCost(state),
    called: sent(state, (activity) => activity.link >= 0 && !isDecidedNow(stage, activity)),
    shortfallHours: missing.reduce((sum, agents) => sum + agents, 0) * rowHours,
  };
}

function sent(
  state: PlanState,
  chosen: (activity: PlanState['compiled']['activities'][number]) => boolean,
): SentPeople[] {
  const { problem, links, blocks, activities } = state.compiled;
  const used = activities.filter((activity) => state.people[activity.index]! > 0 && chosen(activity));
  used.sort((a, b) => a.block - b.block || a.link - b.link);
  return used.map(({ index, link, project, block }) => {
    const people = state.people[index]!;
    const { id, date } = problem.blocks[block]!;
    const source = problem.sources[links[link]!.source]!.id;
    const to = problem.projects[project]!.id;
    return { source, to, date, blockId: id, people, hours: people * blocks[block]!.hours };
  });
}

function relativeGap(cost: number, bound: number): number {
  const distance = cost - bound;
  return distance <= 1e-9 * Math.max(1, Math.abs(cost)) ? 0 : distance / Math.max(Math.abs(cost), 1e-9);
}
