import fc from 'fast-check';
import { costs, evaluate, type Outcome, sumOutcomes } from 'staffcast/evaluation';
import { queuePerformance, requiredAgents, type ServiceLevelDefinition } from 'staffcast/queueing';
import { makeGrid, makeSeries } from 'staffcast/time';
import { describe, expect, it } from 'vitest';

const grid = makeGrid({ zone: 'Asia/Shanghai', from: '2026-11-11', days: 2, intervalSeconds: 3600 });
const rows = grid.length;
const volumes = fc.array(
  fc.oneof(
    { weight: 1, arbitrary: fc.constant(null) },
    { weight: 5, arbitrary: fc.double({ min: 0, max: 900, noNaN: true }) },
  ),
  {
    minLength: rows,
    maxLength: rows,
  },
);
const crews = fc.array(fc.integer({ min: 0, max: 60 }), { minLength: rows, maxLength: rows });
const queue = { ahtSeconds: 240, patienceSeconds: 120, answerTime: { withinSeconds: 20 } };

/** Fields of an outcome that must lie in [0, 1] when they are given. */
const shares = (o: Outcome) => [o.serviceLevel, o.abandonment, o.occupancy].filter((share) => share !== null);

describe('evaluate', () => {
  it('what is offered is answered or abandoned, in rows, days and in all; shares lie in [0, 1]', () => {
    fc.assert(
      fc.property(volumes, crews, (values, agents) => {
        const found = evaluate({ volume: makeSeries(grid, values), agents, ...queue });
        expect(found.rows.length).toBe(rows);
        for (const [row, o] of found.rows.entries()) expect(o.offered).toBeCloseTo(values[row] ?? 0, 9);
        for (const o of [...found.rows, ...found.days, found.total]) {
          expect(o.answered + o.abandoned).toBeCloseTo(o.offered, 6);
          for (const share of shares(o)) expect(share).toBeGreaterThanOrEqual(-1e-9);
          for (const share of shares(o)) expect(share).toBeLessThanOrEqual(1 + 1e-9);
        }
        const offered = found.days.reduce((sum, day) => sum + day.offered, 0);
        expect(offered).toBeCloseTo(found.total.offered, 6);
        expect(JSON.parse(JSON.stringify(found))).toEqual(found);
      }),
      { numRuns: 15 },
    );
  });

  it('more agents never lower the service level of the whole, nor raise abandonment', () => {
    fc.assert(
      fc.property(volumes, crews, crews, (values, agents, extra) => {
        const volume = makeSeries(grid, values);
        const few = evaluate({ volume, agents, ...queue }).total;
        const many = evaluate({ volume, agents: agents.map((n, row) => n + extra[row]!), ...queue }).total;
        // The stationary and the transient method differ by a little where one more agent ends an overload.
        expect(many.serviceLevel ?? 1).toBeGreaterThanOrEqual((few.serviceLevel ?? 1) - 0.02);
        expect(many.abandonment ?? 0).toBeLessThanOrEqual((few.abandonment ?? 0) + 0.02);
      }),
      { numRuns: 10 },
    );
  });

  it('without overload every row is its steady state, and a staffed requirement meets its target', () => {
    const load = { volume: 480, intervalSeconds: 3600, ahtSeconds: 240, patienceSeconds: 120 };
    const target = { target: 0.85, withinSeconds: 20 };
    const { agents } = requiredAgents(load, { serviceLevel: target, occupancy: 0.9 });
    const found = evaluate({
      volume: makeSeries(grid, new Array(rows).fill(480)),
      agents: new Array(rows).fill(agents),
      ...queue,
    });
    const steady = queuePerformance(load, agents, target);
    expect(found.transientRows).toBe(0);
    expect(found.total.serviceLevel).toBeCloseTo(steady.serviceLevel, 12);
    expect(found.total.serviceLevel).toBeGreaterThan(0.85);
    expect(found.total.asaSeconds).toBeCloseTo(steady.asaSeconds!, 9);
    expect(found.total.occupancy).toBeCloseTo(steady.occupancy, 12);
  });

  it('an overloaded row burdens the rows after it, up to the closing time', () => {
    const values = [300, 300, 2000, 300, 300, 300, null, 300, ...new Array(rows - 8).fill(null)];
    const agents = values.map(() => 30);
    const patient = { ...queue, patienceSeconds: 3600 };
    const followed = evaluate({ volume: makeSeries(grid, values), agents, ...patient });
    const alone = evaluate({ volume: makeSeries(grid, values), agents, ...patient, method: 'stationary' });
    expect(followed.transientRows).toBe(6);
    expect(alone.transientRows).toBe(0);
    expect(followed.rows[3]!.serviceLevel).toBeLessThan(0.2);
    expect(alone.rows[3]!.serviceLevel).toBeGreaterThan(0.9);
    expect(followed.rows[7]).toEqual(alone.rows[7]);
  });

  it('a backlog at midnight is followed into the next day, and no further than needed', () => {
    const agents = new Array(rows).fill(30);
    const values = agents.map((_, row) => (row === 23 ? 2000 : 200));
    expect(evaluate({ volume: makeSeries(grid, values), agents, ...queue }).transientRows).toBe(rows);
    const early = agents.map((_, row) => (row === 30 ? 2000 : 200));
    expect(evaluate({ volume: makeSeries(grid, early), agents, ...queue }).transientRows).toBe(24);
  });

  it('every definition of the service level sums over rows to what it is over the whole', () => {
    const definitions: ServiceLevelDefinition[] = [
      'offered',
      'answered',
      'excludeEarlyAbandons',
      'creditEarlyAbandons',
      'virtualWait',
    ];
    const values = new Array(rows).fill(400);
    for (const definition of definitions) {
      const answerTime = { withinSeconds: 20, definition };
      const found = evaluate({
        volume: makeSeries(grid, values),
        agents: values.map(() => 28),
        ...queue,
        answerTime,
      });
      const load = { volume: 400, intervalSeconds: 3600, ahtSeconds: 240, patienceSeconds: 120 };
      expect(found.total.serviceLevel).toBeCloseTo(queuePerformance(load, 28, answerTime).serviceLevel, 9);
    }
  });

  it('no calls, nobody there, closed all day: all are valid', () => {
    const none = evaluate({
      volume: makeSeries(grid, new Array(rows).fill(0)),
      agents: new Array(rows).fill(3),
      ...queue,
    });
    expect(none.total).toMatchObject({ offered: 0, serviceLevel: null, asaSeconds: null, occupancy: 0 });
    const nobody = evaluate({
      volume: makeSeries(grid, new Array(rows).fill(10)),
      agents: new Array(rows).fill(0),
      ...queue,
    });
    expect(nobody.total.serviceLevel).toBeCloseTo(0, 12);
    expect(nobody.total.abandonment).toBeCloseTo(1, 6);
    expect(nobody.total).toMatchObject({ occupancy: null, asaSeconds: null });
    const closed = evaluate({
      volume: makeSeries(grid, new Array(rows).fill(null)),
      agents: new Array(rows).fill(0),
      ...queue,
    });
    expect(closed.total).toEqual(sumOutcomes([]));
  });

  it('mistakes name their field', () => {
    const volume = makeSeries(grid, new Array(rows).fill(10));
    const agents = new Array(rows).fill(2);
    const bad = (changes: object) => () => evaluate({ volume, agents, ...queue, ...changes });
    expect(bad({ agents: [1] })).toThrow(expect.objectContaining({ path: 'agents.length' }));
    expect(bad({ agents: [Number.NaN, ...agents.slice(1)] })).toThrow(
      expect.objectContaining({ path: 'agents[0]' }),
    );
    expect(bad({ ahtSeconds: -1 })).toThrow(expect.objectContaining({ path: 'ahtSeconds' }));
    expect(bad({ patienceSeconds: 0 })).toThrow(expect.objectContaining({ path: 'patienceSeconds' }));
    expect(bad({ method: 'exact' })).toThrow(expect.objectContaining({ path: 'method' }));
  });
});

