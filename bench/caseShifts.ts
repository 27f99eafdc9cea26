import type { ShiftProblem, ShiftType } from 'staffcast/scheduling';
import { clockText, makeGrid } from 'staffcast/time';

/** A shift-covering case as it is stored: times are slots of the day. */
export interface ShiftCaseInput {
  readonly slotsPerDay: number;
  readonly days: number;
  readonly slotHours: number;
  readonly cyclic?: boolean;
  readonly required: readonly number[];
  readonly seatCap?: number;
  /** Per agent-hour. */
  readonly penalty?: { readonly under: number; readonly over: number };
  readonly shifts: readonly {
    readonly id: string;
    readonly starts: readonly number[];
    readonly length: number;
    readonly costPerPerson?: number;
    readonly costPerPaidHour?: number;
    readonly breaks?: readonly {
      readonly from: number;
      readonly to: number;
      readonly step?: number;
      readonly duration: number;
      readonly paid?: boolean;
    }[];
  }[];
  readonly tours?: {
    readonly patterns: readonly (readonly number[])[];
    readonly costPerPerson?: number;
    readonly maxPeople?: number;
  };
}

/** The case as a problem of the public API, its days from a Monday on. */
export function shiftProblem(input: ShiftCaseInput): ShiftProblem {
  const { slotHours, days, required, penalty, seatCap, tours, cyclic = false } = input;
  const intervalSeconds = Math.round(slotHours * 3600);
  const shifts = input.shifts.map(
    ({ starts, length, breaks = [], ...shift }): ShiftType => ({
      ...shift,
      starts: starts.map((slot) => clockText(slot * intervalSeconds)),
      lengthSeconds: length * intervalSeconds,
      breaks: breaks.map(({ from, to, step = 1, duration, paid = false }) => ({
        durationSeconds: duration * intervalSeconds,
        earliestSeconds: from * intervalSeconds,
        latestSeconds: to * intervalSeconds,
        stepSeconds: step * intervalSeconds,
        paid,
      })),
    }),
  );
  return {
    grid: makeGrid({ zone: 'UTC', from: '2026-11-09', days, intervalSeconds }),
    required,
    shifts,
    repeats: cyclic,
    ...(penalty && {
      shortfall: [{ upToAgents: null, costPerAgentHour: penalty.under }],
      surplusCostPerHour: penalty.over,
    }),
    ...(seatCap !== undefined && { seats: required.map(() => seatCap) }),
    ...(tours && {
      tours: { ...tours, patterns: tours.patterns.map((pattern) => pattern.map((works) => works === 1)) },
    }),
  };
}
