import { fc, test } from '@fast-check/vitest';
import { type ContractDay, type PeriodContract, settleDay, settlePeriods } from 'staffcast/contracts';
import { addDays } from 'staffcast/time';
import { describe, expect, it } from 'vitest';

const day = (date: string, offered: number, serviceLevel: number | null): ContractDay => ({
  ...{ date, offered, serviceLevel },
  answered: offered * 0.9,
  seatHours: 100,
  phoneHours: 80,
  handledMinutes: offered * 4,
});
const anyDays = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 20000 }), fc.double({ min: 0, max: 1, noNaN: true })), {
    minLength: 1,
    maxLength: 40,
  })
  .map((list) => list.map(([offered, level], i) => day(addDays('2026-11-01', i), offered, level)));
const steps = {
  penalties: [
    { below: 0.6, amount: 9000 },
    { below: 0.85, amount: 2000 },
  ],
  bonuses: [
    { from: 0.95, amount: 800 },
    { from: 0.9, amount: 500 },
  ],
};

describe('settlePeriods', () => {
  test.prop([anyDays, fc.constantFrom('day', 'week', 'month')], { numRuns: 40 })(
    'counts every day in one period, and its parts sum to the amount',
    async (days, period) => {
      const contract = {
        period,
        billing: { kind: 'perContact', pricePerContact: 6 },
        serviceLevel: { per: 'day', ...steps },
        volumeBand: { contacts: 15000, byShare: 0.1, additionalPerContact: 2, reducedPerContact: 1 },
      } as const;
      const { periods, amount } = await settlePeriods(contract, days);
      const sum = (of: (p: (typeof periods)[number]) => number) => periods.reduce((s, p) => s + of(p), 0);
      expect(sum((p) => p.offered)).toBe(days.reduce((s, d) => s + d.offered, 0));
      expect(sum((p) => p.billing + p.volumeCharge + p.bonus - p.penalty)).toBeCloseTo(amount, 4);
      expect(JSON.parse(JSON.stringify(periods))).toEqual(periods);
    },
  );

  test.prop([anyDays], { numRuns: 40 })(
    'by the day agrees with the settlement of single days',
    async (days) => {
      const excusedAbove = { dailyVolume: 12000, byShare: 0.2 };
      const billing = { kind: 'perContact', pricePerContact: 6 } as const;
      const { periods } = await settlePeriods(
        { period: 'day', billing, excusedAbove, serviceLevel: { per: 'day', penalties: steps.penalties } },
        days,
      );
      const serviceLevelPenalty = steps.penalties.map(({ below, amount }) => ({ below, perDay: amount }));
      for (const [i, period] of periods.entries()) {
        const single = settleDay({ billing, excusedAbove, serviceLevelPenalty }, days[i]!);
        // A day without contacts has no service level to owe.
        const penalty = days[i]!.offered > 0 ? single.penalty : 0;
        expect([period.billing, period.penalty]).toEqual([single.revenue, penalty]);
      }
    },
  );

  test.prop([anyDays, fc.nat(39)], { numRuns: 40 })(
    'never owes a greater penalty for a better service level',
    async (days, at) => {
      const contract: PeriodContract = { period: 'month', serviceLevel: { per: 'week', ...steps } };
      const better = days.map((d, i) => (i === at ? { ...d, serviceLevel: 1 } : d));
      expect((await settlePeriods(contract, better)).amount).toBeGreaterThanOrEqual(
        (await settlePeriods(contract, days)).amount,
      );
    },
  );

  it('counts a week of a monthly contract where its last day lies, with all of its days', async () => {
    const contract: PeriodContract = {
      period: 'month',
      serviceLevel: { per: 'week', penalties: [{ below: 0.8, amount: 1000 }] },
    };
    // Monday 19 October to Sunday 1 November.
    const days = (levels: readonly number[]) =>
      levels.map((level, i) => day(addDays('2026-10-19', i), 1000, level));
    const penaltiesOf = async (levels: readonly number[]) =>
      (await settlePeriods(contract, days(levels))).periods.map(({ penalty }) => penalty);
    expect(await penaltiesOf(new Array<number>(14).fill(0.7))).toEqual([1000, 1000]);
    // One bad Sunday in a good week is none of its own.
    expect(await penaltiesOf([...new Array<number>(13).fill(0.9), 0.5])).toEqual([0, 0]);
    expect(await penaltiesOf([...new Array<number>(7).fill(0.9), ...new Array<number>(7).fill(0.7)])).toEqual(
      [0, 1000],
    );
    // Without November, the week ends with October.
    expect(await penaltiesOf(new Array<number>(13).fill(0.7))).toEqual([2000]);
  });

  test.prop([
    fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 2, maxLength: 30 }),
    fc.constantFrom(0.7, 0.8, 0.85, 0.9),
  ])('owes nothing for days that all lie on the step', async (offered, step) => {
    const days = offered.map((contacts, i) => day(addDays('2026-11-01', i), contacts, step));
    const grades = [
      { name: 'A', from: step, factor: 1 },
      { name: 'B', from: 0, factor: 0.5 },
    ];
    const { periods } = await settlePeriods(
      {
        period: 'month',
        serviceLevel: {
          ...{ per: 'month', penalties: [{ below: step, amount: 20_000 }] },
          bonuses: [{ from: step, amount: 10 }],
        },
        settlement: {
          formula: '100 * T + Q',
          quantities: {
            T: { kind: 'grade', measure: 'serviceLevel', grades },
            Q: { kind: 'bonusLessPenalty' },
          },
        },
      },
      days,
    );
    expect(periods[0]!.amount).toBe(110);
  });

  it.each<[string, PeriodContract['billing'], number]>([
    ['per contact', { kind: 'perContact', pricePerContact: 6 }, 6 * 900 * 2],
    ['per seat hour', { kind: 'perSeatHour', pricePerSeatHour: 50 }, 50 * 200],
    ['per hour', { kind: 'perHour', pricePerHour: 60 }, 60 * 160],
    ['per handled minute', { kind: 'perHandledMinute', pricePerMinute: 2 }, 2 * 8000],
    ['per seat', { kind: 'perSeat', seats: 10, pricePerSeat: 6000 }, 60000],
    [
      'base and tiers',
      {
        kind: 'baseAndTiers',
        base: 5000,
        tiers: [
          { upToContacts: 1000, pricePerContact: 5 },
          { upToContacts: null, pricePerContact: 4 },
        ],
      },
      5000 + 1000 * 5 + 800 * 4,
    ],
  ])('bills %s', async (_, billing, amount) => {
    const days = [day('2026-11-02', 1000, 0.9), day('2026-11-03', 1000, 0.7)];
    expect((await settlePeriods({ period: 'month', billing: billing! }, days)).amount).toBeCloseTo(amount, 9);
  });

  it('charges beyond the band and spares below it', async () => {
    const volumeBand = { contacts: 1000, byShare: 0.1, additionalPerContact: 3, reducedPerContact: 2 };
    const charge = async (offered: number) =>
      (await settlePeriods({ period: 'day', volumeBand }, [day('2026-11-02', offered, 1)])).amount;
    expect(await charge(1100)).toBeCloseTo(0, 9);
    expect(await charge(1333)).toBeCloseTo(233 * 3, 9);
    expect(await charge(900)).toBeCloseTo(0, 9);
    expect(await charge(600)).toBeCloseTo(-300 * 2, 9);
  });

  it('15,000 announced and 20,000 come: the day is excused, and the rest of the month is judged', async () => {
    const contract: PeriodContract = {
      period: 'month',
      excusedAbove: { dailyVolume: 15000, byShare: 0.2 },
      serviceLevel: { per: 'month', ...steps },
    };
    const days = [day('2026-11-10', 15000, 0.86), day('2026-11-11', 20000, 0.56)];
    const { periods } = await settlePeriods(contract, days);
    expect(periods[0]).toMatchObject({ excusedDates: ['2026-11-11'], serviceLevel: 0.86, penalty: 0 });
    const { excusedAbove: _, ...strict } = contract;
    // (15000 × 0.86 + 20000 × 0.56) / 35000 = 0.689
    expect((await settlePeriods(strict, days)).periods[0]!.penalty).toBe(2000);
  });

  it('limits what is at risk to a share of the billing', async () => {
    const contract = {
      period: 'month',
      billing: { kind: 'perSeat', seats: 1, pricePerSeat: 5000 },
      serviceLevel: { per: 'day', ...steps, atRiskShare: 0.1 },
    } as const;
    const days = [day('2026-11-02', 10, 0.5), day('2026-11-03', 10, 0.5)];
    expect((await settlePeriods(contract, days)).periods[0]).toMatchObject({ penalty: 500, amount: 4500 });
  });

  it('settles R = L × T + Q by grades', async () => {
    const contract: PeriodContract = {
      period: 'month',
      billing: { kind: 'perSeat', seats: 100, pricePerSeat: 6000 },
      serviceLevel: { per: 'month', ...steps },
      settlement: {
        formula: 'L * T + Q * k',
        quantities: {
          L: { kind: 'billing' },
          T: {
            kind: 'grade',
            measure: 'answerRate',
            grades: [
              { name: 'C', from: 0, factor: 0.9 },
              { name: 'A', from: 0.95, factor: 1.05 },
              { name: 'B', from: 0.85, factor: 1 },
            ],
          },
          Q: { kind: 'bonusLessPenalty' },
          k: 2,
        },
      },
    };
    const { periods } = await settlePeriods(contract, [
      day('2026-11-02', 1000, 0.7),
      day('2026-12-01', 0, null),
    ]);
    expect(periods.map(({ amount }) => amount)).toEqual([600000 - 4000, 600000 * 1.05]);
    expect(periods[0]!.quantities['T']).toEqual({ value: 1, grade: 'B' });
  });

  it.each<[Partial<PeriodContract>, string]>([
    [{ billing: { kind: 'perContact', pricePerContact: -1 } }, 'contract.billing.pricePerContact'],
    [{ serviceLevel: { per: 'month' } }, 'contract.serviceLevel.per'],
    [
      { serviceLevel: { per: 'day', penalties: [{ below: 85, amount: 1 }] } },
      'contract.serviceLevel.penalties[0].below',
    ],
    [
      {
        billing: {
          kind: 'baseAndTiers',
          base: 0,
          tiers: [
            { upToContacts: null, pricePerContact: 1 },
            { upToContacts: 5, pricePerContact: 1 },
          ],
        },
      },
      'contract.billing.tiers[0].upToContacts',
    ],
    [
      { settlement: { formula: 'L', quantities: { L: { kind: 'grade', measure: 'offered', grades: [] } } } },
      'contract.settlement.quantities.L.grades',
    ],
    [{ settlement: { formula: 'L + M', quantities: { L: 1 } } }, 'contract.settlement.formula'],
    [{ settlement: { formula: 'L > 0 ? L : M', quantities: { L: 1 } } }, 'contract.settlement.formula'],
    [{ settlement: { formula: 'L +', quantities: { L: 1 } } }, 'contract.settlement.formula'],
    [{ settlement: { formula: '1 / L', quantities: { L: 0 } } }, 'contract.settlement.formula'],
    [
      { serviceLevel: { per: 'day', penalties: [0.8, 0.8].map((below) => ({ below, amount: below })) } },
      'contract.serviceLevel.penalties[1].below',
    ],
    [
      {
        settlement: {
          formula: 'L',
          quantities: {
            L: {
              ...{ kind: 'grade', measure: 'serviceLevel' },
              grades: [85, 0].map((from) => ({ name: 'A', from, factor: 1 })),
            },
          },
        },
      },
      'contract.settlement.quantities.L.grades[0].from',
    ],
    [
      { billing: { kind: 'perContact', pricePerContact: 1, pricePerCall: 2 } as never },
      'contract.billing.pricePerCall',
    ],
    [
      { billing: { kind: 'baseAndTiers', base: 0, tiers: [{ upToContacts: Infinity, pricePerContact: 1 }] } },
      'contract.billing.tiers[0].upToContacts',
    ],
  ])('%#: bad contract', async (parts, path) => {
    const call = settlePeriods({ period: 'day', ...parts }, [day('2026-11-02', 10, 1)]);
    await expect(call).rejects.toThrow(expect.objectContaining({ path }));
  });

  it('asks for what is billed, and for days in order', async () => {
    const contract: PeriodContract = { period: 'day', billing: { kind: 'perHour', pricePerHour: 1 } };
    const { phoneHours: _, ...without } = day('2026-11-02', 10, 1);
    await expect(settlePeriods(contract, [without])).rejects.toThrow(/phoneHours/);
    await expect(settlePeriods(contract, [day('2026-11-02', 1, 1), day('2026-11-02', 1, 1)])).rejects.toThrow(
      /come after/,
    );
  });
});
