import { checkObjects, checkText, StaffcastError } from '../errors/index.ts';
import { type Grid, gridDays, type LocalDate } from '../time/index.ts';
import { type Coverage, type CoverageTotals, coverage, rowHours, sumTotals } from './coverage.ts';

/** People of one project, needed and there; one entry per row of the grid. */
export interface ProjectRoster {
  readonly id: string;
  readonly required: readonly number[];
  readonly present: readonly number[];
}

/** Several projects together in some stretch of time; a surplus of one never pays for a shortfall of another. */
export interface SiteTotals extends CoverageTotals {
  /** Agent-hours of shortfall that other projects' surplus of the same rows could fill, if everybody could do anything. */
  readonly fillableHours: number;
}

/** Coverage project by project, and of all together. */
export interface SiteCoverage {
  readonly grid: Grid;
  readonly projects: readonly { readonly id: string; readonly coverage: Coverage }[];
  /** Agents beyond the requirement and agents missing, over all projects, per row. */
  readonly surplus: readonly number[];
  readonly shortfall: readonly number[];
  readonly days: readonly (SiteTotals & { readonly date: LocalDate })[];
  readonly total: SiteTotals;
}

/**
 * Where each project is over and where it is short, and what is over in one while another is short: the most that lending
 * at the same time could bring.
 *
 * @throws StaffcastError when two projects have one id, and as {@link coverage} does.
 * @example
 * ```ts
 * import { projectCoverage } from 'staffcast/coverage';
 * import { makeGrid } from 'staffcast/time';
 * const grid = makeGrid({ zone: 'UTC', from: '2026-11-11', days: 1, intervalSeconds: 43200 });
 * const { total } = projectCoverage(grid, [
 *   { id: 'shop', required: [10, 30], present: [14, 25] },
 *   { id: 'logistics', required: [20, 20], present: [18, 22] },
 * ]);
 * [total.shortfallHours, total.fillableHours]; // [84, 48]
 * ```
 */
export function projectCoverage(grid: Grid, projects: readonly ProjectRoster[]): SiteCoverage {
  checkObjects('projectCoverage', 'projects', projects);
  const names = new Set<string>();
  const found = projects.map(({ id, required, present }, i) => {
    checkText('projectCoverage', `projects[${i}].id`, id);
    if (names.has(id)) throw sameId(i, id);
    names.add(id);
    return { id, coverage: coverage({ grid, required, present }) };
  });
  const over = (list: (each: Coverage) => readonly number[]) =>
    Array.from({ length: grid.length }, (_, row) =>
      found.reduce((sum, each) => sum + (list(each.coverage)[row] as number), 0),
    );
  const [surplus, shortfall] = [over((each) => each.surplus), over((each) => each.shortfall)];
  const days = gridDays(grid).map(({ date, from, to, seconds }, d) => {
    const own = sumTotals(found.map((each) => each.coverage.days[d] as CoverageTotals));
    let [fillable, deepest, rows] = [0, 0, 0];
    for (let row = from; row < to; row++) {
      const short = shortfall[row] as number;
      fillable += Math.min(short, surplus[row] as number);
      deepest = Math.max(deepest, short);
      rows += short > 0 ? 1 : 0;
    }
    const fillableHours = fillable * rowHours(grid, seconds);
    return { date, ...own, deepestShortfall: deepest, shortRows: rows, fillableHours };
  });
  const fillableHours = days.reduce((sum, day) => sum + day.fillableHours, 0);
  return { grid, projects: found, surplus, shortfall, days, total: { ...sumTotals(days), fillableHours } };
}

function sameId(i: number, id: string): StaffcastError {
  const must = 'differ from the ids before it';
  return new StaffcastError({
    code: 'inconsistent',
    where: 'projectCoverage',
    path: `projects[${i}].id`,
    value: id,
    must,
  });
}
