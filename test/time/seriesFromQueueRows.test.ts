import { type QueueRow, seriesFromQueueRows, seriesFromRows } from 'staffcast/time';
import { describe, expect, test } from 'vitest';

const row = (timestamp: string, queue: string, calls: number | null): QueueRow => {
  return { timestamp, queue, values: { calls } };
};

describe('seriesFromQueueRows', () => {
  const night = ['01:30', '02:00', '02:30', '02:00', '02:30', '03:00'].map((time) => `2026-10-25 ${time}`);

  test('the hour that happens twice is read for each queue, listed side by side', () => {
    const rows = night.flatMap((time, i) => [row(time, 'a', i), row(time, 'b', 10 + i)]);
    const { queues } = seriesFromQueueRows(rows, { zone: 'Europe/Berlin' });
    const alone = seriesFromRows(
      night.map((timestamp, value) => ({ timestamp, value })),
      { zone: 'Europe/Berlin' },
    ).series;
    expect(queues.a?.calls).toEqual(alone);
    expect(queues.b?.calls?.values).toEqual([10, 11, 12, 13, 14, 15]);
  });

  test('all queues share the grid of all rows', () => {
    const rows = [row('2026-01-05', 'a', 1), row('2026-01-06', 'b', 2), row('2026-01-07', 'a', 3)];
    const { queues } = seriesFromQueueRows(rows, { zone: 'UTC' });
    expect(queues.a?.calls?.values).toEqual([1, null, 3]);
    expect(queues.b?.calls?.values).toEqual([null, 2, null]);
    expect(queues.b?.calls?.grid).toEqual(queues.a?.calls?.grid);
  });

  test('an hour that clocks skip is noted once, and an error with calls in it', () => {
    const spring = (calls: number) => [
      { timestamp: '2026-03-29 01:00', queue: 'a', values: { calls: 1, aht: 9 } },
      { timestamp: '2026-03-29 02:00', queue: 'a', values: { calls, aht: null } },
      { timestamp: '2026-03-29 03:00', queue: 'a', values: { calls: 2, aht: 9 } },
    ];
    const { queues, notes } = seriesFromQueueRows(spring(0), { zone: 'Europe/Berlin' });
    expect([queues.a?.calls?.values, notes.length]).toEqual([[1, 2], 1]);
    expect(() => seriesFromQueueRows(spring(5), { zone: 'Europe/Berlin' })).toThrow(/clocks skip/);
  });

  const sales = row('2026-01-05 09:00', 'sales', 1);
  test.each<[string, QueueRow[], string, string]>([
    ['no rows', [], 'empty', 'rows'],
    ['a row twice', [row('2026-01-05 09:00', 'x', 1), sales, sales], 'duplicate', 'rows[2].timestamp'],
    ['unsorted', [sales, row('2026-01-05 08:00', 'sales', 1)], 'unsorted', 'rows[1].timestamp'],
    ['NaN', [row('2026-01-04', 'x', 1), row('2026-01-05', 'y', NaN)], 'not-a-number', 'rows[1].values.calls'],
    ['no name', [row('2026-01-05', '', 1)], 'wrong-type', 'rows[0].queue'],
    [
      'off the grid',
      [sales, row('2026-01-05 09:05', 'b', 1), row('2026-01-05 09:12', 'b', 1)],
      'inconsistent',
      'rows[2].timestamp',
    ],
  ])('%s: one error that names the row', (_, rows, code, path) => {
    const options = { zone: 'UTC', intervalSeconds: 300 };
    expect(() => seriesFromQueueRows(rows, options)).toThrow(
      expect.objectContaining({ name: 'StaffcastError', code, path }),
    );
  });
});
