import { fc, test as lawOf } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import {
  finiteLinesPerformance,
  queuePerformance,
  redialPerformance,
  serviceLevelDefinitions,
} from '../../src/queueing/index.ts';

interface House {
  lambda: number;
  mu: number;
  theta: number;
  n: number;
  lines: number;
}

/** Chances of 0 … lines in the house, by products from below. */
function states({ lambda, mu, theta, n, lines }: House): number[] {
  const p = [1];
  for (let k = 1; k <= lines; k++) {
    p.push((p[k - 1]! * lambda) / (Math.min(k, n) * mu + Math.max(0, k - n) * theta));
  }
  const total = p.reduce((a, b) => a + b, 0);
  return p.map((x) => x / total);
}

/** Fate after `seconds` of a caller with j ahead, who gives up at rate `own`: answered, gave up, by small jumps of the chain. */
function fate({ mu, theta, n }: House, j: number, own: number, seconds: number) {
  const waiting = new Array<number>(j + 1).fill(0);
  waiting[j] = 1;
  let answered = 0;
  let gaveUp = 0;
  const jump = n * mu + j * theta + own;
  const mean = jump * seconds;
  const result = { answered: 0, gaveUp: 0 };
  let weight = Math.exp(-mean);
  for (let k = 0; k < mean + 12 * Math.sqrt(mean) + 40; k++) {
    result.answered += weight * answered;
    result.gaveUp += weight * gaveUp;
    weight *= mean / (k + 1);
    const moving = waiting.map((p, i) => (p * (n * mu + i * theta)) / jump);
    gaveUp += waiting.reduce((sum, p) => sum + (p * own) / jump, 0);
    for (let i = 0; i <= j; i++) {
      waiting[i] = waiting[i]! * (1 - (n * mu + i * theta + own) / jump) + (moving[i + 1] ?? 0);
    }
    answered += moving[0]!;
  }
  return result;
}

/** Every measure by adding up what becomes of a caller in every state. */
function byHand(house: House, withinSeconds: number, shortSeconds: number) {
  const { lambda, mu, theta, n, lines } = house;
  const p = states(house);
  const sums = {
    atOnce: 0,
    waiting: 0,
    within: 0,
    early: 0,
    short: 0,
    virtual: 0,
    longer: 0,
    queue: 0,
    busy: 0,
  };
  for (let k = 0; k < lines; k++) {
    if (k < n) {
      sums.atOnce += p[k]!;
      continue;
    }
    sums.waiting += p[k]!;
    const own = fate(house, k - n, theta, withinSeconds);
    sums.within += p[k]! * own.answered;
    sums.early += p[k]! * own.gaveUp;
    sums.longer += p[k]! * (1 - own.answered - own.gaveUp);
    sums.short += p[k]! * fate(house, k - n, theta, shortSeconds).gaveUp;
    sums.virtual += p[k]! * fate(house, k - n, 0, withinSeconds).answered;
  }
  for (let k = 0; k <= lines; k++) {
    sums.queue += p[k]! * Math.max(0, k - n);
    sums.busy += p[k]! * Math.min(k, n);
  }
  const answered = (mu * sums.busy) / lambda;
  const accepted = 1 - p[lines]!;
  const inTime = sums.atOnce + sums.within;
  return {
    levels: {
      offered: inTime,
      answered: inTime / answered,
      excludeEarlyAbandons: inTime / (1 - sums.early),
      creditEarlyAbandons: inTime + sums.early,
      creditShortAbandons: inTime + sums.short,
      virtualWait: sums.atOnce + sums.virtual,
    },
    rest: {
      blocking: p[lines]!,
      waitProbability: sums.waiting,
      abandonment: (theta * sums.queue) / lambda,
      answered,
      waitsLongerOfAccepted: sums.longer / accepted,
      meanWaitSeconds: sums.queue / lambda / accepted,
      occupancy: sums.busy / n,
      meanQueue: sums.queue,
      meanInSystem: sums.queue + sums.busy,
    },
  };
}

const houses = fc.record({
  erlangs: fc.double({ min: 0.1, max: 25, noNaN: true }),
  agents: fc.integer({ min: 1, max: 12 }),
  places: fc.integer({ min: 0, max: 9 }),
  patience: fc.option(fc.double({ min: 10, max: 2000, noNaN: true }), { nil: undefined }),
  within: fc.double({ min: 0, max: 200, noNaN: true }),
  short: fc.double({ min: 0, max: 60, noNaN: true }),
});

const aht = 180;
const loadOf = (erlangs: number, patienceSeconds?: number) => ({
  volume: (erlangs * 1800) / aht,
  intervalSeconds: 1800,
  ahtSeconds: aht,
  patienceSeconds,
});

