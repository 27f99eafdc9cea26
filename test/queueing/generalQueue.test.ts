import { fc, test as lawOf } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { allenCunneenWait, generalQueue, queuePerformance } from '../../src/queueing/index.ts';

const loadOf = (erlangs: number) => ({ volume: erlangs * 10, intervalSeconds: 1800, ahtSeconds: 180 });

/** Mean waits in handle times of exact GI/M/n and M/G/n queues: agents, utilisation, ca², cs², wait, error allowed. */
const exact: [string, number, number, number, number, number, number][] = [
  // From high-precision tables (Takács; roots; quasi-birth–death chains), computed outside of this project.
  ['M/D/100', 100, 0.5, 1, 0, 6.0573379801125895e-12, 0.4],
  ['M/E2/10', 10, 0.5, 1, 0.5, 0.005959529933751, 0.05],
  ['M/E2/20', 20, 0.5, 1, 0.5, 0.0003213520878885, 0.15],
  ['M/H2/20', 20, 0.5, 1, 2, 0.0004187084645334, 0.13],
  ['M/H2/10', 10, 0.5, 1, 4, 0.01103539791427, 0.17],
  ['M/M/3', 3, 0.99, 1, 1, 32.705605429030484, 1e-12],
];

describe('general arrivals and handle times', () => {
  lawOf.prop([
    fc.integer({ min: 1, max: 300 }),
    fc.double({ min: 0.3, max: 0.999, noNaN: true }),
    fc.double({ min: 0, max: 4, noNaN: true }),
    fc.double({ min: 0, max: 4, noNaN: true }),
  ])('the factor on the mean wait is that of the paper, symbol by symbol', (m, rho, ca2, cs2) => {
    const load = loadOf(rho * m);
    const markov = queuePerformance(load, m, { withinSeconds: 20 });
    const gamma = Math.min(0.24, ((1 - rho) * (m - 1) * (Math.sqrt(4 + 5 * m) - 2)) / (16 * m * rho));
    const phi1 = 1 + gamma;
    const phi2 = 1 - 4 * gamma;
    const phi3 = phi2 * Math.exp((-2 * (1 - rho)) / (3 * rho));
    const phi4 = Math.min(1, (phi1 + phi3) / 2);
    const c2 = (ca2 + cs2) / 2;
    const psi = c2 >= 1 ? 1 : phi4 ** (2 * (1 - c2));
    const phi =
      ca2 >= cs2
        ? ((4 * (ca2 - cs2)) / (4 * ca2 - 3 * cs2)) * phi1 + (cs2 / (4 * ca2 - 3 * cs2)) * psi
        : ((cs2 - ca2) / (2 * ca2 + 2 * cs2)) * phi3 + ((cs2 + 3 * ca2) / (2 * ca2 + 2 * cs2)) * psi;
    const wanted = c2 === 0 ? 0 : phi * c2 * markov.meanWaitSeconds!;
    const found = generalQueue(load, m, { arrivalScv: ca2, handleTimeScv: cs2 }, 20);
    const close = (value: number, to: number) => expect(Math.abs(value - to)).toBeLessThanOrEqual(1e-9 * to);
    close(found.meanWaitSeconds!, wanted);
    close(found.meanQueue!, (load.volume / 1800) * wanted);
    expect(found.waitProbability).toBe(markov.waitProbability);
    expect(found.occupancy).toBe(markov.occupancy);
    const longer =
      wanted > 0 ? markov.waitProbability * Math.exp((-20 * markov.waitProbability) / wanted) : 0;
    expect(found.serviceLevel).toBeCloseTo(1 - longer, 9);
    close(allenCunneenWait(load, m, { arrivalScv: ca2, handleTimeScv: cs2 })!, c2 * markov.meanWaitSeconds!);
  });

  it.each(exact)(
    '%s is within the error documented',
    (_, agents, rho, arrivalScv, handleTimeScv, wait, allowed) => {
      const load = { volume: rho * agents, intervalSeconds: 1, ahtSeconds: 1 };
      const found = generalQueue(load, agents, { arrivalScv, handleTimeScv }, 0).meanWaitSeconds!;
      expect(Math.abs(found / wait - 1)).toBeLessThan(allowed);
    },
  );

  it('clockwork never waits; a growing queue has no mean; silence is served', () => {
    const clockwork = { arrivalScv: 0, handleTimeScv: 0 };
    expect(generalQueue(loadOf(9.9), 10, clockwork, 0)).toMatchObject({
      meanWaitSeconds: 0,
      serviceLevel: 1,
    });
    const some = { arrivalScv: 1, handleTimeScv: 0.3 };
    expect(generalQueue(loadOf(10), 10, some, 20)).toEqual({
      agents: 10,
      meanWaitSeconds: null,
      meanQueue: null,
      serviceLevel: 0,
      waitProbability: 1,
      occupancy: 1,
    });
    expect(allenCunneenWait(loadOf(10), 10, some)).toBeNull();
    expect(generalQueue(loadOf(0), 10, some, 0)).toMatchObject({
      meanWaitSeconds: 0,
      meanQueue: 0,
      serviceLevel: 1,
    });
  });
});
