import type {
  LinearModel,
  LinearSolution,
  LinearSolver,
  LinearStatus,
  SolveOptions,
} from '../../optimize/index.ts';
import type { CompiledProblem } from '../model/compiled.ts';
import { toLinearModel } from '../model/toLinearModel.ts';
import { greedy } from '../search/greedy.ts';
import { localSearch } from '../search/localSearch.ts';
import { type PlanState, planState } from '../search/planState.ts';
import { startValues } from '../search/startValues.ts';
import { jointModel } from './jointModel.ts';

/** Scenarios with the same activities, some of which are decided before it is known which scenario holds. */
export interface TwoStage {
  readonly expected: CompiledProblem;
  readonly scenarios: readonly CompiledProblem[];
  readonly probabilities: readonly number[];
  readonly isCommitted: (source: number) => boolean;
}

/** Whether an activity is decided now. Time off is granted later. */
export function isDecidedNow(
  { expected, isCommitted }: TwoStage,
  { link }: { readonly link: number },
): boolean {
  return link >= 0 && isCommitted(expected.links[link]!.source);
}

/** Key of an activity that is the same in every scenario. */
export function activityKey({
  link,
  project,
  block,
}: {
  link: number;
  project: number;
  block: number;
}): string {
  return `${link} ${project} ${block}`;
}

/** The greedy plan of the expected case, and what is then called greedily in each scenario. */
export function greedyCommitment(stage: TwoStage): PlanState[] {
  const first = planState(stage.expected);
  greedy(first);
  localSearch(first);
  const committed = new Map(
    stage.expected.activities
      .filter((activity) => isDecidedNow(stage, activity))
      .map((activity) => [activityKey(activity), first.people[activity.index]!]),
  );
  return stage.scenarios.map((compiled) => {
    const people = compiled.activities.map((activity) =>
      isDecidedNow(stage, activity) ? (committed.get(activityKey(activity)) ?? 0) : 0,
    );
    const state = planState(compiled, people);
    const later = compiled.activities.filter((activity) => !isDecidedNow(stage, activity));
    const links = compiled.links.filter(({ source }) => !stage.isCommitted(source));
    greedy(state, later, links);
    return state;
  });
}

/** The best commitment by one model of all scenarios, from a first plan on. */
export function solveJointly(
  solver: LinearSolver,
  stage: TwoStage,
  first: readonly PlanState[],
  options: SolveOptions,
): { states: PlanState[] | null; bound: number | null; status: LinearStatus } {
  const models = stage.scenarios.map((compiled) => toLinearModel(compiled, false));
  const joint = jointModel(models, stage.scenarios, stage.probabilities, stage.isCommitted);
  const start = new Float64Array(joint.model.columns);
  for (const [s, model] of models.entries()) {
    const values = startValues(model, first[s]!);
    for (const [column, own] of joint.columns[s]!.entries()) start[own] = values[column]!;
  }
  const { values, bound, status } = solver.solve(joint.model, { ...options, start });
  if (values.length === 0) return { states: null, bound, status };
  const states = stage.scenarios.map((compiled, s) => {
    const people = compiled.activities.map((_, a) => values[joint.columns[s]![a]!]!);
    return planState(compiled, people);
  });
  return { states, bound, status };
}

/** Mean cost when the best plan of the expected case is committed, and when every scenario is known beforehand. */
export function costOfCommitment(
  solver: LinearSolver,
  stage: TwoStage,
  options: SolveOptions,
): { ofExpected: number | null; known: number | null } {
  const best = solver.solve(toLinearModel(stage.expected, false).model, options).values;
  const committed = new Map(
    stage.expected.activities
      .filter((activity) => best.length > 0 && isDecidedNow(stage, activity))
      .map((activity) => [activityKey(activity), Math.round(best[activity.index]!)]),
  );
  let ofExpected: number | null = best.length > 0 ? 0 : null;
  let known: number | null = 0;
  for (const [s, compiled] of stage.scenarios.entries()) {
    const { model } = toLinearModel(compiled, false);
    const add = (sum: number | null, { objective }: LinearSolution) =>
      sum === null || objective === null ? null : sum + stage.probabilities[s]! * objective;
    known = add(known, solver.solve(model, options));
    if (ofExpected === null) continue;
    ofExpected = add(ofExpected, solver.solve(fixCommitted(model, stage, compiled, committed), options));
  }
  return { ofExpected, known };
}

function fixCommitted(
  model: LinearModel,
  stage: TwoStage,
  { activities }: CompiledProblem,
  committed: ReadonlyMap<string, number>,
): LinearModel {
  const [lower, upper] = [[...model.lower], [...model.upper]];
  for (const activity of activities) {
    if (!isDecidedNow(stage, activity)) continue;
    const people = committed.get(activityKey(activity)) ?? 0;
    lower[activity.index] = people;
    upper[activity.index] = people;
  }
  return { ...model, lower, upper };
}
