import type { BorrowingProblem } from '../problem.ts';
import type { Activity, CompiledLink, CompiledProblem, Limit, LimitKind } from './compiled.ts';
import { lenderSpare } from './lenderSpare.ts';
import { restRows } from './restRows.ts';

/** The limits that couple activities; limits that cannot bind are left out. Notes each on its activities. */
export function addLimits(compiled: Omit<CompiledProblem, 'limits'>): Limit[] {
  const { problem, blocks, activities, links } = compiled;
  const limits: Limit[] = [];
  const add = (
    kind: LimitKind,
    owner: number,
    bound: number,
    entries: readonly (readonly [Activity, number])[],
  ) => {
    // What can no longer be changed is taken as allowed.
    const cap = Math.max(
      bound,
      entries.reduce((sum, [activity, weight]) => sum + weight * activity.least, 0),
    );
    const reach = entries.reduce((sum, [activity, weight]) => sum + Math.max(0, weight) * activity.most, 0);
    if (reach <= cap + 1e-9) return;
    const limit: Limit = { index: limits.length, kind, owner, cap, activities: [], weights: [] };
    limits.push(limit);
    for (const [activity, weight] of entries) {
      limit.activities.push(activity.index);
      limit.weights.push(weight);
      activity.limits.push(limit.index);
      activity.weights.push(weight);
    }
  };
  const once = (list: readonly Activity[]) => list.map((activity) => [activity, 1] as const);

  const bySource = groupBy(activities, (activity) => links[activity.link]?.source ?? -1);
  const byHome = groupBy(activities, ({ link, project }) => (link < 0 ? project : links[link]!.home));
  for (const [s, source] of problem.sources.entries()) {
    const own = bySource.get(s) ?? [];
    for (const list of groupBy(own, (activity) => activity.block).values()) {
      const announced = source.available?.[list[0]!.block] ?? source.people;
      if (list.length > 1) add('people', s, Math.min(source.people, announced), once(list));
    }
    for (const { fromDate, toDate, hours } of source.hoursLimits ?? []) {
      const dated = own.filter(({ block }) => {
        const { date } = problem.blocks[block]!;
        return date >= fromDate && date <= toDate;
      });
      add(
        'hours',
        s,
        hours,
        dated.map((activity) => [activity, blocks[activity.block]!.hours] as const),
      );
    }
    if (source.restSeconds !== undefined) addRest(s, source.people, source.restSeconds, own);
    if (source.maxBlocksPerDay === undefined) continue;
    for (const list of groupBy(own, (activity) => blocks[activity.block]!.day).values()) {
      add('blocksPerDay', s, source.maxBlocksPerDay * source.people, once(list));
    }
  }
  for (const [p, project] of problem.projects.entries()) {
    const leaving = byHome.get(p) ?? [];
    const priced = project.lending === 'priced';
    // Announced people of a priced lender are taken as announced; the others must at least be there.
    const bound = priced ? leaving.filter((activity) => isUnannounced(activity)) : leaving;
    for (const [block, list] of groupBy(bound, (activity) => activity.homeBlock)) {
      const spare = lenderSpare(project, problem.blocks[block]!);
      add('spare', p, priced ? spare.present : spare.beyondRequirement, once(list));
    }
    if (project.seats) addSeats(p, project.seats, leaving);
  }
  for (const [index, { between, maxDifferenceHours }] of (problem.balances ?? []).entries()) {
    const [one, other] = between.map((id) => problem.projects.findIndex((project) => project.id === id));
    const helping = (from: number, to: number, sign: number) =>
      activities
        .filter(({ link, project }) => link >= 0 && links[link]!.home === from && project === to)
        .map((activity) => [activity, sign * blocks[activity.block]!.hours] as const);
    for (const sign of [1, -1]) {
      const entries = [...helping(one!, other!, sign), ...helping(other!, one!, -sign)];
      add('balance', index, maxDifferenceHours, entries);
    }
  }
  for (const link of links) if (staysAway(problem, link)) addStays(link);
  return limits;

  /** Whoever has gone in a block is gone in the next in which the group is there, as far as it is there. */
  function addStays(link: CompiledLink): void {
    const source = problem.sources[link.source]!;
    const there = (block: number) => Math.min(source.people, source.available?.[block] ?? source.people);
    const byBlock = new Map(link.activities.map((a) => [activities[a]!.block, activities[a]!]));
    const present = blocks.filter(({ index }) => there(index) > 0);
    for (const [i, { index }] of present.entries()) {
      const next = present[i + 1];
      const activity = byBlock.get(index);
      if (!next || !activity) continue;
      const after = byBlock.get(next.index);
      const gone = after ? [[after, -1] as const] : [];
      add('untilEnd', link.source, Math.max(0, there(index) - there(next.index)), [[activity, 1], ...gone]);
    }
  }

  function addRest(s: number, people: number, restSeconds: number, own: readonly Activity[]): void {
    const inBlock = groupBy(own, (activity) => activity.block);
    for (const row of restRows(problem.blocks, problem.grid.intervalSeconds, restSeconds)) {
      const entries = [...row].flatMap(([block, weight]) =>
        (inBlock.get(block) ?? []).map((activity) => [activity, weight] as const),
      );
      add('rest', s, people, entries);
    }
  }

  function isUnannounced({ link }: Activity): boolean {
    return link >= 0 && problem.sources[links[link]!.source]!.available === undefined;
  }

  function addSeats(p: number, seats: readonly number[], leaving: readonly Activity[]): void {
    const project = problem.projects[p]!;
    const arriving = activities.filter(({ link, project: to }) => link >= 0 && to === p);
    const leavingBy = groupBy(leaving, (activity) => activity.homeBlock);
    for (const [b, list] of groupBy(arriving, (activity) => activity.block)) {
      const { from, to } = problem.blocks[b]!;
      let free = Infinity;
      for (let row = from; row < to; row++) free = Math.min(free, seats[row]! - project.present[row]!);
      // A roster beyond the seats leaves none, and nobody has to go.
      const cap = Math.max(0, Math.floor(free + 1e-9));
      const away = (leavingBy.get(b) ?? []).map((activity) => [activity, -1] as const);
      add('seats', p, cap, [...once(list), ...away]);
    }
  }
}

function staysAway(problem: BorrowingProblem, link: CompiledLink): boolean {
  const to = problem.projects[link.project]!.id;
  return problem.sources[link.source]!.links.find((l) => l.to === to)!.untilEnd === true;
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => number): Map<number, T[]> {
  const groups = new Map<number, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
