import { backtest, type Scores } from 'staffcast/accuracy';
import { type Coverage, coverage } from 'staffcast/coverage';
import { type Adjustment, type FitOptions, type Forecast, fit, forecast } from 'staffcast/forecasting';
import { type Requirement, requirement } from 'staffcast/staffing';
import { type Grid, gridDays, makeGrid, type Series, spreadDays } from 'staffcast/time';
import { type CaseProject, leadDays, type PlanningCase } from './loadCase.ts';
import { type Roster, rosterOf, type StaffingRules, withoutUndefined } from './rosters.ts';

/** A project taken through forecast, requirement and coverage. */
export interface PlannedProject {
  readonly project: CaseProject;
  readonly forecast: Forecast;
  /** Expected contacts per planned row. */
  readonly volume: Series;
  /** What really came, on the planned rows, where it is known. */
  readonly actual: Series | null;
  readonly requirement: Requirement;
  readonly roster: Roster;
  readonly coverage: Coverage;
  /** How the same forecaster did on the project's own past; `null` where the history is too short to tell. */
  readonly accuracy: { readonly ours: Scores; readonly naive: Scores; readonly origins: number } | null;
  /** Beside those of the forecast. */
  readonly notes: readonly string[];
}

const BACKTEST = { origins: 6, horizonDays: 14, everyDays: 7 };

export function planProject(
  planning: PlanningCase,
  project: CaseProject,
  surge: number | null,
  detail: (text: string) => void,
): PlannedProject {
  const { spec, history } = project;
  const context = contextOf(planning, project);
  detail('forecast');
  const forecastGrid = forecastRows(history.grid, planning.grid);
  const predicted = forecast(fit(history, context), {
    grid: forecastGrid,
    adjustments: adjustments(planning, project, surge),
  });
  const toRows = (values: Series) =>
    history.grid.intervalSeconds === 86_400
      ? spreadDays(values, {
          intervalSeconds: planning.grid.intervalSeconds,
          openingHours: context.openingHours,
        })
      : values;
  const volume = toRows({ grid: forecastGrid, values: predicted.mean });
  detail('requirement');
  const rules = staffingRules(project);
  const needed = requirement({ ...rules, volume });
  const roster = rosterOf(spec, volume, history, rules);
  detail('backtest');
  return {
    project,
    forecast: predicted,
    volume,
    actual: project.actual && toRows({ grid: forecastGrid, values: project.actual.values }),
    requirement: needed,
    roster,
    coverage: coverage({ grid: volume.grid, required: needed.agents, present: roster.agents }),
    accuracy: accuracyOf(history, context),
    notes: ownNotes(planning, project),
  };
}

function contextOf({ calendar, events }: PlanningCase, { spec }: CaseProject): FitOptions {
  const lagged = events.map((event) => ({ ...event, lagDays: spec.eventLagDays?.[event.name] ?? 0 }));
  return {
    events: lagged,
    ...(calendar ? { calendar } : {}),
    ...(spec.openingHours ? { openingHours: withoutUndefined(spec.openingHours) } : {}),
  };
}

function staffingRules({ spec }: CaseProject): StaffingRules {
  const { ahtSeconds, patienceSeconds, targets, shrinkage, minimumAgents } = spec;
  return withoutUndefined({ ahtSeconds, patienceSeconds, targets, shrinkage, minimumAgents });
}

/** The planned rows on the history's own interval: daily histories are forecast by day. */
function forecastRows(own: Grid, planned: Grid): Grid {
  if (own.intervalSeconds !== 86_400) return planned;
  const days = gridDays(planned);
  return makeGrid({ zone: own.zone, from: days[0]?.date ?? '', days: days.length, intervalSeconds: 86_400 });
}

function adjustments(planning: PlanningCase, { spec }: CaseProject, surge: number | null): Adjustment[] {
  const days = gridDays(planning.grid);
  const [first, last] = [days[0]?.date ?? '', days.at(-1)?.date ?? ''];
  const own: Adjustment[] = (spec.adjustments ?? []).map(withoutUndefined);
  return surge === null ? own : [...own, { name: 'surge', from: first, to: last, factor: surge }];
}

function accuracyOf(history: Series, context: FitOptions): PlannedProject['accuracy'] {
  const days = gridDays(history.grid).length;
  const origins = Math.min(BACKTEST.origins, Math.floor((days - 42) / BACKTEST.everyDays) - 1);
  if (origins < 2) return null;
  const score = (model: 'auto' | 'seasonalNaive') =>
    backtest(history, (past, grid) => forecast(fit(past, { ...context, model }), { grid }), {
      ...BACKTEST,
      origins,
    }).overall;
  return { ours: score('auto'), naive: score('seasonalNaive'), origins };
}

function ownNotes(planning: PlanningCase, { history }: CaseProject): string[] {
  const lead = leadDays(history, planning.grid);
  const notes: string[] = [];
  if (lead > 8) notes.push(`The history ends ${lead - 1} days before the first planned day.`);
  if (history.grid.intervalSeconds === 86_400) {
    notes.push(
      'The history is daily: each day is spread evenly over its opening hours, so peaks inside the day are not seen.',
    );
  }
  return notes;
}
