import type { Activity, CompiledLink, CompiledProblem } from '../model/compiled.ts';
import { greedy, isCommitting, openLink } from './greedy.ts';
import { localSearch } from './localSearch.ts';
import { move, type PlanState } from './planState.ts';
import { copyState, restoreState } from './stateCopy.ts';
import { totalCost } from './totalCost.ts';

/**
 * Closes or opens one link after the other where a briefing cost or minimum run is at stake, lets its neighbours adapt,
 * and keeps what saves. Single people never make such a change by themselves.
 *
 * @param trials most changes to try, so that the same plan comes out on every machine
 */
export function flipLinks(state: PlanState, mayStop: () => boolean, trials: number): void {
  const { links } = state.compiled;
  const committing = links.filter((link) => isCommitting(link) && link.activities.length > 0);
  let cost = totalCost(state);
  let left = trials;
  for (let improved = true; improved; ) {
    improved = false;
    for (const link of committing) {
      if (left-- <= 0 || mayStop()) return;
      const before = copyState(state);
      flip(state, link);
      const after = totalCost(state);
      if (after < cost - 1e-6) {
        cost = after;
        improved = true;
      } else restoreState(state, before);
    }
  }
}

function flip(state: PlanState, link: CompiledLink): void {
  const { compiled } = state;
  const near = neighbours(compiled, link);
  if (state.sent[link.index] === 0) {
    openLink(state, link);
    localSearch(state, undefined, 1, near.activities);
    return;
  }
  for (const a of link.activities) {
    const activity = compiled.activities[a]!;
    if (state.people[a]! > activity.least) move(state, activity, activity.least - state.people[a]!);
  }
  const others = near.links.filter((other) => other !== link);
  greedy(
    state,
    near.activities.filter((activity) => activity.link !== link.index),
    others,
  );
  localSearch(state, undefined, 1, near.activities);
}

/** Links of the same project or source, and their activities. */
function neighbours(
  compiled: CompiledProblem,
  link: CompiledLink,
): { links: CompiledLink[]; activities: Activity[] } {
  const links = compiled.links.filter(
    ({ source, project }) => source === link.source || project === link.project,
  );
  return {
    links,
    activities: links.flatMap(({ activities }) => activities.map((a) => compiled.activities[a]!)),
  };
}
