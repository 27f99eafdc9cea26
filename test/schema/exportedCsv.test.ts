import { fc, test } from '@fast-check/vitest';
import {
  type HistoryCsvOptions,
  parseHistoryCsv,
  parseQueueCsv,
  type QueueCsvOptions,
} from 'staffcast/schema';
import { addDays, seriesFromQueueRows } from 'staffcast/time';
import { describe, expect, test as plainTest } from 'vitest';

const two = (part: number) => String(part).padStart(2, '0');
const day = fc.integer({ min: 0, max: 4000 }).map((days) => addDays('2020-01-01', days));
const rows = fc.array(
  fc.record({
    date: day,
    minute: fc.nat(1439),
    value: fc.option(
      fc.integer({ min: 0, max: 1e7 }).map((hundredths) => hundredths / 100),
      { nil: null },
    ),
  }),
  { minLength: 1, maxLength: 20 },
);
const style = fc.record({
  dateOrder: fc.constantFrom('year-month-day', 'day-month-year', 'month-day-year'),
  between: fc.constantFrom('-', '/', '.'),
  padded: fc.boolean(),
  halves: fc.boolean(),
  separator: fc.constantFrom(',', ';', '\t', '|'),
  decimalComma: fc.boolean(),
  apart: fc.boolean(),
  end: fc.constantFrom('\n', '\r\n'),
});
type Style = typeof style extends fc.Arbitrary<infer T> ? T : never;

function written(date: string, { dateOrder, between, padded }: Style): string {
  const parts = date.split('-').map(Number);
  const order = { year: 0, month: 1, day: 2 };
  const names = dateOrder.split('-') as (keyof typeof order)[];
  return names.map((name) => (padded ? two(parts[order[name]]!) : String(parts[order[name]]))).join(between);
}

function clock(minute: number, { padded, halves }: Style): string {
  const hour = Math.floor(minute / 60);
  const shown = halves ? hour % 12 || 12 : hour;
  return `${padded ? two(shown) : shown}:${two(minute % 60)}${halves ? (hour < 12 ? ' AM' : ' PM') : ''}`;
}

function quoted(field: string, separator: string): string {
  return field.includes(separator) ? `"${field}"` : field;
}

