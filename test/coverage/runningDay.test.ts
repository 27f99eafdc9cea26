import fc from 'fast-check';
import { compareEvaluations, earlyWarnings, evaluate, runningDay } from 'staffcast/coverage';
import { periodRequirement } from 'staffcast/staffing';
import { makeGrid, makeSeries, sliceGrid } from 'staffcast/time';
import { describe, expect, it } from 'vitest';

const day = makeGrid({ zone: 'UTC', from: '2026-11-11', days: 1, intervalSeconds: 3600 });
const rest = sliceGrid(day, 14, 20);
const target = { target: 0.8, withinSeconds: 20 };
const queue = { ahtSeconds: 240, patienceSeconds: 120 };
const volumes = fc.array(fc.double({ min: 10, max: 300, noNaN: true }), { minLength: 6, maxLength: 6 });
const teams = fc.array(fc.integer({ min: 0, max: 24 }), { minLength: 6, maxLength: 6 });

describe('a running day', () => {
  it('adds what was seen to what the rest gives', () => {
    fc.assert(
      fc.property(
        volumes,
        teams,
        fc.nat(900),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (values, agents, contacts, share) => {
          const soFar = { contacts, inTime: contacts * share };
          const now = runningDay({
            soFar,
            rest: makeSeries(rest, values),
            agents,
            ...queue,
            target,
            helpFromRows: [],
          });
          const { total } = evaluate({
            volume: makeSeries(rest, values),
            agents,
            ...queue,
            answerTime: target,
            method: 'transient',
          });
          const inTime = soFar.inTime + total.offered * total.serviceLevel!;
          expect(now.atClose).toBeCloseTo(inTime / (contacts + total.offered), 9);
          expect(now.atBest!).toBeGreaterThanOrEqual(now.atClose! - 1e-9);
          expect(now.onTrack).toBe(now.atClose! >= 0.8);
          if (now.onTrack) expect(now.withinReach).toBe(true);
        },
      ),
      { numRuns: 12 },
    );
  });

  it('the help named meets the target, one person fewer would not, and later help takes no fewer', () => {
    fc.assert(
      fc.property(volumes, fc.double({ min: 0.55, max: 0.79, noNaN: true }), (values, share) => {
        const agents = values.map((v) => Math.ceil((v * 240) / 3600));
        const common = {
          soFar: { contacts: 500, inTime: 500 * share },
          rest: makeSeries(rest, values),
          ...queue,
          target,
        };
        const now = runningDay({ ...common, agents, helpFromRows: [0, 3] });
        const [early, late] = now.help;
        if (early!.people === null) {
          expect(late!.people).toBeNull();
          return;
        }
        const closing = (people: number) =>
          runningDay({ ...common, agents: agents.map((n) => n + people), helpFromRows: [] }).atClose!;
        if (early!.people > 0) {
          expect(closing(early!.people)).toBeGreaterThanOrEqual(0.8);
          expect(closing(early!.people - 1)).toBeLessThan(0.8);
          expect(early!.hours).toBe(early!.people * 6);
        }
        if (late!.people !== null) expect(late!.people).toBeGreaterThanOrEqual(early!.people);
      }),
      { numRuns: 8 },
    );
  });

  it('says when the target is out of reach', () => {
    const values = [10, 10, 10, 10, 10, 10];
    const now = runningDay({
      soFar: { contacts: 5000, inTime: 2500 },
      rest: makeSeries(rest, values),
      agents: [3, 3, 3, 3, 3, 3],
      ...queue,
      target,
    });
    expect(now).toMatchObject({ toDate: 0.5, withinReach: false, onTrack: false });
    expect(now.help.map(({ people }) => people)).toEqual([null, null]);
    expect(now.requirement.periods[0]!.met).toBe(false);
  });

  it('contacts waiting now are a burden; without news the requirement is that of the day', () => {
    const values = [120, 120, 120, 120, 120, 120];
    const options = { rest: makeSeries(rest, values), agents: [10, 10, 10, 10, 10, 10], ...queue, target };
    const soFar = { contacts: 100, inTime: 80 };
    const calm = runningDay({ ...options, soFar, waiting: 0 });
    const queueNow = runningDay({ ...options, soFar, waiting: 40 });
    expect(queueNow.atClose!).toBeLessThan(calm.atClose!);
    const plain = periodRequirement({ volume: options.rest, ...queue, target, period: 'all' });
    expect(calm.requirement.agents).toEqual(plain.agents);
    expect(JSON.parse(JSON.stringify(calm))).toEqual(calm);
  });

  it('mistakes name their field', () => {
    const options = {
      rest: makeSeries(rest, [1, 1, 1, 1, 1, 1]),
      agents: [1, 1, 1, 1, 1, 1],
      ...queue,
      target,
    };
    expect(() => runningDay({ ...options, soFar: { contacts: 1, inTime: 2 } })).toThrow(
      expect.objectContaining({ path: 'soFar.inTime' }),
    );
    expect(() => runningDay({ ...options, soFar: { contacts: 1, inTime: 1 }, agents: [1] })).toThrow(
      expect.objectContaining({ path: 'agents.length' }),
    );
  });
});

