import type { CompiledLink, CompiledProblem } from '../model/compiled.ts';
import { greedy, isCommitting, openLink } from './greedy.ts';
import { localSearch } from './localSearch.ts';
import { move, type PlanState } from './planState.ts';
import { copyState, restoreState } from './stateCopy.ts';
import { totalCost } from './totalCost.ts';

/**
 * Closes or opens one link after the other where a briefing cost or minimum run is at stake, then swaps an open one for a
 * closed one of the same project or source; lets the neighbours adapt each time, and keeps what saves. Single people
 * never make such a change by themselves.
 *
 * @param trials most changes to try, so that the same plan comes out on every machine
 */
export function flipLinks(state: PlanState, mayStop: () => boolean, trials: number): void {
  const { links } = state.compiled;
  const committing = links.filter((link) => isCommitting(link) && link.activities.length > 0);
  let left = trials;
  const tryAll = (changes: Iterable<Change>): boolean => {
    let cost = totalCost(state);
    let improved = false;
    for (const change of changes) {
      if (left-- <= 0 || mayStop()) return false;
      const before = copyState(state);
      apply(state, change);
      const after = totalCost(state);
      if (after < cost - 1e-6) {
        cost = after;
        improved = true;
      } else restoreState(state, before);
    }
    return improved;
  };
  const isOpen = (link: CompiledLink) => state.sent[link.index]! > 0;
  for (let improved = true; improved; ) {
    improved = tryAll(singles(committing, isOpen));
    if (!improved) improved = tryAll(swaps(committing, isOpen));
  }
}

/** A link to close, one to open, or both. */
interface Change {
  readonly close?: CompiledLink;
  readonly open?: CompiledLink;
}

function* singles(links: readonly CompiledLink[], isOpen: (link: CompiledLink) => boolean): Iterable<Change> {
  for (const link of links) yield isOpen(link) ? { close: link } : { open: link };
}

function* swaps(links: readonly CompiledLink[], isOpen: (link: CompiledLink) => boolean): Iterable<Change> {
  for (const close of links) {
    for (const open of links) {
      if (!isOpen(close)) break;
      const related = open.project === close.project || open.source === close.source;
      if (related && !isOpen(open)) yield { close, open };
    }
  }
}

function apply(state: PlanState, { close, open }: Change): void {
  const { compiled } = state;
  const near = [close, open].flatMap((link) => (link ? neighbours(compiled, link) : []));
  const links = [...new Set(near)];
  const activities = links.flatMap((link) => link.activities.map((a) => compiled.activities[a]!));
  for (const a of close?.activities ?? []) {
    const activity = compiled.activities[a]!;
    if (state.people[a]! > activity.least) move(state, activity, activity.least - state.people[a]!);
  }
  if (open) openLink(state, open);
  if (close) {
    const others = links.filter((other) => other !== close);
    greedy(
      state,
      activities.filter((activity) => activity.link !== close.index),
      others,
    );
  }
  localSearch(state, undefined, 1, activities);
}

/** Links of the same project or source. */
function neighbours({ links }: CompiledProblem, { source, project }: CompiledLink): CompiledLink[] {
  return links.filter((other) => other.source === source || other.project === project);
}
