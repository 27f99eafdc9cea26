import { describe, expect, it } from 'vitest';
import {
  type FitOptions,
  fit,
  forecast,
  forecastHandleTime,
  type HandleTimeModel,
  intradayUpdate,
  samplePaths,
  update,
} from '../../src/forecasting/index.ts';
import { makeGrid, makeSeries, sliceSeries } from '../../src/time/index.ts';
import { daysAfter, generatedQueue } from './generated.ts';

const hours = (days: number) => makeGrid({ zone: 'UTC', from: '2026-01-05', days, intervalSeconds: 3600 });

describe('any history as it comes', () => {
  it('learns closed hours and days from where values are missing', () => {
    const { series } = generatedQueue({
      seed: 1,
      days: 42,
      hours: (w) => (w <= 5 ? [8, 18] : w === 6 ? [9, 13] : null),
    });
    const next = forecast(fit(series), { grid: daysAfter(series, '2026-02-16', 7) });
    for (const [row, value] of next.mean.entries()) expect(value === null).toBe(series.values[row] === null);
  });

  it('takes zeros that given opening hours close for closed rows: a Sunday they open is like other days', () => {
    const { series } = generatedQueue({ seed: 5, days: 98, hours: (w) => (w <= 6 ? [8, 18] : null) });
    const zeros = makeSeries(
      series.grid,
      series.values.map((value) => value ?? 0),
    );
    const day = [{ from: '08:00', to: '18:00' }];
    const weekly = {
      ...{ monday: day, tuesday: day, wednesday: day },
      ...{ thursday: day, friday: day, saturday: day },
    };
    const openingHours = { weekly, exceptions: { '2026-04-19': day } };
    const grid = makeGrid({ zone: 'UTC', from: '2026-04-13', days: 7, intervalSeconds: 3600 });
    const [shut, written] = [series, zeros].map(
      (each) => forecast(fit(each, { openingHours }), { grid }).days,
    );
    for (const [d, { mean }] of (shut ?? []).entries()) expect(written?.[d]?.mean).toBeCloseTo(mean ?? 0, 6);
    expect(written?.[6]?.mean).toBeGreaterThan(0.7 * (written?.[5]?.mean ?? 0));
    // Hours that had contacts while the given ones close them keep their zeros: every other Monday is quiet at three.
    const late = {
      weekly: { ...weekly, monday: [{ from: '08:00', to: '12:00' }] },
      exceptions: { '2026-04-13': day },
    };
    const atThree = (values: readonly (number | null)[]) =>
      forecast(fit(makeSeries(series.grid, values), { openingHours: late }), { grid }).mean[15] ?? 0;
    const quiet = zeros.values.map((value, row) => (row % 24 === 15 && row % 336 < 168 ? 0 : value));
    expect(atThree(quiet) / atThree(zeros.values)).toBeLessThan(0.7);
  });

  it('takes opening hours that are given over those learned', () => {
    const { series } = generatedQueue({ seed: 2, days: 42 });
    const model = fit(series, { openingHours: { weekly: { monday: [{ from: '10:00', to: '12:00' }] } } });
    const next = forecast(model, { grid: daysAfter(series, '2026-02-16', 7) });
    expect(next.mean.flatMap((value, row) => (value === null ? [] : [row]))).toEqual([10, 11]);
  });

  it.each([
    ['one row', 1, (row: number) => row],
    ['a day', 24, (row: number) => row],
    ['three days', 72, (row: number) => 10 + (row % 24)],
    ['nothing but zeros', 24 * 40, () => 0],
    ['a call now and then', 24 * 40, (row: number) => (row % 97 === 0 ? 1 : 0)],
    ['a long silence at the end', 24 * 60, (row: number) => (row > 24 * 40 ? null : (row * 7) % 11)],
  ] as const)('gives finite numbers for %s', (_, rows, value) => {
    const grid = { ...hours(60), length: rows };
    const model = fit(
      makeSeries(
        grid,
        Array.from({ length: rows }, (_unused, row) => value(row)),
      ),
    );
    const next = forecast(model, {
      grid: makeGrid({ zone: 'UTC', from: '2026-03-09', days: 8, intervalSeconds: 3600 }),
    });
    for (const value of [...next.mean, ...next.quantiles.flatMap(({ values }) => values)]) {
      if (value !== null) expect(Number.isFinite(value) && value >= 0).toBe(true);
    }
    expect(next.mean.some((value) => value !== null)).toBe(true);
  });

  it('follows a lasting change of level', () => {
    const { series, expected } = generatedQueue({
      seed: 4,
      days: 127,
      intervalSeconds: 86_400,
      factor: (_, i) => (i >= 106 ? 1.5 : 1),
    });
    const history = { grid: { ...series.grid, length: 120 }, values: series.values.slice(0, 120) };
    const next = forecast(fit(history), { grid: daysAfter(series, '2026-05-05', 7) });
    const total = next.mean.reduce<number>((a, b) => a + (b ?? 0), 0);
    expect(Math.abs(total / expected.slice(120).reduce((a, b) => a + b, 0) - 1)).toBeLessThan(0.06);
  });

  it('names the days that it did not take at face value', () => {
    const { series } = generatedQueue({ seed: 6, days: 80, intervalSeconds: 86_400 });
    const spoilt = {
      ...series,
      values: series.values.map((value, i) => (i === 60 ? 9 * (value as number) : value)),
    };
    expect(fit(spoilt).cleaned.map(({ date }) => date)).toContain('2026-03-06');
    expect(fit(series).cleaned.map(({ date }) => date)).not.toContain('2026-03-06');
  });

  /** Mean absolute error of the two weeks after a history of daily rows, over the truth. */
  const errorAfter = (
    days: number,
    factor: (date: string, index: number) => number,
    options: FitOptions = {},
  ) => {
    let error = 0;
    let sum = 0;
    for (const seed of [1, 2, 3]) {
      const { series, expected } = generatedQueue({ seed, days: days + 14, intervalSeconds: 86_400, factor });
      const { mean } = forecast(fit(sliceSeries(series, 0, days), options), {
        grid: sliceSeries(series, days, days + 14).grid,
      });
      for (const [i, value] of mean.entries()) {
        error += Math.abs((value as number) - (expected[days + i] as number));
        sum += expected[days + i] as number;
      }
    }
    return error / sum;
  };

  it.each([0.1, 0.6, 3])(
    'learns a weekday anew that changes for good by %f, whatever the others do',
    (change) => {
      const saturdays = (_date: string, day: number) => (day % 7 === 5 && day >= 77 ? change : 1);
      // Four Saturdays have been different, or eleven.
      expect(errorAfter(105, saturdays)).toBeLessThan(0.045);
      expect(errorAfter(154, saturdays)).toBeLessThan(0.045);
    },
  );

  it.each([
    ['a bank holiday on the first day', 0, 0.1],
    ['a tenfold first day', 0, 10],
    ['a pilot of four days', 3, 0.02],
  ])('does not believe %s for long', (_, last, change) => {
    const start = (_date: string, day: number) => (day <= last ? change : 1);
    expect(errorAfter(28, start)).toBeLessThan(0.06);
    expect(errorAfter(84, start)).toBeLessThan(0.045);
  });

  it('does not hold a holiday on the first day against its weekday', () => {
    const days = [{ date: '2026-01-05', name: 'New Year', kind: 'holiday' as const }];
    const calendar = { name: 'test', from: '2026-01-01', to: '2026-12-31', days };
    expect(errorAfter(28, (_date, day) => (day === 0 ? 0.2 : 1), { calendar })).toBeLessThan(0.06);
  });

  it('keeps a planner’s multiplier apart from the statistical forecast', () => {
    const { series } = generatedQueue({ seed: 8, days: 42, intervalSeconds: 86_400 });
    const model = fit(series);
    const grid = daysAfter(series, '2026-02-16', 3);
    const plain = forecast(model, { grid });
    const campaign = {
      name: 'TV spot',
      from: '2026-02-17',
      to: '2026-02-17',
      factor: 1.5,
      factorLow: 1.2,
      factorHigh: 1.9,
    };
    const next = forecast(model, { grid, adjustments: [campaign] });
    expect(next.statisticalMean).toEqual(plain.mean);
    expect(next.mean[0]).toBe(plain.mean[0]);
    expect(next.mean[1]).toBeCloseTo(1.5 * (plain.mean[1] as number), 9);
    const band = ({ quantiles }: typeof next) =>
      (quantiles[3]?.values[1] as number) / (quantiles[1]?.values[1] as number);
    expect(band(next)).toBeGreaterThan(band(plain));
  });

  it('says where a planner’s judgement meets no day that is forecast', () => {
    const { series } = generatedQueue({ seed: 8, days: 42, intervalSeconds: 86_400 });
    const grid = daysAfter(series, '2026-02-16', 3);
    const on = (date: string) => ({ name: date, from: date, to: date });
    const { notes } = forecast(fit(series), {
      grid,
      adjustments: [
        { ...on('2026-02-17'), factor: 2 },
        { ...on('2025-02-17'), factor: 2 },
      ],
      overrides: [{ ...on('2026-02-19'), dayTotal: 5 }],
    });
    expect(notes).toHaveLength(2);
    expect(notes[0]).toContain('Adjustment 2025-02-17: no day');
    expect(notes[1]).toContain('Override 2026-02-19: no day');
  });

  it('says where days of an adjustment are in the history already', () => {
    const { series } = generatedQueue({ seed: 8, days: 42 });
    const cut = (rows: number) => {
      const values = series.values.slice(0, rows);
      return { grid: { ...series.grid, length: rows }, values };
    };
    const adjustments = [{ name: 'promotion', from: '2026-02-14', to: '2026-02-17', factor: 1.4 }];
    const notesFrom = (date: string, rows: number) => {
      const grid = daysAfter(series, date, 3);
      const begun = rows % 24;
      const start = new Date(Date.parse(grid.start) + begun * 3_600_000).toISOString();
      const rest = { ...grid, start, length: grid.length - begun };
      return forecast(fit(cut(rows)), { grid: begun > 0 ? rest : grid, adjustments }).notes;
    };
    const seen = /^Adjustment promotion: its days 2026-02-14 to 2026-02-15 are in the history/;
    expect(notesFrom('2026-02-16', 42 * 24)).toEqual([expect.stringMatching(seen)]);
    expect(notesFrom('2026-02-15', 41 * 24)).toEqual([
      expect.stringContaining('2026-02-14 is in the history'),
    ]);
    // On its first day, what was seen of it is compared with what it brings.
    expect(notesFrom('2026-02-14', 40 * 24 + 12)).toEqual([]);
    expect(notesFrom('2026-02-14', 40 * 24)).toEqual([]);
    expect(notesFrom('2026-02-18', 42 * 24)).toEqual([expect.stringContaining('changes nothing')]);
  });

  it('says where an override takes the place of an adjustment', () => {
    const { series } = generatedQueue({ seed: 1, days: 42 });
    const dates = { from: '2026-02-17', to: '2026-02-17' };
    const { notes, days } = forecast(fit(series), {
      grid: daysAfter(series, '2026-02-16', 3),
      adjustments: [{ name: 'sale', ...dates, factor: 2 }],
      overrides: [{ name: 'client', ...dates, dayTotal: 500 }],
    });
    expect(notes).toEqual(['Override client takes the place of adjustment sale on 2026-02-17.']);
    expect(days[1]!.mean).toBeCloseTo(500, 9);
  });

  it('forecasts nothing in rows that always were zero', () => {
    const { series } = generatedQueue({ seed: 4, days: 98, hours: () => [8, 20] });
    const model = fit({ ...series, values: series.values.map((value) => value ?? 0) });
    const { mean } = forecast(model, { grid: daysAfter(series, '2026-04-13', 7) });
    for (const [row, value] of mean.entries()) {
      if (series.values[row] === null) expect(value).toBe(0);
      else expect(value).toBeGreaterThan(1);
    }
  });

  it('offers the plain rules under the same verbs', () => {
    const { series } = generatedQueue({ seed: 9, days: 49, hours: (w) => (w <= 6 ? [8, 20] : null) });
    const grid = daysAfter(series, '2026-02-23', 7);
    const naive = forecast(fit(series, { model: 'seasonalNaive' }), { grid });
    for (const [row, value] of naive.mean.entries()) {
      const before = series.values[series.values.length - 7 * 24 + row] as number | null;
      if (value !== null) expect(value).toBeCloseTo(before as number, 9);
    }
    const average = forecast(fit(series, { model: 'sameWeekdayAverage' }), { grid });
    const noon = [1, 2, 3, 4, 5, 6].map(
      (week) => series.values[series.values.length - 7 * 24 * week + 12] as number,
    );
    expect(average.mean[12]).toBeCloseTo(noon.reduce((a, b) => a + b, 0) / 6, 9);
  });
});

