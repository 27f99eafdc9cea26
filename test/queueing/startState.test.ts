import { describe, expect, it } from 'vitest';
import { startState } from '../../src/queueing/transient/startState.ts';
import type { TransientInput } from '../../src/queueing/transient/transientTypes.ts';

const input: TransientInput = {
  volume: [1],
  agents: [1],
  intervalSeconds: 900,
  ahtSeconds: 100,
  withinSeconds: 20,
};
const stretch = (erlangs: number, agents: number, patience: number) => ({
  lambda: erlangs / 100,
  mu: 1 / 100,
  theta: 1 / patience,
  agents,
  seconds: 900,
});

describe('the start of a day', () => {
  it.each([
    ['many agents and hardly any load', 3, 2000, 60],
    ['a large centre with room', 1900, 2000, 60],
    ['a large centre near its limit', 2000, 2000, Number.POSITIVE_INFINITY, 1],
    ['a large centre in overload', 3000, 2000, 60],
    ['a long queue', 3000, 100, 600],
    ['fractions of agents', 20, 17.4, 60],
    ['a small one', 0.2, 1, 30],
  ])(
    'steady: neighbours are in balance, and nothing is missing: %s',
    (_, erlangs, agents, patience, spare = 0) => {
      const first = stretch(erlangs - spare * 30, agents, patience);
      const { lambda, mu, theta } = first;
      const { p, low, high } = startState({ ...input, start: 'steady' }, first);
      const leaving = (k: number) => Math.min(k, agents) * mu + Math.max(0, k - agents) * theta;
      let total = 0;
      for (let k = low; k <= high; k++) total += p[k]!;
      expect(total).toBeCloseTo(1, 12);
      for (let k = low; k < high; k++) {
        expect(Math.abs((p[k]! * lambda) / (p[k + 1]! * leaving(k + 1)) - 1)).toBeLessThan(1e-9);
      }
      // The ends hold next to nothing, and the state is no wider than that asks for.
      const most = Math.max(...p);
      if (low > 0) expect(p[low]! / most).toBeLessThan(1e-17);
      expect(p[high]! / most).toBeLessThan(1e-18);
      for (const edge of [p[low]!, p[high]!]) expect(edge).toBeGreaterThan(0);
      if (low > 0) expect(p[low]! / most).toBeGreaterThan(1e-20);
      expect(p.length).toBe(high + 1);
    },
  );

  it('is empty without load, and where the queue would grow without bound', () => {
    const empty = startState(input, stretch(5, 10, 60));
    expect([empty.low, empty.high, empty.p[0]]).toEqual([0, 0, 1]);
    const endless = Number.POSITIVE_INFINITY;
    for (const first of [
      stretch(0, 10, 60),
      stretch(0, 10, endless),
      stretch(10, 10, endless),
      stretch(12, 10, endless),
    ]) {
      const { p, low, high } = startState({ ...input, start: 'steady' }, first);
      expect([low, high, p[0]]).toEqual([0, 0, 1]);
      expect(p.every((chance) => chance >= 0)).toBe(true);
    }
  });

  it('is the one that is given, without its empty ends', () => {
    const { p, low, high } = startState({ ...input, start: [0, 0, 0.25, 0.75, 0] }, stretch(5, 10, 60));
    expect([low, high, p[2], p[3]]).toEqual([2, 3, 0.25, 0.75]);
  });
});
