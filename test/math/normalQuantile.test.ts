import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { erfcx, normalQuantile } from '../../src/math/index.ts';

/** Normal distribution function below 0 through the scaled complementary error function. */
const below = (x: number) => 0.5 * erfcx(-x / Math.SQRT2) * Math.exp((-x * x) / 2);

describe('normalQuantile', () => {
  // Python 3.11: from statistics import NormalDist; NormalDist().inv_cdf(p)
  it.each([
    [0.5, 0],
    [0.975, 1.9599639845400536],
    [0.1, -1.2815515655446008],
    [0.3, -0.5244005127080407],
    [1e-10, -6.361340902404056],
  ])('at %d', (probability, value) => {
    expect(Math.abs(normalQuantile(probability) - value)).toBeLessThanOrEqual(
      4e-15 * Math.max(1, Math.abs(value)),
    );
  });

  test.prop([fc.double({ min: 1e-300, max: 0.5, noNaN: true })])(
    'inverts the distribution function',
    (probability) => {
      expect(Math.abs(below(normalQuantile(probability)) / probability - 1)).toBeLessThan(1e-11);
    },
  );

  test.prop([fc.double({ min: 1e-9, max: 0.5, noNaN: true })])('is odd around one half', (probability) => {
    expect(normalQuantile(1 - probability)).toBeCloseTo(-normalQuantile(probability), 6);
  });
});