describe('files as programs export them', () => {
  test.prop([rows, style])('whatever the style, the rows are read back', (list, how) => {
    const { separator, apart, dateOrder, decimalComma, end } = how;
    const header = apart ? ['Datum', 'Zeit', 'Rest', 'Anrufe'] : ['Zeitpunkt', 'Rest', 'Anrufe'];
    const lines = list.map(({ date, minute, value }) => {
      const number = value === null ? '' : String(value).replace('.', decimalComma ? ',' : '.');
      const when = [written(date, how), clock(minute, how)];
      const fields = [...(apart ? when : [when.join(' ')]), 'x', number];
      return fields.map((field) => quoted(field, separator)).join(separator);
    });
    const text = `\uFEFF${[header.join(separator), ...lines, ''].join(end)}`;
    const columns = {
      ...(apart ? { date: 'Datum', time: 'Zeit' } : { timestamp: 'Zeitpunkt' }),
      value: 'anrufe',
    };
    const expected = list.map(({ date, minute, value }) => ({
      timestamp: `${date} ${two(Math.floor(minute / 60))}:${two(minute % 60)}`,
      value,
    }));
    expect(parseHistoryCsv(text, { columns, dateOrder, decimalComma })).toEqual(expected);
    expect(parseHistoryCsv(text, { columns, dateOrder, decimalComma, separator })).toEqual(expected);
  });

  plainTest('keeps offsets from UTC, which do not move with the time of day', () => {
    const rows = ['2026-10-31 08:00-04:00', '2026-10-31 08:30-04:00', '2026-11-01 08:00-05:00'];
    const text = `timestamp,value\n${rows.map((row) => `${row},1`).join('\n')}`;
    expect(parseHistoryCsv(text).map(({ timestamp }) => timestamp)).toEqual(rows);
  });

  const named = { columns: { timestamp: 'When', value: 'Calls' } };
  const line = (when: string, calls: string) => `When;Calls\n2026-01-05 09:00;1\n${when};${calls}\n`;
  const us = { ...named, dateOrder: 'month-day-year' as const };
  plainTest.each<[string, string, HistoryCsvOptions, string, string, RegExp?]>([
    ['an ambiguous date', line('03/04/2026', '1'), named, 'bad-date', 'line 3, When', /dateOrder/],
    ['a date of another order', line('13/04/2026', '1'), us, 'bad-date', 'line 2, When'],
    ['a day that is not', 'When;Calls\n2026/02/30;1', named, 'bad-date', 'line 2, When'],
    ['two digits of a year', 'When;Calls\n3/4/26;1', us, 'bad-date', 'line 2, When'],
    ['25 hours', 'When;Calls\n2026/02/03 25:00;1', named, 'bad-date', 'line 2, When'],
    ['no such ISO day', 'When;Calls\n2026-02-30 09:00;1', named, 'bad-date', 'line 2, When'],
    ['24:00', 'When;Calls\n2026-02-03 24:00;1', named, 'bad-date', 'line 2, When'],
    ['no time of day', 'When;Calls\n2026-02-03 ;1\n2026-02-03 9;1', named, 'bad-date', 'line 3, When'],
    [
      'a span in the morning',
      'When;Calls\n2026-02-03 08:00-08:30;1\n2026-02-03 08:30-09:00;1',
      named,
      'bad-date',
      'line 2, When',
      /span/,
    ],
    [
      'spans of a night',
      'When;Calls\n2026-02-03 00:00-01:00;1\n2026-02-03 01:00-02:00;1\n2026-02-03 02:00-03:00;1',
      named,
      'bad-date',
      'line 2, When',
      /span/,
    ],
    ['a span', 'When;Calls\n2026-02-03 13:30-14:00;1', named, 'bad-date', 'line 2, When', /span/],
    ['0 PM', 'When;Calls\n2026/02/03 0:30 PM;1', named, 'bad-date', 'line 2, When'],
    ['13 PM', 'When;Calls\n2026/02/03 13:00 PM;1', named, 'bad-date', 'line 2, When'],
    ['a decimal comma', line('2026-01-05', '3,5'), named, 'not-a-number', 'line 3, Calls', /decimalComma/],
    ['minutes and seconds', line('2026-01-05', '3:50'), named, 'not-a-number', 'line 3, Calls', /H:MM:SS/],
    [
      'thousands by points',
      'When;Calls\n2026-01-05;15.000,5',
      { ...named, decimalComma: true },
      'not-a-number',
      'line 2, Calls',
      /thousands/,
    ],
    [
      'narrow spaces between thousands',
      line('2026-01-05', '15\u202f000'),
      named,
      'not-a-number',
      'line 3, Calls',
      /thousands/,
    ],
    ['another column', line('2026-01-05', '1'), { columns: { value: 'Chats' } }, 'unknown-field', 'line 1'],
    ['a column twice', 'When,Calls,calls\n2026-01-05,1,2', named, 'duplicate', 'line 1'],
    ['a field too many', 'When,Calls\n2026-01-05,1,2', named, 'wrong-length', 'line 2'],
    [
      'another separator',
      line('2026-01-05', '1'),
      { ...named, separator: ',' },
      'unknown-field',
      'line 1',
      /left out, it is found/,
    ],
    [
      'one column of two',
      line('2026-01-05', '1'),
      { columns: { timestamp: 'when', value: 'Chats' } },
      'unknown-field',
      'line 1',
      /must hold the columns "when", "Chats"; "Chats" is missing, got/,
    ],
    ['other columns', 'When;Calls\n2026-01-05;1', {}, 'unknown-field', 'line 1', /name them in `columns`/],
    [
      'a title above',
      `sep=;\n\n${line('2026-01-05', '1')}`,
      named,
      'unknown-field',
      'line 1',
      /line 3 is the header/,
    ],
    ['a time without a date', '', { columns: { time: 'Zeit' } }, 'inconsistent', 'options.columns'],
    [
      'a timestamp and a date',
      '',
      { columns: { timestamp: 'a', date: 'b' } },
      'inconsistent',
      'options.columns',
    ],
    ['a misspelt option', '', { dateOrdr: 1 } as never, 'unknown-field', 'options.dateOrdr'],
    ['an order of its own', '', { dateOrder: 'dmy' as never }, 'out-of-range', 'options.dateOrder'],
    ['a number as text', 5 as never, {}, 'wrong-type', 'text'],
  ])('%s: one clear error', (_, text, options, code, path, message = /^parseHistoryCsv/) => {
    expect(() => parseHistoryCsv(text, options)).toThrow(
      expect.objectContaining({
        name: 'StaffcastError',
        code,
        path,
        message: expect.stringMatching(message),
      }),
    );
  });

  plainTest(
    'without options a separator is found as well, and a date that begins with the year is read',
    () => {
      expect(parseHistoryCsv('timestamp;value\n2026/1/5 9:30;3\n')).toEqual([
        { timestamp: '2026-01-05 09:30', value: 3 },
      ]);
    },
  );

  plainTest('a time that is empty is not midnight', () => {
    const text = 'Datum;Zeit;Anrufe\n5.1.2026;;3';
    const columns = { date: 'Datum', time: 'Zeit', value: 'Anrufe' };
    expect(() => parseHistoryCsv(text, { columns, dateOrder: 'day-month-year' })).toThrow(
      expect.objectContaining({ code: 'bad-date', path: 'line 2, Datum Zeit' }),
    );
  });
});

