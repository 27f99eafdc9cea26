import { firstBlock, peopleFree, productivityOn } from '../model/availability.ts';
import type { CompiledLink, LimitKind } from '../model/compiled.ts';
import type { HelpSource } from '../problem.ts';
import { type PlanState, room } from '../search/planState.ts';
import { counted, shown } from './wording.ts';

/** What keeps each source from closing a shortage in a block that must be closed, one sentence each. */
export function missingCauses(state: PlanState, project: number, block: number): string[] {
  const { problem, links } = state.compiled;
  const { id } = problem.projects[project]!;
  const able = links.filter((link) => link.project === project);
  if (able.length === 0) return [`No source can work for ${id}; a link to it would free it.`];
  return able.map((link) => linkCause(state, problem.sources[link.source]!, link, block));
}

function linkCause(state: PlanState, source: HelpSource, link: CompiledLink, block: number): string {
  const { problem, activities, blocks } = state.compiled;
  const to = problem.projects[link.project]!.id;
  if (block < firstBlock(problem)(source)) {
    return `${source.id} cannot be told in time: the block starts before ${source.noticeUntil}.`;
  }
  const announced = Math.min(source.people, source.available?.[block] ?? source.people);
  const free = peopleFree(problem, source, link.home, block);
  if (free === 0) {
    if (announced === 0) return `${source.id} has nobody available.`;
    return `${source.home} has nobody to spare for ${source.id}; lending at a price would free up to ${announced}.`;
  }
  const activity = link.activities.map((a) => activities[a]!).find((a) => a.block === block);
  const productivity = productivityOn(source.links.find((l) => l.to === to)!, blocks[block]!.day);
  if (!activity || productivity === 0) return `${source.id} has no effect on ${to} in this block.`;
  const sent = state.people[activity.index]!;
  const all = `${counted(sent, 'person', 'people')} of ${source.id} at ${shown(productivity * 100)} % of an agent each`;
  if (sent < activity.most) {
    if (room(state, activity) > 0) return `${all} are all that help: the rest falls into transfer time.`;
    return `${all}; ${bindingLimit(state, activity.index, source)}`;
  }
  if (sent === announced) return `${all} are everyone it has available.`;
  const more = `lending at a price would free up to ${announced - sent} more`;
  return `${all} are everyone who can go: ${source.home} can spare no more; ${more}.`;
}

function bindingLimit(state: PlanState, index: number, source: HelpSource): string {
  const { activities, limits } = state.compiled;
  const activity = activities[index]!;
  const full = activity.limits.find((l, i) => {
    return activity.weights[i]! > 0 && state.used[l]! + activity.weights[i]! > limits[l]!.cap + 1e-9;
  });
  const texts: Record<LimitKind, string> = {
    people: 'the others help elsewhere in this block.',
    spare: `${source.home} can spare no more; lending at a price would free them.`,
    seats: 'no seat is left for more.',
    hours: 'its hours are used up; a higher limit would free it.',
    blocksPerDay: `its limit of ${shown(source.maxBlocksPerDay ?? 0)} blocks a day is reached.`,
    rest: `the others rest: ${shown((source.restSeconds ?? 0) / 3600)} hours must lie between two stretches of their work.`,
    balance: `the balance of help that ${source.home} agreed on is reached; a greater difference would free it.`,
    untilEnd: 'whoever goes stays away until the end, and later blocks cannot be spared.',
  };
  return full === undefined ? 'more would not fit.' : texts[limits[full]!.kind];
}
