import { fc } from '@fast-check/vitest';
import type { QueueLoad } from '../../src/queueing/index.ts';

const positive = (min: number, max: number) => fc.double({ min, max, noNaN: true });

/** Loads from a trickle to a few hundred erlangs, patience from seconds to hours. */
export const patientLoad: fc.Arbitrary<QueueLoad & { patienceSeconds: number }> = fc.record({
  volume: positive(0.5, 2000),
  intervalSeconds: fc.constantFrom(300, 900, 1800, 3600),
  ahtSeconds: positive(30, 900),
  patienceSeconds: positive(5, 4000),
});

/** The same without abandonment. */
export const endlessLoad: fc.Arbitrary<QueueLoad> = patientLoad.map(
  ({ volume, intervalSeconds, ahtSeconds }) => ({
    volume,
    intervalSeconds,
    ahtSeconds,
  }),
);

export const withinSeconds = fc.oneof(fc.constantFrom(0, 10, 20, 60), positive(0, 300));

/** A number of agents from far below to far above the load. */
export const agentsAround = (load: QueueLoad) => {
  const erlangs = (load.volume * load.ahtSeconds) / load.intervalSeconds;
  return fc.integer({ min: 1, max: Math.ceil(1.5 * erlangs + 4 * Math.sqrt(erlangs) + 3) });
};

export const erlangsOf = (load: QueueLoad) => (load.volume * load.ahtSeconds) / load.intervalSeconds;
