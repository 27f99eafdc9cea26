import {
  agentsForBlocking,
  allenCunneenWait,
  chatPerformance,
  erlangA,
  erlangB,
  erlangC,
  erlangsForBlocking,
  exactAgents,
  finiteLinesPerformance,
  gammaLoads,
  generalQueue,
  linesForBlocking,
  logErlangB,
  logErlangC,
  queuePerformance,
  redialPerformance,
  requiredAgents,
  type ServiceLevelDefinition,
  type Targets,
  uncertainPerformance,
} from '../src/queueing/index.ts';

export type Row = Readonly<Record<string, string>>;

/** One value held against the table; `limit` null: reported, not judged. */
export interface Check {
  readonly column: string;
  readonly value: number | null;
  readonly expected: number;
  readonly limit: number | null;
  /** Errors are reported apart by this name. */
  readonly group?: string;
  /** Compare by difference, not relatively. */
  readonly absolute?: boolean;
}

/** The error a check is judged by: relative, but where it says otherwise or a double has no more to tell. */
export function errorOf({ value, expected, absolute }: Check): number {
  if (value === null || Number.isNaN(value)) return Number.POSITIVE_INFINITY;
  if (value === expected) return 0;
  if (absolute) return Math.abs(value - expected);
  // A 0 in the table is a value below its own 120 digits.
  if (expected === 0) return Math.abs(value) < 1e-100 ? 0 : Math.abs(value);
  // Below the range of normal doubles only the logarithm's column can tell more.
  if (Math.abs(expected) < 1e-290) return Math.abs(value) < 1e-289 ? 0 : Number.POSITIVE_INFINITY;
  return Math.abs(value / expected - 1);
}

export type TableReader = (row: Row) => Check[];

const num = (row: Row, column: string): number => Number(row[column]);
const optional = (row: Row, column: string): number | undefined =>
  row[column] === '' || row[column] === 'inf' || row[column] === undefined ? undefined : Number(row[column]);

/** Limits growing with the logarithm, as a tail can't be better than its input's rounding. */
const logLimit = (expected: number): number => 1e-14 * Math.max(1, Math.abs(Math.log(Math.abs(expected))));
const sizeLimit = (expected: number): number => (Math.abs(expected) > 1e-9 ? 1e-12 : 1e-8);

function columns(
  row: Row,
  values: Record<string, number | null>,
  limit: (expected: number) => number | null,
): Check[] {
  return Object.entries(values).map(([column, value]) => {
    if (!(column in row)) throw new Error(`column ${column} is missing`);
    const expected = num(row, column);
    return { column, value, expected, limit: limit(expected) };
  });
}

function erlangBRow(row: Row): Check[] {
  const [a, n] = [num(row, 'a'), num(row, 'n')];
  return [
    ...columns(row, { blocking: erlangB(n, a) }, logLimit),
    { ...logCheck(row, 'ln_blocking', logErlangB(n, a)) },
  ];
}

/** ln v is held to the same limit as v: an absolute error of 1e-14 max(1, |ln v|). */
function logCheck(row: Row, column: string, value: number): Check {
  const expected = num(row, column);
  return { column, value, expected, limit: 1e-14 * Math.max(1, Math.abs(expected)), absolute: true };
}

function erlangCRow(row: Row): Check[] {
  const [a, n, aht, T] = [num(row, 'a'), num(row, 'n'), num(row, 'aht_s'), num(row, 'T_s')];
  // In handle times, so that the load is the table's own double.
  const p = queuePerformance({ volume: a, intervalSeconds: 1, ahtSeconds: 1 }, n, { withinSeconds: T / aht });
  const values = {
    p_wait: erlangC(n, a),
    asa_s: p.asaSeconds === null ? null : p.asaSeconds * aht,
    mean_wait_of_waiters_s: aht / (n - a),
    mean_queue: p.meanQueue,
    sl: p.serviceLevel,
    one_minus_sl: erlangC(n, a) * Math.exp((-(n - a) * T) / aht),
    occupancy: p.occupancy,
  };
  return [...columns(row, values, logLimit), logCheck(row, 'ln_p_wait', logErlangC(n, a))];
}

function erlangARow(row: Row): Check[] {
  const load = hourly(row);
  const [n, T] = [num(row, 'n'), num(row, 'T_s')];
  const sl = (definition: ServiceLevelDefinition) =>
    queuePerformance(load, n, { withinSeconds: T, definition }).serviceLevel;
  const p = queuePerformance(load, n, { withinSeconds: T });
  const values = {
    p_wait: p.waitProbability,
    p_abandon: p.abandonment,
    ew_all_s: p.meanWaitSeconds,
    ew_served_s: p.asaSeconds,
    sl_offered: p.serviceLevel,
    sl_served: sl('answered'),
    sl_excl_short_abandon: sl('excludeEarlyAbandons'),
    sl_incl_short_abandon: sl('creditEarlyAbandons'),
    sl_virtual: sl('virtualWait'),
    occupancy: p.occupancy,
    mean_queue: p.meanQueue,
  };
  const m = erlangA(load, n, T);
  const shares = {
    ew_abandoned_s: m.abandonedWaitSeconds,
    ew_given_wait_s: m.meanWaitOfWaitersSeconds,
    p_w_gt_T: m.waitsLonger,
    p_v_gt_T: m.virtualLater,
    p_served_and_w_gt_T: m.answeredLater,
    p_served_and_w_le_T: m.answeredWithin,
    p_abandon_and_w_le_T: m.abandonedWithin,
  };
  return columns(row, { ...values, ...shares }, sizeLimit);
}