describe('files of several queues', () => {
  const columns = { timestamp: 'time', queue: 'queue', values: ['calls', 'aht'] };
  const entry = fc.record({
    calls: fc.option(fc.nat(500), { nil: null }),
    aht: fc.integer({ min: 1, max: 999 }),
  });

  test.prop([
    fc.uniqueArray(fc.constantFrom('sales', 'service', '__proto__', '7', 'a,"b"'), { minLength: 1 }),
    fc.array(fc.array(entry, { minLength: 5, maxLength: 5 }), { minLength: 2, maxLength: 12 }),
    fc.boolean(),
  ])('each is read as if it were alone, in either order of the file', (names, times, byQueue) => {
    const cells = times.flatMap((entries, t) =>
      names.map((queue, q) => ({ t, q, queue, ...entries[q]!, when: `2026-01-05 ${two(t)}:00` })),
    );
    if (byQueue) cells.sort((a, b) => a.q - b.q || a.t - b.t);
    const lines = cells.map(
      ({ when, queue, calls, aht }) =>
        `${when},"${queue.replaceAll('"', '""')}",${calls ?? ''},0:00:${two(aht % 60)}`,
    );
    const parsed = parseQueueCsv(['time,queue,calls,aht', ...lines].join('\n'), { columns });
    const { queues } = seriesFromQueueRows(parsed, { zone: 'UTC' });
    expect(Object.keys(queues).sort()).toEqual([...names].sort());
    for (const [q, name] of names.entries()) {
      expect(queues[name]!.calls!.values).toEqual(times.map((entries) => entries[q]!.calls));
      expect(queues[name]!.aht!.values).toEqual(times.map((entries) => entries[q]!.aht % 60));
    }
  });

  plainTest('without a column of queues there is one', () => {
    const rows = parseQueueCsv('time\tcalls\taht\n2026-01-05\t3\t240', {
      columns: { timestamp: 'time', values: ['calls', 'aht'] },
    });
    expect(rows).toEqual([{ timestamp: '2026-01-05', values: { calls: 3, aht: 240 } }]);
    expect(seriesFromQueueRows(rows, { zone: 'UTC' }).queues.all?.aht?.values).toEqual([240]);
  });

  plainTest.each<[string, string, Partial<QueueCsvOptions['columns']>, string, string]>([
    ['no queue in a row', '2026-01-05,,3,240', {}, 'wrong-type', 'line 2, queue'],
    ['a wrong number', '2026-01-05,a,3,fast', {}, 'not-a-number', 'line 2, aht'],
    ['no columns of numbers', '2026-01-05,a,3,240', { values: [] }, 'empty', 'options.columns.values'],
    ['an unknown column', '2026-01-05,a,3,240', { values: ['asa'] }, 'unknown-field', 'line 1'],
  ])('%s: one clear error', (_, text, more, code, path) => {
    const options = { columns: { ...columns, ...more } };
    expect(() => parseQueueCsv(`time,queue,calls,aht\n${text}`, options)).toThrow(
      expect.objectContaining({ name: 'StaffcastError', code, path }),
    );
  });
});
