import type { CompiledLink, CompiledProblem } from './compiled.ts';
import type { MinimumRun } from './problem.ts';

/** Runs of one link: people assigned and starting per day. */
export interface RunPlan {
  readonly assigned: readonly number[];
  readonly starts: readonly number[];
  readonly cost: number;
}

/** People of a link needed on each day: the most lent in one of its blocks. */
export function peoplePerDay(
  compiled: CompiledProblem,
  link: CompiledLink,
  people: ArrayLike<number>,
): number[] {
  const days = compiled.blocks.length === 0 ? 0 : compiled.blocks[compiled.blocks.length - 1]!.day + 1;
  const needed = new Array<number>(days).fill(0);
  for (const a of link.activities) {
    const { day } = compiled.blocks[compiled.activities[a]!.block]!;
    needed[day] = Math.max(needed[day]!, people[a]!);
  }
  return needed;
}

/**
 * Runs that cover the people needed per day: whoever has served the minimum and is not needed goes home, unless waiting
 * for the next need costs no more than a new start. A good plan, not always the cheapest.
 */
export function coverRuns(needed: readonly number[], run: MinimumRun): RunPlan {
  const costPerDay = run.costPerDay ?? 0;
  const starts: number[] = [];
  const assigned: number[] = [];
  let cost = 0;
  for (let day = 0; day < needed.length; day++) {
    const began = (from: number) => starts.slice(Math.max(0, from), day).reduce((sum, n) => sum + n, 0);
    const bound = began(day - run.days + 1);
    const before = day > 0 ? assigned[day - 1]! : 0;
    let count = Math.max(needed[day]!, bound);
    while (count < before && worthKeeping(needed, day, count, run.costPerStart, costPerDay)) count++;
    starts.push(Math.max(0, count - before));
    assigned.push(count);
    cost += starts[day]! * run.costPerStart + count * costPerDay;
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