describe('three days of history', () => {
  it.each(['auto', 'dayProfile', 'seasonalNaive', 'sameWeekdayAverage', 'doubleSeasonal'] as const)(
    '%s forecasts the weekdays never seen like the others, as its note says',
    (model) => {
      const rows = (from: string, days: number) =>
        makeGrid({ zone: 'UTC', from, days, intervalSeconds: 21600 });
      const seen = makeSeries(rows('2026-11-09', 3), [10, 50, 60, 20, 12, 52, 61, 22, 11, 49, 63, 18]);
      const next = forecast(fit(seen, { model }), { grid: rows('2026-11-12', 7) });
      for (const { mean } of next.days) {
        expect(mean).toBeGreaterThan(120);
        expect(mean).toBeLessThan(170);
      }
    },
  );
});

describe('bad input', () => {
  const { series } = generatedQueue({ seed: 1, days: 21 });
  const model = fit(series);
  const grid = daysAfter(series, '2026-01-26', 2);
  const negative = { ...series, values: series.values.map((value, row) => (row === 5 ? -1 : value)) };
  it.each([
    ['history.values[5]', () => fit(negative)],
    ['history.values', () => fit({ ...series, values: series.values.map(() => null) })],
    ['options.model', () => fit(series, { model: 'magic' as 'auto' })],
    ['options.events[0].days', () => fit(series, { events: [{ name: 'x', start: '2026-01-10', days: 0 }] })],
    [
      'options.calendar.to',
      () => fit(series, { calendar: { name: 'x', from: '2026-02-01', to: '2026-01-01', days: [] } }),
    ],
    [
      'options.covariates[1].name',
      () =>
        fit(series, { covariates: [1, 2].map((each) => ({ name: 'x', values: { '2026-01-10': each } })) }),
    ],
    [
      'model.bands',
      () => forecast({ ...model, bands: undefined as unknown as typeof model.bands }, { grid }),
    ],
    ['model.dayModels', () => forecast({ ...model, dayModels: 1 as unknown as [] }, { grid })],
    ['options.seed', () => samplePaths(forecast(model, { grid }), { seed: 1.5 })],
    ['model.kind', () => forecastHandleTime(model as unknown as HandleTimeModel, { grid })],
    ['options.grid.start', () => forecast(model, { grid: daysAfter(series, '2026-01-10', 2) })],
    ['options.grid.intervalSeconds', () => forecast(model, { grid: { ...grid, intervalSeconds: 1800 } })],
    ['options.grid.zone', () => forecast(model, { grid: { ...grid, zone: 'Europe/Berlin' } })],
    ['options.probabilities[0]', () => forecast(model, { grid, probabilities: [90] })],
    ['options.probabilities[1]', () => forecast(model, { grid, probabilities: [0.9, 0.5] })],
    [
      'options.adjustments[0].factor',
      () =>
        forecast(model, {
          grid,
          adjustments: [{ name: '', from: '2026-01-26', to: '2026-01-26', factor: 0 }],
        }),
    ],
    [
      'options.adjustments[0]',
      () =>
        forecast(model, {
          grid,
          adjustments: [{ name: '', from: '2026-01-27', to: '2026-01-26', factor: 1 }],
        }),
    ],
    ['rows.grid', () => update(model, series)],
    ['seen', () => intradayUpdate(model, { grid, values: new Array(48).fill(1) })],
  ])('names %s', (path, call) => {
    expect(call).toThrow(expect.objectContaining({ name: 'StaffcastError', path }));
  });
});

