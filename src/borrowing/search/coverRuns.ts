import type { CompiledLink, CompiledProblem } from '../model/compiled.ts';
import type { MinimumRun } from '../problem.ts';

/** People of a link needed on each local day: the most lent in one of its blocks. */
export function peoplePerDay(
  compiled: CompiledProblem,
  link: CompiledLink,
  people: ArrayLike<number>,
): number[] {
  const { blocks, activities } = compiled;
  const days = blocks.length === 0 ? 0 : blocks[blocks.length - 1]!.day + 1;
  const needed = new Array<number>(days).fill(0);
  for (const a of link.activities) {
    const { day } = blocks[activities[a]!.block]!;
    needed[day] = Math.max(needed[day]!, people[a]!);
  }
  return needed;
}

/** Runs of one link: people assigned and starting per day. */
export interface RunPlan {
  readonly assigned: readonly number[];
  readonly starts: readonly number[];
  readonly cost: number;
}

/**
 * Runs that cover the people needed per day: whoever has served the minimum and is not needed goes home, unless
 * waiting for the next need costs no more than a new start. A good plan, not always the cheapest.
 */
export function coverRuns(needed: readonly number[], run: MinimumRun): RunPlan {
  const costPerDay = run.costPerDay ?? 0;
  const starts: number[] = [];
  const assigned: number[] = [];
  let cost = 0;
  let bound = 0;
  let before = 0;
  for (let day = 0; day < needed.length; day++) {
    const released = day - run.days;
    if (released >= 0) bound -= starts[released]!;
    let count = Math.max(needed[day]!, bound);
    while (count < before && worthKeeping(needed, day, count, run.costPerStart, costPerDay)) count++;
    const start = Math.max(0, count - before);
    starts.push(start);
    assigned.push(count);
    bound += start;
    cost += start * run.costPerStart + count * costPerDay;
    before = count;
  }
  return { assigned, starts, cost };
}

/** Whether more than `count` people are needed again before waiting has cost a start. */
function worthKeeping(
  needed: readonly number[],
  day: number,
  count: number,
  costPerStart: number,
  costPerDay: number,
): boolean {
  for (let next = day + 1; next < needed.length; next++) {
    if ((next - day) * costPerDay > costPerStart) return false;
    if (needed[next]! > count) return true;
  }
  return false;
}
