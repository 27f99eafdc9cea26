import { fc, test } from '@fast-check/vitest';
import { makeBlocks, planSurplus, type SurplusProblem } from 'staffcast/borrowing';
import { makeGrid } from 'staffcast/time';
import { describe, expect, it } from 'vitest';

const grid = makeGrid({ zone: 'Asia/Shanghai', from: '2026-11-20', days: 2, intervalSeconds: 7200 });
const blocks = makeBlocks(grid, {
  clock: [
    { name: 'early', from: '08:00', to: '14:00' },
    { name: 'late', from: '14:00', to: '20:00' },
  ],
});
const all = (agents: number) => new Array<number>(grid.length).fill(agents);
const everyBlock = (n: number) => blocks.map(() => n);

const arbitrarySurplus = fc
  .record({
    shop: fc.array(fc.integer({ min: 4, max: 12 }), { minLength: grid.length, maxLength: grid.length }),
    logistics: fc.array(fc.integer({ min: 2, max: 9 }), { minLength: grid.length, maxLength: grid.length }),
    perSeat: fc.boolean(),
    off: fc.nat(3),
    places: fc.array(fc.nat(3), { minLength: blocks.length, maxLength: blocks.length }),
    temps: fc.nat(3),
    costPerPerson: fc.constantFrom(0, 100, 600),
    trainingValue: fc.constantFrom(10, 25, 45),
  })
  .map(
    ({ shop, logistics, perSeat, off, places, temps, costPerPerson, trainingValue }): SurplusProblem => ({
      grid,
      blocks,
      projects: [
        {
          ...{
            id: 'shop',
            required: shop,
            present: all(10),
            shortfall: [{ upToAgents: null, costPerAgentHour: 90 }],
          },
          timeOff: { maxPeople: everyBlock(off), savingPerHour: 30 },
          ...(perSeat && { seatBilling: { contractedSeats: all(9), lossPerSeatHour: 50 } }),
        },
        {
          ...{ id: 'logistics', required: logistics, present: all(5), lending: 'never' },
          shortfall: [{ upToAgents: null, costPerAgentHour: 80 }],
        },
      ],
      sources: [
        {
          ...{ id: 'shop agents', kind: 'project', home: 'shop', people: 10, costPerHour: 4 },
          links: [{ to: 'logistics', productivity: 0.8, briefingCost: 20 }],
        },
      ],
      training: [{ id: 'refresher', projects: ['shop'], places, valuePerHour: trainingValue }],
      releases: [{ project: 'shop', people: temps, savingPerHour: 35, costPerPerson }],
    }),
  );

describe('planSurplus', () => {
  test.prop([arbitrarySurplus], { numRuns: 40 })(
    'accounts for every spare hour and every part of the benefit',
    async (problem) => {
      const plan = await planSurplus(problem, { gap: 0 });
      const sum = plan.terms.reduce((total, { amount }) => total + amount, 0);
      expect(sum).toBeCloseTo(plan.benefit!, 6);
      expect(plan.benefit!).toBeGreaterThanOrEqual(0);
      expect(plan.bound!).toBeGreaterThanOrEqual(plan.benefit! - 1e-6);
      for (const { spareHours, hours } of plan.projects) {
        expect(Object.values(hours).reduce((a, b) => a + b, 0)).toBeCloseTo(spareHours, 9);
      }
      expect(JSON.parse(JSON.stringify(plan))).toEqual(plan);
    },
  );

  test.prop([arbitrarySurplus], { numRuns: 40 })('keeps limits, places and releases', async (problem) => {
    const { uses } = await planSurplus(problem, { gap: 0 });
    let released = 0;
    for (const [b, block] of blocks.entries()) {
      const people = (kind: string) =>
        uses.filter((u) => u.blockId === block.id && u.kind === kind).reduce((sum, u) => sum + u.people, 0);
      expect(people('train')).toBeLessThanOrEqual(problem.training![0]!.places[b]!);
      expect(people('timeOff')).toBeLessThanOrEqual(problem.projects[0]!.timeOff!.maxPeople[b]!);
      expect(people('release')).toBeLessThanOrEqual(problem.releases![0]!.people);
      // Whoever is gone stays away.
      expect(people('release')).toBeGreaterThanOrEqual(released);
      released = people('release');
    }
  });

  test.prop([arbitrarySurplus], { numRuns: 30 })(
    'lets no more people go when their seats are billed',
    async (problem) => {
      const { training, releases, ...rest } = problem;
      const [shop, logistics] = problem.projects;
      const { seatBilling: _, ...perContact } = shop!;
      const billed = { ...perContact, seatBilling: { contractedSeats: all(10), lossPerSeatHour: 500 } };
      const perSeat = await planSurplus({ ...problem, projects: [billed, logistics!] }, { gap: 0 });
      expect(perSeat.uses.every(({ kind }) => kind === 'keep')).toBe(true);
      const kept = perSeat.uses.filter(({ project }) => project === 'shop');
      expect(kept.every(({ reason }) => reason.includes('contracted seat'))).toBe(true);
      const free = await planSurplus({ ...rest, projects: [perContact, logistics!] }, { gap: 0 });
      expect(free.uses.every(({ reason }) => !reason.includes('contracted seat'))).toBe(true);
    },
  );

  const calm: SurplusProblem = {
    grid,
    blocks,
    projects: [{ id: 'shop', required: all(6), present: all(10), shortfall: null }],
    sources: [],
    releases: [{ project: 'shop', people: 2, savingPerHour: 35, costPerPerson: 500 }],
  };

  it('releases temporaries for good when what they save repays it', async () => {
    const plan = await planSurplus(calm, { gap: 0 });
    // Two people × 4 blocks × 6 h × 35 − 2 × 500.
    expect(plan.benefit).toBeCloseTo(2 * 24 * 35 - 1000, 9);
    expect(plan.terms).toEqual(expect.arrayContaining([{ name: 'releaseCost', amount: -1000 }]));
    const dear = { ...calm, releases: [{ ...calm.releases![0]!, costPerPerson: 900 }] };
    expect((await planSurplus(dear, { gap: 0 })).uses.map(({ kind }) => kind)).toEqual([
      'keep',
      'keep',
      'keep',
      'keep',
    ]);
  });

  it('releases nobody who is needed again', async () => {
    const required = all(6);
    required[20] = 10;
    const plan = await planSurplus({ ...calm, projects: [{ ...calm.projects[0]!, required }] }, { gap: 0 });
    expect(plan.uses.filter(({ kind }) => kind === 'release')).toEqual([]);
  });

  it.each<[Partial<SurplusProblem>, string]>([
    [
      { training: [{ id: 'a', projects: ['shop'], places: [1], valuePerHour: 1 }] },
      'training[0].places.length',
    ],
    [
      { training: [{ id: 'a', projects: ['x'], places: everyBlock(1), valuePerHour: 1 }] },
      'training[0].projects[0]',
    ],
    [{ releases: [{ project: 'x', people: 1, savingPerHour: 1 }] }, 'releases[0].project'],
  ])('%#: bad input', async (parts, path) => {
    await expect(planSurplus({ ...calm, ...parts })).rejects.toThrow(expect.objectContaining({ path }));
  });
});
