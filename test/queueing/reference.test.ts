import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  agentsForBlocking,
  chatPerformance,
  erlangA,
  erlangB,
  erlangC,
  erlangsForBlocking,
  exactAgents,
  finiteLinesPerformance,
  gammaLoads,
  linesForBlocking,
  logErlangB,
  logErlangC,
  queuePerformance,
  redialPerformance,
  requiredAgents,
  type ServiceLevelDefinition,
  type Targets,
  transientStates,
  uncertainPerformance,
} from '../../src/queueing/index.ts';

// A sample of tables of exact values; how they were computed is told in the file's `origin`.
type Row = Record<string, string>;
const sample = JSON.parse(readFileSync(new URL('./referenceSample.json', import.meta.url), 'utf8'));
const rows = (table: string): Row[] => sample[table];
const num = (row: Row, column: string) => Number(row[column]);
const bound = (row: Row, column: string) =>
  row[column] === '' || row[column] === 'inf' ? undefined : Number(row[column]);

function holds(row: Row, values: Record<string, number | null>, limit: (expected: number) => number): void {
  for (const [column, value] of Object.entries(values)) {
    const expected = num(row, column);
    // 0 stands for a value below the table's own 120 digits; below 1e-300 the logarithm is tested instead.
    if (Math.abs(expected) < 1e-290) continue;
    expect(
      Math.abs(value! / expected - 1),
      `${column} of ${JSON.stringify(row)}: ${value}`,
    ).toBeLessThanOrEqual(limit(expected));
  }
}

const tail = (expected: number) => 1e-14 * Math.max(1, Math.abs(Math.log(expected)));
const size = (expected: number) => (expected > 1e-9 ? 1e-12 : 1e-8);

