import type { Activity, CompiledProblem } from '../model/compiled.ts';
import { curveCost } from '../model/convexCurve.ts';
import { coverRuns, peoplePerDay } from './coverRuns.ts';

/** A plan in the making: people per activity, and what follows from them. Changed in place. */
export interface PlanState {
  readonly compiled: CompiledProblem;
  readonly people: Int32Array;
  /** Agents added to each cell. */
  readonly help: Float64Array;
  /** Used part of each limit. */
  readonly used: Float64Array;
  /** People over all blocks of each link. */
  readonly sent: Int32Array;
  /** Cost of the minimum runs of each link, and the people they must cover on each local day. */
  readonly runCost: Float64Array;
  readonly needed: readonly number[][];
  /** Hours per head lent by each fairness group. */
  readonly burden: Float64Array;
}

/** The state of given people, or of nobody moving but those who can no longer be told otherwise. */
export function planState(compiled: CompiledProblem, people?: ArrayLike<number>): PlanState {
  const nobody = new Int32Array(compiled.activities.length);
  const state: PlanState = {
    compiled,
    people: nobody,
    help: new Float64Array(compiled.cells.length),
    used: new Float64Array(compiled.limits.length),
    sent: new Int32Array(compiled.links.length),
    runCost: new Float64Array(compiled.links.length),
    needed: compiled.links.map((link) => (link.minimumRun ? peoplePerDay(compiled, link, nobody) : [])),
    burden: new Float64Array(compiled.groups.length),
  };
  for (const activity of compiled.activities) {
    const count = Math.max(activity.least, Math.round(people?.[activity.index] ?? 0));
    if (count !== 0) move(state, activity, count);
  }
  return state;
}

/** Adds people to an activity (or takes them, when negative). */
export function move(state: PlanState, activity: Activity, people: number): void {
  const { cells, agents, limits, weights, groups } = activity;
  const { compiled } = state;
  state.people[activity.index]! += people;
  for (let i = 0; i < cells.length; i++) state.help[cells[i]!]! += agents[i]! * people;
  for (let i = 0; i < limits.length; i++) state.used[limits[i]!]! += weights[i]! * people;
  const hours = people * compiled.blocks[activity.block]!.hours;
  for (const group of groups) state.burden[group]! += hours / compiled.groups[group]!.size;
  if (activity.link < 0) return;
  state.sent[activity.link]! += people;
  const link = compiled.links[activity.link]!;
  if (!link.minimumRun) return;
  const { day } = compiled.blocks[activity.block]!;
  const most = mostOnDay(state, activity, 0);
  if (most === state.needed[link.index]![day]) return;
  state.needed[link.index]![day] = most;
  state.runCost[link.index] = coverRuns(state.needed[link.index]!, link.minimumRun).cost;
}

/** Most people of an activity's link in one block of its day, after `more` were added to the activity. */
function mostOnDay(state: PlanState, activity: Activity, more: number): number {
  const { activities, blocks, links } = state.compiled;
  const { day } = blocks[activity.block]!;
  let most = 0;
  for (const a of links[activity.link]!.activities) {
    if (blocks[activities[a]!.block]!.day !== day) continue;
    most = Math.max(most, state.people[a]! + (a === activity.index ? more : 0));
  }
  return most;
}

/** Cost of wages and cells alone that adding people to an activity would bring. */
export function directCost(state: PlanState, activity: Activity, people: number): number {
  const { cells } = state.compiled;
  let cost = activity.cost * people + changeCost(state, activity, people);
  for (let i = 0; i < activity.cells.length; i++) {
    const index = activity.cells[i]!;
    const { curve } = cells[index]!;
    const help = state.help[index]!;
    cost += curveCost(curve, help + activity.agents[i]! * people) - curveCost(curve, help);
  }
  return cost;
}

/** What being nearer to or further from the announced people changes. */
function changeCost({ compiled, people: now }: PlanState, activity: Activity, people: number): number {
  if (compiled.costPerChange === 0 || activity.link < 0) return 0;
  const before = now[activity.index]! - activity.announced;
  return compiled.costPerChange * (Math.abs(before + people) - Math.abs(before));
}

/** Change of the total cost that adding people to an activity (or taking them) would bring. */
export function moveCost(state: PlanState, activity: Activity, people: number): number {
  const cost = directCost(state, activity, people);
  if (activity.link < 0) return cost;
  return cost + linkCost(state, activity, people) + burdenCost(state, activity, people);
}

/** Change of briefing and run costs. */
function linkCost(state: PlanState, activity: Activity, people: number): number {
  const { compiled } = state;
  const link = compiled.links[activity.link]!;
  const before = state.sent[link.index]!;
  const opens = Number(before + people > 0) - Number(before > 0);
  const briefing = opens * link.briefingCost;
  if (!link.minimumRun) return briefing;
  const needed = state.needed[link.index]!;
  const { day } = compiled.blocks[activity.block]!;
  const now = needed[day]!;
  const most = mostOnDay(state, activity, people);
  if (most === now) return briefing;
  needed[day] = most;
  const after = coverRuns(needed, link.minimumRun).cost;
  needed[day] = now;
  return briefing + after - state.runCost[link.index]!;
}

function burdenCost(state: PlanState, activity: Activity, people: number): number {
  const { fairness } = state.compiled.problem;
  if (!fairness || activity.groups.length === 0) return 0;
  const hours = people * state.compiled.blocks[activity.block]!.hours;
  let before = 0;
  let after = 0;
  for (let group = 0; group < state.burden.length; group++) {
    const now = state.burden[group]!;
    before = Math.max(before, now);
    const added = activity.groups.includes(group) ? hours / state.compiled.groups[group]!.size : 0;
    after = Math.max(after, now + added);
  }
  return fairness.weight * (after - before);
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
  if (state.people[activity.index]! - people < activity.least) return false;
  for (let i = 0; i < activity.limits.length; i++) {
    const weight = activity.weights[i]!;
    const limit = activity.limits[i]!;
    if (weight < 0 && state.used[limit]! - weight * people > state.compiled.limits[limit]!.cap + 1e-9)
      return false;
  }
  return true;
}
