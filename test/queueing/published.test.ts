import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  agentsForBlocking,
  erlangB,
  erlangC,
  erlangsForBlocking,
  exactAgents,
  linesForBlocking,
  queuePerformance,
  requiredAgents,
  volumeForAgents,
} from '../../src/queueing/index.ts';

/** Numbers printed in the documentation of public tools, with their addresses; an exact evaluation agrees with each. */
interface Published {
  readonly id: string;
  readonly source: string;
  readonly input: never;
  readonly expected: never;
}
const published: Published[] = JSON.parse(readFileSync(new URL('./published.json', import.meta.url), 'utf8'));
const entry = (id: string) => {
  const found = published.find((one) => one.id === id);
  if (!found) throw new Error(`${id} is not in published.json`);
  return found as { input: never; expected: never };
};

/** Agrees to the digits printed, half a unit of the last one; or to 1e-7, as three of them err beyond that. */
function agrees(value: number | null, printed: number): void {
  const digits = String(printed)
    .replace(/^-?0?\.?0*/, '')
    .replace('.', '').length;
  const unit = 10 ** (Math.floor(Math.log10(Math.abs(printed))) - digits + 1);
  expect(Math.abs(value! - printed)).toBeLessThanOrEqual(Math.max(0.5000001 * unit, 1e-7 * printed));
}

/** erlangs offered, in units of one AHT. */
const load = (erlangs: number, ahtSeconds: number) => ({
  volume: erlangs,
  intervalSeconds: ahtSeconds,
  ahtSeconds,
});
const sl = (target: number, withinSeconds: number) => ({ serviceLevel: { target, withinSeconds } });
const at0 = { withinSeconds: 0 };

type Numbers = readonly number[];
const byNumbers: Record<string, (...input: number[]) => number | null> = {
  AM01: erlangB,
  AM04: agentsForBlocking,
  AM05: agentsForBlocking,
  AM06: erlangsForBlocking,
  AM07: erlangsForBlocking,
  AM10: erlangC,
  AM12: (n, a, aht) => queuePerformance(load(a!, aht!), n!, at0).asaSeconds,
  AM14: (n, interval, volume, aht) =>
    queuePerformance({ volume: volume!, intervalSeconds: interval!, ahtSeconds: aht! }, n!, at0).asaSeconds,
  AM16: (n, a) => queuePerformance(load(a!, 1), n!, at0).meanQueue,
  AM17: (n, a) => queuePerformance(load(a!, 1), n!, at0).meanQueue,
  AM19: (n, interval, volume, aht) =>
    queuePerformance({ volume: volume!, intervalSeconds: interval!, ahtSeconds: aht! }, n!, at0).meanQueue,
  AM21: (a, aht, asa) => exactAgents(load(a!, aht!), { asaSeconds: asa! }),
  AM23: (n, a, aht, T) => queuePerformance(load(a!, aht!), n!, { withinSeconds: T! }).serviceLevel,
  AM26: (a, aht, T, target) => exactAgents(load(a!, aht!), sl(target!, T!)),
  AM28: (interval, volume, aht, T, target) =>
    exactAgents({ volume: volume!, intervalSeconds: interval!, ahtSeconds: aht! }, sl(target!, T!)),
  AM30: (n, aht, T, target) =>
    volumeForAgents({ intervalSeconds: aht!, ahtSeconds: aht! }, n!, sl(target!, T!)),
  AM31: (n, aht, T, target) =>
    volumeForAgents({ intervalSeconds: aht!, ahtSeconds: aht! }, n!, sl(target!, T!)),
  WB01: erlangsForBlocking,
  PH02: erlangB,
  PH03: erlangC,
};

