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
});
