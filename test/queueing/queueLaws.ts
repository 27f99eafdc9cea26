import { fc, test as lawOf } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import type { QueueLoad } from '../../src/queueing/index.ts';
import { agentsAround, erlangsOf, withinSeconds } from './loads.ts';

/** What a queueing model must be able to tell to be held to the laws. */
export interface Measured {
  readonly serviceLevel: number;
  readonly waitProbability: number;
  readonly abandonment: number;
  /** Null where endless. */
  readonly meanWaitSeconds: number | null;
  readonly meanQueue: number | null;
  readonly occupancy: number;
}

export type Model = (load: QueueLoad, agents: number, withinSeconds: number) => Measured;

const slack = 1e-9;
const wait = (value: number | null) => value ?? Number.POSITIVE_INFINITY;

/** The laws of every queue with agents and one line; `blocked`: share of offered contacts that the model turns away. */
export function queueLaws(
  name: string,
  model: Model,
  loads: fc.Arbitrary<QueueLoad>,
  blocked: (load: QueueLoad, agents: number) => number = () => 0,
): void {
  const cases = loads.chain((load) =>
    fc.record({ load: fc.constant(load), agents: agentsAround(load), within: withinSeconds }),
  );
  describe(`laws of ${name}`, () => {
    lawOf.prop([cases])('shares lie in [0, 1], nothing is NaN', ({ load, agents, within }) => {
      const m = model(load, agents, within);
      for (const share of [m.serviceLevel, m.waitProbability, m.abandonment, m.occupancy]) {
        expect(share).toBeGreaterThanOrEqual(0);
        expect(share).toBeLessThanOrEqual(1);
      }
      for (const value of [m.meanQueue, m.meanWaitSeconds])
        if (value !== null) expect(value).toBeGreaterThanOrEqual(0);
    });

    lawOf.prop([cases])(
      'one more agent never lowers the service level nor lengthens the wait',
      ({ load, agents, within }) => {
        const fewer = model(load, agents, within);
        const more = model(load, agents + 1, within);
        expect(more.serviceLevel).toBeGreaterThanOrEqual(fewer.serviceLevel - slack);
        // Where callers are turned away, an agent more lets more of them in to wait and to give up.
        if (blocked(load, agents) > 0) return;
        expect(more.abandonment).toBeLessThanOrEqual(fewer.abandonment + slack);
        expect(more.waitProbability).toBeLessThanOrEqual(fewer.waitProbability + slack);
      },
    );

    lawOf.prop([cases])('more volume never raises the service level', ({ load, agents, within }) => {
      const busier = model({ ...load, volume: 1.07 * load.volume }, agents, within);
      expect(busier.serviceLevel).toBeLessThanOrEqual(model(load, agents, within).serviceLevel + slack);
    });

    lawOf.prop([cases, fc.double({ min: 0, max: 100, noNaN: true })])(
      'a longer answer time never lowers the service level',
      ({ load, agents, within }, longer) => {
        const strict = model(load, agents, within).serviceLevel;
        expect(model(load, agents, within + longer).serviceLevel).toBeGreaterThanOrEqual(strict - slack);
      },
    );

    lawOf.prop([cases])("Little's law: queue = arrival rate × wait", ({ load, agents, within }) => {
      const m = model(load, agents, within);
      if (m.meanQueue === null) return;
      const letIn = (load.volume / load.intervalSeconds) * (1 - blocked(load, agents));
      expect(Math.abs(m.meanQueue - letIn * wait(m.meanWaitSeconds))).toBeLessThanOrEqual(
        1e-9 * (1 + m.meanQueue),
      );
    });

    lawOf.prop([cases])(
      'offered = answered + abandoned + blocked, by the work done',
      ({ load, agents, within }) => {
        const m = model(load, agents, within);
        if (m.meanQueue === null) return;
        const answered = 1 - m.abandonment - blocked(load, agents);
        expect(m.occupancy * agents).toBeCloseTo(erlangsOf(load) * answered, 6);
      },
    );

    lawOf.prop([cases])('the unit of time changes nothing', ({ load, agents, within }) => {
      const patience = load.patienceSeconds;
      const inMinutes = {
        volume: load.volume,
        intervalSeconds: load.intervalSeconds / 60,
        ahtSeconds: load.ahtSeconds / 60,
        ...(patience === undefined ? {} : { patienceSeconds: patience / 60 }),
      };
      const a = model(load, agents, within);
      const b = model(inMinutes, agents, within / 60);
      expect(b.serviceLevel).toBeCloseTo(a.serviceLevel, 9);
      expect(b.abandonment).toBeCloseTo(a.abandonment, 9);
    });
  });
}