describe('reference tables', () => {
  it.each(rows('erlang_b'))('Erlang B, a = $a, n = $n', (row) => {
    holds(row, { blocking: erlangB(num(row, 'n'), num(row, 'a')) }, tail);
    const ln = num(row, 'ln_blocking');
    expect(Math.abs(logErlangB(num(row, 'n'), num(row, 'a')) - ln)).toBeLessThanOrEqual(
      1e-14 * Math.max(1, -ln),
    );
  });

  it.each(rows('erlang_c'))('Erlang C, a = $a, n = $n', (row) => {
    const [a, n, aht] = [num(row, 'a'), num(row, 'n'), num(row, 'aht_s')];
    const within = num(row, 'T_s') / aht;
    const p = queuePerformance({ volume: a, intervalSeconds: 1, ahtSeconds: 1 }, n, {
      withinSeconds: within,
    });
    holds(row, { p_wait: erlangC(n, a), asa_s: p.asaSeconds! * aht, sl: p.serviceLevel }, tail);
    const ln = num(row, 'ln_p_wait');
    expect(Math.abs(logErlangC(n, a) - ln)).toBeLessThanOrEqual(1e-14 * Math.max(1, -ln));
  });

  it.each(rows('erlang_b_max_load'))('load of $n lines at $blocking', (row) => {
    holds(row, { a_exact: erlangsForBlocking(num(row, 'blocking'), num(row, 'n')) }, tail);
  });

  it.each(rows('erlang_a'))('Erlang A, n = $n, $calls_per_hour/h, patience $patience_s s', (row) => {
    const load = {
      volume: num(row, 'calls_per_hour'),
      intervalSeconds: 3600,
      ahtSeconds: num(row, 'aht_s'),
      patienceSeconds: num(row, 'patience_s'),
    };
    const [n, withinSeconds] = [num(row, 'n'), num(row, 'T_s')];
    const p = queuePerformance(load, n, { withinSeconds });
    const m = erlangA(load, n, withinSeconds);
    const sl = (definition: ServiceLevelDefinition) =>
      queuePerformance(load, n, { withinSeconds, definition }).serviceLevel;
    holds(
      row,
      {
        p_wait: p.waitProbability,
        p_abandon: p.abandonment,
        ew_all_s: p.meanWaitSeconds,
        ew_served_s: p.asaSeconds,
        ew_abandoned_s: m.abandonedWaitSeconds,
        ew_given_wait_s: m.meanWaitOfWaitersSeconds,
        p_w_gt_T: m.waitsLonger,
        p_v_gt_T: m.virtualLater,
        p_served_and_w_gt_T: m.answeredLater,
        p_abandon_and_w_le_T: m.abandonedWithin,
        sl_offered: p.serviceLevel,
        sl_served: sl('answered'),
        sl_excl_short_abandon: sl('excludeEarlyAbandons'),
        sl_incl_short_abandon: sl('creditEarlyAbandons'),
        sl_virtual: sl('virtualWait'),
        occupancy: p.occupancy,
        mean_queue: p.meanQueue,
      },
      size,
    );
  });

  it.each(rows('mmsk'))('finite lines, n = $n, N = $capacity', (row) => {
    const load = {
      volume: num(row, 'calls_per_hour'),
      intervalSeconds: 3600,
      ahtSeconds: num(row, 'aht_s'),
      patienceSeconds: bound(row, 'patience_s'),
    };
    const at = { withinSeconds: num(row, 'T_s') };
    const p = finiteLinesPerformance(load, num(row, 'n'), num(row, 'capacity'), at);
    holds(
      row,
      {
        p_block: p.blocking,
        p_wait_offered: p.waitProbability,
        p_abandon_offered: p.abandonment,
        p_served_offered: p.answered,
        ew_accepted_s: p.meanWaitSeconds,
        ew_served_s: p.asaSeconds,
        p_w_gt_T_accepted: p.waitsLongerOfAccepted,
        sl_offered: p.serviceLevel,
        occupancy: p.occupancy,
        mean_queue: p.meanQueue,
        mean_in_system: p.meanInSystem,
      },
      size,
    );
  });

  it.each(rows('erlang_x'))('redials, n = $n, N = $capacity, $first_attempts_per_hour/h', (row) => {
    const load = {
      volume: num(row, 'first_attempts_per_hour'),
      intervalSeconds: 3600,
      ahtSeconds: num(row, 'aht_s'),
      patienceSeconds: bound(row, 'patience_s'),
    };
    const p = redialPerformance(
      load,
      num(row, 'n'),
      { withinSeconds: num(row, 'T_s') },
      {
        lines: bound(row, 'capacity'),
        redialAfterAbandon: num(row, 'p_redial_abandoned'),
        redialAfterBlock: num(row, 'p_redial_blocked'),
      },
    );
    holds(
      row,
      {
        attempts_per_hour: p.attempts,
        p_block: p.blocking,
        p_wait: p.waitProbability,
        p_abandon: p.abandonment,
        sl_offered_per_attempt: p.serviceLevel,
        served_over_first_attempts: p.answeredOfFirst,
      },
      () => 1e-9,
    );
  });

  it.each(rows('chat'))('chat, $agents agents × $max_concurrency', (row) => {
    const alone = num(row, 'aht_single_s');
    const slower = num(row, 'slowdown_g');
    const p = chatPerformance(
      {
        volume: num(row, 'chats_per_hour'),
        intervalSeconds: 3600,
        handleSeconds: Array.from(
          { length: num(row, 'max_concurrency') },
          (_, i) => (1 + slower * i) * alone,
        ),
        patienceSeconds: num(row, 'patience_s'),
      },
      num(row, 'agents'),
      { withinSeconds: num(row, 'T_s') },
    );
    holds(
      row,
      {
        p_wait: p.waitProbability,
        p_abandon: p.abandonment,
        ew_all_s: p.meanWaitSeconds,
        sl_offered: p.serviceLevel,
        mean_chats_in_service: p.meanChats,
        mean_chat_duration_s: p.meanChatSeconds,
        agent_utilisation_any_chat: p.occupancy,
      },
      () => 1e-10,
    );
  });

  it.each(rows('overdispersed'))('gamma load, n = $n, cv $rate_cv', (row) => {
    const load = {
      volume: num(row, 'mean_calls_per_hour'),
      intervalSeconds: 3600,
      ahtSeconds: num(row, 'aht_s'),
      patienceSeconds: num(row, 'patience_s'),
    };
    const at = { withinSeconds: num(row, 'T_s') };
    const p = uncertainPerformance(gammaLoads(load, num(row, 'rate_cv')), num(row, 'n'), at);
    holds(
      row,
      {
        p_wait_interval_avg: p.waitProbability,
        p_abandon_interval_avg: p.abandonment,
        sl_offered_interval_avg: p.serviceLevel,
        ew_interval_avg_s: p.meanWaitSeconds,
        p_abandon_call_weighted: p.abandonmentPerContact,
        sl_offered_call_weighted: p.serviceLevelPerContact,
      },
      () => 1e-8,
    );
  });
});

