import { type CapacityOptions, capacityPlan } from 'staffcast/staffing';
import { describe, expect, it } from 'vitest';

// A solved case: peak in month 11; optimum 30048201.34 with 290 hires, proven by two mixed-integer solvers (cbc, glpsol).
const peakYear: CapacityOptions = {
  requiredAgents: [300, 305, 310, 320, 330, 340, 350, 365, 380, 410, 520, 430],
  experienced: 310,
  trainingPeriods: 1,
  trainingDropout: 0.1,
  productivityByTenure: [0.6, 0.8, 0.95, 1],
  attritionByTenure: [0.09, 0.08, 0.07, 0.035],
  classSize: { least: 10, most: 60 },
  costs: { wage: 6000, trainingWage: 4000, hire: 2500, shortPerAgent: 15_000 },
  overtime: { mostShare: 0.08, costPerAgent: 9500 },
};

describe('capacity months ahead', () => {
  it('reaches the proven optimum of the peak year', async () => {
    const plan = await capacityPlan(peakYear);
    expect(plan.status).toBe('optimal');
    expect(plan.cost!.total / 30048201.34178).toBeCloseTo(1, 5);
    expect(plan.totalHires).toBe(290);
    expect(plan.bound!).toBeLessThanOrEqual(plan.cost!.total * (1 + 1e-9));
  });

  it('covers what is needed or says what is short, in classes of allowed size, cohort by cohort', async () => {
    const { periods, cost } = await capacityPlan(peakYear);
    const { wages, training, hiring, overtime, short, total } = cost!;
    expect(wages + training + hiring + overtime + short).toBeCloseTo(total, 4);
    let cohorts = [0, 0, 0, 310];
    for (const [t, period] of periods.entries()) {
      if (t > 0) {
        const stay = cohorts.map((n, k) => n * (1 - peakYear.attritionByTenure[k]!));
        cohorts = [0.9 * periods[t - 1]!.hires, stay[0]!, stay[1]!, stay[2]! + stay[3]!];
      }
      expect(period.headcount).toBeCloseTo(
        cohorts.reduce((a, b) => a + b, 0),
        4,
      );
      expect(period.effective + period.overtime + period.short - period.surplus).toBeCloseTo(
        period.required,
        4,
      );
      expect(period.hires === 0 || (period.hires >= 10 && period.hires <= 60)).toBe(true);
      expect(period.overtime).toBeLessThanOrEqual(0.08 * period.effective + 1e-6);
    }
  });

  it('costs no more with cheaper terms: larger classes, no dropout, more overtime', async () => {
    const cost = async (change: Partial<CapacityOptions>) =>
      (await capacityPlan({ ...peakYear, ...change })).cost!.total;
    const plain = await cost({});
    expect(await cost({ classSize: { least: 10, most: 90 } })).toBeLessThanOrEqual(plain * (1 + 1e-6));
    expect(await cost({ trainingDropout: 0 })).toBeLessThanOrEqual(plain * (1 + 1e-6));
    expect(await cost({ overtime: { mostShare: 0.12, costPerAgent: 9500 } })).toBeLessThanOrEqual(
      plain * (1 + 1e-6),
    );
  });

  it('a lead time longer than the time to the peak leaves only overtime', async () => {
    const late = await capacityPlan({ ...peakYear, requiredAgents: [300, 400], trainingPeriods: 3 });
    expect(late.totalHires).toBe(0);
    expect(late.periods[1]!.short).toBeGreaterThan(60);
    const nobodyStays = await capacityPlan({
      ...peakYear,
      requiredAgents: [300, 300],
      attritionByTenure: [1, 1, 1, 1],
    });
    expect(nobodyStays.periods[1]!.headcount).toBeCloseTo(0.9 * nobodyStays.periods[0]!.hires, 6);
  });

  it('counts learners and classes that are there at the start, and the gap if nobody were hired', async () => {
    const options: CapacityOptions = {
      ...peakYear,
      requiredAgents: [80, 80, 80, 80],
      experienced: 50,
      learners: [10, 0, 6],
      inTraining: [20, 30],
      trainingPeriods: 2,
    };
    const [stay1, stay2, stay3, stay4] = peakYear.attritionByTenure.map((leave) => 1 - leave);
    const first = [18 + 10, 0, 6, 50];
    const second = [27, first[0]! * stay1!, first[1]! * stay2!, first[2]! * stay3! + 50 * stay4!];
    const effective = (people: readonly number[]) =>
      people.reduce((sum, n, k) => sum + n * peakYear.productivityByTenure[k]!, 0);
    const { periods, cost, bound } = await capacityPlan(options);
    expect(periods[0]!.effectiveWithoutHires).toBeCloseTo(effective(first), 9);
    expect(periods[1]!.effectiveWithoutHires).toBeCloseTo(effective(second), 9);
    // Hires of the first period are trained in the third.
    expect(periods[0]!.effective).toBeCloseTo(effective(first), 6);
    expect(periods[1]!.effective).toBeCloseTo(effective(second), 6);
    expect(periods[1]!.headcount).toBeCloseTo(
      second.reduce((a, b) => a + b, 0),
      6,
    );
    expect(periods[0]!.training).toBe(30 + periods[0]!.hires);
    for (const period of periods)
      expect(period.effective).toBeGreaterThanOrEqual(period.effectiveWithoutHires - 1e-6);
    expect(bound!).toBeLessThanOrEqual(cost!.total * (1 + 1e-9));
    expect(bound!).toBeGreaterThan(cost!.total * (1 - 1e-4));
    await expect(capacityPlan({ ...options, learners: [1] })).rejects.toThrow(
      expect.objectContaining({ path: 'learners.length' }),
    );
    await expect(capacityPlan({ ...options, inTraining: [1, -1] })).rejects.toThrow(
      expect.objectContaining({ path: 'inTraining[1]' }),
    );
  });

  it('mistakes name their field', async () => {
    await expect(capacityPlan({ ...peakYear, trainingDropout: 10 })).rejects.toThrow(
      expect.objectContaining({ code: 'percentage', path: 'trainingDropout' }),
    );
    await expect(capacityPlan({ ...peakYear, attritionByTenure: [0.1] })).rejects.toThrow(
      expect.objectContaining({ path: 'attritionByTenure.length' }),
    );
  });
});
