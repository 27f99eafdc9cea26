import fc from 'fast-check';
import { coverage, type ReviewDayOptions, reviewDay, runningDay } from 'staffcast/coverage';
import { fit, forecast } from 'staffcast/forecasting';
import { requirement } from 'staffcast/staffing';
import { makeGrid, makeSeries, sliceGrid } from 'staffcast/time';
import { describe, expect, it } from 'vitest';

const rows = (from: string, days: number) => makeGrid({ zone: 'UTC', from, days, intervalSeconds: 7200 });
const shape = [40, 20, 30, 160, 420, 520, 480, 430, 460, 380, 200, 90];
/** A queue whose days are busy by factors that spread so much. */
const historyOf = (spread: number) =>
  makeSeries(
    rows('2026-09-14', 56),
    Array.from({ length: 56 * 12 }, (_, row) =>
      Math.round(
        shape[row % 12]! * (1 + spread * Math.sin(Math.floor(row / 12) * 2.4)) + 5 * Math.sin(row * 1.7),
      ),
    ),
  );
const model = fit(historyOf(0.08));
const planned = forecast(model, { grid: rows('2026-11-09', 1) });
const target = { target: 0.8, withinSeconds: 20 };
const queue = { ahtSeconds: 240, patienceSeconds: 120 };
const { agents } = requirement({
  volume: { grid: planned.grid, values: planned.mean },
  ...queue,
  targets: { serviceLevel: target },
});
const expected = planned.mean.map((value) => value ?? 0);
const at = (change: Partial<ReviewDayOptions> & Pick<ReviewDayOptions, 'seen'>) =>
  reviewDay({ model, planned, agents, ...queue, target, helpFromRows: [], ...change });

