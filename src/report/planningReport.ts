import { gridDays } from '../time/index.ts';
import { checkInput } from './build/checkInput.ts';
import type { PlanningReportInput } from './build/planningReportInput.ts';
import { projectReport } from './build/projectReport.ts';
import {
  moveReport,
  planSummary,
  type ReportedPlan,
  spareUseReport,
  surplusSummary,
} from './build/reportedPlan.ts';
import { reportHeadline } from './build/reportHeadline.ts';
import type { PlanningReport } from './planningReportTypes.ts';

/**
 * A report from the results of the pipeline's functions, ready for {@link textReport}, {@link htmlReport},
 * {@link csvMoves}, {@link csvUses} and {@link csvDays}: each project's history, forecast, requirement, agents present and,
 * as far as they are known, evaluations, costs, accuracy, client forecast and what came; and the plan, if there is one: that
 * of `planBorrowing`, or that of `planSurplus`.
 *
 * Nothing is evaluated here. Where a plan changes who is present at a project, `evaluations.after` is that of
 * `evaluate` with the `present` that the plan has for it, and `costs.after` that of `costs` with the help it pays for.
 *
 * @throws StaffcastError on unknown fields, lists of the wrong length, grids and days that differ, a plan of other projects,
 * and sides of the plan that are missing.
 * @example
 * ```ts
 * import { planningReport, textReport } from 'staffcast/report';
 * import { requirement } from 'staffcast/staffing';
 * import { makeGrid, makeSeries } from 'staffcast/time';
 * const grid = makeGrid({ zone: 'Asia/Shanghai', from: '2026-11-11', days: 1, intervalSeconds: 43200 });
 * const volume = makeSeries(grid, [2400, 4800]);
 * const targets = { serviceLevel: { target: 0.8, withinSeconds: 20 } };
 * const needed = requirement({ volume, ahtSeconds: 180, targets }); // agents: [14, 24]
 * const report = planningReport({
 *   projects: [{ id: 'shop', targets, forecast: volume, requirement: needed, present: [15, 20] }],
 * });
 * report.headline[0]; // 'shop is short of people on Wed 11-11: 48 agent-hours, 4 agents at worst.'
 * const text = textReport(report);
 * ```
 */
export function planningReport(input: PlanningReportInput): PlanningReport {
  const grid = checkInput(input);
  const { plan, surplus, title = 'Planning report', subtitle, currency = 'money' } = input;
  const reported: ReportedPlan | undefined = plan ?? surplus;
  const report: PlanningReport = {
    title,
    ...(subtitle === undefined ? {} : { subtitle }),
    generatedFrom: input.generatedFrom ?? sourceText(input),
    zone: grid.zone,
    currency,
    grid,
    headline: input.headline ?? [],
    notes: notesOf(input, reported),
    projects: input.projects.map((project, i) => projectReport(`projects[${i}]`, project, grid, reported)),
    moves: reported?.moves.map(moveReport) ?? [],
    refusals: plan?.refusals.map(({ source, to, reason }) => ({ source, to, reason })) ?? [],
    sources:
      reported?.sources.map(({ id, kind, people, hours, cost }) => ({
        source: id,
        kind,
        people,
        hours,
        cost,
      })) ?? [],
    ...(surplus ? { uses: surplus.uses.map(spareUseReport), plan: surplusSummary(surplus) } : {}),
    ...(plan ? { plan: planSummary(plan) } : {}),
  };
  return input.headline === undefined ? { ...report, headline: reportHeadline(report) } : report;
}

/** How far the histories reach. */
function sourceText({ projects }: PlanningReportInput): string {
  const ends = projects.map(({ history }) => (history ? gridDays(history.grid).at(-1)?.date : undefined));
  const last = ends
    .filter((date) => date !== undefined)
    .sort()
    .at(-1);
  return last === undefined ? 'forecasts given' : `history up to ${last}`;
}

/** Notes of the run, then those of projects under their names, then what the plan says of itself. */
function notesOf({ notes = [], projects }: PlanningReportInput, plan: ReportedPlan | undefined): string[] {
  const own = projects.flatMap((project) => {
    const { id, name = id, forecast } = project;
    const found = 'days' in forecast ? (forecast.notes ?? []) : [];
    return [...found, ...(project.notes ?? [])].map((note) => `${name}: ${note}`);
  });
  const ofPlan = [plan?.note, plan?.infeasibility?.summary].filter((note) => typeof note === 'string');
  return [...notes, ...own, ...ofPlan];
}
