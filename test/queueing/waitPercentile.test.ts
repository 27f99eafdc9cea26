import { fc, test as lawOf } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { queuePerformance, requiredAgents, waitPercentile } from '../../src/queueing/index.ts';

const load = { volume: 100, intervalSeconds: 1800, ahtSeconds: 180 };
const probabilities = fc.double({ min: 0.01, max: 1 - 1e-9, noNaN: true });

describe('the percentile of the wait', () => {
  lawOf.prop([
    probabilities,
    fc.double({ min: 0.5, max: 40, noNaN: true }),
    fc.double({ min: 5, max: 3000, noNaN: true }),
  ])('is where the chance of a longer wait is what is left', (probability, agents, patienceSeconds) => {
    const patient = { ...load, patienceSeconds };
    const seconds = waitPercentile(patient, agents, probability)!;
    const reached = queuePerformance(patient, agents, { withinSeconds: seconds, definition: 'virtualWait' });
    if (seconds === 0) expect(reached.serviceLevel).toBeGreaterThanOrEqual(probability);
    else expect((1 - reached.serviceLevel) / (1 - probability)).toBeCloseTo(1, 6);
  });

  lawOf.prop([probabilities, fc.double({ min: 10.01, max: 30, noNaN: true })])(
    'so too without patience',
    (probability, agents) => {
      const seconds = waitPercentile(load, agents, probability)!;
      const { serviceLevel } = queuePerformance(load, agents, { withinSeconds: seconds });
      if (seconds === 0) expect(serviceLevel).toBeGreaterThanOrEqual(probability);
      else expect((1 - serviceLevel) / (1 - probability)).toBeCloseTo(1, 6);
    },
  );

  lawOf.prop([probabilities])('endless patience is the limit of a long one', (probability) => {
    const patient = waitPercentile({ ...load, patienceSeconds: 1e12 }, 11, probability)!;
    expect(patient).toBeCloseTo(waitPercentile(load, 11, probability)!, 2);
  });

  it('the target of the same name asks for it', () => {
    const patient = { ...load, patienceSeconds: 120 };
    const { agents } = requiredAgents(patient, { waitPercentile: { probability: 0.95, withinSeconds: 45 } });
    expect(waitPercentile(patient, agents, 0.95)).toBeLessThanOrEqual(45);
    expect(waitPercentile(patient, agents - 1, 0.95)).toBeGreaterThan(45);
  });

  it('is 0 without contacts, and unknown where the queue grows without bound', () => {
    expect(waitPercentile({ ...load, volume: 0 }, 0, 0.9)).toBe(0);
    expect(waitPercentile({ ...load, patienceSeconds: 60 }, 0, 0.9)).toBeNull();
    expect(waitPercentile(load, 0, 0.9)).toBeNull();
    expect(waitPercentile(load, 10, 0.9)).toBeNull();
    expect(waitPercentile(load, 9, 0.9)).toBeNull();
  });
});
