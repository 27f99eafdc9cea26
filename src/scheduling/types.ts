import type { ShortfallPrice } from '../contracts/index.ts';
import type { Grid, LocalDate, WeekdayName } from '../time/index.ts';

/** What has to be covered, and the shifts that may cover it. */
export interface ShiftProblem {
  readonly grid: Grid;
  /** People needed per row, 0 or more, fractions allowed: `requirement(…).rostered`, say. */
  readonly required: readonly number[];
  /** People who are there anyway, per row; default 0. */
  readonly present?: readonly number[] | undefined;
  readonly shifts: readonly ShiftType[];
  /** What missing people cost, the same in every row or row by row; `null` (default): the requirement must be met. */
  readonly shortfall?: ShortfallPrice | null | undefined;
  /** What each person beyond the requirement costs per hour, besides the wage; default 0. */
  readonly surplusCostPerHour?: number | undefined;
  /** Most people at once, per row; default no limit. */
  readonly seats?: readonly number[] | undefined;
  /** Whether the days repeat without end, so that a shift through the last midnight goes on at the first row; default false. */
  readonly repeats?: boolean | undefined;
  /** People who work the same shift on the days of a pattern; left out, every day is staffed for itself. */
  readonly tours?: TourRules | undefined;
}

/** A shift that may begin at several times. */
export interface ShiftType {
  readonly id: string;
  /** Wall clocks `HH:MM` at which it may begin, each the start of a row. */
  readonly starts: readonly string[];
  /** Length, breaks included: a multiple of the interval, a day at most. */
  readonly lengthSeconds: number;
  /** Breaks in their order; windows that do not overlap. Default: none. */
  readonly breaks?: readonly ShiftBreak[] | undefined;
  /** Weekdays on which it may begin; every day when left out. */
  readonly weekdays?: readonly WeekdayName[] | undefined;
  /** Wage per paid hour; default 1 where no cost per person is given either, else 0. */
  readonly costPerPaidHour?: number | undefined;
  /** Cost per person and shift besides the wage; default 0. */
  readonly costPerPerson?: number | undefined;
  /** Most people per start; default no limit. */
  readonly maxPeople?: number | undefined;
}

/** A break that may be moved within a window. */
export interface ShiftBreak {
  /** A multiple of the interval. */
  readonly durationSeconds: number;
  /** First and last time at which it may begin, seconds after the shift's start; multiples of the interval. */
  readonly earliestSeconds: number;
  readonly latestSeconds: number;
  /** Time between the beginnings possible, a multiple of the interval; default the interval. */
  readonly stepSeconds?: number | undefined;
  /** Whether it is paid; default false. */
  readonly paid?: boolean | undefined;
}

/** How people's days are put together. */
export interface TourRules {
  /** Patterns of work: for each day of the grid whether it is worked. A shift is worked by those patterns only on all of whose days it may begin. */
  readonly patterns: readonly (readonly boolean[])[];
  /** Cost per person, whatever the days; default 0. */
  readonly costPerPerson?: number | undefined;
  /** Most people in all; default no limit. */
  readonly maxPeople?: number | undefined;
}

/** How {@link planShifts} searches. */
export interface ShiftOptions {
  /** Stop once the plan is proven to be within this share of the best, in [0, 1); default 0.005. */
  readonly gap?: number | undefined;
  /** Stop after this many branch-and-bound nodes, on every machine at the same plan; default 20,000. */
  readonly nodeLimit?: number | undefined;
  /** A guard on the solver, seconds, default 60; a plan that it ends depends on the machine. */
  readonly timeLimitSeconds?: number | undefined;
  /** Stops the search; the best plan so far is returned. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * `optimal`: proven within the gap asked for. `feasible`: a limit or the caller ended the search; see `gap`. `infeasible`: no
 * shifts meet the requirement; `missing` says where. `stopped`: ended before any plan was found.
 */
export type ShiftPlanStatus = 'optimal' | 'feasible' | 'infeasible' | 'stopped';

/** People who begin a shift together. */
export interface PlannedShift {
  readonly shift: string;
  /** Local date on which it begins. */
  readonly date: LocalDate;
  /** Wall clock `HH:MM`. */
  readonly start: string;
  /** First row, and one past the last; beyond the grid where the shift goes on after it (it is paid whole). */
  readonly from: number;
  readonly to: number;
  readonly people: number;
  /** For each break, how many people begin it at which row. */
  readonly breaks: readonly (readonly {
    readonly from: number;
    readonly to: number;
    readonly people: number;
  }[])[];
}

/** People who work one shift on the days of one pattern. */
export interface PlannedTour {
  readonly shift: string;
  readonly start: string;
  readonly pattern: readonly boolean[];
  readonly people: number;
}

/** A part of the cost. */
export interface ShiftCost {
  /** `people`: what is paid per person besides the wage, by shift and by tour. */
  readonly name: 'wages' | 'people' | 'shortfall' | 'surplus';
  readonly amount: number;
}

/** How many people begin which shift when, and what that covers. */
export interface ShiftPlan {
  readonly grid: Grid;
  readonly status: ShiftPlanStatus;
  /** Total cost; the `costs` sum to it. `null` without a plan. */
  readonly objective: number | null;
  /** Proven: no plan costs less. `null` when nothing is proven. */
  readonly bound: number | null;
  /** (objective - bound) / objective; `null` where either is missing. */
  readonly gap: number | null;
  readonly costs: readonly ShiftCost[];
  readonly shifts: readonly PlannedShift[];
  /** Empty unless `tours` were given. */
  readonly tours: readonly PlannedTour[];
  /** People there per row, those who are there anyway included. */
  readonly present: readonly number[];
  readonly shortfall: readonly number[];
  readonly surplus: readonly number[];
  /** Paid hours of the shifts planned. */
  readonly paidHours: number;
  /** When `infeasible`: the fewest people missing in all that was found within the limits, per row; empty otherwise. */
  readonly missing: readonly number[];
}

/** One person's shift. */
export interface PersonShift {
  readonly shift: string;
  readonly date: LocalDate;
  readonly start: string;
  /** First row, and one past the last. */
  readonly from: number;
  readonly to: number;
  readonly breaks: readonly { readonly from: number; readonly to: number }[];
}

/** A line of a roster. */
export interface RosterLine {
  /** 1, 2, 3, … in the order of the plan. */
  readonly person: number;
  /** One shift, or with tours one for each day worked. */
  readonly shifts: readonly PersonShift[];
}
