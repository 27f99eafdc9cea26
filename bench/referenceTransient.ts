import { stationaryDay, type TransientInput, transientStates, volumesOfRate } from '../src/queueing/index.ts';
import type { Check, Row } from './referenceTables.ts';

/** A time-varying queue as `mt_ode_scenarios.json` gives it; the unit of time is arbitrary and taken as a second. */
export interface Scenario {
  readonly name: string;
  readonly lambda_t: string;
  readonly mu: number;
  readonly theta: number;
  readonly bounds: readonly number[];
  readonly staff: readonly number[];
}

interface Arrivals {
  readonly rate: (t: number) => number;
  /** Mean number that endlessly many agents would serve at time 0; 0: the start is empty. */
  readonly startMean: number;
  readonly smooth: boolean;
}

const decimal = '([\\d.]+)';

/** The three forms of arrival rates in the tables. */
function arrivalsOf({ lambda_t, mu, bounds }: Scenario): Arrivals {
  const daily = new RegExp(`^${decimal}\\*\\(1\\+${decimal}\\*sin\\(2\\*pi\\*t/24\\)\\)$`).exec(lambda_t);
  const plain = new RegExp(`^${decimal}\\+${decimal}\\*sin\\(t\\)$`).exec(lambda_t);
  if (daily || plain) {
    const base = Number((daily ?? plain)![1]);
    const swing = daily ? base * Number(daily[2]) : Number(plain![2]);
    const omega = daily ? (2 * Math.PI) / 24 : 1;
    return {
      rate: (t) => base + swing * Math.sin(omega * t),
      startMean: base / mu - (swing * omega) / (mu * mu + omega * omega),
      smooth: true,
    };
  }
  const rates: number[] = JSON.parse(lambda_t.slice(lambda_t.indexOf('[')));
  const length = bounds[1]! - bounds[0]!;
  return {
    rate: (t) => rates[Math.min(rates.length - 1, Math.floor(t / length))]!,
    startMean: 0,
    smooth: false,
  };
}

function poisson(mean: number): number[] | 'empty' {
  if (mean === 0) return 'empty';
  const p = [Math.exp(-mean)];
  for (let k = 1; k < mean + 40 * Math.sqrt(mean) + 40; k++) p.push((p[k - 1]! * mean) / k);
  const total = p.reduce((sum, x) => sum + x, 0);
  return p.map((x) => x / total);
}

/** Staff in the middle of each of `count` intervals of `length`. */
function staffAt({ bounds, staff }: Scenario, length: number, count: number): number[] {
  return Array.from({ length: count }, (_, i) => {
    const after = bounds.findIndex((bound) => bound > (i + 0.5) * length);
    return staff[Math.max(0, after - 1)]!;
  });
}

/** Every row of one scenario against the exact evaluation, and the three approximations beside it. */
export function transientChecks(scenario: Scenario, rows: readonly Row[]): { row: Row; check: Check }[] {
  const { mu, theta } = scenario;
  const arrivals = arrivalsOf(scenario);
  const horizon = scenario.bounds.at(-1)!;
  // Fine enough for the fourth-order treatment of smooth rates, and to hit every time in the table.
  const length = arrivals.smooth ? 0.0125 : 0.05;
  const count = Math.round(horizon / length);
  const half = length / 2;
  const volume = arrivals.smooth
    ? volumesOfRate(arrivals.rate, length, count)
    : Array.from({ length: 2 * count }, (_, i) => arrivals.rate((i + 0.5) * half) * half);
  const input: TransientInput = {
    volume,
    agents: staffAt(scenario, half, 2 * count),
    intervalSeconds: half,
    ahtSeconds: 1 / mu,
    patienceSeconds: theta > 0 ? 1 / theta : undefined,
    withinSeconds: 0,
    start: poisson(arrivals.startMean),
    leavingAgents: 'handBack',
  };
  const states = transientStates(input);
  const approximations = approximate(scenario, input);
  return rows.flatMap((row) => {
    const t = Number(row.t);
    const state = states[Math.round(t / half)]!;
    const exact = {
      p_delay: state.waitProbability,
      mean_in_system: state.meanInSystem,
      mean_queue: state.meanQueue,
      mean_busy: state.meanBusy,
      abandon_rate: theta * state.meanQueue,
    };
    const checks: Check[] = Object.entries(exact).map(([column, value]) => ({
      column,
      value,
      expected: Number(row[column]),
      limit: 1e-6,
    }));
    for (const [method, waits] of Object.entries(approximations)) {
      checks.push({
        column: 'p_delay',
        value: waits(t),
        expected: Number(row.p_delay),
        limit: null,
        absolute: true,
        group: `${method}, |difference| of p_delay`,
      });
    }
    return checks.map((check) => ({ row, check }));
  });
}

/** The chance of waiting by each approximation, staffing interval by staffing interval. */
function approximate(scenario: Scenario, input: TransientInput) {
  const seconds = scenario.bounds[1]! - scenario.bounds[0]!;
  const count = scenario.staff.length;
  const fine = input.volume.length / count;
  const volume = Array.from({ length: count }, (_, i) => {
    let sum = 0;
    for (let k = Math.round(i * fine); k < Math.round((i + 1) * fine); k++) sum += input.volume[k]!;
    return sum;
  });
  const day = { ...input, volume, agents: scenario.staff, intervalSeconds: seconds, start: 'empty' as const };
  const at = (method: Parameters<typeof stationaryDay>[1]) => {
    const rows = stationaryDay(day, method);
    return (t: number) => rows[Math.min(count - 1, Math.floor(t / seconds + 1e-9))]!.waitProbability;
  };
  return {
    SIPP: at('sipp'),
    'lagged SIPP': at('laggedSipp'),
    'modified offered load': at('modifiedOfferedLoad'),
  };
}