const definitions: Record<string, ServiceLevelDefinition> = {
  sl: 'offered',
  sl_offered: 'offered',
  sl_served: 'answered',
  sl_excl_short_abandon: 'excludeEarlyAbandons',
  sl_incl_short_abandon: 'creditEarlyAbandons',
  sl_virtual: 'virtualWait',
};

function targetsOf(row: Row): Targets {
  const target = num(row, 'target');
  const kind = row.target_kind!;
  const occupancy = row.max_occupancy === undefined ? undefined : bound(row, 'max_occupancy');
  const definition = definitions[kind];
  if (definition) return { serviceLevel: { target, withinSeconds: num(row, 'T_s'), definition }, occupancy };
  if (kind === 'asa') return { meanWaitSeconds: target, occupancy };
  if (kind === 'asa_served') return { asaSeconds: target, occupancy };
  return kind === 'abandon' ? { abandonment: target, occupancy } : { waitProbability: target, occupancy };
}

describe('reference requirements', () => {
  it.each(rows('required_agents'))('$model $target_kind $target, $calls_per_interval calls', (row) => {
    const load = {
      volume: num(row, 'calls_per_interval'),
      intervalSeconds: num(row, 'interval_s'),
      ahtSeconds: num(row, 'aht_s'),
      patienceSeconds: bound(row, 'patience_s'),
    };
    const erlangs = (load.volume * load.ahtSeconds) / load.intervalSeconds;
    const agents =
      row.model === 'B'
        ? linesForBlocking(num(row, 'target'), erlangs)
        : requiredAgents(load, targetsOf(row)).agents;
    expect(agents).toBe(num(row, 'n_required'));
  });

  it.each(rows('fractional_inverse'))('$model $target_kind $target in fractions, $a erlangs', (row) => {
    const a = num(row, 'a');
    const seconds = bound(row, 'aht_s') ?? 1;
    const load = {
      volume: a,
      intervalSeconds: seconds,
      ahtSeconds: seconds,
      patienceSeconds: bound(row, 'patience_s'),
    };
    const n =
      row.model === 'B' ? agentsForBlocking(num(row, 'target'), a) : exactAgents(load, targetsOf(row));
    holds(row, { n_exact: n }, () => 1e-11);
  });
});

describe('a day followed through its changes', () => {
  const { mu, theta, bounds, staff, lambda_t, rows: times } = sample.day_tight;
  const rates: number[] = JSON.parse(lambda_t.slice(lambda_t.indexOf('[')));
  const step = 0.05;
  const perInterval = Math.round((bounds[1] - bounds[0]) / step);
  const states = transientStates({
    volume: rates.flatMap((rate) => new Array(perInterval).fill(rate * step)),
    agents: staff.flatMap((agents: number) => new Array(perInterval).fill(agents)),
    intervalSeconds: step,
    ahtSeconds: 1 / mu,
    patienceSeconds: 1 / theta,
    withinSeconds: 0,
    leavingAgents: 'handBack',
  });

  it.each(times as Row[])('at $t hours', (row) => {
    const state = states[Math.round(num(row, 't') / step)]!;
    holds(
      row,
      {
        p_delay: state.waitProbability,
        mean_in_system: state.meanInSystem,
        mean_queue: state.meanQueue,
        mean_busy: state.meanBusy,
        abandon_rate: theta * state.meanQueue,
      },
      () => 1e-8,
    );
  });
});