function hourly(row: Row) {
  return {
    volume: num(row, 'calls_per_hour'),
    intervalSeconds: 3600,
    ahtSeconds: num(row, 'aht_s'),
    patienceSeconds: optional(row, 'patience_s'),
  };
}

function mmskRow(row: Row): Check[] {
  const p = finiteLinesPerformance(hourly(row), num(row, 'n'), num(row, 'capacity'), {
    withinSeconds: num(row, 'T_s'),
  });
  const accepted = p.answered + p.abandonment;
  const values = {
    p_block: p.blocking,
    p_wait_offered: p.waitProbability,
    p_wait_accepted: p.waitProbability / accepted,
    p_abandon_offered: p.abandonment,
    p_abandon_accepted: p.abandonment / accepted,
    p_served_offered: p.answered,
    ew_accepted_s: p.meanWaitSeconds,
    ew_served_s: p.asaSeconds,
    p_w_gt_T_accepted: p.waitsLongerOfAccepted,
    sl_offered: p.serviceLevel,
    sl_accepted: p.serviceLevel / accepted,
    sl_served: p.serviceLevel / p.answered,
    occupancy: p.occupancy,
    mean_queue: p.meanQueue,
    mean_in_system: p.meanInSystem,
  };
  return columns(row, values, sizeLimit);
}

const definitions: Readonly<Record<string, ServiceLevelDefinition>> = {
  sl: 'offered',
  sl_offered: 'offered',
  sl_served: 'answered',
  sl_excl_short_abandon: 'excludeEarlyAbandons',
  sl_incl_short_abandon: 'creditEarlyAbandons',
  sl_virtual: 'virtualWait',
};

function targetsOf(row: Row): Targets {
  const kind = row.target_kind!;
  const target = num(row, 'target');
  const definition = definitions[kind];
  const occupancy = optional(row, 'max_occupancy');
  if (definition) return { serviceLevel: { target, withinSeconds: num(row, 'T_s'), definition }, occupancy };
  if (kind === 'asa') return { meanWaitSeconds: target, occupancy };
  if (kind === 'asa_served') return { asaSeconds: target, occupancy };
  if (kind === 'abandon') return { abandonment: target, occupancy };
  if (kind === 'p_wait') return { waitProbability: target, occupancy };
  throw new Error(`unknown target ${kind}`);
}

function requiredRow(row: Row): Check[] {
  // Ties, where the answer hangs on the last digit of the inputs, are named in the tables' documentation.
  if (num(row, 'relative_margin') < 1e-9) return [];
  const load = {
    volume: num(row, 'calls_per_interval'),
    intervalSeconds: num(row, 'interval_s'),
    ahtSeconds: num(row, 'aht_s'),
    patienceSeconds: optional(row, 'patience_s'),
  };
  const erlangs = (load.volume * load.ahtSeconds) / load.intervalSeconds;
  const value =
    row.model === 'B'
      ? linesForBlocking(num(row, 'target'), erlangs)
      : requiredAgents(load, targetsOf(row)).agents;
  return [{ column: 'n_required', value, expected: num(row, 'n_required'), limit: 0 }];
}

function inverseRow(row: Row): Check[] {
  const a = num(row, 'a');
  const seconds = optional(row, 'aht_s') || 1;
  const load = {
    volume: a,
    intervalSeconds: seconds,
    ahtSeconds: seconds,
    patienceSeconds: optional(row, 'patience_s'),
  };
  const value =
    row.model === 'B' ? agentsForBlocking(num(row, 'target'), a) : exactAgents(load, targetsOf(row));
  return columns(row, { n_exact: value }, () => 1e-11);
}

function redialRow(row: Row): Check[] {
  const p = redials(row, num(row, 'n'), num(row, 'T_s'));
  const values = {
    attempts_per_hour: p.attempts,
    attempts_over_first: p.attempts === null ? null : p.attempts / num(row, 'first_attempts_per_hour'),
    p_block: p.blocking,
    p_wait: p.waitProbability,
    p_abandon: p.abandonment,
    p_served_per_attempt: p.answered,
    sl_offered_per_attempt: p.serviceLevel,
    ew_accepted_s: p.meanWaitSeconds,
    occupancy: p.occupancy,
    served_over_first_attempts: p.answeredOfFirst,
  };
  return columns(row, values, () => 1e-9);
}

