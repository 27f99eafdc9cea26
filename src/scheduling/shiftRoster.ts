import { checkObject, checkObjects } from '../errors/index.ts';
import { gridDays } from '../time/index.ts';
import type { PersonShift, PlannedShift, RosterLine, ShiftPlan } from './types.ts';

/**
 * A plan person by person: who begins which shift when, and which breaks they take. With tours, a person works every day of
 * their pattern.
 *
 * Breaks are handed out in their order; as their windows do not overlap, any two breaks of one shift fit together.
 *
 * @throws StaffcastError when this is no plan, as when it was not awaited.
 * @example
 * ```ts
 * import { planShifts, shiftRoster } from 'staffcast/scheduling';
 * import { makeGrid } from 'staffcast/time';
 * const plan = await planShifts({
 *   grid: makeGrid({ zone: 'UTC', from: '2026-11-11', days: 1, intervalSeconds: 43200 }),
 *   required: [2, 1],
 *   shifts: [{ id: 'half', starts: ['00:00', '12:00'], lengthSeconds: 43200 }],
 * });
 * shiftRoster(plan).map(({ shifts }) => shifts[0]?.start); // ['00:00', '00:00', '12:00']
 * ```
 */
export function shiftRoster(plan: ShiftPlan): RosterLine[] {
  checkObject('shiftRoster', 'plan', plan);
  const { grid, shifts, tours } = plan;
  checkObjects('shiftRoster', 'plan.shifts', shifts);
  checkObjects('shiftRoster', 'plan.tours', tours);
  const waiting = new Map(shifts.map((each) => [keyOf(each), personShifts(each)]));
  const people =
    tours.length === 0
      ? [...waiting.values()].flat().map((shift) => [shift])
      : tours.flatMap(({ shift, start, pattern, people: count }) => {
          const dates = gridDays(grid).flatMap(({ date }, day) => (pattern[day] ? [date] : []));
          return Array.from({ length: count }, () =>
            dates.map((date) => waiting.get(keyOf({ shift, date, start }))?.shift() as PersonShift),
          );
        });
  return people.map((own, i) => ({ person: i + 1, shifts: own }));
}

function keyOf({ shift, date, start }: Pick<PlannedShift, 'shift' | 'date' | 'start'>): string {
  return JSON.stringify([shift, date, start]);
}

/** One entry per person who begins a shift. */
function personShifts({ shift, date, start, from, to, people, breaks }: PlannedShift): PersonShift[] {
  const taken = breaks.map((starts) =>
    starts.flatMap((each) => Array.from({ length: each.people }, () => ({ from: each.from, to: each.to }))),
  );
  return Array.from({ length: people }, (_, i) => ({
    shift,
    date,
    start,
    from,
    to,
    breaks: taken.map((list) => list[i] as PersonShift['breaks'][number]),
  }));
}
