import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import {
  fit,
  fitHandleTime,
  forecast,
  forecastHandleTime,
  forecastOfferedLoad,
} from '../../src/forecasting/index.ts';
import { drawGamma, drawNormal, randomStream } from '../../src/math/index.ts';
import { addDays, localClock, makeSeries, type Series, sliceSeries } from '../../src/time/index.ts';
import { daysAfter, generatedQueue } from './generated.ts';

/** Handle times of a queue: longer in the evening, longest on Fridays, a level that wanders; each contact varies by itself. */
function handleTimes(seed: number, days: number, perDay: number) {
  const { series: contacts } = generatedQueue({ seed, days, perDay, intervalSeconds: 3600 });
  const { grid } = contacts;
  const random = randomStream(seed + 1000);
  const clock = localClock(grid);
  let log = 0;
  const levels = clock.days.map(({ weekday }) => {
    log = 0.95 * log + 0.015 * drawNormal(random);
    return 300 * Math.exp(log) * (weekday === 5 ? 1.1 : 1);
  });
  const truth = Array.from(clock.dayOf, (day, row) => {
    const hour = (clock.secondOfDay[row] as number) / 3600;
    return (levels[day] as number) * (1 + 0.15 * Math.sin(((hour - 14) / 24) * 2 * Math.PI));
  });
  const aht = truth.map((mean, row) => {
    const n = contacts.values[row] as number;
    // The mean of n gamma times with a coefficient of variation of 0.9.
    return n > 0 ? mean * drawGamma(random, n / 0.81) : null;
  });
  return { contacts, ahtSeconds: makeSeries(grid, aht), truth };
}

const cut = (series: Series, rows: number) => sliceSeries(series, 0, rows);
const small = handleTimes(4, 84, 200);
const past = { contacts: cut(small.contacts, 77 * 24), ahtSeconds: cut(small.ahtSeconds, 77 * 24) };
const model = fitHandleTime(past);
const next = forecastHandleTime(model, { grid: daysAfter(small.contacts, '2026-03-23', 7) });

describe('laws of handle time', () => {
  test.prop([fc.double({ min: 0.1, max: 100, noNaN: true })], { numRuns: 5 })(
    'other units of time rescale it, another unit of contacts beside them does not matter to the mean',
    (by) => {
      const scaled = { grid: past.ahtSeconds.grid, values: past.ahtSeconds.values.map((v) => v && v * by) };
      const other = forecastHandleTime(fitHandleTime({ ...past, ahtSeconds: scaled }), { grid: next.grid });
      for (const [row, seconds] of next.ahtSeconds.entries())
        expect((other.ahtSeconds[row] as number) / (seconds * by)).toBeCloseTo(1, 6);
    },
  );

  test.prop([fc.double({ min: 5, max: 2000, noNaN: true })], { numRuns: 5 })(
    'a constant handle time stays, with a narrow band',
    (seconds) => {
      const flat = {
        ...past.ahtSeconds,
        values: past.ahtSeconds.values.map((v) => (v === null ? null : seconds)),
      };
      const constant = fitHandleTime({ ...past, ahtSeconds: flat });
      const { ahtSeconds, days } = forecastHandleTime(constant, { grid: next.grid });
      for (const value of ahtSeconds) expect(value / seconds).toBeCloseTo(1, 4);
      for (const { quantiles } of days) expect((quantiles[4]?.value as number) / seconds).toBeLessThan(1.02);
    },
  );

  it('quantiles never cross and are above 0; more contacts narrow the band', () => {
    const wide = forecastHandleTime(model, { grid: next.grid, contacts: next.ahtSeconds.map(() => 2) });
    const narrow = forecastHandleTime(model, { grid: next.grid, contacts: next.ahtSeconds.map(() => 200) });
    for (const row of next.ahtSeconds.keys()) {
      for (const { quantiles } of [wide, narrow, next]) {
        let last = 0;
        for (const { values } of quantiles) {
          expect(values[row] as number).toBeGreaterThan(last);
          last = values[row] as number;
        }
      }
      const width = ({ quantiles }: typeof next) =>
        (quantiles[4]?.values[row] as number) / (quantiles[0]?.values[row] as number);
      expect(width(wide)).toBeGreaterThan(width(narrow));
    }
  });

  it('survives JSON, mutates nothing, and never sees rows without contacts', () => {
    expect(JSON.parse(JSON.stringify(model))).toEqual(model);
    expect(forecastHandleTime(JSON.parse(JSON.stringify(model)), { grid: next.grid })).toEqual(next);
    const wild = past.ahtSeconds.values.map((v, row) => (past.contacts.values[row] === 0 ? 9999 : v));
    const same = fitHandleTime({ ...past, ahtSeconds: { ...past.ahtSeconds, values: wild } });
    expect(forecastHandleTime(same, { grid: next.grid }).ahtSeconds).toEqual(next.ahtSeconds);
  });
});

