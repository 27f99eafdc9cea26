import { describe, expect, it } from 'vitest';
import { type PastRest, restOfDayGain } from '../../src/forecasting/restOfDayGain.ts';
import { drawNormal, randomStream } from '../../src/math/index.ts';

/** Past days on which the rest follows the ratio so far by `soFar` and that of the last hours by `recent`, with noise. */
function pastDays(soFar: number, recent: number, { days = 60, noise = 0.1, seed = 4 } = {}): PastRest[] {
  const random = randomStream(seed);
  return Array.from({ length: days }, () => {
    const news = { soFar: 0.1 * drawNormal(random), recent: 0.1 * drawNormal(random) };
    return { news, y: soFar * news.soFar + recent * news.recent + noise * drawNormal(random) };
  });
}

/** Root mean squared distance of the gain from the true one, over 200 pasts of 60 days. */
function meanMiss(truth: number, prior: number, noise: number): number {
  const squares = Array.from({ length: 200 }, (_, index) => {
    const gain = restOfDayGain(pastDays(truth, 0, { seed: index + 1, noise }), prior);
    return (gain.soFar - truth) ** 2 + gain.recent ** 2;
  });
  return Math.sqrt(squares.reduce((a, b) => a + b, 0) / squares.length);
}

describe('the gain of an update within the day', () => {
  it('is the theoretical one where no past day is known', () => {
    expect(restOfDayGain([], 0.4)).toEqual({ soFar: 0.4, recent: 0 });
  });

  it('stays near theory where the past agrees with it', () => {
    expect(meanMiss(0.4, 0.4, 0.1)).toBeLessThan(0.12);
  });

  it('follows a past that says more than theory, of the last hours too', () => {
    const { soFar, recent } = restOfDayGain(pastDays(0.9, 0.6, { noise: 0.03 }), 0.2);
    expect(Math.abs(soFar - 0.9)).toBeLessThan(0.1);
    expect(Math.abs(recent - 0.6)).toBeLessThan(0.1);
  });

  it('learns next to nothing from a day on which the lines went dead', () => {
    const outage: PastRest = { news: { soFar: -0.1, recent: -0.6 }, y: -4 };
    for (let seed = 1; seed <= 20; seed++) {
      const days = pastDays(0.3, 0, { seed });
      const without = restOfDayGain(days, 0.3);
      const { soFar, recent } = restOfDayGain([...days, outage], 0.3);
      expect(Math.abs(soFar - without.soFar)).toBeLessThan(0.15);
      expect(Math.abs(recent - without.recent)).toBeLessThan(0.2);
    }
  });

  it('gives up a theory that the past contradicts', () => {
    expect(meanMiss(0, 0.5, 0.3)).toBeLessThan(0.39);
    for (const seed of [1, 2, 3]) {
      const { soFar } = restOfDayGain(pastDays(-0.5, 0, { seed, noise: 0.02 }), 0.8);
      expect(soFar).toBeLessThan(0.05);
    }
  });
});
