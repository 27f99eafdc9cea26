import { describe, expect, it } from 'vitest';
import { TYPICAL_AHEAD } from '../../src/forecasting/bandCalibration.ts';
import { dayVariances, studentWidening } from '../../src/forecasting/calibrate.ts';
import { dayTotalsOf } from '../../src/forecasting/dayTotalsOf.ts';
import { fitDayModels } from '../../src/forecasting/fitDayModels.ts';
import { fit, forecast } from '../../src/forecasting/index.ts';
import { learnProfile } from '../../src/forecasting/learnProfile.ts';
import { logDays } from '../../src/forecasting/logDays.ts';
import { JUDGED_AHEAD, weigh } from '../../src/forecasting/pastForecasts.ts';
import { prepareHistory, profileInput } from '../../src/forecasting/prepareHistory.ts';
import { daysAfter, generatedQueue } from './generated.ts';

const meanOf = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;

describe('what is learned from past errors', () => {
  it('widens bands by how few errors stand behind them, five of theory among them', () => {
    const { series } = generatedQueue({ seed: 5, days: 90 });
    const prepared = prepareHistory(series, {});
    const { profile } = learnProfile(profileInput(prepared));
    const totals = dayTotalsOf(prepared, profile);
    const logs = logDays(totals, prepared.table.weekdays);
    const { weights, past } = fitDayModels(prepared, logs, totals.totals);
    const learned = dayVariances(past, logs, weights);
    const origins = past.logMeans.length / JUDGED_AHEAD;
    const ratios = fit(series).bands.dayVariance.map((variance, i) => variance / (learned[i] as number));
    for (const [i, ratio] of ratios.entries())
      expect(ratio).toBeCloseTo(studentWidening(origins / (TYPICAL_AHEAD[i] as number) + 5), 9);
    expect(ratios[3]).toBeGreaterThan(1.1);
  });

  it('lets the bands of a steady queue grow little over four weeks, even where it was seen for eight only', () => {
    const growths = [1, 2, 3, 4, 5, 6].map((seed) => {
      const { series } = generatedQueue({ seed, days: 56, daySpread: 0.06, intervalSeconds: 86_400 });
      const { days } = forecast(fit(series), { grid: daysAfter(series, '2026-03-02', 28) });
      const widths = days.map(({ quantiles }) => (quantiles[3]!.value ?? 0) - (quantiles[1]!.value ?? 0));
      const relative = widths.map((width, i) => width / (days[i]!.mean as number));
      return meanOf(relative.slice(14)) / (relative[0] as number);
    });
    // 1.47 by the growth that the day models imply, 1 had the queue been known to be steady.
    expect(meanOf(growths)).toBeLessThan(1.35);
    expect(meanOf(growths)).toBeGreaterThan(1.05);
  });

  it('counts a model that averages many speeds as six', () => {
    const { series } = generatedQueue({ seed: 6, days: 60 });
    const prepared = prepareHistory(series, {});
    const totals = dayTotalsOf(prepared, learnProfile(profileInput(prepared)).profile);
    const logs = logDays(totals, prepared.table.weekdays);
    const { past, weights } = fitDayModels(prepared, logs, totals.totals);
    const { settings } = weights[0] as (typeof weights)[number];
    const pair = [
      { ...settings, likely: false },
      { ...settings, likely: true },
    ];
    const both = weigh(pair, [past.logMeans, past.logMeans], totals.totals, logs, past.keepFrom);
    for (const bucket of [0, 1, 2, 3]) expect(both[1]?.weights[bucket]).toBeCloseTo(6 / 7, 12);
  });
});

describe('the shape of the day', () => {
  /** Shares of each weekday's slots, 7 x 24, of hourly counts from a Monday on. */
  function weekdayShares(counts: ArrayLike<number>): Float64Array {
    const sums = new Float64Array(7 * 24);
    const totals = new Float64Array(7);
    for (let row = 0; row < counts.length; row++) {
      const at = row % (7 * 24);
      const w = Math.floor(at / 24);
      sums[at] = (sums[at] as number) + (counts[row] as number);
      totals[w] = (totals[w] as number) + (counts[row] as number);
    }
    return sums.map((sum, i) => sum / (totals[Math.floor(i / 24)] as number));
  }

  it.each([
    [60, 0.8],
    [300, 0.8],
    [2000, 0.9],
  ])(
    'at %i contacts a day is nearer to the truth than plain weekday means: %f of their error',
    (perDay, most) => {
      let learned = 0;
      let plain = 0;
      for (const seed of [11, 12, 13, 14]) {
        const { series, expected } = generatedQueue({ seed, days: 84, perDay });
        const input = profileInput(prepareHistory(series, {}));
        const shares = learnProfile(input).profile.shares[1] as readonly number[];
        const means = weekdayShares(input.counts);
        for (const [i, share] of weekdayShares(expected).entries()) {
          learned += Math.abs((shares[i] as number) - share);
          plain += Math.abs((means[i] as number) - share);
        }
      }
      expect(learned).toBeLessThan(most * plain);
    },
  );
});
