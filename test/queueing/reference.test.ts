import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { errorOf, type Row, tables } from '../../bench/referenceTables.ts';
import { transientStates } from '../../src/queueing/index.ts';

// A sample of tables of exact values, read as `npm run reference` reads whole ones; their origin is told in the file.
const sample = JSON.parse(readFileSync(new URL('./referenceSample.json', import.meta.url), 'utf8'));

describe('reference tables', () => {
  for (const [name, reader] of Object.entries(tables)) {
    const rows: Row[] = sample[name] ?? [];
    it.each(rows)(`${name}, row %#`, (row) => {
      const checks = reader(row);
      expect(checks.length).toBeGreaterThan(0);
      for (const check of checks) {
        const message = `${check.column} of ${JSON.stringify(row)}: ${check.value}`;
        if (check.limit !== null) expect(errorOf(check), message).toBeLessThanOrEqual(check.limit);
      }
    });
  }

  it('are all there', () => {
    const judged = Object.keys(sample).filter((name) => name in tables);
    expect(judged.length).toBe(10);
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
    const state = states[Math.round(Number(row.t) / step)]!;
    const seen = {
      p_delay: state.waitProbability,
      mean_in_system: state.meanInSystem,
      mean_queue: state.meanQueue,
      mean_busy: state.meanBusy,
      abandon_rate: theta * state.meanQueue,
    };
    for (const [column, value] of Object.entries(seen)) {
      expect(Math.abs(value / Number(row[column]) - 1), column).toBeLessThanOrEqual(1e-8);
    }
  });
});
