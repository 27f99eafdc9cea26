import type { Activity, CompiledLink } from '../model/compiled.ts';
import { directCost, move, moveCost, type PlanState, room } from './planState.ts';

/**
 * Adds one person after the other where it saves most, until nothing saves. Links with a briefing cost or minimum runs
 * are opened one by one when all their blocks together repay it.
 *
 * @param activities @param links the part of the problem to look at; default: all of it
 */
export function greedy(
  state: PlanState,
  activities: readonly Activity[] = state.compiled.activities,
  links: readonly CompiledLink[] = state.compiled.links,
): void {
  const free = (a: Activity) =>
    a.link < 0 || state.sent[a.link]! > 0 || !isCommitting(state.compiled.links[a.link]!);
  fill(state, activities.filter(free));
  const allowed = new Set(activities);
  const gains = new Map<CompiledLink, number>();
  for (const link of links) {
    if (isCommitting(link) && state.sent[link.index] === 0) gains.set(link, openingGain(state, link));
  }
  const closed = [...gains.keys()].filter((link) => gains.get(link)! > 1e-9);
  while (closed.length > 0) {
    closed.sort((a, b) => gains.get(b)! - gains.get(a)! || a.index - b.index);
    // Gains only shrink while others are opened, so the first whose gain is up to date and still highest is best.
    const [first, next] = closed;
    const gain = openingGain(state, first!);
    if (gain > 1e-9 && next && gain < gains.get(next)! - 1e-9) {
      gains.set(first!, gain);
      continue;
    }
    closed.shift();
    if (gain <= 1e-9) continue;
    openLink(state, first!);
    fill(
      state,
      neighbours(state, first!).filter((a) => free(a) && allowed.has(a)),
    );
  }
  if (gains.size > 0) fill(state, activities.filter(free));
}

/** Whatever changes the same cells as a link. */
function neighbours({ compiled }: PlanState, link: CompiledLink): Activity[] {
  const cells = new Set(link.activities.flatMap((a) => compiled.activities[a]!.cells));
  const found = new Set([...cells].flatMap((cell) => compiled.cells[cell]!.activities));
  return [...found].map((a) => compiled.activities[a]!);
}

/** Whether a link costs something beside wages once it is used. */
export function isCommitting(link: CompiledLink): boolean {
  return link.briefingCost > 0 || link.minimumRun !== null;
}

/** What the blocks of a closed link save beside the plan, less what opening it costs. */
function openingGain(state: PlanState, link: CompiledLink): number {
  const before = snapshot(state, link);
  const gain = openLink(state, link);
  for (const [i, a] of link.activities.entries()) {
    const added = state.people[a]! - before[i]!;
    if (added !== 0) move(state, state.compiled.activities[a]!, -added);
  }
  return gain;
}

function snapshot(state: PlanState, link: CompiledLink): number[] {
  return link.activities.map((a) => state.people[a]!);
}

/** Sends everyone of a link who is worth the wage, block by block; returns what that saves, opening paid. */
export function openLink(state: PlanState, link: CompiledLink): number {
  let gain = 0;
  for (const a of link.activities) {
    const activity = state.compiled.activities[a]!;
    while (room(state, activity) > 0) {
      const change = directCost(state, activity, 1);
      if (change >= -1e-9) break;
      gain -= change;
      move(state, activity, 1);
    }
  }
  return state.sent[link.index] === 0 ? 0 : gain - link.briefingCost - state.runCost[link.index]!;
}

/** Adds people where the next one saves most. Savings only shrink, so an entry is looked at again when it comes up. */
function fill(state: PlanState, candidates: readonly Activity[]): void {
  const heap = saverHeap();
  for (const activity of candidates) {
    if (room(state, activity) > 0) heap.push(activity, moveCost(state, activity, 1));
  }
  for (let top = heap.pop(); top; top = heap.pop()) {
    const { activity, change } = top;
    if (room(state, activity) === 0) continue;
    const now = moveCost(state, activity, 1);
    if (now >= -1e-9) continue;
    if (now > change + 1e-9) {
      heap.push(activity, now);
      continue;
    }
    move(state, activity, 1);
    if (room(state, activity) > 0) heap.push(activity, moveCost(state, activity, 1));
  }
}

interface HeapEntry {
  readonly activity: Activity;
  readonly change: number;
}

/** A binary heap with the greatest saving on top; equal savings in the order of the activities. */
function saverHeap() {
  const entries: HeapEntry[] = [];
  const before = (a: HeapEntry, b: HeapEntry) =>
    a.change < b.change || (a.change === b.change && a.activity.index < b.activity.index);
  const swap = (i: number, j: number) => {
    [entries[i], entries[j]] = [entries[j]!, entries[i]!];
  };
  return {
    push(activity: Activity, change: number): void {
      if (change >= -1e-9) return;
      entries.push({ activity, change });
      for (let i = entries.length - 1; i > 0; ) {
        const parent = (i - 1) >> 1;
        if (!before(entries[i]!, entries[parent]!)) break;
        swap(i, parent);
        i = parent;
      }
    },
    pop(): HeapEntry | undefined {
      const top = entries[0];
      const last = entries.pop();
      if (!top || !last || entries.length === 0) return top;
      entries[0] = last;
      for (let i = 0; ; ) {
        let least = i;
        for (const child of [2 * i + 1, 2 * i + 2]) {
          if (child < entries.length && before(entries[child]!, entries[least]!)) least = child;
        }
        if (least === i) return top;
        swap(i, least);
        i = least;
      }
    },
  };
}
