import { checkObject, checkPositive, checkRows } from '../errors/index.ts';
import { checkGrid, gridDays, type LocalDate } from '../time/index.ts';
import { type Coverage, rowHours } from './coverage.ts';

/** Surplus and shortfall as full-time people. */
export interface FteGap {
  readonly surplusFte: number;
  readonly shortfallFte: number;
}

/** {@link FteGap} per row, day, and on a mean day. */
export interface CoverageFte {
  /** The part of a full-time day that a row's agents are. */
  readonly rows: readonly FteGap[];
  readonly days: readonly (FteGap & { readonly date: LocalDate })[];
  /** Mean over the days. */
  readonly meanDay: FteGap;
}

/**
 * A gap in full-time equivalents, hours over the hours that one full-time person is on the phone in a day.
 *
 * @param found result of {@link coverage}.
 * @param phoneHoursPerFte hours of a full-time person on the phone per day, shrinkage taken off; above 0.
 * @throws StaffcastError when the hours are not above 0.
 * @example
 * ```ts
 * import { coverage, coverageFte } from 'staffcast/coverage';
 * import { makeGrid } from 'staffcast/time';
 * const grid = makeGrid({ zone: 'UTC', from: '2026-11-11', days: 1, intervalSeconds: 43200 });
 * const found = coverage({ grid, required: [10, 30], present: [14, 25] });
 * coverageFte(found, 6).days[0]; // { date: '2026-11-11', surplusFte: 8, shortfallFte: 10 }
 * ```
 */
export function coverageFte(
  found: Pick<Coverage, 'grid' | 'surplus' | 'shortfall' | 'days'>,
  phoneHoursPerFte: number,
): CoverageFte {
  checkPositive('coverageFte', 'phoneHoursPerFte', phoneHoursPerFte);
  checkObject('coverageFte', 'coverage', found);
  const { grid, surplus, shortfall } = found;
  checkGrid('coverageFte', 'coverage.grid', grid);
  checkRows('coverageFte', 'coverage.surplus', surplus, grid.length);
  checkRows('coverageFte', 'coverage.shortfall', shortfall, grid.length);
  const rows = gridDays(grid).flatMap(({ from, to, seconds }) => {
    const fte = rowHours(grid, seconds) / phoneHoursPerFte;
    return Array.from({ length: to - from }, (_, i) => ({
      surplusFte: (surplus[from + i] as number) * fte,
      shortfallFte: (shortfall[from + i] as number) * fte,
    }));
  });
  const days = found.days.map(({ date, surplusHours, shortfallHours }) => ({
    date,
    surplusFte: surplusHours / phoneHoursPerFte,
    shortfallFte: shortfallHours / phoneHoursPerFte,
  }));
  const mean = (value: (day: FteGap) => number) =>
    days.reduce((sum, day) => sum + value(day), 0) / Math.max(1, days.length);
  return {
    rows,
    days,
    meanDay: { surplusFte: mean((day) => day.surplusFte), shortfallFte: mean((day) => day.shortfallFte) },
  };
}