describe('taking stock of a running day', () => {
  it('no news changes nothing: forecast, agents and handle time stay as planned, and nobody is warned', () => {
    const steady = fit(historyOf(0));
    const before = forecast(steady, { grid: planned.grid });
    const need = requirement({
      volume: { grid: before.grid, values: before.mean },
      ...queue,
      targets: { serviceLevel: target },
    }).agents;
    for (const seenRows of [1, 5, 11]) {
      const seen = {
        contacts: before.mean.slice(0, seenRows),
        ahtSeconds: new Array(seenRows).fill(240),
        agents: need.slice(0, seenRows),
      };
      const now = at({ model: steady, planned: before, agents: need, seen });
      // Round the clock, the first rows seen take the place of last night's hours, which the plan had counted.
      for (const [row, mean] of now.forecast.mean.entries())
        expect(mean! / before.mean[seenRows + row]!).toBeCloseTo(1, 4);
      expect(now.agents).toEqual(need.slice(seenRows));
      expect(now.ahtSeconds).toEqual(new Array(12 - seenRows).fill(240));
      expect(now.warnings).toEqual({ level: 'none', warnings: [] });
      expect(now.day.onTrack).toBe(true);
    }
  });

  it('on a day as forecast the rest moves by a percent at most, where yesterday still had a say', () => {
    for (const seenRows of [1, 5, 11]) {
      const now = at({ seen: { contacts: expected.slice(0, seenRows) } });
      for (const [row, mean] of now.forecast.mean.entries())
        expect(Math.abs(mean! / expected[seenRows + row]! - 1)).toBeLessThan(0.01);
      expect(now.warnings.warnings.filter(({ kind }) => kind !== 'outcome')).toEqual([]);
    }
  });

  it.each([
    [
      'an adjustment',
      { adjustments: [{ name: 'promotion', from: '2026-11-09', to: '2026-11-09', factor: 2 }] },
    ],
    [
      'an override',
      { overrides: [{ name: 'client', from: '2026-11-09', to: '2026-11-09', dayTotal: 7000 }] },
    ],
  ])('keeps to %s: contacts that come as judged are no news', (_, judgement) => {
    const judged = forecast(model, { grid: planned.grid, ...judgement });
    const restOf = (times: number) =>
      at({ planned: judged, seen: { contacts: judged.mean.slice(0, 5).map((mean) => (mean ?? 0) * times) } })
        .contacts.rest;
    const asJudged = restOf(1);
    expect(asJudged.expected / asJudged.planned).toBeCloseTo(1, 1);
    expect(restOf(1.2).expected / asJudged.expected).toBeGreaterThan(1.1);
    const without = { ...judged, statisticalMean: undefined } as never;
    if ('overrides' in judgement)
      expect(() => at({ planned: without, seen: { contacts: [1] } })).toThrow(/planned\.statisticalMean/);
  });

  it('is the running day of the updated forecast, and its coverage', () => {
    const contacts = expected.slice(0, 6).map((v) => Math.round(v * 1.2));
    const counted = { contacts: 1700, inTime: 1100 };
    const now = at({ seen: { contacts, counted, waiting: 4 }, helpFromRows: [1] });
    const grid = sliceGrid(planned.grid, 6, 12);
    const day = runningDay({
      soFar: counted,
      rest: { grid, values: now.forecast.mean },
      agents: agents.slice(6),
      ahtSeconds: new Array(6).fill(240),
      patienceSeconds: 120,
      target,
      waiting: 4,
      helpFromRows: [1],
    });
    expect(now.day).toEqual(day);
    expect(now.coverage).toEqual(
      coverage({ grid, required: day.requirement.agents, present: agents.slice(6) }),
    );
    expect(JSON.parse(JSON.stringify(now))).toEqual(now);
  });

  it('carries on handle time and absence, which lower the service level at close', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1.05, max: 1.4, noNaN: true }),
        fc.double({ min: 0.6, max: 0.95, noNaN: true }),
        (slower, there) => {
          const contacts = expected.slice(0, 6);
          const counted = { contacts: 1600, inTime: 1350 };
          const plain = at({ seen: { contacts, counted } });
          const slow = at({ seen: { contacts, counted, ahtSeconds: new Array(6).fill(240 * slower) } });
          const few = at({ seen: { contacts, counted, agents: agents.slice(0, 6).map((n) => n * there) } });
          expect(slow.ahtSeconds[0]).toBeCloseTo(240 * slower, 6);
          expect(few.agents[0]).toBeCloseTo(agents[6]! * there, 6);
          expect(slow.day.atClose!).toBeLessThan(plain.day.atClose!);
          expect(few.day.atClose!).toBeLessThan(plain.day.atClose!);
          expect(slow.warnings.warnings.map(({ kind }) => kind)).toContain('handleTime');
          expect(few.warnings.warnings.map(({ kind }) => kind)).toContain('absence');
        },
      ),
      { numRuns: 3 },
    );
  });

  it('without a measured service level it takes the word of the queue model, and the queue it leaves', () => {
    const surge = expected.slice(0, 6).map((v) => Math.round(v * 1.5));
    const now = at({ seen: { contacts: surge } });
    expect(now.soFar.counted.contacts).toBe(surge.reduce((a, b) => a + b, 0));
    expect(now.soFar.counted.inTime / now.soFar.counted.contacts).toBeLessThan(0.6);
    expect(now.soFar.waiting).toBeGreaterThan(3);
    expect(now.warnings.level).toBe('emergency');
    expect(now.coverage.total.shortfallHours).toBeGreaterThan(0);
  });

  it('closed rows are no part of the warnings', () => {
    const contacts = [null, null, null, ...expected.slice(3, 6)];
    const now = at({ seen: { contacts, counted: { contacts: 1000, inTime: 900 } } });
    expect(now.warnings.warnings.filter(({ kind }) => kind !== 'outcome')).toEqual([]);
  });

  it('a handle time of 0 where nobody called is no handle time', () => {
    const contacts = expected.slice(0, 4).map((volume, row) => (row === 1 ? 0 : volume));
    const measured = (quiet: number) => ({ contacts, ahtSeconds: [240, quiet, 250, 250] });
    expect(at({ seen: measured(0) })).toEqual(at({ seen: measured(240) }));
    expect(() => at({ seen: { ...measured(0), contacts: expected.slice(0, 4) } })).toThrow(
      /seen.ahtSeconds\[1\]/,
    );
  });

  it('a plan of two days is none of the day', () => {
    const twice = forecast(model, { grid: rows('2026-11-09', 2) });
    expect(() => at({ planned: twice, agents: [...agents, ...agents], seen: { contacts: [1] } })).toThrow(
      /^reviewDay: `planned.grid` must hold the rows of one local day, not of 2/,
    );
  });

  it('mistakes name their field', () => {
    expect(() => at({ seen: { contacts: [] } })).toThrow(
      expect.objectContaining({ path: 'seen.contacts.length' }),
    );
    expect(() => at({ seen: { contacts: expected } })).toThrow(
      expect.objectContaining({ path: 'seen.contacts.length' }),
    );
    expect(() => at({ seen: { contacts: [1] }, agents: [1] })).toThrow(
      expect.objectContaining({ path: 'agents.length' }),
    );
    expect(() => at({ seen: { contacts: [1], agents: [] } })).toThrow(
      expect.objectContaining({ path: 'seen.agents.length' }),
    );
    expect(() => at({ seen: { contacts: [1], ahtSeconds: [] } })).toThrow(
      expect.objectContaining({ path: 'seen.ahtSeconds.length' }),
    );
    expect(() => at({ seen: { contacts: [1] }, ahtSeconds: [240] })).toThrow(
      expect.objectContaining({ path: 'ahtSeconds.length' }),
    );
  });
});