describe('published numbers', () => {
  it.each(Object.keys(byNumbers))('%s', (id) => {
    const { input, expected } = entry(id) as { input: Numbers; expected: number };
    agrees(byNumbers[id]!(...input), expected);
  });

  it('AM18: a queue that grows without bound is null, not a sentinel', () => {
    expect(queuePerformance(load(10, 1), 10, at0).meanQueue).toBeNull();
  });

  it('MI01: 360 calls in half an hour, 55 agents', () => {
    const { input, expected } = entry('MI01') as {
      input: Record<string, number>;
      expected: Record<string, number>;
    };
    const queue = { volume: input.calls!, intervalSeconds: input.intervalSec!, ahtSeconds: input.aht! };
    const p = queuePerformance(queue, input.agents!, { withinSeconds: input.T! });
    expect(p.offeredErlangs).toBe(expected.load);
    agrees(p.occupancy, expected.occupancy!);
    agrees(p.waitProbability, expected.pw!);
    agrees(p.asaSeconds, expected.asa!);
    agrees(p.serviceLevel, expected.sl!);
  });

  const hundred = { volume: 100, intervalSeconds: 1800, ahtSeconds: 180 };

  it('CH01: 100 calls in half an hour, 80/20 below 85 % occupancy', () => {
    const { expected } = entry('CH01') as { expected: Record<string, number> };
    const { agents, performance: p } = requiredAgents(hundred, { ...sl(0.8, 20), occupancy: 0.85 });
    expect(agents).toBe(expected.agents);
    agrees(p.waitProbability, expected.pw!);
    agrees(p.serviceLevel, expected.sl!);
    agrees(p.asaSeconds, expected.asa!);
    agrees(p.occupancy, expected.occ!);
    agrees(1 - p.waitProbability, expected.immediate!);
  });

  it.each(['CH02', 'CH03', 'CH04'])('%s: the same with fewer agents', (id) => {
    const { input, expected } = entry(id) as {
      input: Record<string, number>;
      expected: Record<string, number>;
    };
    const p = queuePerformance(load(input.load!, input.aht!), input.agents!, { withinSeconds: input.T! });
    agrees(p.waitProbability, expected.pw!);
    agrees(p.serviceLevel, expected.sl!);
    agrees(p.asaSeconds, expected.asa!);
    agrees(p.occupancy, expected.occ!);
  });

  it('PW01 and PW02: an occupancy cap of 70 % binds', () => {
    const { input, expected } = entry('PW01') as {
      input: Record<string, number>;
      expected: Record<string, number>;
    };
    const need = requiredAgents(hundred, { ...sl(input.sl!, input.TMin! * 60), occupancy: input.maxOcc });
    expect(need.agents).toBe(expected.raw);
    expect(need.binds).toBe('occupancy');
    agrees(need.performance.serviceLevel, expected.sl!);
    agrees(need.performance.occupancy, expected.occ!);
    agrees(need.performance.waitProbability, expected.pw!);
    const { input: agents, expected: levels } = entry('PW02') as { input: Numbers; expected: Numbers };
    const got = agents.map((n) => queuePerformance(hundred, n, { withinSeconds: 20 }).serviceLevel);
    for (const [i, level] of got.entries()) agrees(level, levels[i]!);
  });

  it('PW03 and PW04: with a patience of five minutes', () => {
    const patient = { ...hundred, patienceSeconds: 300 };
    const { expected: m } = entry('PW03') as { expected: Record<string, number> };
    const p = queuePerformance(patient, 14, { withinSeconds: 20 });
    agrees(p.waitProbability, m.pw!);
    agrees(p.abandonment, m.pab!);
    agrees(p.occupancy, m.occ!);
    agrees(p.meanWaitSeconds! / 60, m.EW_min!);
    agrees(p.serviceLevel, m.sl_offered!);
    const { expected: r } = entry('PW04') as { expected: Record<string, number> };
    const need = requiredAgents(patient, { ...sl(0.8, 20), occupancy: 0.85, abandonment: 0.05 });
    expect(need.agents).toBe(r.raw);
    agrees(need.performance.serviceLevel, r.sl!);
    agrees(need.performance.abandonment, r.pab!);
    agrees(need.performance.waitProbability, r.pw!);
    agrees(need.performance.meanWaitSeconds! / 60, r.EW_min!);
  });

  it('PW06: Erlang B and lines for 2 %', () => {
    expect([erlangB(1, 1), erlangB(2, 1), linesForBlocking(0.02, 10)]).toEqual([0.5, 0.2, 17]);
  });

  it('PW07: a day of 24 hours, with and without patience, rostered at 30 % shrinkage', () => {
    const { input, expected } = entry('PW07') as { input: Numbers; expected: Record<string, Numbers> };
    const rostered = (patience: { patienceSeconds?: number }) =>
      input.map((volume) => {
        const hour = { volume, intervalSeconds: 3600, ahtSeconds: 240, ...patience };
        const { agents } = requiredAgents(hour, { ...sl(0.8, 20), occupancy: 0.85 });
        return Math.ceil(agents / 0.7 - 1e-9);
      });
    expect(rostered({})).toEqual(expected.erlangC);
    expect(rostered({ patienceSeconds: 480 })).toEqual(expected.erlangA_patience8min);
  });

  it('CT01: 1000 calls an hour', () => {
    const { expected } = entry('CT01') as { expected: Record<string, number> };
    const hour = { volume: 1000, intervalSeconds: 3600, ahtSeconds: 120 };
    const { agents, performance: p } = requiredAgents(hour, { ...sl(0.8, 20), occupancy: 0.85 });
    expect(agents).toBe(expected.agents);
    agrees(p.offeredErlangs, expected.load!);
    agrees(p.waitProbability, expected.pw!);
    agrees(p.serviceLevel, expected.sl!);
    agrees(p.asaSeconds, expected.asa!);
    agrees(p.occupancy, expected.occ!);
  });

  it('PH01, PH04 and PH05: 200 calls in half an hour', () => {
    const queue = { volume: 200, intervalSeconds: 1800, ahtSeconds: 180 };
    const { expected: m } = entry('PH04') as { expected: Record<string, number> };
    const p = queuePerformance(queue, 25, { withinSeconds: 60 });
    expect(p.offeredErlangs).toBe(20);
    agrees(p.serviceLevel, m.sl!);
    agrees(p.asaSeconds, m.asa!);
    expect(requiredAgents(queue, sl(0.8, 60)).agents).toBe(23);
    expect(requiredAgents(queue, { asaSeconds: 120 }).agents).toBe(22);
    agrees(requiredAgents(queue, sl(0.8, 60)).performance.occupancy, 0.8695652);
  });

  it('JN01: 250 calls an hour of 330 s, 80/30', () => {
    const hour = { volume: 250, intervalSeconds: 3600, ahtSeconds: 330 };
    expect(requiredAgents(hour, sl(0.8, 30)).agents).toBe(28);
    agrees(queuePerformance(hour, 28, at0).offeredErlangs, 22.9);
  });

  it('TE01: 20 erlangs, at most 15 % wait', () => {
    const { expected } = entry('TE01') as { expected: Record<string, number> };
    const need = requiredAgents(load(20, 180), { waitProbability: 0.15 });
    expect(need.agents).toBe(expected.agents);
    // The page gives its waits in units that follow from a handle time of 120 s.
    expect(erlangC(30, 20)).toBeCloseTo(expected.pw30!, 5);
    const volume = volumeForAgents({ intervalSeconds: 1, ahtSeconds: 1 }, 30, { waitProbability: 0.15 });
    agrees(volume, expected.loadAt30For15pct!);
  });
});
