import type { Grid } from '../time/index.ts';
import { type DayGap, dayGaps } from './dayGaps.ts';
import type { PlanningReport, ProjectDay, ProjectReport } from './planningReportTypes.ts';

/** One day of one project with its gaps. */
export interface ProjectDayGap {
  readonly project: ProjectReport;
  readonly day: ProjectDay;
  readonly gap: DayGap;
}

/** The days of a project, each with its gaps. */
export function projectDays(grid: Grid, project: ProjectReport): ProjectDayGap[] {
  return dayGaps(grid, project).map((gap, index) => ({ project, day: project.days[index]!, gap }));
}

/** Fewer agents than this missing is not worth a planner's line: productivities leave fractions of people. */
export const NOTABLE_AGENTS = 0.5;

/** The days of all projects that are notably short on one side of the plan, most agent-hours short first. */
export function worstDays(report: PlanningReport, side: 'before' | 'after'): ProjectDayGap[] {
  return report.projects
    .flatMap((project) => projectDays(report.grid, project))
    .filter(({ gap }) => gap[side].worstShort >= NOTABLE_AGENTS)
    .sort((a, b) => b.gap[side].shortHours - a.gap[side].shortHours);
}

/** Whether an outcome misses the project's service level; an unknown one does not. */
export function missesTarget(serviceLevel: number | null, target: number | null): boolean {
  return serviceLevel !== null && target !== null && serviceLevel < target - 1e-9;
}
