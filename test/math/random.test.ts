import fc from 'fast-check';
import { drawExponential, drawGamma, drawNormal, drawPoisson, randomStream } from 'staffcast/math';
import { describe, expect, it } from 'vitest';

const draws = 40_000;

/** Sample mean and variance of a draw. */
function moments(draw: () => number) {
  let sum = 0;
  let squares = 0;
  for (let i = 0; i < draws; i++) {
    const x = draw();
    sum += x;
    squares += x * x;
  }
  const mean = sum / draws;
  return { mean, variance: squares / draws - mean * mean };
}

/** Six standard errors: a right generator fails one run in 500 million. */
const slack = (sd: number) => (6 * sd) / Math.sqrt(draws);

describe('random streams', () => {
  it('the same seed gives the same draws, another seed or stream others', () => {
    fc.assert(
      fc.property(fc.integer(), fc.nat(3), (seed, stream) => {
        const take = (s: number, k: number) => {
          const random = randomStream(s, k);
          return Array.from({ length: 5 }, random.uniform);
        };
        expect(take(seed, stream)).toEqual(take(seed, stream));
        expect(take(seed, stream)).not.toEqual(take(seed, stream + 1));
        expect(take(seed, stream)).not.toEqual(take(seed ^ 1, stream));
      }),
      { numRuns: 50 },
    );
  });

  it('uniform draws have mean 1/2 and variance 1/12', () => {
    const { mean, variance } = moments(randomStream(1).uniform);
    expect(Math.abs(mean - 0.5)).toBeLessThan(slack(Math.sqrt(1 / 12)));
    expect(Math.abs(variance - 1 / 12)).toBeLessThan(slack(Math.sqrt(1 / 180)));
  });

  it('normal and exponential draws have their mean and variance', () => {
    const random = randomStream(2);
    const normal = moments(() => drawNormal(random));
    expect(Math.abs(normal.mean)).toBeLessThan(slack(1));
    expect(Math.abs(normal.variance - 1)).toBeLessThan(slack(Math.sqrt(2)));
    const exponential = moments(() => drawExponential(random, 240));
    expect(Math.abs(exponential.mean - 240)).toBeLessThan(slack(240));
  });

  it.each([0.3, 1, 4, 400])('gamma draws of shape %f have mean 1 and variance 1/shape', (shape) => {
    const random = randomStream(3);
    const { mean, variance } = moments(() => drawGamma(random, shape));
    expect(Math.abs(mean - 1)).toBeLessThan(slack(1 / Math.sqrt(shape)));
    expect(Math.abs(variance - 1 / shape)).toBeLessThan(slack(Math.sqrt((2 + 6 / shape) / shape ** 2)));
  });

  it.each([0, 0.2, 5, 9.9, 10, 37, 15_000])(
    'Poisson draws of mean %f have that mean and variance',
    (lambda) => {
      const random = randomStream(4);
      const { mean, variance } = moments(() => drawPoisson(random, lambda));
      expect(Math.abs(mean - lambda)).toBeLessThanOrEqual(slack(Math.sqrt(lambda)));
      expect(Math.abs(variance - lambda)).toBeLessThanOrEqual(slack(Math.sqrt(lambda + 2 * lambda ** 2)));
    },
  );

  it('a Poisson draw of mean 12 has the probabilities of the Poisson law', () => {
    const random = randomStream(5);
    const counts = new Array<number>(60).fill(0);
    for (let i = 0; i < draws; i++) counts[drawPoisson(random, 12)]! += 1;
    let probability = Math.exp(-12);
    for (let k = 0; k < 30; k++) {
      const sd = Math.sqrt(probability * (1 - probability) * draws);
      expect(Math.abs(counts[k]! - probability * draws)).toBeLessThan(5 * sd + 1);
      probability *= 12 / (k + 1);
    }
  });
});
