import { type SolveOptions, solveLinear } from '../optimize/index.ts';
import { checkShifts } from './checkShifts.ts';
import { readPlan } from './readPlan.ts';
import { shiftModel } from './shiftModel.ts';
import type { ShiftOptions, ShiftPlan, ShiftPlanStatus, ShiftProblem } from './types.ts';

/**
 * How many people should begin which shift when, with their breaks, so that a requirement is covered at least cost: wages, missing
 * people, people too many; with `tours`, people who work the same shift on the days of a pattern.
 *
 * A covering model in whole numbers, breaks placed implicitly (Aykin 1996), solved by HiGHS. The same problem and options give the
 * same plan, unless the time limit or `signal` ends the search.
 *
 * @throws StaffcastError when the problem is malformed. A requirement that no shifts can meet is not an error: the status is
 *   `infeasible`, and `missing` holds what is out of reach.
 * @example
 * ```ts
 * import { planShifts } from 'staffcast/scheduling';
 * import { makeGrid } from 'staffcast/time';
 * const grid = makeGrid({ zone: 'Asia/Shanghai', from: '2026-11-11', days: 1, intervalSeconds: 3600 });
 * const plan = await planShifts({
 *   grid,
 *   required: Array.from({ length: 24 }, (_, hour) => (hour < 8 || hour >= 20 ? 0 : hour < 12 ? 20 : 14)),
 *   shifts: [
 *     { id: 'full', starts: ['08:00', '09:00', '11:00'], lengthSeconds: 9 * 3600,
 *       breaks: [{ durationSeconds: 3600, earliestSeconds: 3 * 3600, latestSeconds: 5 * 3600 }] },
 *     { id: 'half', starts: ['08:00', '16:00'], lengthSeconds: 4 * 3600, costPerPaidHour: 1.1 },
 *   ],
 * });
 * plan.shifts.map(({ shift, start, people }) => [shift, start, people]);
 * ```
 */
export async function planShifts(problem: ShiftProblem, options: ShiftOptions = {}): Promise<ShiftPlan> {
  checkShifts(problem, options);
  const { gap = 0.005, nodeLimit = 20_000, timeLimitSeconds = 60, signal } = options;
  const limits = { gap, nodeLimit, timeLimitSeconds, ...(signal ? { signal } : {}) };
  const model = shiftModel(problem);
  if (signal?.aborted) return noPlan(problem, 'stopped', []);
  const solution = await solveLinear(model.model, limits);
  if (solution.values.length > 0 || solution.objective !== null) return readPlan(problem, model, solution);
  if (solution.status !== 'infeasible') return noPlan(problem, 'stopped', []);
  return noPlan(problem, 'infeasible', await leastMissing(problem, limits));
}

/** The fewest people missing, were any number of them allowed to be. */
async function leastMissing(problem: ShiftProblem, limits: SolveOptions): Promise<number[]> {
  const model = shiftModel(problem, true);
  const solution = await solveLinear(model.model, limits);
  return solution.objective === null ? [] : [...readPlan(problem, model, solution).shortfall];
}

function noPlan(
  { grid, required, present }: ShiftProblem,
  status: ShiftPlanStatus,
  missing: number[],
): ShiftPlan {
  const there = Array.from({ length: grid.length }, (_, row) => present?.[row] ?? 0);
  const less = there.map((people, row) => (required[row] as number) - people);
  return {
    grid,
    status,
    objective: null,
    bound: null,
    gap: null,
    costs: [],
    shifts: [],
    tours: [],
    present: there,
    shortfall: less.map((each) => Math.max(0, each)),
    surplus: less.map((each) => Math.max(0, -each)),
    paidHours: 0,
    missing,
  };
}
