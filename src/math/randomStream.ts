import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { checkInteger } from '../errors/index.ts';

/** A seeded source of random draws. It has a state of its own and shares none. */
export interface RandomStream {
  /** Uniform on [0, 1), 53 bits. */
  readonly uniform: () => number;
}

/**
 * A random stream (xoroshiro128+). Streams of one seed with different `stream` numbers are disjoint: each starts 2^64
 * draws after the one before.
 *
 * @param seed whole number; the same seed gives the same draws on every platform.
 * @param stream which of the seed's independent streams, 0 (default) or more.
 * @throws StaffcastError when either is not a whole number, or `stream` is negative.
 * @example
 * ```ts
 * import { randomStream } from 'staffcast/math';
 * randomStream(11).uniform() === randomStream(11).uniform(); // true
 * ```
 */
export function randomStream(seed: number, stream = 0): RandomStream {
  checkInteger('randomStream', 'seed', seed, Number.MIN_SAFE_INTEGER);
  checkInteger('randomStream', 'stream', stream);
  const generator = xoroshiro128plus(seed);
  for (let i = 0; i < stream; i++) generator.jump();
  // The first draws of similar seeds are correlated until the state has mixed.
  for (let i = 0; i < 16; i++) generator.next();
  return { uniform: () => uniformFloat64(generator) };
}