describe('before and after', () => {
  it('the changes add up to the difference, and nothing changes against itself', () => {
    const volume = makeSeries(rest, [90, 120, 150, 120, 90, 60]);
    const at = (extra: number) =>
      evaluate({ volume, agents: [7, 9, 9, 9, 7, 5].map((n) => n + extra), ...queue, answerTime: target });
    const { total, rows, days } = compareEvaluations(at(0), at(2));
    expect(total.change.agentHours).toBe(12);
    expect(total.change.serviceLevel!).toBeGreaterThan(0);
    expect(rows.reduce((sum, row) => sum + row.change.abandoned, 0)).toBeCloseTo(total.change.abandoned, 9);
    expect(days).toHaveLength(1);
    expect(Object.values(compareEvaluations(at(1), at(1)).total.change).every((change) => change === 0)).toBe(
      true,
    );
    const other = evaluate({
      volume: makeSeries(day, new Array(24).fill(1)),
      agents: new Array(24).fill(1),
      ...queue,
      answerTime: target,
    });
    expect(() => compareEvaluations(at(0), other)).toThrow(
      expect.objectContaining({ code: 'grid-mismatch' }),
    );
  });
});

describe('early warning', () => {
  const expected = [100, 110, 120, 130, 120, 110, 100, 90];
  const plain = { intervalSeconds: 1800, expected, actual: expected };

  it('is silent on a day as planned', () => {
    const found = earlyWarnings({
      ...plain,
      low: expected.map((v) => v * 0.9),
      high: expected.map((v) => v * 1.1),
      ahtSeconds: { planned: new Array(8).fill(240), actual: new Array(8).fill(240) },
      agents: { planned: new Array(8).fill(10), actual: new Array(8).fill(10) },
      outcome: { target: 0.8, atClose: 0.81, atBest: 0.95 },
    });
    expect(found).toEqual({ level: 'none', warnings: [] });
  });

  const level = (change: object, kind: string) => {
    const found = earlyWarnings({ ...plain, ...change });
    return found.warnings.find((each) => each.kind === kind)?.level ?? 'none';
  };
  const last = (rows: number, factor: number) => expected.map((v, i) => (i >= 8 - rows ? v * factor : v));
  const high = expected.map((v) => v * 1.1);

  it.each([
    ['volumeRun', { actual: last(1, 1.2), high }, 'none'],
    ['volumeRun', { actual: last(2, 1.2), high }, 'watch'],
    ['volumeRun', { actual: last(4, 1.2), high }, 'act'],
    ['volumeRun', { actual: last(4, 0.8), low: expected.map((v) => v * 0.9) }, 'act'],
    ['volumeSoFar', { actual: last(8, 1.09) }, 'none'],
    ['volumeSoFar', { actual: last(8, 1.15) }, 'watch'],
    ['volumeSoFar', { actual: last(8, 0.75) }, 'act'],
    ['trackingSignal', { actual: last(8, 1.01) }, 'none'],
    ['trackingSignal', { actual: last(8, 1.06) }, 'watch'],
    ['trackingSignal', { actual: last(8, 1.12) }, 'act'],
    ['trackingSignal', { actual: expected.map((v, i) => v + (i % 2 ? 5 : -5)) }, 'none'],
    [
      'handleTime',
      { ahtSeconds: { planned: new Array(8).fill(240), actual: new Array(8).fill(255) } },
      'watch',
    ],
    [
      'handleTime',
      { ahtSeconds: { planned: new Array(8).fill(240), actual: new Array(8).fill(270) } },
      'act',
    ],
    ['absence', { agents: { planned: new Array(8).fill(50), actual: new Array(8).fill(47) } }, 'watch'],
    ['absence', { agents: { planned: new Array(8).fill(50), actual: new Array(8).fill(40) } }, 'act'],
    ['outcome', { outcome: { target: 0.8, atClose: 0.79, atBest: 0.9 } }, 'watch'],
    ['outcome', { outcome: { target: 0.8, atClose: 0.77, atBest: 0.9 } }, 'act'],
    ['outcome', { outcome: { target: 0.8, atClose: 0.7, atBest: 0.9 } }, 'emergency'],
    ['outcome', { outcome: { target: 0.8, atClose: 0.78, atBest: 0.79 } }, 'emergency'],
  ])('%s: %j is %s', (kind, change, wanted) => {
    expect(level(change, kind)).toBe(wanted);
  });

  it('each warning states what was seen and which limit it passed; limits can be set', () => {
    const { warnings, level: top } = earlyWarnings({ ...plain, actual: last(8, 1.25) });
    expect(top).toBe('act');
    expect(warnings[0]).toMatchObject({ kind: 'volumeSoFar', limit: 0.2 });
    expect(warnings[0]!.trigger).toBe('1100 contacts so far where 880 were forecast, 25 % off, limit 20 %.');
    const calm = earlyWarnings({
      ...plain,
      actual: last(8, 1.25),
      limits: { volumeSoFar: { watch: 0.3, act: 0.5 } },
    });
    expect(calm.warnings.map((each) => each.kind)).toEqual(['trackingSignal']);
  });

  it('mistakes name their field', () => {
    expect(() => earlyWarnings({ ...plain, high: [1] })).toThrow(
      expect.objectContaining({ path: 'high.length' }),
    );
    expect(() => earlyWarnings({ ...plain, actual: expected.map(() => -1) })).toThrow(
      expect.objectContaining({ path: 'actual[0]' }),
    );
  });
});
