import { checkFields, checkLength, checkNonNegative, type FieldNames } from '../errors/index.ts';
import { checkGrid, type Grid, gridDays, type LocalDate } from '../time/index.ts';

/** What {@link coverage} takes. */
export interface CoverageOptions {
  readonly grid: Grid;
  /** Agents needed on the phone per row, 0 or more. */
  readonly required: readonly number[];
  /** Agents present on the phone per row (after shrinkage), 0 or more; may be fractional. */
  readonly present: readonly number[];
}

const fields: FieldNames<CoverageOptions> = { grid: true, required: true, present: true };

/** Hours over and under in some stretch of time. */
export interface CoverageTotals {
  readonly requiredHours: number;
  readonly presentHours: number;
  /** Agent-hours beyond the requirement. */
  readonly surplusHours: number;
  /** Agent-hours missing. A surplus in one row never pays for a shortfall in another. */
  readonly shortfallHours: number;
  /** Most agents missing in any row. */
  readonly deepestShortfall: number;
  /** Rows that are short. */
  readonly shortRows: number;
}

/** {@link CoverageTotals} of one local day. */
export interface CoverageDay extends CoverageTotals {
  readonly date: LocalDate;
}

/** A roster beside a requirement. */
export interface Coverage {
  readonly grid: Grid;
  /** Agents beyond the requirement per row: present − required where positive, else 0. */
  readonly surplus: readonly number[];
  /** Agents missing per row: required − present where positive, else 0. */
  readonly shortfall: readonly number[];
  readonly days: readonly CoverageDay[];
  readonly total: CoverageTotals;
}

/**
 * Where a roster is over and where it is short. Row by row surplus − shortfall = present − required, and never are both
 * positive.
 *
 * @throws StaffcastError on lists of the wrong length, and on negative or non-finite numbers.
 * @example
 * ```ts
 * import { coverage } from 'staffcast/coverage';
 * import { makeGrid } from 'staffcast/time';
 * const grid = makeGrid({ zone: 'Asia/Shanghai', from: '2026-11-11', days: 1, intervalSeconds: 43200 });
 * const { total } = coverage({ grid, required: [10, 30], present: [14, 25] });
 * [total.surplusHours, total.shortfallHours]; // [48, 60]
 * ```
 */
export function coverage(options: CoverageOptions): Coverage {
  checkFields('coverage', 'options', options, fields);
  const { grid, required, present } = options;
  checkGrid('coverage', 'grid', grid);
  checkLength('coverage', 'required', required, grid.length);
  checkLength('coverage', 'present', present, grid.length);
  for (let row = 0; row < grid.length; row++) {
    checkNonNegative('coverage', `required[${row}]`, required[row]);
    checkNonNegative('coverage', `present[${row}]`, present[row]);
  }
  const surplus = present.map((agents, row) => Math.max(0, agents - (required[row] as number)));
  const shortfall = present.map((agents, row) => Math.max(0, (required[row] as number) - agents));
  const days = gridDays(grid);
  const hours = days.map((day) => rowHours(grid, day.seconds));
  const totals = days.map((day, i) => totalsOf(day.from, day.to, hours[i] as number));
  return {
    grid,
    surplus,
    shortfall,
    days: days.map((day, i) => ({ date: day.date, ...(totals[i] as CoverageTotals) })),
    total: sumTotals(totals),
  };

  function totalsOf(from: number, to: number, rowHours: number): CoverageTotals {
    const sum = (list: readonly number[]) => list.slice(from, to).reduce((a, b) => a + b, 0) * rowHours;
    const short = shortfall.slice(from, to);
    return {
      requiredHours: sum(required),
      presentHours: sum(present),
      surplusHours: sum(surplus),
      shortfallHours: sum(shortfall),
      deepestShortfall: short.reduce((a, b) => Math.max(a, b), 0),
      shortRows: short.filter((agents) => agents > 0).length,
    };
  }
}

/** Hours in a row; a daily row lasts as long as its local day. */
export function rowHours(grid: Grid, daySeconds: number): number {
  return (grid.intervalSeconds === 86_400 ? daySeconds : grid.intervalSeconds) / 3600;
}

/** Several stretches as one; the deepest shortfall is that of any. */
export function sumTotals(list: readonly CoverageTotals[]): CoverageTotals {
  const zero = {
    requiredHours: 0,
    presentHours: 0,
    surplusHours: 0,
    shortfallHours: 0,
    deepestShortfall: 0,
    shortRows: 0,
  };
  return list.reduce<CoverageTotals>(
    (sum, day) => ({
      requiredHours: sum.requiredHours + day.requiredHours,
      presentHours: sum.presentHours + day.presentHours,
      surplusHours: sum.surplusHours + day.surplusHours,
      shortfallHours: sum.shortfallHours + day.shortfallHours,
      deepestShortfall: Math.max(sum.deepestShortfall, day.deepestShortfall),
      shortRows: sum.shortRows + day.shortRows,
    }),
    zero,
  );
}