describe('a centre with so many lines', () => {
  lawOf.prop([houses])('every measure is what following each caller gives', (h) => {
    const lines = h.agents + h.places;
    const load = loadOf(h.erlangs, h.patience);
    const house = {
      lambda: h.erlangs / aht,
      mu: 1 / aht,
      theta: h.patience === undefined ? 0 : 1 / h.patience,
      n: h.agents,
      lines,
    };
    const exact = byHand(house, h.within, h.short);
    for (const definition of serviceLevelDefinitions) {
      const at = { withinSeconds: h.within, definition, shortAbandonSeconds: h.short };
      const found = finiteLinesPerformance(load, h.agents, lines, at);
      expect(found.serviceLevel).toBeCloseTo(Math.min(1, exact.levels[definition]), 9);
      for (const [name, value] of Object.entries(exact.rest)) {
        expect(found[name as 'answered'], name).toBeCloseTo(value, 8);
      }
      expect(found.overloaded).toBe(found.offeredErlangs > h.agents);
    }
  });

  lawOf.prop([houses])('a short abandonment is one within the answer time unless said otherwise', (h) => {
    const lines = h.agents + h.places;
    const load = loadOf(h.erlangs, h.patience);
    const at = { withinSeconds: h.within, definition: 'creditShortAbandons' } as const;
    const early = { withinSeconds: h.within, definition: 'creditEarlyAbandons' } as const;
    expect(finiteLinesPerformance(load, h.agents, lines, at)).toEqual(
      finiteLinesPerformance(load, h.agents, lines, early),
    );
  });

  it.each(serviceLevelDefinitions)('many lines meet the queue without a bound: %s', (definition) => {
    const at = { withinSeconds: 25, definition, shortAbandonSeconds: 6 };
    for (const [agents, erlangs] of [
      [5, 4],
      [20, 26],
      [60, 55],
    ] as const) {
      const load = loadOf(erlangs, 90);
      const finite = finiteLinesPerformance(load, agents, agents + 200, at);
      const endless = queuePerformance(load, agents, at);
      expect(finite.serviceLevel).toBeCloseTo(endless.serviceLevel, 10);
      expect(finite.asaSeconds).toBeCloseTo(endless.asaSeconds!, 8);
      expect(finite.meanWaitSeconds).toBeCloseTo(endless.meanWaitSeconds!, 8);
      expect(finite.occupancy).toBeCloseTo(endless.occupancy, 10);
    }
  });

  it('nobody there, no place to wait, nobody calling', () => {
    const nobody = finiteLinesPerformance(loadOf(3, 60), 0, 4, { withinSeconds: 20, definition: 'answered' });
    expect(nobody).toMatchObject({ serviceLevel: 0, answered: 0, asaSeconds: null, occupancy: 1 });
    const noPlace = finiteLinesPerformance(loadOf(3), 0, 0, { withinSeconds: 20 });
    expect(noPlace).toMatchObject({ blocking: 1, meanWaitSeconds: null, waitsLongerOfAccepted: 0 });
    const silent = finiteLinesPerformance(loadOf(0, 60), 0, 4, { withinSeconds: 20 });
    expect(silent).toMatchObject({ serviceLevel: 1, occupancy: 0, meanWaitSeconds: 0, overloaded: false });
  });

  it('stays exact with thousands of lines, where a sum from the bottom would overflow', () => {
    const at = { withinSeconds: 20 };
    const finite = finiteLinesPerformance(loadOf(2000, 120), 1900, 4000, at);
    const endless = queuePerformance(loadOf(2000, 120), 1900, at);
    expect(finite.serviceLevel).toBeCloseTo(endless.serviceLevel, 10);
    expect(finite.abandonment).toBeCloseTo(endless.abandonment, 11);
  });
});

