import fc from 'fast-check';
import { gridDays, localClock, makeGrid, seriesFromRows } from 'staffcast/time';
import { describe, expect, it } from 'vitest';

const rows = (...list: [string, number | null][]) => list.map(([timestamp, value]) => ({ timestamp, value }));
const at = (times: string[]) => rows(...times.map((time, i): [string, number] => [`2026-11-11 ${time}`, i]));

/** A grid's rows as a file in local clock time would list them. */
function listed(options: Parameters<typeof makeGrid>[0]) {
  const grid = makeGrid(options);
  const { days, dayOf, secondOfDay } = localClock(grid);
  return Array.from({ length: grid.length }, (_, row) => {
    const minutes = secondOfDay[row]! / 60;
    const clock = [Math.floor(minutes / 60), minutes % 60]
      .map((part) => String(part).padStart(2, '0'))
      .join(':');
    return { timestamp: `${days[dayOf[row]!]?.date} ${clock}`, value: row };
  });
}

describe('series from rows', () => {
  it('round trip: a series written in local time reads back as itself, through changes of the clock', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(
          'UTC',
          'Europe/Berlin',
          'America/New_York',
          'America/Sao_Paulo',
          'Australia/Lord_Howe',
        ),
        fc.constantFrom('2018-10-20', '2018-11-03', '2018-03-10', '2018-03-24', '2018-02-17'),
        fc.constantFrom(300, 1800, 86_400),
        (zone, from, intervalSeconds) => {
          const options = { zone, from, days: 9, intervalSeconds };
          const { series, notes } = seriesFromRows(listed(options), { zone });
          expect(series.values).toEqual(Array.from({ length: makeGrid(options).length }, (_, i) => i));
          expect(gridDays(series.grid)).toEqual(gridDays(makeGrid(options)));
          expect(notes).toEqual([]);
        },
      ),
    );
  });

  it('absent rows become null, nights and weekends too', () => {
    const { series } = seriesFromRows(at(['09:00', '09:30', '10:00', '11:30', '12:00']), { zone: 'UTC' });
    expect(series.values).toEqual([0, 1, 2, null, null, 3, 4]);
    const days = rows(['2026-11-05', 1], ['2026-11-06', 2], ['2026-11-09', 3], ['2026-11-10', null]);
    expect(seriesFromRows(days, { zone: 'Europe/Berlin' }).series.values).toEqual([
      1,
      2,
      null,
      null,
      3,
      null,
    ]);
  });

  it('offsets and seconds are read', () => {
    const list = rows(['2026-11-11T09:00:00+08:00', 1], ['2026-11-11T01:30:00Z', 2]);
    const { series } = seriesFromRows(list, { zone: 'Asia/Shanghai' });
    expect(series.grid).toMatchObject({
      start: '2026-11-11T09:00:00+08:00',
      intervalSeconds: 1800,
      length: 2,
    });
  });

  it('an hour that the clocks skip may be listed empty or 0, never with calls', () => {
    const list = (value: number | null) =>
      rows(['2026-03-29 01:00', 5], ['2026-03-29 02:00', value], ['2026-03-29 03:00', 7]);
    const read = seriesFromRows(list(0), { zone: 'Europe/Berlin' });
    expect(read.series.values).toEqual([5, 7]);
    expect(read.notes[0]).toContain('2026-03-29 02:00');
    expect(() => seriesFromRows(list(6), { zone: 'Europe/Berlin' })).toThrow(/clocks skip/);
    expect(seriesFromRows(list(6), { zone: 'UTC' }).series.values).toEqual([5, 6, 7]);
  });

  it.each<[string, { timestamp: string; value: number | null }[], string, string]>([
    ['empty', [], 'empty', 'rows'],
    ['unsorted', at(['09:00', '09:30', '09:15']), 'unsorted', 'rows[2].timestamp'],
    ['duplicate', at(['09:00', '09:30', '09:30']), 'duplicate', 'rows[2].timestamp'],
    ['mixed, finer later', at(['09:00', '09:30', '10:00', '10:15']), 'inconsistent', 'rows'],
    [
      'mixed, coarser later',
      at(['09:00', '09:30', '10:00', '11:00', '12:00', '13:00', '14:00']),
      'inconsistent',
      'rows',
    ],
    ['off the grid', at(['09:00', '09:30', '09:50']), 'inconsistent', 'rows'],
    ['too fine', at(['09:00', '09:01']), 'out-of-range', 'rows'],
    ['no date', rows(['eleven', 1]), 'bad-date', 'rows[0].timestamp'],
    ['no such date', rows(['2026-02-30', 1]), 'bad-date', 'rows[0].timestamp'],
    ['a span, no offset', rows(['2026-02-03 13:30-14:00', 1]), 'bad-date', 'rows[0].timestamp'],
    ['no such time', rows(['2026-02-03 24:30', 1]), 'bad-date', 'rows[0].timestamp'],
    ['NaN', rows(['2026-11-11', Number.NaN]), 'not-a-number', 'rows[0].value'],
  ])('%s is one clear error', (_, list, code, path) => {
    expect(() => seriesFromRows(list, { zone: 'UTC' })).toThrow(expect.objectContaining({ code, path }));
  });

  it('an hour that happens twice and is listed once has a note; listed twice, or closed, it has none', () => {
    const rows = (hours: readonly string[]) =>
      hours.map((hour) => ({ timestamp: `2026-10-25 ${hour}:00`, value: 5 }));
    const notesOf = (hours: readonly string[]) =>
      seriesFromRows(rows(hours), { zone: 'Europe/Berlin', intervalSeconds: 3600 }).notes;
    expect(notesOf(['00', '01', '02', '03', '04'])).toEqual([
      expect.stringContaining('2026-10-25: the time from 02:00 happened twice and is listed once'),
    ]);
    expect(notesOf(['00', '01', '02', '02', '03'])).toEqual([]);
    expect(notesOf(['01', '03', '08', '09'])).toEqual([]);
  });

  it('rows that a change of the clock leaves without a grid say so, and can be read as UTC', () => {
    const night = ['24 18:00', '25 00:00', '25 06:00', '25 12:00', '25 18:00'];
    const list = rows(...night.map((time, i): [string, number] => [`2026-10-${time}`, i]));
    expect(() => seriesFromRows(list, { zone: 'Europe/Berlin' })).toThrow(/Maybe clocks changed/);
    expect(() => seriesFromRows(list, { zone: 'Europe/Berlin', intervalSeconds: 21_600 })).toThrow(
      /Maybe clocks changed/,
    );
    expect(seriesFromRows(list, { zone: 'UTC' }).series.values).toEqual([0, 1, 2, 3, 4]);
  });

  it('a given interval settles what the timestamps leave open', () => {
    const list = at(['09:00', '10:00', '11:00', '11:30']);
    expect(() => seriesFromRows(list, { zone: 'UTC' })).toThrow(/one interval/);
    expect(seriesFromRows(list, { zone: 'UTC', intervalSeconds: 1800 }).series.values).toEqual([
      0,
      null,
      1,
      null,
      2,
      3,
    ]);
    expect(() => seriesFromRows(list, { zone: 'UTC', intervalSeconds: 3600 })).toThrow(
      expect.objectContaining({ path: 'rows[3].timestamp' }),
    );
  });

  it('an unknown zone is an error', () => {
    expect(() => seriesFromRows(at(['09:00']), { zone: 'Asia/Beijing2' })).toThrow(/IANA/);
  });
});
