import { checkInstant, gridDays } from 'staffcast/time';
import { describe, expect, it } from 'vitest';

describe('an instant', () => {
  it.each([
    '2026-11-11T10:30:00+08:00',
    '2026-11-11T10:30Z',
    '2026-11-11T02:30:00.000Z',
    '2026-11-11T10:30:00-0330',
  ])('%s is one', (text) => expect(() => checkInstant('f', 'at', text)).not.toThrow());

  it.each([
    '2026-11-11 10:30',
    '2026-11-11T10:30:00',
    '2026-11-11',
    '2026-02-30T10:30:00Z',
    '2026-11-11T25:00:00Z',
    '2026-11-11 10:30+08:00',
    'soon',
    1_794_364_200_000,
    null,
  ])('%j, without a date, a time or an offset, is none', (value) => {
    expect(() => checkInstant('f', 'at', value)).toThrow(
      expect.objectContaining({ code: 'bad-date', path: 'at', message: expect.stringMatching(/\+08:00/) }),
    );
  });

  it('a grid that would begin at another instant on another machine is refused', () => {
    const grid = { zone: 'UTC', start: '2026-11-11T00:00:00', intervalSeconds: 3600, length: 24 };
    expect(() => gridDays(grid)).toThrow(expect.objectContaining({ path: 'grid.start' }));
  });
});
