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
    // Sundays of a festival are like its other days.
    shape: (date) => (new Date(date).getUTCDay() === 0 ? 1 / 0.6 : 1),
  });
  const values = all.series.values.map((value, row) => {
    const date = dateOf(Math.floor(row / 24));
    if (value === null && queue.stray?.(date, row % 24)) return 2;
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
