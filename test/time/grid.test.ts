import fc from 'fast-check';
import {
  addDays,
  daysBetween,
  dayTotals,
  gridDays,
  localClock,
  makeGrid,
  makeSeries,
  sameGrid,
  sliceGrid,
  weekdayOf,
} from 'staffcast/time';
import { describe, expect, it } from 'vitest';

const zones = [
  'UTC',
  'Asia/Shanghai',
  'Europe/Berlin',
  'America/New_York',
  'America/Sao_Paulo',
  'Australia/Lord_Howe',
  'Asia/Kolkata',
  'Atlantic/Azores',
];
const someGrid = fc
  .record({
    zone: fc.constantFrom(...zones),
    day: fc.integer({ min: 0, max: 365 * 8 }),
    days: fc.integer({ min: 1, max: 20 }),
    intervalSeconds: fc.constantFrom(900, 1800, 3600, 86_400),
  })
  .map(({ zone, day, days, intervalSeconds }) => ({
    zone,
    from: addDays('2014-01-01', day),
    days,
    // Clocks of Lord Howe move by half an hour.
    intervalSeconds: zone === 'Australia/Lord_Howe' && intervalSeconds === 3600 ? 1800 : intervalSeconds,
  }));

describe('grids', () => {
  it('days partition the rows and name the dates in order', () => {
    fc.assert(
      fc.property(someGrid, (options) => {
        const grid = makeGrid(options);
        const days = gridDays(grid);
        expect(days[0]?.from).toBe(0);
        expect(days.at(-1)?.to).toBe(grid.length);
        for (const [i, day] of days.entries()) {
          if (i > 0) expect(day.from).toBe(days[i - 1]?.to);
          expect(day.date).toBe(addDays(options.from, i));
          expect(day.weekday).toBe(weekdayOf(day.date));
        }
        expect(days.length).toBe(options.days);
      }),
    );
  });

  it('a day has the rows that its clock gives it', () => {
    const rows = (zone: string, from: string, intervalSeconds = 1800) =>
      makeGrid({ zone, from, days: 1, intervalSeconds }).length;
    expect(rows('Europe/Berlin', '2026-03-29')).toBe(46);
    expect(rows('Europe/Berlin', '2026-10-25')).toBe(50);
    expect(rows('America/New_York', '2026-11-01', 3600)).toBe(25);
    expect(rows('Asia/Shanghai', '2026-11-11')).toBe(48);
    expect(rows('Australia/Lord_Howe', '2026-04-05')).toBe(49);
    // São Paulo skipped midnight of this day: it began at 01:00.
    expect(rows('America/Sao_Paulo', '2018-11-04', 3600)).toBe(23);
    // The Azores put clocks back at 01:00, to 00:00 of the same day: midnight happens twice.
    expect(rows('Atlantic/Azores', '2026-10-25', 3600)).toBe(25);
    expect(rows('Europe/Berlin', '2026-10-25', 86_400)).toBe(1);
  });

  it('the clock of a skipped hour jumps and that of a doubled hour repeats', () => {
    const clock = (zone: string, from: string) =>
      [...localClock(makeGrid({ zone, from, days: 1, intervalSeconds: 3600 })).secondOfDay].map(
        (s) => s / 3600,
      );
    expect(clock('Europe/Berlin', '2026-03-29').slice(0, 4)).toEqual([0, 1, 3, 4]);
    expect(clock('Europe/Berlin', '2026-10-25').slice(0, 5)).toEqual([0, 1, 2, 2, 3]);
    expect(clock('America/Sao_Paulo', '2018-11-04').slice(0, 2)).toEqual([1, 2]);
    expect(clock('Atlantic/Azores', '2026-10-25').slice(0, 3)).toEqual([0, 0, 1]);
    expect(clock('Asia/Shanghai', '2026-11-11')).toEqual(Array.from({ length: 24 }, (_, h) => h));
  });

  it('day totals add up to the series, also on days of 23 and 25 hours', () => {
    fc.assert(
      fc.property(someGrid, fc.integer({ min: 1, max: 1000 }), (options, seed) => {
        const grid = makeGrid(options);
        const values = Array.from({ length: grid.length }, (_, i) =>
          (i * seed) % 7 === 0 ? null : (i * seed) % 101,
        );
        const totals = dayTotals(makeSeries(grid, values));
        const sum = (list: readonly (number | null)[]) => list.reduce<number>((s, v) => s + (v ?? 0), 0);
        expect(sum(totals.map((day) => day.total))).toBe(sum(values));
        expect(totals.reduce((s, day) => s + day.rows, 0)).toBe(values.filter((v) => v !== null).length);
      }),
    );
  });

  it('a slice is the grid of its rows', () => {
    fc.assert(
      fc.property(someGrid, fc.nat(400), fc.nat(400), (options, a, b) => {
        const grid = makeGrid(options);
        const from = Math.min(a, grid.length);
        const to = Math.min(from + b, grid.length);
        const slice = sliceGrid(grid, from, to);
        const whole = localClock(grid);
        const part = localClock(slice);
        const stamp = ({ days, dayOf, secondOfDay }: typeof whole, row: number) =>
          `${days[dayOf[row]!]?.date} ${secondOfDay[row]}`;
        for (let row = 0; row < slice.length; row += 17)
          expect(stamp(part, row)).toBe(stamp(whole, from + row));
        expect(slice.length).toBe(to - from);
      }),
    );
  });

  it('every day begins with a row, or the grid is refused with what to do instead', () => {
    const long = fc.constantFrom(3600, 7200, 10_800, 21_600, 43_200);
    fc.assert(
      fc.property(someGrid, long, (options, intervalSeconds) => {
        const whole = { ...options, intervalSeconds: 1800 };
        const changes = gridDays(makeGrid(whole)).some(({ seconds }) => seconds % intervalSeconds !== 0);
        const make = () => makeGrid({ ...options, intervalSeconds });
        if (changes) {
          expect(make).toThrow(expect.objectContaining({ code: 'inconsistent', path: 'intervalSeconds' }));
          return;
        }
        const clock = (of: ReturnType<typeof localClock>) => of.days.map((day) => of.secondOfDay[day.from]);
        expect(clock(localClock(make()))).toEqual(clock(localClock(makeGrid(whole))));
      }),
    );
    const berlin = { zone: 'Europe/Berlin', from: '2026-10-20', days: 7, intervalSeconds: 21_600 };
    expect(() => makeGrid(berlin)).toThrow(
      /fill 2026-10-25, a day of 25 hours in Europe\/Berlin, got 21600\. Maybe rows of an hour .* "UTC"/,
    );
    expect(makeGrid({ ...berlin, days: 5 }).length).toBe(20);
    expect(() =>
      makeGrid({ ...berlin, zone: 'Australia/Lord_Howe', from: '2026-04-01', intervalSeconds: 3600 }),
    ).toThrow(/24\.5 hours .* half an hour/);
  });

  it('only grids with the same rows are the same, however the start is written', () => {
    const grid = makeGrid({ zone: 'Asia/Shanghai', from: '2026-11-11', days: 1, intervalSeconds: 1800 });
    expect(sameGrid(grid, { ...grid, start: '2026-11-10T16:00:00Z' })).toBe(true);
    expect(sameGrid(grid, { ...grid, start: '2026-11-10T16:30:00Z' })).toBe(false);
    expect(sameGrid(grid, { ...grid, length: 47 })).toBe(false);
    expect(sameGrid(grid, { ...grid, zone: 'UTC' })).toBe(false);
  });

  it('dates add and subtract', () => {
    fc.assert(
      fc.property(fc.integer({ min: -20_000, max: 20_000 }), (days) => {
        expect(daysBetween('2024-02-29', addDays('2024-02-29', days))).toBe(days);
      }),
    );
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
    expect(weekdayOf('2026-11-11')).toBe(3);
    expect(weekdayOf('1969-12-28')).toBe(7);
  });

  it.each([
    [{ zone: 'Mars/Olympus' }, 'unknown-zone', 'zone'],
    [{ from: '2026-02-30' }, 'bad-date', 'from'],
    [{ from: '11/11/2026' }, 'bad-date', 'from'],
    [{ days: 0 }, 'out-of-range', 'days'],
    [{ days: 1.5 }, 'not-an-integer', 'days'],
    [{ intervalSeconds: 1700 }, 'out-of-range', 'intervalSeconds'],
    [{ intervalSeconds: Number.NaN }, 'not-a-number', 'intervalSeconds'],
  ])('%j is an error that names the field', (wrong, code, path) => {
    const options = { zone: 'UTC', from: '2026-11-11', days: 1, intervalSeconds: 1800, ...wrong };
    expect(() => makeGrid(options)).toThrow(expect.objectContaining({ code, path }));
  });

  it('a series needs one finite number or null per row', () => {
    const grid = makeGrid({ zone: 'UTC', from: '2026-11-11', days: 1, intervalSeconds: 43_200 });
    expect(() => makeSeries(grid, [1])).toThrow(expect.objectContaining({ path: 'values.length', value: 1 }));
    expect(() => makeSeries(grid, [1, Number.NaN])).toThrow(expect.objectContaining({ path: 'values[1]' }));
    expect(makeSeries(grid, [null, 0]).values).toEqual([null, 0]);
  });
});