describe('what is learned', () => {
  it('comes nearer to the truth than the means of weekday and hour, where few contacts make rows noisy', () => {
    let ours = 0;
    let plain = 0;
    for (const [row, seconds] of next.ahtSeconds.entries()) {
      let sum = 0;
      let n = 0;
      for (let week = 1; week <= 11; week++) {
        const value = small.ahtSeconds.values[(77 - 7 * week) * 24 + row];
        if (value === null || value === undefined) continue;
        sum += value;
        n += 1;
      }
      const truth = small.truth[77 * 24 + row] as number;
      ours += Math.abs(seconds - truth);
      plain += Math.abs(sum / Math.max(1, n) - truth);
    }
    expect(ours / plain).toBeLessThan(0.45);
  });

  it('shrinks what single weekdays and hours seem to do to what rows can tell', () => {
    const truth = Array.from(
      { length: 24 },
      (_, hour) => 1 + 0.15 * Math.sin(((hour - 14) / 24) * 2 * Math.PI),
    );
    const errors = model.profile.factors.map((factor, place) => {
      const n = model.profile.contacts.slice(place - (place % 24), place - (place % 24) + 24);
      const mean =
        truth.reduce((a, value, h) => a + value * (n[h] as number), 0) / n.reduce((a, b) => a + b, 0);
      return factor - (truth[place % 24] as number) / mean;
    });
    const rms = Math.sqrt(errors.reduce((a, e) => a + e * e, 0) / errors.length);
    // Eleven such hours of some eight calls scatter by 0.1.
    expect(rms).toBeLessThan(0.05);
  });

  it('does not expect of a holiday never seen that calls last half or twice as long', () => {
    const day = { date: '2026-03-25', name: 'First', kind: 'holiday' as const };
    const calendar = { name: 'test', from: '2026-01-01', to: '2026-12-31', days: [day] };
    const { days } = forecastHandleTime(fitHandleTime(past, { calendar }), { grid: next.grid });
    const widths = days.map(({ quantiles }) => Math.log(quantiles[4]!.value / quantiles[0]!.value));
    expect(widths[2]).toBeGreaterThan(1.2 * (widths[0] as number));
    expect(widths[2]).toBeLessThan(Math.log(2.5));
  });

  it('finds the scatter of single contacts', () => {
    expect(model.profile.contactVariance).toBeGreaterThan(0.65);
    expect(model.profile.contactVariance).toBeLessThan(1);
    expect(model.profile.rowVariance).toBeLessThan(0.01);
  });

  it('has bands that hold', () => {
    let inside = 0;
    let rows = 0;
    for (const [row, n] of small.contacts.values.slice(77 * 24).entries()) {
      const came = small.ahtSeconds.values[77 * 24 + row];
      if (came === null || came === undefined || n === null) continue;
      rows += 1;
      const [low, high] = [
        next.quantiles[1]?.values[row] as number,
        next.quantiles[3]?.values[row] as number,
      ];
      if (came >= low && came <= high) inside += 1;
    }
    expect(inside / rows).toBeGreaterThan(0.72);
    expect(inside / rows).toBeLessThan(0.9);
  });

  it('learns the effect of a holiday on handle time', () => {
    const day = (date: string) => ({ date, name: 'Founders', kind: 'holiday' as const });
    const dates = ['2026-02-04', '2026-03-04', '2026-03-25'];
    const calendar = { name: 'x', from: '2026-01-01', to: '2026-12-31', days: dates.map(day) };
    const from = (date: string) => (Date.parse(date) - Date.parse('2026-01-05')) / 3_600_000;
    const values = past.ahtSeconds.values.map((value, row) =>
      value !== null && dates.some((date) => row >= from(date) && row < from(date) + 24)
        ? 1.5 * value
        : value,
    );
    const learned = fitHandleTime({ ...past, ahtSeconds: { ...past.ahtSeconds, values } }, { calendar });
    const { days } = forecastHandleTime(learned, { grid: next.grid });
    const ratio = (days[2]?.ahtSeconds as number) / (next.days[2]?.ahtSeconds as number);
    expect(ratio).toBeGreaterThan(1.2);
    expect(ratio).toBeLessThan(1.6);
  });
});