describe('costs', () => {
  const volume = makeSeries(grid, new Array(rows).fill(400));
  const evaluation = evaluate({ volume, agents: new Array(rows).fill(22), ...queue, method: 'stationary' });
  const rostered = new Array<number>(rows).fill(30);

  it('the terms sum to the total, per day and in all', () => {
    const contract = {
      billing: { kind: 'perContact' as const, pricePerContact: 6 },
      serviceLevelPenalty: [{ below: 0.8, perDay: 4000 }],
    };
    const found = costs({
      evaluation,
      rostered,
      wagePerHour: 38,
      contract,
      helpByDate: { '2026-11-12': 700 },
    });
    for (const part of [...found.days, found.total]) {
      expect(part.wages + part.help + part.penalty + part.lostRevenue).toBeCloseTo(part.total, 6);
    }
    expect(found.total.wages).toBe(48 * 30 * 38);
    expect(found.total.help).toBe(700);
    expect(found.days.map((day) => day.penalty)).toEqual([4000, 4000]);
    expect(found.total.lostRevenue).toBeCloseTo(6 * evaluation.total.abandoned, 6);
    expect(found.total.revenue).toBeCloseTo(6 * evaluation.total.answered, 6);
  });

  it('billed by the seat, an abandoned contact loses nothing', () => {
    const contract = { billing: { kind: 'perSeatHour' as const, pricePerSeatHour: 50 } };
    const found = costs({ evaluation, rostered, wagePerHour: 38, contract });
    expect(found.total).toMatchObject({ lostRevenue: 0, penalty: 0, revenue: 48 * 30 * 50 });
  });

  it('mistakes name their field', () => {
    expect(() => costs({ evaluation, rostered: [1], wagePerHour: 1 })).toThrow(
      expect.objectContaining({ path: 'rostered.length' }),
    );
    expect(() => costs({ evaluation, rostered, wagePerHour: -1 })).toThrow(
      expect.objectContaining({ path: 'wagePerHour' }),
    );
  });
});
