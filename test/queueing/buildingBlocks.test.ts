import { describe, expect, it } from 'vitest';
import { logGamma } from '../../src/math/index.ts';
import { patientQueue } from '../../src/queueing/erlang/patientQueue.ts';
import { depth, reachOfDrop } from '../../src/queueing/erlang/reachOfDrop.ts';
import { departureChances } from '../../src/queueing/finite/departureChances.ts';
import { leastWhole } from '../../src/queueing/required/leastWhole.ts';
import { advance } from '../../src/queueing/transient/advance.ts';
import { leaveWithConversations } from '../../src/queueing/transient/changeAgents.ts';
import { poissonWeights } from '../../src/queueing/transient/poissonWeights.ts';
import { emptyState, reserve, stateOf } from '../../src/queueing/transient/systemState.ts';

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
    [100, 1, 12, 15_000],
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

describe('the number in system through time', () => {
  const pointAt = (k: number) => stateOf([...new Array(k).fill(0), 1]);
  const chanceOf = (state: { p: Float64Array }) => state.p.reduce((a, b) => a + b, 0);

  it.each([
    [0, 40, 1 / 60, 90],
    [0, 300, 1 / 200, 700],
    [0.3, 0, 1 / 100, 300],
    [0.3, 25, 1 / 100, 300],
    [2, 10, 1 / 150, 40],
  ])(
    '%d a second, %d at first, each leaving at %d, is Poisson and binomial after %d s',
    (lambda, k0, mu, t) => {
      // With theta = mu nobody waits for anybody.
      const state = pointAt(k0);
      const rates = { lambda, agents: 7, mu, theta: mu };
      const steps = advance(state, rates, t, 2 / (lambda + 7 * mu + mu));
      near(
        steps.reduce((sum, { seconds }) => sum + seconds, 0),
        t,
        1e-12,
      );
      const stay = Math.exp(-mu * t);
      const mean = (lambda / mu) * (1 - stay);
      const binomial = (k: number) =>
        k > k0
          ? 0
          : Math.exp(
              logGamma(k0 + 1) -
                logGamma(k + 1) -
                logGamma(k0 - k + 1) +
                k * Math.log(stay) +
                (k0 - k) * Math.log1p(-stay),
            );
      const poisson = (k: number) =>
        mean === 0 ? Number(k === 0) : Math.exp(k * Math.log(mean) - mean - logGamma(k + 1));
      for (let k = 0; k <= state.high + 3; k++) {
        let expected = 0;
        for (let i = 0; i <= k; i++) expected += binomial(i) * poisson(k - i);
        expect(Math.abs((state.p[k] ?? 0) - expected)).toBeLessThan(3e-10);
      }
    },
  );

  it.each([
    [{ lambda: 0.1, agents: 26, mu: 1 / 240, theta: 1 / 120 }, 0, 29, 1740],
    [{ lambda: 0.5, agents: 10, mu: 1 / 60, theta: 0 }, 0, 71, 14_007],
    [{ lambda: 0.02, agents: 10, mu: 1 / 60, theta: 1 / 30 }, 40, 57, 2977],
    [{ lambda: 0, agents: 500, mu: 1 / 240, theta: 1 / 120 }, 600, 177, 28_930],
    [{ lambda: 2, agents: 500, mu: 1 / 240, theta: 1 / 120 }, 0, 113, 25_145],
  ])('takes no more steps, and no wider ones, than the motion asks for: %j', (rates, k0, most, work) => {
    const state = pointAt(k0);
    const steps = advance(state, rates, 900, 2 / (rates.lambda + rates.agents * rates.mu + rates.theta));
    // As measured; what takes more has lost its way.
    expect(steps.length).toBeLessThanOrEqual(most);
    expect(steps.reduce((sum, { stages }) => sum + stages[0]!.length, 0)).toBeLessThanOrEqual(work);
    expect(Math.abs(chanceOf(state) - 1)).toBeLessThan(1e-11);
    // Nothing beyond the window, and ends that matter.
    expect(Math.abs(state.p[state.low]!)).toBeGreaterThanOrEqual(1e-15);
    expect(Math.abs(state.p[state.high]!)).toBeGreaterThanOrEqual(1e-15);
    expect(chanceOf({ p: state.p.subarray(state.low, state.high + 1) })).toBe(chanceOf(state));
  });

  it('leavers take their conversations along, idle ones go first', () => {
    const chances = [0.1, 0.2, 0.1, 0.15, 0.25, 0, 0.2];
    for (const [before, after] of [
      [4, 2],
      [4, 2.5],
      [4.5, 2],
      [3.25, 0],
      [6, 5.75],
    ] as const) {
      const state = stateOf(chances);
      const rest = new Float64Array(8);
      let along = 0;
      chances.forEach((p, k) => {
        const gone = Math.min(before - after, Math.max(0, k - after));
        along += p * gone;
        const whole = Math.floor(k - gone);
        const share = k - gone - whole;
        rest[whole] = rest[whole]! + p * (1 - share);
        rest[whole + 1] = rest[whole + 1]! + p * share;
      });
      expect(leaveWithConversations(state, before, after)).toBeCloseTo(along, 14);
      rest.forEach((p, k) => {
        expect(state.p[k] ?? 0).toBeCloseTo(p, 14);
      });
      expect(state.low).toBe(rest.findIndex((p) => p > 0));
      expect(state.high).toBe(rest.findLastIndex((p) => p > 0));
    }
    const state = stateOf(chances);
    expect(leaveWithConversations(state, 3, 5)).toBe(0);
    expect(leaveWithConversations(state, 3, 3)).toBe(0);
    expect(Array.from(state.p)).toEqual(chances);
  });

  it('a state knows its ends and makes room', () => {
    expect(stateOf([0, 0, 0.4, 0.6, 0])).toMatchObject({ low: 2, high: 3 });
    expect(stateOf([1])).toMatchObject({ low: 0, high: 0 });
    expect(stateOf([0, 1, 0, 0])).toMatchObject({ low: 1, high: 1 });
    const empty = emptyState();
    expect(empty).toMatchObject({ low: 0, high: 0 });
    expect(chanceOf(empty)).toBe(empty.p[0]);
    const state = stateOf([0.5, 0.5]);
    reserve(state, 1);
    expect(state.p.length).toBe(2);
    reserve(state, 2);
    expect(state.p.length).toBeGreaterThan(2);
    expect(Array.from(state.p.subarray(0, 4))).toEqual([0.5, 0.5, 0, 0]);
  });
});