describe('offered load', () => {
  const volume = forecast(fit(past.contacts), { grid: next.grid });
  const handleTime = forecastHandleTime(model, { grid: next.grid, contacts: volume.mean });
  const load = forecastOfferedLoad({ volume, handleTime });

  it('is volume times handle time over the interval; its rows sum to the hours of the day', () => {
    for (const [row, erlangs] of load.offeredErlangs.entries())
      expect(erlangs).toBeCloseTo(
        ((volume.mean[row] as number) * (handleTime.ahtSeconds[row] as number)) / 3600,
        9,
      );
    for (const [d, { workHours }] of load.days.entries()) {
      const sum = load.offeredErlangs.slice(24 * d, 24 * d + 24).reduce<number>((a, b) => a + (b ?? 0), 0);
      expect(workHours).toBeCloseTo(sum, 6);
    }
  });

  it('has a wider band than either factor, narrower than both together; quantiles never cross', () => {
    for (const [row, erlangs] of load.offeredErlangs.entries()) {
      const high = Math.log((load.quantiles[4]?.values[row] as number) / (erlangs as number));
      const ofVolume = Math.log((volume.quantiles[4]?.values[row] as number) / (volume.mean[row] as number));
      const ofTime = Math.log(
        (handleTime.quantiles[4]?.values[row] as number) / (handleTime.ahtSeconds[row] as number),
      );
      expect(high).toBeGreaterThan(Math.max(ofVolume, ofTime));
      expect(high).toBeLessThan(ofVolume + ofTime);
      let last = 0;
      for (const { values } of load.quantiles) {
        expect(values[row] as number).toBeGreaterThanOrEqual(last);
        last = values[row] as number;
      }
    }
  });

  it('agrees with simulated products', () => {
    const random = randomStream(3);
    const [v, t] = [volume.days[1], handleTime.days[1]];
    const sd = (quantiles: readonly { readonly value: number | null }[]) =>
      Math.log((quantiles[3]?.value as number) / (quantiles[1]?.value as number)) / (2 * 1.2816);
    const draws = Array.from({ length: 20_000 }, () =>
      Math.exp(sd(v?.quantiles ?? []) * drawNormal(random) + sd(t?.quantiles ?? []) * drawNormal(random)),
    ).sort((a, b) => a - b);
    const spread = (draws[18_000] as number) / (draws[2000] as number);
    const ours =
      (load.days[1]?.quantiles[3]?.value as number) / (load.days[1]?.quantiles[1]?.value as number);
    expect(ours / spread).toBeCloseTo(1, 1);
  });

  it('refuses other grids and other probabilities', () => {
    const later = forecastHandleTime(model, { grid: daysAfter(small.contacts, addDays('2026-03-23', 1), 7) });
    expect(() => forecastOfferedLoad({ volume, handleTime: later })).toThrow(
      expect.objectContaining({ path: 'handleTime.grid' }),
    );
    const median = forecastHandleTime(model, { grid: next.grid, probabilities: [0.5] });
    expect(() => forecastOfferedLoad({ volume, handleTime: median })).toThrow(
      expect.objectContaining({ path: 'handleTime.quantiles' }),
    );
  });
});

describe('bad input', () => {
  const { ahtSeconds, contacts } = past;
  const at = (series: Series, value: number) => ({
    ...series,
    values: series.values.map((v, row) => (row === 12 ? value : v)),
  });
  it.each([
    [
      'history.ahtSeconds.values[12]',
      () => fitHandleTime({ contacts: at(contacts, 3), ahtSeconds: at(ahtSeconds, 0) }),
    ],
    ['history.contacts.values[12]', () => fitHandleTime({ ahtSeconds, contacts: at(contacts, -1) })],
    ['history.contacts.grid', () => fitHandleTime({ ahtSeconds, contacts: sliceSeries(contacts, 0, 24) })],
    [
      'history',
      () => fitHandleTime({ ahtSeconds, contacts: { ...contacts, values: contacts.values.map(() => 0) } }),
    ],
    ['options.contacts.length', () => forecastHandleTime(model, { grid: next.grid, contacts: [1] })],
    ['options.grid.start', () => forecastHandleTime(model, { grid: past.contacts.grid })],
    ['options.probabilities[0]', () => forecastHandleTime(model, { grid: next.grid, probabilities: [90] })],
  ])('names %s', (path, call) => {
    expect(call).toThrow(expect.objectContaining({ name: 'StaffcastError', path }));
  });
});
