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

  it('mistakes name their field', async () => {
    await expect(capacityPlan({ ...peakYear, trainingDropout: 10 })).rejects.toThrow(
      expect.objectContaining({ code: 'percentage', path: 'trainingDropout' }),
    );
    await expect(capacityPlan({ ...peakYear, attritionByTenure: [0.1] })).rejects.toThrow(
      expect.objectContaining({ path: 'attritionByTenure.length' }),
    );
  });
});
