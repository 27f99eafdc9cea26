import type { Activity, CompiledProblem } from './compiled.ts';
import { curveCost } from './convexCurve.ts';

/** A plan in the making: people per activity, and what follows for cells and limits. Changed in place. */
export interface PlanState {
  readonly compiled: CompiledProblem;
  readonly people: Int32Array;
  /** Agents added to each cell. */
  readonly help: Float64Array;
  /** Used part of each limit. */
  readonly used: Float64Array;
}

/** The state of given people, or of nobody moving. */
export function planState(compiled: CompiledProblem, people?: ArrayLike<number>): PlanState {
  const state: PlanState = {
    compiled,
    people: new Int32Array(compiled.activities.length),
    help: new Float64Array(compiled.cells.length),
    used: new Float64Array(compiled.limits.length),
  };
  for (const activity of compiled.activities) {
    const count = Math.round(people?.[activity.index] ?? 0);
    if (count !== 0) move(state, activity, count);
  }
  return state;
}

/** Adds people to an activity (or takes them, when negative). */
export function move(state: PlanState, activity: Activity, people: number): void {
  state.people[activity.index]! += people;
  const { cells, agents, limits, weights } = activity;
  for (let i = 0; i < cells.length; i++) state.help[cells[i]!]! += agents[i]! * people;
  for (let i = 0; i < limits.length; i++) state.used[limits[i]!]! += weights[i]! * people;
}

/** Cost of cells and wages that adding people to an activity would bring; briefing, runs and fairness aside. */
export function moveCost(state: PlanState, activity: Activity, people: number): number {
  const { cells } = state.compiled;
  let cost = activity.cost * people;
  for (let i = 0; i < activity.cells.length; i++) {
    const index = activity.cells[i]!;
    const { curve } = cells[index]!;
    const help = state.help[index]!;
    cost += curveCost(curve, help + activity.agents[i]! * people) - curveCost(curve, help);
  }
  return cost;
}

/** Most people that can still be added. */
export function room(state: PlanState, activity: Activity): number {
  let most = activity.most - state.people[activity.index]!;
  for (let i = 0; i < activity.limits.length && most > 0; i++) {
    const weight = activity.weights[i]!;
    if (weight <= 0) continue;
    const limit = state.compiled.limits[activity.limits[i]!]!;
    most = Math.min(most, Math.floor((limit.cap - state.used[limit.index]!) / weight + 1e-9));
  }
  return Math.max(0, most);
}

/** Whether people can be taken back: a limit may count on their being away. */
export function canTakeBack(state: PlanState, activity: Activity, people: number): boolean {
  if (state.people[activity.index]! < people) return false;
  return activity.limits.every((limit, i) => {
    const after = state.used[limit]! - activity.weights[i]! * people;
    return after <= state.compiled.limits[limit]!.cap + 1e-9 || activity.weights[i]! >= 0;
  });
}