describe('redials, by their definition', () => {
  it.each([
    ['no bound on the lines', undefined],
    ['few lines', 14],
  ])('attempts are first calls and those who try again: %s', (_, lines) => {
    const load = loadOf(10, 60);
    const share = { redialAfterAbandon: 0.6, redialAfterBlock: 0.8 };
    const found = redialPerformance(load, 10, { withinSeconds: 20 }, { ...share, lines });
    const again = found.attempts! * (0.6 * found.abandonment + 0.8 * found.blocking);
    expect(found.attempts!).toBeCloseTo(load.volume + again, 8);
    expect(found.answeredOfFirst!).toBeCloseTo((found.attempts! * found.answered) / load.volume, 12);
    expect(found.answered + found.abandonment + found.blocking).toBeCloseTo(1, 12);
    const asLoad = { ...load, volume: found.attempts! };
    const plain =
      lines === undefined
        ? queuePerformance(asLoad, 10, { withinSeconds: 20 })
        : finiteLinesPerformance(asLoad, 10, lines, { withinSeconds: 20 });
    expect(found.serviceLevel).toBeCloseTo(plain.serviceLevel, 10);
    expect(found.waitProbability).toBeCloseTo(plain.waitProbability, 10);
    expect(found.meanWaitSeconds!).toBeCloseTo(plain.meanWaitSeconds!, 8);
    expect(found.occupancy).toBeCloseTo(plain.occupancy, 10);
  });

  it('without an end: everybody who gives up tries again, and there are too few agents', () => {
    const load = loadOf(20, 60);
    const found = redialPerformance(load, 10, { withinSeconds: 20 }, { redialAfterAbandon: 1 });
    expect(found).toMatchObject({ attempts: null, answeredOfFirst: null, blocking: 0, occupancy: 1 });
    // In the limit the agents answer what they can of endlessly many attempts.
    expect((found.answered * 20e6) / 10).toBeCloseTo(1, 9);
    expect(found.abandonment).toBeCloseTo(1 - 10 / 20e6, 9);
  });

  it('nobody there: the n-th attempt is made by those left of the first', () => {
    for (const share of [0, 0.5, 0.999999, 1 - 1e-8]) {
      const found = redialPerformance(loadOf(3, 60), 0, { withinSeconds: 20 }, { redialAfterAbandon: share });
      expect((found.attempts! * (1 - share)) / loadOf(3).volume).toBeCloseTo(1, 7);
      expect(found).toMatchObject({ answered: 0, answeredOfFirst: 0, abandonment: 1, meanWaitSeconds: 60 });
    }
    expect(
      redialPerformance(loadOf(3), 0, { withinSeconds: 20 }, { lines: 0, redialAfterBlock: 0.75 }).attempts,
    ).toBeCloseTo(4 * loadOf(3).volume, 9);
  });

  it('nobody calls', () => {
    for (const agents of [0, 4]) {
      const silent = { ...loadOf(3, 60), volume: 0 };
      const found = redialPerformance(silent, agents, { withinSeconds: 20 }, { redialAfterAbandon: 0.5 });
      expect(found).toMatchObject({ attempts: 0, answeredOfFirst: 1, answered: 1, abandonment: 0 });
    }
  });

  it('far more callers than agents: the share answered keeps its digits', () => {
    const found = redialPerformance(loadOf(1e6, 60), 1, { withinSeconds: 20 }, {});
    expect(found.answered * 1e6).toBeCloseTo(found.occupancy, 12);
    // Nobody gives up, and the queue grows: everybody is answered in the end.
    const growing = redialPerformance(loadOf(20), 10, { withinSeconds: 20 }, { redialAfterAbandon: 0.5 });
    expect(growing).toMatchObject({ attempts: 200, answered: 1, answeredOfFirst: 1, meanWaitSeconds: null });
  });
});

describe('nobody there to answer', () => {
  it('fills every line and loses the rest', () => {
    const found = finiteLinesPerformance(loadOf(3), 0, 4, { withinSeconds: 20 });
    expect(found).toMatchObject({
      blocking: 1,
      answered: 0,
      serviceLevel: 0,
      meanQueue: 4,
      asaSeconds: null,
    });
    const leaving = finiteLinesPerformance(loadOf(3, 60), 0, 4, { withinSeconds: 20 });
    // Each place is left at the rate of the patience: M/M/4/4 with the patience as handle time.
    const [lambda, theta] = [loadOf(3).volume / 1800, 1 / 60];
    const weights = [0, 1, 2, 3, 4].map((k) => {
      return Array.from({ length: k }, (_, i) => lambda / theta / (i + 1)).reduce((a, b) => a * b, 1);
    });
    const blocked = weights[4]! / weights.reduce((a, b) => a + b, 0);
    expect(leaving.blocking).toBeCloseTo(blocked, 12);
    expect(leaving.abandonment).toBeCloseTo(1 - blocked, 12);
  });

  it('a volume too small to divide is nothing worse than next to none', () => {
    const tiny = { volume: 5e-324, intervalSeconds: 1800, ahtSeconds: 180, patienceSeconds: 60 };
    const found = finiteLinesPerformance(tiny, 2, 4, { withinSeconds: 20 });
    expect(found).toMatchObject({ blocking: 0, answered: 1, abandonment: 0, serviceLevel: 1 });
  });
});
