import { makeBlocks } from 'staffcast/borrowing';
import { makeGrid } from 'staffcast/time';
import { describe, expect, test } from 'vitest';

const clock = [
  { name: 'night', from: '00:00', to: '08:00' },
  { name: 'day', from: '08:00', to: '18:30' },
  { name: 'evening', from: '18:30', to: '24:00' },
];

describe('makeBlocks', () => {
  test.each([
    ['2026-03-29', 46],
    ['2026-06-01', 48],
    ['2026-10-25', 50],
  ])('blocks that cover the clock cover every row of %s once', (from, rows) => {
    const grid = makeGrid({ zone: 'Europe/Berlin', from, days: 1, intervalSeconds: 1800 });
    const blocks = makeBlocks(grid, { clock });
    expect(blocks.map((b) => b.to - b.from).reduce((a, b) => a + b)).toBe(rows);
    for (let i = 1; i < blocks.length; i++) expect(blocks[i]!.from).toBe(blocks[i - 1]!.to);
  });

  test('a block past midnight belongs to the day on which it starts', () => {
    const grid = makeGrid({ zone: 'Asia/Shanghai', from: '2026-11-10', days: 2, intervalSeconds: 3600 });
    const blocks = makeBlocks(grid, { clock: [{ name: 'late', from: '22:00', to: '06:00' }] });
    expect(blocks).toEqual([
      { id: '2026-11-10 late', date: '2026-11-10', from: 22, to: 30 },
      { id: '2026-11-11 late', date: '2026-11-11', from: 46, to: 48 },
    ]);
  });

  test.each([
    [[{ name: 'a', from: '8:00', to: '12:00' }], 'clock[0].from'],
    [[{ name: 'a', from: '08:00', to: '24:30' }], 'clock[0].to'],
    [[clock[0]!, clock[0]!], 'clock[1].name'],
    [[clock[0]!, { name: 'b', from: '07:30', to: '09:00' }], 'clock'],
    [[{ name: 'a', from: '08:15', to: '12:00' }], 'clock[0].from'],
    [[{ name: 'a', from: '08:30', to: '12:45' }], 'clock[0].to'],
  ])('%#: bad clock', (bad, path) => {
    const grid = makeGrid({ zone: 'Asia/Shanghai', from: '2026-11-10', days: 1, intervalSeconds: 1800 });
    expect(() => makeBlocks(grid, { clock: bad })).toThrow(expect.objectContaining({ path }));
  });

  test('an edge inside a row is refused, and not moved to the next one', () => {
    const grid = makeGrid({ zone: 'Asia/Shanghai', from: '2026-11-10', days: 2, intervalSeconds: 3600 });
    expect(() => makeBlocks(grid, { clock: [{ name: 'a', from: '08:30', to: '12:30' }] })).toThrow(
      /`clock\[0\]\.from` must be the start of a row, as on 2026-11-10 08:00 or 09:00 is, got "08:30"/,
    );
  });

  test('an hour that the clock skips is no such edge', () => {
    const grid = makeGrid({ zone: 'Europe/Berlin', from: '2026-03-29', days: 1, intervalSeconds: 1800 });
    const [block] = makeBlocks(grid, { clock: [{ name: 'a', from: '02:30', to: '04:00' }] });
    expect(block).toMatchObject({ from: 4, to: 6 });
  });
});
