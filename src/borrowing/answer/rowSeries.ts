import { productivityOn } from '../model/availability.ts';
import { presentShare } from '../model/presentShare.ts';
import type { PlanState } from '../search/planState.ts';

/** A project's rows under a plan. */
export interface ProjectRows {
  /** Effective agents on the phone. */
  readonly present: number[];
  /** People who fill a seat: as present, but each counts as one whatever the productivity. */
  readonly heads: number[];
  readonly received: number[];
  readonly lent: number[];
}

/** Agents present, heads, people received and lent, per project and row. */
export function rowSeries(state: PlanState): ProjectRows[] {
  const { problem, activities, links, blocks } = state.compiled;
  const rows = problem.projects.map((project) => ({
    present: [...project.present],
    heads: [...project.present],
    received: new Array<number>(problem.grid.length).fill(0),
    lent: new Array<number>(problem.grid.length).fill(0),
  }));
  for (const activity of activities) {
    const people = state.people[activity.index]!;
    if (people === 0) continue;
    const { from, to } = problem.blocks[activity.block]!;
    const target = rows[activity.project]!;
    if (activity.link < 0) {
      for (let row = from; row < to; row++) {
        target.present[row]! -= people;
        target.heads[row]! -= people;
      }
      continue;
    }
    const link = links[activity.link]!;
    const helpLink = problem.sources[link.source]!.links.find(
      (l) => l.to === problem.projects[link.project]!.id,
    )!;
    const productivity = productivityOn(helpLink, blocks[activity.block]!.day);
    const home = rows[link.home];
    for (let row = from; row < to; row++) {
      const share = presentShare(row - from, link.transferSeconds, problem.grid.intervalSeconds);
      target.present[row]! += people * productivity * share;
      target.heads[row]! += people * share;
      target.received[row]! += people;
    }
    if (!home) continue;
    const away = problem.blocks[activity.homeBlock]!;
    for (let row = away.from; row < away.to; row++) {
      home.present[row]! -= people;
      home.heads[row]! -= people;
      home.lent[row]! += people;
    }
  }
  return rows;
}