describe('the update of a running day', () => {
  it('takes an export of the whole day, empty from now on, as what was seen', () => {
    const { series } = generatedQueue({ seed: 32, days: 43, daySpread: 0.15 });
    const model = fit(sliceSeries(series, 0, 42 * 24));
    const seen = sliceSeries(series, 42 * 24, 42 * 24 + 11);
    const whole = sliceSeries(series, 42 * 24, 43 * 24);
    const empty = { ...whole, values: whole.values.map((value, hour) => (hour < 11 ? value : null)) };
    const { mean, grid } = intradayUpdate(model, empty);
    expect(mean).toHaveLength(13);
    expect({ mean, grid }).toEqual((({ mean, grid }) => ({ mean, grid }))(intradayUpdate(model, seen)));
    for (const values of [whole.values, whole.values.map(() => null)]) {
      expect(() => intradayUpdate(model, { ...whole, values })).toThrow(/no value from now on/);
    }
  });

  it('brings the rest of the day nearer where day factors differ', () => {
    const { series } = generatedQueue({ seed: 31, days: 98, perDay: 4000, daySpread: 0.15 });
    let plain = 0;
    let updated = 0;
    for (let day = 84; day < 98; day++) {
      const model = fit(sliceSeries(series, 0, day * 24));
      const whole = forecast(model, { grid: sliceSeries(series, day * 24, day * 24 + 24).grid });
      const rest = intradayUpdate(model, sliceSeries(series, day * 24, day * 24 + 11));
      for (let hour = 11; hour < 24; hour++) {
        const came = series.values[day * 24 + hour] as number;
        plain += Math.abs((whole.mean[hour] as number) - came);
        updated += Math.abs((rest.mean[hour - 11] as number) - came);
      }
    }
    expect(updated / plain).toBeLessThan(0.75);
  });
});
