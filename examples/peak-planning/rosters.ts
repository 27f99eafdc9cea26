import type { PlanFileProject } from 'staffcast/schema';
import {
  availableOf,
  type Requirement,
  type RequirementOptions,
  requirement,
  rosterCounts,
  shrinkagePerRow,
} from 'staffcast/staffing';
import { dayTotals, gridDays, type Series } from 'staffcast/time';

/** Who is rostered and what the client announced. */
export interface Roster {
  /** People per row. */
  readonly people: readonly number[];
  /** Agents on the phone per row, after shrinkage. */
  readonly agents: readonly number[];
  /** Contacts per day that the roster was made for; `null` where the roster is given as shifts. */
  readonly clientForecast: readonly (number | null)[] | null;
}

export type StaffingRules = Omit<RequirementOptions, 'volume'>;

export function rosterOf(
  spec: PlanFileProject,
  volume: Series,
  history: Series,
  rules: StaffingRules,
): Roster {
  const shrinkage = shrinkagePerRow(spec.shrinkage ?? 0, volume.grid.length);
  const onPhone = (people: readonly number[]) => people.map((n, row) => availableOf(n, shrinkage[row] ?? 0));
  if ('shifts' in spec.roster) {
    const people = rosterCounts(volume.grid, spec.roster.shifts.map(withoutUndefined));
    return { people, agents: onPhone(people), clientForecast: null };
  }
  const clientForecast = announced(spec.roster.staffedFor, volume, history);
  const { patienceSeconds: _, ...erlangC } = rules;
  const basis = spec.roster.staffedFor.ignoreAbandonment ? erlangC : rules;
  const people = staffedFor(clientForecast, volume, basis).rostered;
  return { people, agents: onPhone(people), clientForecast };
}

type Basis = Extract<PlanFileProject['roster'], { staffedFor: unknown }>['staffedFor'];

/** The client's forecast per planned day; a day on which the queue is closed has none. */
function announced(basis: Basis, volume: Series, history: Series): (number | null)[] {
  const past = dayTotals(history).filter((day) => day.total !== null);
  return dayTotals(volume).map(({ date, weekday, total }) => {
    if (total === null) return null;
    const other = basis.days?.find((days) => date >= days.from && date <= days.to);
    if (other) return other.dailyVolume;
    if (basis.dailyVolume !== undefined) return basis.dailyVolume;
    const same = past.filter((day) => day.weekday === weekday).slice(-(basis.sameWeekdayMeanOfWeeks ?? 4));
    return same.length === 0 ? total : same.reduce((sum, day) => sum + (day.total ?? 0), 0) / same.length;
  });
}

/** The requirement for other day totals with the intraday shape of `volume`. */
function staffedFor(totals: readonly (number | null)[], volume: Series, rules: StaffingRules): Requirement {
  const expected = dayTotals(volume);
  const values = new Array<number | null>(volume.grid.length).fill(null);
  for (const [i, { from, to }] of gridDays(volume.grid).entries()) {
    const own = expected[i]?.total ?? 0;
    for (let row = from; row < to; row++) {
      const contacts = volume.values[row] ?? null;
      if (contacts !== null) values[row] = own > 0 ? (contacts * (totals[i] ?? 0)) / own : 0;
    }
  }
  return requirement({ ...rules, volume: { grid: volume.grid, values } });
}

/** Zod's optional fields may hold `undefined`; the library's may not. */
export function withoutUndefined<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, v]) => v !== undefined)) as never;
}
