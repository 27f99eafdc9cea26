import { type Grid, gridDays, type LocalDate } from '../time/index.ts';
import { gapRows } from './gapRows.ts';
import type { ProjectReport } from './planningReportTypes.ts';

/** Agent-hours short and spare on one day. */
export interface GapHours {
  readonly shortHours: number;
  readonly spareHours: number;
  /** Most agents missing at once. */
  readonly worstShort: number;
  /** Rows in which agents are missing. */
  readonly shortRows: number;
}

/** One local day of one project, without and with the plan. */
export interface DayGap {
  readonly date: LocalDate;
  readonly before: GapHours;
  readonly after: GapHours;
}

/** Shortfall and surplus of a project by day, without and with the plan. */
export function dayGaps(grid: Grid, project: ProjectReport): DayGap[] {
  const before = gapRows(project.required, project.rosterBefore);
  const after = gapRows(project.required, project.rosterAfter);
  const hoursPerRow = grid.intervalSeconds / 3600;
  return gridDays(grid).map(({ date, from, to }) => ({
    date,
    before: gapHours(before.subarray(from, to), hoursPerRow),
    after: gapHours(after.subarray(from, to), hoursPerRow),
  }));
}

/** Sum over days. */
export function totalGap(days: readonly DayGap[], side: 'before' | 'after'): GapHours {
  let shortHours = 0;
  let spareHours = 0;
  let worstShort = 0;
  let shortRows = 0;
  for (const { [side]: gap } of days) {
    shortHours += gap.shortHours;
    spareHours += gap.spareHours;
    worstShort = Math.max(worstShort, gap.worstShort);
    shortRows += gap.shortRows;
  }
  return { shortHours, spareHours, worstShort, shortRows };
}

function gapHours(gaps: Float64Array, hoursPerRow: number): GapHours {
  let short = 0;
  let spare = 0;
  let worstShort = 0;
  let shortRows = 0;
  for (const gap of gaps) {
    if (gap > 0) spare += gap;
    if (!(gap < 0)) continue;
    short -= gap;
    shortRows += 1;
    worstShort = Math.max(worstShort, -gap);
  }
  return { shortHours: short * hoursPerRow, spareHours: spare * hoursPerRow, worstShort, shortRows };
}
