import { describe, expect, it } from 'vitest';
import {
  fit,
  fitHandleTime,
  forecast,
  forecastHandleTime,
  intradayUpdate,
} from '../../src/forecasting/index.ts';
import { addDays, dayNumber, makeSeries, type Series } from '../../src/time/index.ts';
import { daysAfter, generatedQueue } from './generated.ts';

/** A festival of six days, Wednesday to Monday in 2025 and Thursday to Tuesday in 2026. */
const starts = ['2025-10-22', '2026-10-22'];
const LENGTH = 6;
const events = starts.map((start) => ({ name: 'festival', start, days: LENGTH }));
const isFestival = (date: string) => starts.some((start) => date >= start && date < addDays(start, LENGTH));
const from = '2025-06-02';

interface Queue {
  /** Whether rows without contacts are 0 rather than empty. */
  readonly zeros?: boolean;
  /** Hours of the days of the festival; those of others are 9 to 18, without Sundays. */
  readonly festival?: (weekday: number, date: string) => readonly [number, number] | null;
  readonly perDay?: number;
  readonly seed?: number;
  readonly sundays?: number;
  /** Hours of other days that have a few contacts all the same. */
  readonly stray?: (date: string, hour: number) => boolean;
}

/** Two festivals at twice the contacts: the history up to a date, and what comes after. */
function festivalQueue(until: string, queue: Queue = {}) {
  const { zeros = false, festival = () => [0, 24] as const, perDay = 6000, seed = 1 } = queue;
  const dateOf = (day: number) => addDays(from, day);
  const all = generatedQueue({
    seed,
    from,
    days: 530,
    perDay,
    daySpread: 0.02,
    hours: (weekday, day) => {
      if (isFestival(dateOf(day))) return festival(weekday, dateOf(day));
      return weekday === 7 ? null : [9, 18];
    },
    factor: (date) => (isFestival(date) ? 2 : 1),
    // Sundays of a festival are like its other days, or else so many times as busy.
    shape: (date) => (new Date(date).getUTCDay() === 0 ? (queue.sundays ?? 1) / 0.6 : 1),
  });
  const values = all.series.values.map((value, row) => {
    const date = dateOf(Math.floor(row / 24));
    if ((value === null || value === 0) && queue.stray?.(date, row % 24)) return 2;
    return value === null && zeros ? 0 : value;
  });
  const days = dayNumber(until) - dayNumber(from);
  return {
    history: makeSeries(daysAfter(all.series, from, days), values.slice(0, 24 * days)),
    gridOf: (start: string, length: number) => daysAfter(all.series, start, length),
    rowsOn: <T>(rows: readonly T[], start: string, date: string) => {
      const at = 24 * (dayNumber(date) - dayNumber(start));
      return rows.slice(at, at + 24);
    },
    truthOn: (date: string) => all.expected.slice(24 * (dayNumber(date) - dayNumber(from))).slice(0, 24),
    values,
  };
}

const hoursOf = (rows: readonly (number | null)[]) =>
  rows.flatMap((value, hour) => (value !== null && value > 0.5 ? [hour] : []));
const sum = (rows: readonly (number | null)[]) => rows.reduce<number>((a, b) => a + (b ?? 0), 0);
const office = [9, 10, 11, 12, 13, 14, 15, 16, 17];
const everyHour = Array.from({ length: 24 }, (_, hour) => hour);

