import {
  type BorrowingPlan,
  type BorrowingProblem,
  type BorrowingProject,
  type HelpSource,
  type HoursLimit,
  makeBlocks,
  planBorrowing,
} from 'staffcast/borrowing';
import type { PlanFileSource } from 'staffcast/schema';
import { addDays, gridDays, type LocalDate, weekdayOf } from 'staffcast/time';
import type { PlanningCase } from './loadCase.ts';
import type { Options } from './options.ts';
import type { PlannedProject } from './planProject.ts';
import { withoutUndefined } from './rosters.ts';
import { shortfallPrice } from './shortfallPrice.ts';

export function borrow(
  planning: PlanningCase,
  planned: readonly PlannedProject[],
  options: Options,
  detail: (text: string) => void,
): Promise<BorrowingPlan> {
  const problem = problemOf(planning, planned);
  return planBorrowing(problem, {
    solver: options.solver,
    gap: options.gap,
    timeLimitSeconds: options.timeLimitSeconds,
    onProgress: () => detail('solving'),
  });
}

function problemOf(planning: PlanningCase, planned: readonly PlannedProject[]): BorrowingProblem {
  const blocks = makeBlocks(planning.grid, { clock: planning.blocks });
  const names = new Map(planning.blocks.map((block) => [block.name, block]));
  return {
    grid: planning.grid,
    blocks,
    projects: planned.map((project) => borrowingProject(project)),
    sources: (planning.plan.sources ?? []).map((source) => helpSource(source, planning, blocks, names)),
  };
}

function borrowingProject(planned: PlannedProject): BorrowingProject {
  const { project, requirement, roster } = planned;
  const { spec } = project;
  return {
    id: spec.id,
    required: requirement.agents,
    present: roster.agents,
    shortfall: shortfallPrice(planned),
    ...(spec.lending ? { lending: spec.lending } : {}),
    ...(spec.seats === undefined ? {} : { seats: requirement.agents.map(() => spec.seats ?? 0) }),
  };
}

function helpSource(
  source: PlanFileSource,
  planning: PlanningCase,
  blocks: BorrowingProblem['blocks'],
  names: ReadonlyMap<string, unknown>,
): HelpSource {
  const { available, fromDate, toDate, hoursPerPersonPerWeek, hoursPerPersonPerMonth, links, ...rest } =
    source;
  const dates = gridDays(planning.grid).map((day) => day.date);
  const inBlock = (block: { id: string; date: LocalDate }) => {
    if (block.date < (fromDate ?? block.date) || block.date > (toDate ?? block.date)) return 0;
    if (typeof available !== 'object') return available ?? source.people;
    const name = [...names.keys()].find((key) => block.id.endsWith(` ${key}`)) ?? '';
    return available[name] ?? source.people;
  };
  return {
    ...withoutUndefined(rest),
    available: blocks.map(inBlock),
    hoursLimits: [
      ...limits(dates, hoursPerPersonPerWeek, source.people, weekOf),
      ...limits(dates, hoursPerPersonPerMonth, source.people, (date) => date.slice(0, 7)),
    ],
    links: links.map(withoutUndefined),
  };
}

/** One limit for each week or month that the plan touches. */
function limits(
  dates: readonly LocalDate[],
  hoursPerPerson: number | undefined,
  people: number,
  periodOf: (date: LocalDate) => string,
): HoursLimit[] {
  if (hoursPerPerson === undefined) return [];
  const periods = new Map<string, LocalDate[]>();
  for (const date of dates) periods.set(periodOf(date), [...(periods.get(periodOf(date)) ?? []), date]);
  return [...periods.values()].map((list) => ({
    fromDate: list[0] as LocalDate,
    toDate: list.at(-1) as LocalDate,
    hours: hoursPerPerson * people,
  }));
}

/** The Monday of a date's week. */
function weekOf(date: LocalDate): LocalDate {
  return addDays(date, 1 - weekdayOf(date));
}
