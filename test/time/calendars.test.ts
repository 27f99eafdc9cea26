import chineseDays from 'chinese-days';
import fc from 'fast-check';
import { addDays, calendarLookup, chinaHolidays, eventDay, makeGrid, openShares } from 'staffcast/time';
import { describe, expect, it } from 'vitest';

describe('holidays', () => {
  const on = calendarLookup(chinaHolidays);

  it('agree with chinese-days on every day of the covered range', () => {
    for (let date = chinaHolidays.from; date <= chinaHolidays.to; date = addDays(date, 1)) {
      const day = on(date);
      if (!day.announced) throw new Error(`${date} should be covered`);
      const works = day.kind === 'workingDay' || day.kind === 'makeupWorkday';
      expect([date, works]).toEqual([date, chineseDays.isWorkday(date)]);
    }
  });

  it('say "not announced" outside their range instead of guessing', () => {
    expect(on('2022-12-31')).toEqual({ announced: false, date: '2022-12-31' });
    expect(on('2027-01-01')).toEqual({ announced: false, date: '2027-01-01' });
    expect(on('2026-12-31').announced).toBe(true);
    expect(() => on('2026-13-01')).toThrow(/YYYY-MM-DD/);
  });

  it('tell working days, rest days, holidays and make-up days apart', () => {
    const kind = (date: string) => {
      const day = on(date);
      return day.announced ? [day.kind, day.name] : null;
    };
    expect(kind('2026-11-11')).toEqual(['workingDay', null]);
    expect(kind('2026-11-14')).toEqual(['restDay', null]);
    expect(kind('2026-10-01')).toEqual(['holiday', 'National Day']);
    expect(kind('2026-10-10')).toEqual(['makeupWorkday', 'National Day']);
  });

  it('refuse dates outside the range and dates listed twice', () => {
    const day = { date: '2026-01-01', name: 'x', kind: 'holiday' as const };
    const make = (days: (typeof day)[]) => () =>
      calendarLookup({ name: 'c', from: '2026-01-01', to: '2026-12-31', days });
    expect(make([day, day])).toThrow(
      expect.objectContaining({ code: 'duplicate', path: 'calendar.days[1].date' }),
    );
    expect(make([{ ...day, date: '2027-01-01' }])).toThrow(expect.objectContaining({ code: 'out-of-range' }));
  });
});

describe('events', () => {
  it('a queue with a lag feels the same days, later', () => {
    const event = { name: 'Double-11', start: '2026-11-01', days: 14 };
    fc.assert(
      fc.property(fc.integer({ min: -30, max: 30 }), fc.nat(10), (day, lagDays) => {
        const date = addDays('2026-11-01', day);
        expect(eventDay({ ...event, lagDays }, addDays(date, lagDays))).toBe(eventDay(event, date));
        expect(eventDay(event, date)).toBe(day >= 0 && day < 14 ? day : null);
      }),
    );
  });

  it('needs a length and a lag that make sense', () => {
    const event = { name: 'x', start: '2026-11-01', days: 0 };
    expect(() => eventDay(event, '2026-11-01')).toThrow(expect.objectContaining({ path: 'event.days' }));
    expect(() => eventDay({ ...event, days: 1, lagDays: -1 }, '2026-11-01')).toThrow(/lagDays/);
  });
});

describe('opening hours', () => {
  const everyDay = (ranges: { from: string; to: string }[]) => ({
    weekly: {
      monday: ranges,
      tuesday: ranges,
      wednesday: ranges,
      thursday: ranges,
      friday: ranges,
      saturday: ranges,
      sunday: ranges,
    },
  });

  it('the shares of a day add up to its opening hours, whatever the interval', () => {
    fc.assert(
      fc.property(
        fc.nat(95),
        fc.integer({ min: 1, max: 96 }),
        fc.constantFrom(300, 900, 3600, 7200),
        (a, b, step) => {
          const from = Math.min(a, b) * 15;
          const to = Math.max(a, b, Math.min(a, b) + 1) * 15;
          const clock = (m: number) =>
            `${String(Math.floor(m / 60)).padStart(2, '0')}:${String(m % 60).padStart(2, '0')}`;
          const grid = makeGrid({
            zone: 'Asia/Shanghai',
            from: '2026-11-11',
            days: 3,
            intervalSeconds: step,
          });
          const shares = openShares(grid, everyDay([{ from: clock(from), to: clock(to) }]));
          const seconds = shares.reduce((sum, share) => sum + share * step, 0);
          expect(seconds).toBeCloseTo(3 * (to - from) * 60, 6);
        },
      ),
    );
  });

  it('overlapping ranges count once, exceptions replace the weekday, other weekdays are closed', () => {
    const grid = makeGrid({ zone: 'UTC', from: '2026-11-09', days: 2, intervalSeconds: 43_200 });
    const monday = [
      { from: '06:00', to: '12:00' },
      { from: '09:00', to: '18:00' },
    ];
    expect([...openShares(grid, { weekly: { monday } })]).toEqual([0.5, 0.5, 0, 0]);
    expect([...openShares(grid, { weekly: { monday }, exceptions: { '2026-11-09': [] } })]).toEqual([
      0, 0, 0, 0,
    ]);
  });

  it('a skipped hour is not open: the day keeps only hours that happen', () => {
    const grid = makeGrid({ zone: 'Europe/Berlin', from: '2026-03-29', days: 1, intervalSeconds: 3600 });
    expect(openShares(grid, everyDay([{ from: '00:00', to: '04:00' }])).reduce((a, b) => a + b)).toBe(3);
  });

  it('a range past midnight says what to do', () => {
    const grid = makeGrid({ zone: 'UTC', from: '2026-11-09', days: 1, intervalSeconds: 3600 });
    const hours = (from: string, to: string) => () =>
      openShares(grid, { weekly: { monday: [{ from, to }] } });
    expect(hours('22:00', '06:00')).toThrow(/split it at 24:00/);
    expect(hours('9:00', '18:00')).toThrow(expect.objectContaining({ path: 'hours.weekly.monday[0].from' }));
    expect(hours('09:00', '24:30')).toThrow(/time of day/);
  });
});