describe('longer hours of special days', () => {
  it.each([false, true])(
    'are those of the festival a year ago, with its nights (closed rows as 0: %s)',
    (zeros) => {
      const { history, gridOf, rowsOn, truthOn } = festivalQueue('2026-10-12', { zeros });
      const { mean, notes, parts } = forecast(fit(history, { events }), { grid: gridOf('2026-10-19', 12) });
      for (const date of ['2026-10-20', '2026-10-21', '2026-10-28', '2026-10-29'])
        expect(hoursOf(rowsOn(mean, '2026-10-19', date))).toEqual(office);
      for (const date of ['2026-10-22', '2026-10-23', '2026-10-26', '2026-10-27']) {
        const rows = rowsOn(mean, '2026-10-19', date);
        expect(hoursOf(rows)).toEqual(everyHour);
        const truth = truthOn(date);
        expect(Math.abs(sum(rows) / sum(truth) - 1)).toBeLessThan(0.1);
        const [night, expected] = [rows, truth].map((each) => sum(each.slice(0, 9)));
        expect(Math.abs((night as number) / (expected as number) - 1)).toBeLessThan(0.12);
      }
      expect(notes.join()).toContain('had contacts from 00:00 to 09:00 and from 18:00 to 24:00 too');
      // Parts still multiply to the day.
      const part = parts[3] as (typeof parts)[number];
      const { level, weekday, season, holiday, event, covariate, adjustment, rows } = part;
      const product = (level as number) * weekday * season * holiday * event * covariate * adjustment * rows;
      expect(product).toBeCloseTo(sum(rowsOn(mean, '2026-10-19', part.date)), 6);
      expect(rows).toBeGreaterThan(1.3);
    },
  );

  it.each([false, true])(
    'end with the festival, and hold until then when it is the first (closed rows as 0: %s)',
    (zeros) => {
      const during = festivalQueue('2025-10-25', { zeros });
      const first = events.slice(0, 1);
      const next = forecast(fit(during.history, { events: first }), { grid: during.gridOf('2025-10-25', 7) });
      const hoursOn = (date: string) => hoursOf(during.rowsOn(next.mean, '2025-10-25', date));
      expect(hoursOn('2025-10-25')).toEqual(everyHour);
      expect(hoursOn('2025-10-27')).toEqual(everyHour);
      expect(hoursOn('2025-10-28')).toEqual(office);
      const after = festivalQueue('2025-10-28', { zeros });
      const then = forecast(fit(after.history, { events: first }), { grid: after.gridOf('2025-10-28', 4) });
      for (const date of ['2025-10-28', '2025-10-29', '2025-10-31'])
        expect(hoursOf(after.rowsOn(then.mean, '2025-10-28', date))).toEqual(office);
      expect(then.notes).toEqual([]);
    },
  );

  it('open closed weekdays where the festival did before, at its volume, daily histories too', () => {
    const { history, gridOf, rowsOn, truthOn, values } = festivalQueue('2026-10-12');
    const next = forecast(fit(history, { events }), { grid: gridOf('2026-10-19', 14) });
    const sunday = rowsOn(next.mean, '2026-10-19', '2026-10-25');
    expect(Math.abs(sum(sunday) / sum(truthOn('2026-10-25')) - 1)).toBeLessThan(0.12);
    expect(hoursOf(rowsOn(next.mean, '2026-10-19', '2026-11-01'))).toEqual([]);
    expect(next.notes.join()).toContain('2026-10-25: a closed weekday on which earlier special days');

    const totals = Array.from({ length: dayNumber('2026-10-12') - dayNumber(from) }, (_, day) => {
      const rows = values.slice(24 * day, 24 * day + 24);
      return rows.some((value) => value !== null) ? sum(rows) : null;
    });
    const daily = makeSeries({ ...history.grid, intervalSeconds: 86_400, length: totals.length }, totals);
    const ofDays = forecast(fit(daily, { events }), { grid: daysAfter(daily, '2026-10-19', 14) });
    expect(Math.abs((ofDays.mean[6] as number) / sum(truthOn('2026-10-25')) - 1)).toBeLessThan(0.12);
    expect(ofDays.mean[13]).toBeNull();

    const shut = festivalQueue('2026-10-12', { festival: (weekday) => (weekday === 7 ? null : [0, 24]) });
    const closed = forecast(fit(shut.history, { events }), { grid: gridOf('2026-10-19', 14) });
    expect(hoursOf(rowsOn(closed.mean, '2026-10-19', '2026-10-25'))).toEqual([]);
  });

  it('follow each day of the festival where days differ', () => {
    const festival = (_: number, date: string): readonly [number, number] =>
      starts.includes(date) ? [0, 24] : [9, 21];
    const { history, gridOf, rowsOn } = festivalQueue('2026-10-12', { festival });
    const { mean, notes } = forecast(fit(history, { events }), { grid: gridOf('2026-10-22', 2) });
    expect(hoursOf(rowsOn(mean, '2026-10-22', '2026-10-22'))).toEqual(everyHour);
    expect(hoursOf(rowsOn(mean, '2026-10-22', '2026-10-23'))).toEqual([...office, 18, 19, 20]);
    expect(notes).toHaveLength(2);
  });

  it('are not opened by stray contacts, nor beyond opening hours that are given', () => {
    const stray = (date: string, hour: number) => date === '2025-10-23' && hour === 19;
    const strays = festivalQueue('2026-10-12', {
      festival: (weekday) => (weekday === 7 ? null : [9, 18]),
      stray,
    });
    const grid = strays.gridOf('2026-10-22', 3);
    const ordinary = forecast(fit(strays.history, { events }), { grid });
    expect(hoursOf(strays.rowsOn(ordinary.mean, '2026-10-22', '2026-10-23'))).toEqual(office);

    const { history, rowsOn } = festivalQueue('2026-10-12');
    const day = [{ from: '09:00', to: '18:00' }];
    const weekly = { monday: day, tuesday: day, wednesday: day, thursday: day, friday: day, saturday: day };
    const given = forecast(fit(history, { events, openingHours: { weekly } }), { grid });
    expect(hoursOf(rowsOn(given.mean, '2026-10-22', '2026-10-23'))).toEqual(office);
    // Hours opened by an exception have what the rows had last year, where there were any.
    const exceptions = { '2026-10-23': [{ from: '00:00', to: '24:00' }] };
    const open = forecast(fit(history, { events, openingHours: { weekly, exceptions } }), { grid });
    const learned = forecast(fit(history, { events }), { grid });
    expect(rowsOn(open.mean, '2026-10-22', '2026-10-23').slice(0, 9)).toEqual(
      rowsOn(learned.mean, '2026-10-22', '2026-10-23').slice(0, 9),
    );
    expect(open.notes).toEqual([]);
  });

  it.each([false, true])('are known in spite of strays in closed hours (closed rows as 0: %s)', (zeros) => {
    // One of some forty closed hours has two contacts, on Sundays too.
    const stray = (date: string, hour: number) =>
      (dayNumber(date) * 24 + hour) % 37 === 0 && !isFestival(date);
    const { history, gridOf, rowsOn, truthOn } = festivalQueue('2026-10-12', { zeros, stray });
    const { mean } = forecast(fit(history, { events }), { grid: gridOf('2026-10-19', 10) });
    for (const date of ['2026-10-22', '2026-10-23', '2026-10-26', '2026-10-27']) {
      const rows = rowsOn(mean, '2026-10-19', date);
      expect(hoursOf(rows)).toEqual(everyHour);
      expect(Math.abs(sum(rows) / sum(truthOn(date)) - 1)).toBeLessThan(0.12);
    }
  });

  it.each([false, true])('follow ordinary days whose hours changed since (closed rows as 0: %s)', (zeros) => {
    const { history, gridOf, rowsOn, truthOn } = festivalQueue('2026-10-12', { zeros });
    // From three weeks before, ordinary days are open from 12 to 16 only.
    const changed = dayNumber('2026-09-21') - dayNumber(from);
    const values = history.values.map((value, row) =>
      row >= 24 * changed && (row % 24 < 12 || row % 24 >= 16) ? (zeros ? 0 : null) : value,
    );
    const { mean } = forecast(fit(makeSeries(history.grid, values), { events }), {
      grid: gridOf('2026-10-19', 10),
    });
    const day = rowsOn(mean, '2026-10-19', '2026-10-23');
    expect(hoursOf(day)).toEqual(everyHour);
    expect(Math.abs(sum(day) / sum(truthOn('2026-10-23')) - 1)).toBeLessThan(0.12);
    expect(hoursOf(rowsOn(mean, '2026-10-19', '2026-10-21'))).toEqual([12, 13, 14, 15]);
  });

  it.each([300, 900, 1800])('are no quiet rows of a queue that is open anyway (%i s)', (intervalSeconds) => {
    const start = '2026-03-01';
    const sales = ['2026-03-18', '2026-04-01'].map((day) => ({ name: 'sale', start: day, days: 1 }));
    for (const [seed, perDay] of [
      [1, 20],
      [2, 50],
      [3, 150],
    ] as const) {
      const { series } = generatedQueue({
        ...{ seed, from: start, days: 28, perDay, intervalSeconds },
        factor: (date) => (sales.some((sale) => sale.start === date) ? 2 : 1),
      });
      const grid = daysAfter(series, addDays(start, 28), 4);
      const { notes } = forecast(fit(series, { events: sales }), { grid });
      expect(notes.join()).not.toContain('forecast as open');
    }
  });

  it('begin and end later than those of the weekday where they did', () => {
    const late = (): readonly [number, number] => [12, 22];
    const { history, gridOf, rowsOn, truthOn } = festivalQueue('2026-10-12', { festival: late });
    const { mean } = forecast(fit(history, { events }), { grid: gridOf('2026-10-22', 2) });
    const day = rowsOn(mean, '2026-10-22', '2026-10-23');
    expect(hoursOf(day)).toEqual([12, 13, 14, 15, 16, 17, 18, 19, 20, 21]);
    expect(Math.abs(sum(day) / sum(truthOn('2026-10-23')) - 1)).toBeLessThan(0.15);
  });

  it('open the weekdays that were opened, at their own volume', () => {
    const saturdays = festivalQueue('2026-10-12', {
      festival: (weekday) => (weekday === 7 ? null : [9, 18]),
    });
    const grid = saturdays.gridOf('2026-10-19', 10);
    const shut = forecast(fit(saturdays.history, { events }), { grid }).mean;
    expect(hoursOf(saturdays.rowsOn(shut, '2026-10-19', '2026-10-25'))).toEqual([]);
    // Half as busy on its Sunday, which was its fifth day; that of the next year is a Monday.
    const quiet = festivalQueue('2026-10-12', { festival: () => [9, 18], sundays: 0.5 });
    const { mean } = forecast(fit(quiet.history, { events }), { grid });
    const ratioOn = (date: string) => sum(quiet.rowsOn(mean, '2026-10-19', date)) / sum(quiet.truthOn(date));
    expect(ratioOn('2026-10-25')).toBeLessThan(1.3);
    expect(ratioOn('2026-10-26')).toBeGreaterThan(0.8);
  });

  it('belong to the festival, not to a mailing that fell into it, in whatever order both are told', () => {
    const { history, gridOf, rowsOn } = festivalQueue('2026-10-12');
    const mailings = ['2025-10-23', '2026-10-20', '2026-10-24'].map((start) => ({
      name: 'mail',
      start,
      days: 1,
    }));
    const grid = gridOf('2026-10-19', 10);
    const [before, after] = [
      [...mailings, ...events],
      [...events, ...mailings],
    ].map((all) => forecast(fit(history, { events: all }), { grid }).mean);
    for (const [row, value] of (before ?? []).entries()) expect(after?.[row] ?? 0).toBeCloseTo(value ?? 0, 6);
    expect(hoursOf(rowsOn(before ?? [], '2026-10-19', '2026-10-20'))).toEqual(office);
    expect(hoursOf(rowsOn(before ?? [], '2026-10-19', '2026-10-23'))).toEqual(everyHour);
  });

  it('do not depend on the unit of the contacts', () => {
    const { history, gridOf } = festivalQueue('2026-10-12', { perDay: 300 });
    const grid = gridOf('2026-10-22', 6);
    const inUnits = (unit: number) =>
      forecast(
        fit(
          makeSeries(
            history.grid,
            history.values.map((value) => value && value * unit),
          ),
          { events },
        ),
        { grid },
      ).mean;
    const one = inUnits(1);
    for (const unit of [0.01, 1000])
      for (const [row, value] of inUnits(unit).entries())
        expect((value ?? 0) / unit).toBeCloseTo(one[row] ?? 0, 6);
  });

  it('last through a Sunday that is opened and has begun', () => {
    const { history, gridOf } = festivalQueue('2026-10-25');
    const model = fit(history, { events });
    const sunday = gridOf('2026-10-25', 1);
    const planned = forecast(model, { grid: sunday }).mean;
    for (const hours of [1, 2, 12]) {
      const seen = {
        grid: { ...sunday, length: hours },
        values: planned.slice(0, hours).map((v) => Math.round(v ?? 0)),
      };
      const rest = intradayUpdate(model, seen).mean;
      expect(rest.every((value) => value !== null)).toBe(true);
      expect(sum(rest) / sum(planned.slice(hours))).toBeCloseTo(1, 1);
    }
  });

  it('leave the weekly hours alone where most days of a weekday are days of events', () => {
    const start = '2026-01-05';
    const mondays = Array.from({ length: 26 }, (_, week) => ({
      ...{ name: 'meeting', start: addDays('2026-04-13', 7 * week), days: 1 },
    }));
    const { series } = generatedQueue({
      ...{ seed: 8, from: start, days: 280, perDay: 3000 },
      hours: (weekday, day) => (weekday > 5 ? null : day < 120 ? [9, 15] : [8, 20]),
    });
    const { mean } = forecast(fit(series, { events: mondays }), {
      grid: daysAfter(series, addDays(start, 280), 1),
    });
    expect(hoursOf(mean)).toEqual([8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19]);
  });

  it('have the handle times that they had', () => {
    const { history, gridOf } = festivalQueue('2026-10-12');
    const ahtSeconds = makeSeries(
      history.grid,
      history.values.map((value, row) => (value === null ? null : office.includes(row % 24) ? 300 : 400)),
    );
    const model = fitHandleTime({ ahtSeconds, contacts: history }, { events });
    const day = forecastHandleTime(model, { grid: gridOf('2026-10-22', 1) }).ahtSeconds;
    expect((day[3] as number) / (day[12] as number)).toBeGreaterThan(1.25);
    expect((day[3] as number) / (day[12] as number)).toBeLessThan(1.35);
  });

  it('are there for the rest of a running day, which its night moves', () => {
    const { history, rowsOn, values } = festivalQueue('2026-10-23');
    const model = fit(history, { events });
    const day = daysAfter(history, '2026-10-23', 1);
    const planned = forecast(model, { grid: day }).mean;
    const seen = (factor: number): Series => ({
      grid: { ...day, length: 20 },
      values: planned.slice(0, 20).map((mean) => Math.round(factor * (mean as number))),
    });
    const evening = (factor: number) => sum(intradayUpdate(model, seen(factor)).mean);
    expect(intradayUpdate(model, seen(1)).mean).toHaveLength(4);
    expect(evening(1)).toBeGreaterThan(100);
    expect(evening(1.5) / evening(1)).toBeGreaterThan(1.15);
    expect(evening(0.6) / evening(1)).toBeLessThan(0.85);
    expect(
      rowsOn(values, from, '2026-10-23')
        .slice(20)
        .every((value) => (value as number) > 0),
    ).toBe(true);
  });
});
