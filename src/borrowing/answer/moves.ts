import type { LocalClock } from '../../time/index.ts';
import { productivityOn } from '../model/availability.ts';
import type { Activity } from '../model/compiled.ts';
import { curveCost } from '../model/convexCurve.ts';
import { presentShare } from '../model/presentShare.ts';
import type { Move, MoveEffect, TimeOffGrant } from '../plan.ts';
import type { PlanState } from '../search/planState.ts';
import { homeDamage, missingHours } from './homeDamage.ts';
import { moveReason } from './moveReason.ts';
import type { ProjectRows } from './rowSeries.ts';
import { clockOf } from './wording.ts';

/** The moves of a plan by block, then by source and link as given. */
export function listMoves(state: PlanState, rows: readonly ProjectRows[], clock: LocalClock): Move[] {
  const used = state.compiled.activities.filter((a) => a.link >= 0 && state.people[a.index]! > 0);
  used.sort((a, b) => a.block - b.block || a.link - b.link);
  return used.map((activity) => toMove(state, activity, rows, clock));
}

function toMove(state: PlanState, activity: Activity, rows: readonly ProjectRows[], clock: LocalClock): Move {
  const { problem, links, blocks, rowHours } = state.compiled;
  const link = links[activity.link]!;
  const source = problem.sources[link.source]!;
  const block = problem.blocks[activity.block]!;
  const people = state.people[activity.index]!;
  const to = problem.projects[activity.project]!.id;
  const productivity = productivityOn(source.links.find((l) => l.to === to)!, blocks[activity.block]!.day);
  let rowsThere = 0;
  for (let position = 0; position < block.to - block.from; position++) {
    rowsThere += presentShare(position, link.transferSeconds, problem.grid.intervalSeconds);
  }
  const move: Omit<Move, 'reason'> = {
    source: source.id,
    kind: source.kind,
    from: source.home ?? null,
    fromBlockId: source.home == null ? null : problem.blocks[activity.homeBlock]!.id,
    to,
    date: block.date,
    blockId: block.id,
    rows: { from: block.from, to: block.to },
    clock: clockOf(clock, problem.grid.intervalSeconds, block),
    people,
    hours: people * blocks[activity.block]!.hours,
    effectiveHours: people * productivity * rowsThere * rowHours,
    cost: people * activity.cost,
    effect: moveEffect(state, activity, rows),
  };
  return { ...move, reason: moveReason(problem, move, rows) };
}

/** What taking the move back would change, all else equal. */
function moveEffect(state: PlanState, activity: Activity, rows: readonly ProjectRows[]): MoveEffect {
  const { cells, links } = state.compiled;
  const people = state.people[activity.index]!;
  const { home } = links[activity.link]!;
  let closesAgentHours = 0;
  let savesCost = 0;
  let mustBeMet = false;
  for (const [i, index] of activity.cells.entries()) {
    if (activity.agents[i]! < 0) continue;
    const { curve, kind } = cells[index]!;
    const help = state.help[index]!;
    const without = help - activity.agents[i]! * people;
    savesCost += curveCost(curve, without) - curveCost(curve, help);
    if (without < curve.least - 1e-9) mustBeMet = true;
    if (kind === 'shortfall')
      closesAgentHours += missingHours(state, index, without) - missingHours(state, index, help);
  }
  const { shortfallCost, idleSeatCost } = homeDamage(state, activity);
  const homeCost = shortfallCost + idleSeatCost;
  const homeSpare = home < 0 ? null : leastSpare(state, home, activity.homeBlock, rows);
  return {
    closesAgentHours,
    savesCost: mustBeMet ? null : savesCost,
    homeCost: homeCost === 0 ? 0 : homeCost,
    homeSpare,
  };
}

function leastSpare(state: PlanState, project: number, block: number, rows: readonly ProjectRows[]): number {
  const { problem } = state.compiled;
  const { from, to } = problem.blocks[block]!;
  let least = Infinity;
  for (let row = from; row < to; row++) {
    least = Math.min(least, rows[project]!.present[row]! - problem.projects[project]!.required[row]!);
  }
  return least;
}

/** Time off granted, by block and project. */
export function listTimeOff(state: PlanState): TimeOffGrant[] {
  const { problem, activities, blocks } = state.compiled;
  const granted = activities.filter((a) => a.link < 0 && state.people[a.index]! > 0);
  granted.sort((a, b) => a.block - b.block || a.project - b.project);
  return granted.map((activity) => {
    const people = state.people[activity.index]!;
    const { date, id } = problem.blocks[activity.block]!;
    const hours = people * blocks[activity.block]!.hours;
    const project = problem.projects[activity.project]!.id;
    return { project, date, blockId: id, people, hours, saving: -people * activity.cost };
  });
}