function redials(row: Row, agents: number, withinSeconds: number) {
  const load = {
    volume: num(row, 'first_attempts_per_hour'),
    intervalSeconds: 3600,
    ahtSeconds: num(row, 'aht_s'),
    patienceSeconds: optional(row, 'patience_s'),
  };
  return redialPerformance(
    load,
    agents,
    { withinSeconds },
    {
      lines: optional(row, 'capacity'),
      redialAfterAbandon: num(row, 'p_redial_abandoned'),
      redialAfterBlock: num(row, 'p_redial_blocked'),
    },
  );
}

/** The fixed point is the model offered: its own columns (seven digits) are held, the exact ones show its error. */
function retrialRow(row: Row): Check[] {
  const p = redials(row, num(row, 's'), 0);
  const fixed = columns(
    row,
    {
      fixedpoint_attempts_per_hour: p.attempts,
      fixedpoint_p_abandon: p.abandonment,
      fixedpoint_p_block: p.blocking,
    },
    () => 1e-6,
  );
  const exact = columns(row, { attempts_per_hour: p.attempts, occupancy: p.occupancy }, () => null).map(
    (c) => ({
      ...c,
      group: `fixed point against exact, ${c.column}`,
    }),
  );
  const abandon = columns(row, { p_abandon_per_attempt: p.abandonment }, () => null).map((c) => ({
    ...c,
    absolute: true,
    group: 'fixed point against exact, |difference| of abandonment',
  }));
  return [...fixed, ...exact, ...abandon];
}

function chatRow(row: Row): Check[] {
  const slower = num(row, 'slowdown_g');
  const alone = num(row, 'aht_single_s');
  const handleSeconds = Array.from(
    { length: num(row, 'max_concurrency') },
    (_, i) => (1 + slower * i) * alone,
  );
  const load = {
    volume: num(row, 'chats_per_hour'),
    intervalSeconds: 3600,
    handleSeconds,
    patienceSeconds: num(row, 'patience_s'),
  };
  const p = chatPerformance(load, num(row, 'agents'), { withinSeconds: num(row, 'T_s') });
  const values = {
    p_wait: p.waitProbability,
    p_abandon: p.abandonment,
    ew_all_s: p.meanWaitSeconds,
    sl_offered: p.serviceLevel,
    mean_chats_in_service: p.meanChats,
    mean_chat_duration_s: p.meanChatSeconds,
    agent_utilisation_any_chat: p.occupancy,
    mean_chats_per_agent: p.meanChatsPerAgent,
  };
  return columns(row, values, () => 1e-10);
}

function overdispersedRow(row: Row): Check[] {
  const load = { ...hourly({ ...row, calls_per_hour: row.mean_calls_per_hour! }) };
  const [agents, withinSeconds] = [num(row, 'n'), num(row, 'T_s')];
  const p = uncertainPerformance(gammaLoads(load, num(row, 'rate_cv')), agents, { withinSeconds });
  const mean = queuePerformance(load, agents, { withinSeconds });
  const values = {
    p_wait_interval_avg: p.waitProbability,
    p_abandon_interval_avg: p.abandonment,
    sl_offered_interval_avg: p.serviceLevel,
    ew_interval_avg_s: p.meanWaitSeconds,
    p_abandon_call_weighted: p.abandonmentPerContact,
    sl_offered_call_weighted: p.serviceLevelPerContact,
    sl_offered_at_mean_rate: mean.serviceLevel,
    p_abandon_at_mean_rate: mean.abandonment,
  };
  return columns(row, values, () => 1e-8);
}

function generalRow(row: Row): Check[] {
  const agents = num(row, 's');
  const load = { volume: num(row, 'rho') * agents, intervalSeconds: 1, ahtSeconds: 1 };
  const variability = { arrivalScv: num(row, 'ca2'), handleTimeScv: num(row, 'cs2') };
  const expected = num(row, 'mean_wait_in_service_times');
  const column = 'mean_wait_in_service_times';
  // Where hardly anybody waits a relative error says little: those rows are summed up apart.
  const rare = num(row, 'p_wait_arrival') < 1e-3 ? ', fewer than 1 in 1000 wait' : '';
  const family = row.model!.replace(/\/\d+$/, '/n');
  return [
    {
      column,
      value: generalQueue(load, agents, variability, 0).meanWaitSeconds,
      expected,
      limit: null,
      group: `${family} Whitt 1993${rare}`,
    },
    {
      column,
      value: allenCunneenWait(load, agents, variability),
      expected,
      limit: null,
      group: `${family} Allen–Cunneen${rare}`,
    },
  ];
}

/** The tables that are read row by row. */
export const tables: Readonly<Record<string, TableReader>> = {
  erlang_b: erlangBRow,
  erlang_b_max_load: (row) =>
    columns(row, { a_exact: erlangsForBlocking(num(row, 'blocking'), num(row, 'n')) }, logLimit),
  erlang_c: erlangCRow,
  erlang_a: erlangARow,
  mmsk: mmskRow,
  required_agents: requiredRow,
  fractional_inverse: inverseRow,
  erlang_x_fixedpoint: redialRow,
  retrial_exact: retrialRow,
  chat_balanced: chatRow,
  overdispersed_erlang_a: overdispersedRow,
  ggs_exact: generalRow,
};
