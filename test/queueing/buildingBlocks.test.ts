import { describe, expect, it } from 'vitest';
import { logGamma } from '../../src/math/index.ts';
import { patientQueue } from '../../src/queueing/erlang/patientQueue.ts';
import { depth, reachOfDrop } from '../../src/queueing/erlang/reachOfDrop.ts';
import { departureChances } from '../../src/queueing/finite/departureChances.ts';
import { leastWhole } from '../../src/queueing/required/leastWhole.ts';
import { poissonWeights } from '../../src/queueing/transient/poissonWeights.ts';

const near = (value: number, wanted: number, relative: number) =>
  expect(Math.abs(value - wanted), `${value} for ${wanted}`).toBeLessThanOrEqual(relative * Math.abs(wanted));

describe('where the density of waits has dropped out of sight', () => {
  const queues = [
    [10, 100, 120],
    [10, 130, 120],
    [3, 20, 5],
    [100, 2000, 30],
    [2, 1e-3, 1e-3],
    [4, 60, 1e5],
    [1, 5, 0.05],
  ].map(([agents, volume, patience]) =>
    patientQueue(agents!, { volume: volume!, intervalSeconds: 1800, ahtSeconds: 180 }, patience!),
  );

  it('after the peak, never too short and hardly too long', () => {
    for (const q of queues) {
      for (const top of [0, 0.3, 2, 20]) {
        const at = top / q.theta;
        const fallen = depth(q, at + reachOfDrop(q, at, 1)) - depth(q, at);
        expect(fallen).toBeGreaterThan(40.999);
        expect(fallen).toBeLessThan(46);
      }
    }
  });

  it('before the peak of a queue with more load than agents', () => {
    for (const q of queues.filter(({ mode }) => mode > 0)) {
      for (const top of [0, 0.3, 2]) {
        const at = -top / q.theta;
        const fallen = depth(q, at - reachOfDrop(q, at, -1)) - depth(q, at);
        expect(fallen).toBeGreaterThan(40.999);
        expect(fallen).toBeLessThan(46);
      }
    }
  });
});

describe('departures from the head of a queue', () => {
  /** ln P(i departures), Poisson or negative binomial. */
  function logChance(serviceRate: number, theta: number, seconds: number, i: number): number {
    if (theta === 0) return i * Math.log(serviceRate * seconds) - serviceRate * seconds - logGamma(i + 1);
    const c = serviceRate / theta;
    return (
      logGamma(c + i) -
      logGamma(i + 1) -
      logGamma(c) -
      serviceRate * seconds +
      i * Math.log(-Math.expm1(-theta * seconds))
    );
  }

  it.each([
    [0.5, 0, 20, 30],
    [0.5, 0.01, 20, 30],
    [1, 0, 700, 900],
    [2, 0, 900, 1500],
    [3, 0.002, 900, 4000],
    [0.2, 0.5, 30, 60],
    [40, 1, 3, 300],
    [100, 1, 60, 900],
    [8, 2, 40, 50],
    [0.001, 0.02, 5, 4],
    [1, 0, 0, 5],
    [1, 0.1, 0, 5],
  ])('at rate %d, patience rate %d, after %d s, up to %d', (serviceRate, theta, seconds, size) => {
    const { within, later } = departureChances(serviceRate, theta, seconds, size);
    if (seconds === 0) {
      expect(Array.from(within)).toEqual(new Array(size).fill(0));
      expect(Array.from(later)).toEqual(new Array(size).fill(1));
      return;
    }
    expect(within.length).toBe(size);
    expect(later.length).toBe(size);
    let below = 0;
    for (let j = 0; j < size; j++) {
      below += Math.exp(logChance(serviceRate, theta, seconds, j));
      expect(Math.abs(within[j]! + later[j]! - 1)).toBeLessThan(1e-12);
      if (below > 1e-290) near(later[j]!, below, 1e-10);
    }
  });

  it('keeps the digits of a small chance to be served so soon', () => {
    const { within } = departureChances(0.01, 0, 10, 12);
    for (let j = 0; j < 12; j++) {
      let above = 0;
      for (let i = j + 60; i > j; i--) above += Math.exp(logChance(0.01, 0, 10, i));
      near(within[j]!, above, 1e-12);
    }
  });
});

describe('weights of a Poisson count', () => {
  it.each([0, 1e-9, 0.3, 1, 7.5, 100, 12_345.6])('of mean %d', (mean) => {
    const { first, weights } = poissonWeights(mean);
    const total = weights.reduce((sum, w) => sum + w, 0);
    near(total, 1, 1e-14);
    weights.forEach((w, i) => {
      const k = first + i;
      const log = (k === 0 ? 0 : k * Math.log(mean)) - mean - logGamma(k + 1);
      near(w, Math.exp(log), 1e-13 * (1 + mean) ** 0.5 + 2e-15 * mean * Math.log(1 + mean));
    });
    const least = Math.min(weights[0]!, weights.at(-1)!);
    if (mean > 100) expect(least).toBeLessThan(1e-19);
    expect(least).toBeGreaterThan(0);
    // Cut where nothing is lost, and not much later.
    expect(weights.length).toBeLessThan(20 + 19 * Math.sqrt(mean + 1));
  });
});

describe('the least whole number', () => {
  it('costs a handful of evaluations, whatever the shape of the slack', () => {
    const shapes: ((x: number) => number)[] = [
      (x) => x,
      (x) => Math.atan(x),
      (x) => 0.5 - 0.5 * Math.exp(-0.7 * x),
      (x) => Math.tanh(x / 3),
      (x) => Math.cbrt(x),
      (x) => 1 - Math.exp(-x),
      (x) => (x > 0 ? x / 10 : x),
      (x) => (x < 0 ? x / 10 : x),
    ];
    let evaluations = 0;
    for (const shape of shapes) {
      for (const size of [30, 1000, 1e5, 1e7]) {
        for (const off of [-2.3, -0.4, 0.6, 1.7]) {
          const root = size + 0.37 * Math.sqrt(size);
          const slack = (n: number) => {
            evaluations += 1;
            return shape((n - root) / Math.sqrt(size));
          };
          const start = Math.round(size + off * Math.sqrt(size));
          expect(leastWhole(slack, 1, start, Math.sqrt(size))).toBe(Math.ceil(root));
        }
      }
    }
    // As measured; a search that loses its way needs more.
    expect(evaluations / 128).toBeLessThan(5.4);
  });
});
