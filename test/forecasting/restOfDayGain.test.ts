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

describe('the gain of an update within the day', () => {
  it('is the theoretical one where no past day is known', () => {
    expect(restOfDayGain([], 0.4)).toEqual({ soFar: 0.4, recent: 0 });
  });

  it('stays near theory where the past agrees with it', () => {
    const { soFar, recent } = restOfDayGain(pastDays(0.4, 0), 0.4);
    expect(Math.abs(soFar - 0.4)).toBeLessThan(0.12);
    expect(Math.abs(recent)).toBeLessThan(0.12);
  });

  it('follows a past that says more than theory, of the last hours too', () => {
    const { soFar, recent } = restOfDayGain(pastDays(0.9, 0.6, { noise: 0.03 }), 0.2);
    expect(Math.abs(soFar - 0.9)).toBeLessThan(0.1);
    expect(Math.abs(recent - 0.6)).toBeLessThan(0.1);
  });

  it('gives up a theory that the past contradicts', () => {
    for (const seed of [1, 2, 3]) {
      const { soFar } = restOfDayGain(pastDays(-0.5, 0, { seed, noise: 0.02 }), 0.8);
      expect(soFar).toBeLessThan(0.05);
    }
  });

  it('never does worse on past days than leaving them alone, but by chance', () => {
    for (let seed = 1; seed <= 20; seed++) {
      const days = pastDays(0, 0, { seed });
      const gain = restOfDayGain(days, 0.5);
      const left = (g: typeof gain) =>
        days.reduce((sum, { news, y }) => sum + (y - g.soFar * news.soFar - g.recent * news.recent) ** 2, 0);
      expect(left(gain)).toBeLessThan(1.04 * left({ soFar: 0, recent: 0 }));
    }
  });
});
