import type { RiskOptions } from './riskOptions.ts';

/** The entries of a list one after the other, the share done told after each; a stopped signal throws its reason. */
export function* watched<T>(
  { onProgress, signal }: Pick<RiskOptions, 'onProgress' | 'signal'>,
  list: readonly T[],
): Generator<T> {
  for (const [i, each] of list.entries()) {
    signal?.throwIfAborted();
    yield each;
    onProgress?.((i + 1) / list.length);
  }
}
