import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { type DayReview, type ReviewDayOptions, reviewDay } from '../../src/coverage/index.ts';
import { StaffcastError } from '../../src/errors/index.ts';
import { fit, forecast } from '../../src/forecasting/index.ts';
import { textReview } from '../../src/report/index.ts';
import { reviewStretches } from '../../src/report/text/reviewStretches.ts';
import { makeGrid, makeSeries } from '../../src/time/index.ts';
import { deepFreeze } from './deepFreeze.ts';

const rows = (from: string, days: number) => makeGrid({ zone: 'UTC', from, days, intervalSeconds: 7200 });
const shape = [null, 20, 30, 160, 420, 520, 480, 430, 460, 380, 200, null];
const history = makeSeries(rows('2026-09-14', 56), Array.from({ length: 56 }, () => shape).flat());
const model = fit(history);
const planned = forecast(model, { grid: rows('2026-11-09', 1) });
const agents = [0, 2, 3, 8, 17, 21, 19, 17, 18, 16, 9, 0];

function review(more: Partial<ReviewDayOptions> & Pick<ReviewDayOptions, 'seen'>): DayReview {
  const target = { target: 0.8, withinSeconds: 20 };
  return reviewDay({ model, planned, agents, ahtSeconds: 240, patienceSeconds: 120, target, ...more });
}

/** 25 rows in Berlin, the hour from two to three twice. */
function longDay(): DayReview {
  const berlin = (from: string, days: number) =>
    makeGrid({ zone: 'Europe/Berlin', from, days, intervalSeconds: 3600 });
  const past = berlin('2026-09-21', 28);
  const own = fit(makeSeries(past, new Array(past.length).fill(100)));
  const day = forecast(own, { grid: berlin('2026-10-25', 1) });
  const present = day.mean.map((_, row) => (row < 4 ? 1 : 12));
  return review({ model: own, planned: day, agents: present, seen: { contacts: [100, 100] } });
}

const busy = {
  contacts: [null, 23, 35, 200, 540],
  ahtSeconds: [0, 240, 250, 250, 260],
  agents: [0, 2, 3, 8, 16],
  counted: { contacts: 798, inTime: 520 },
  waiting: 6,
};

const sample = deepFreeze(review({ seen: busy }));

describe('textReview', () => {
  const share = fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: null });
  const count = fc.double({ min: 0, max: 1e7, noNaN: true });
  const perRow = fc.array(fc.double({ min: -40, max: 40, noNaN: true }), { minLength: 7, maxLength: 7 });
  /** A review with other numbers, whether they go together or not. */
  const gapped = (gaps: readonly number[]): DayReview => {
    const surplus = gaps.map((gap) => Math.max(0, gap));
    const shortfall = gaps.map((gap) => Math.max(0, -gap));
    return { ...sample, coverage: { ...sample.coverage, surplus, shortfall } };
  };

  test.prop([perRow, share, share, count, count, fc.boolean()])(
    'keeps to 100 columns and to numbers, whatever the day',
    (gaps, toDate, atClose, actual, planned, onTrack) => {
      const text = textReview({
        ...gapped(gaps),
        contacts: { soFar: { actual, planned }, rest: { expected: planned, planned: actual } },
        day: { ...sample.day, toDate, atClose, onTrack },
      });
      for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(100);
      expect(text).not.toMatch(/NaN|undefined|Infinity|null/);
    },
  );

  test.prop([perRow])(
    'its stretches hold every row that is notably short or over, once, and no other',
    (gaps) => {
      const now = gapped(gaps);
      // The last row is closed.
      const sum = (least: number, sign: 1 | -1) =>
        gaps.slice(0, 6).reduce((hours, gap) => hours + (sign * gap >= least ? 2 * sign * gap : 0), 0);
      const hours = (kind: 'short' | 'spare') =>
        reviewStretches(now).reduce((all, each) => all + (each.kind === kind ? each.hours : 0), 0);
      expect(hours('short')).toBeCloseTo(sum(0.5, -1), 6);
      expect(hours('spare')).toBeCloseTo(sum(1, 1), 6);
      const ends = reviewStretches(now).flatMap(({ from, to }) => [from, to]);
      expect(ends).toEqual([...ends].sort());
    },
  );

  it('is a briefing that a team leader can read at ten', () => {
    const text = textReview(sample, { title: 'Online shop' });
    expect(text).toBe(`ONLINE SHOP
Mon 2026-11-09, 10:00, time zone UTC: ACT
Contacts: 798 so far, 127 % of the 630 forecast; 2,470 still expected, 100 % of the 2,470 forecast.
Service level: 65 % so far, 72 % at the end of the day as things stand; target 80 % in 20 s
(offered).
The target is within reach: 91 % if everybody from now on were answered in time.
Waiting now: 6.
Handle time: 107 % of plan so far, and taken to stay so.
Agents present in the last hour: 94 % of plan, and taken to stay so.

THE REST OF THE DAY: agents against the least that meet the target from here
10:00–20:00  0.9 to 2.2 agents short, 19 h

WHAT CAN BE DONE
- 2 more people from 10:00 to the end of the day (24 h) bring the day to its target.
- 3 more people from 12:00 to the end of the day (30 h) bring the day to its target.

WARNINGS
- act: 4 intervals in a row above the forecast's band, limit 4.
- act: 798 contacts so far where 630 were forecast, 27 % off, limit 20 %.
- watch: handle time of the last hour is 260 s where 240 s were planned, 8 % more, limit 5 %.
- watch: 6 % of the agents planned for the last hour were missing, limit 5 %.
- act: the day is heading for a service level of 72 %, target 80 %.
`);
  });

  it('is the same after a trip through JSON, and names nothing without a title', () => {
    expect(textReview(JSON.parse(JSON.stringify(sample)))).toBe(textReview(sample));
    expect(textReview(sample)).toMatch(/^Mon 2026-11-09, 10:00/);
  });

  it('of a day that runs as planned warns of nothing', () => {
    const text = textReview(review({ seen: { contacts: planned.mean.slice(0, 5) } }));
    expect(text).toMatch(
      /^Mon 2026-11-09, 10:00, time zone UTC: no warnings\nContacts: 630 so far, 100 % of the 630/,
    );
    expect(text).not.toMatch(/WARNINGS|OUT OF REACH|Handle time|Waiting|Agents present/);
    expect(text).toContain('The plan meets the target.');
  });

  it('says when nothing helps any more', () => {
    const lost = review({
      seen: { contacts: [null, 20, 300, 900, 900], counted: { contacts: 2120, inTime: 20 } },
    });
    const text = textReview(lost);
    expect(text).toMatch(/OUT OF REACH: \d+ % if everybody/);
    expect(text).toContain('- From 10:00 on no number of people is enough.');
    expect(text).toContain('agents against those who would answer nearly everybody in time');
  });

  it('has the clock of the zone, on a day of 25 hours too', () => {
    const now = longDay();
    expect(textReview(now)).toMatch(/^Sun 2026-10-25, 02:00, time zone Europe\/Berlin/);
    expect(reviewStretches(now)[0]).toMatchObject({ from: '02:00', to: '03:00', kind: 'short' });
    expect(reviewStretches(now).at(-1)!.to).toBe('24:00');
  });

  it.each<[string, unknown, object?]>([
    ['review', undefined],
    ['review.target', {}],
    ['review.coverage.surplus.length', { ...sample, coverage: { surplus: [], shortfall: [] } }],
    ['options.name', sample, { name: 'Shop' }],
  ])('names %s when it is wrong', (path, given, options) => {
    const call = () => textReview(given as DayReview, options as never);
    expect(call).toThrow(StaffcastError);
    expect(call).toThrow(`textReview: \`${path}\``);
  });
});

describe('contacts of a review', () => {
  it('are those that came and those to come, beside the plan of the same open rows', () => {
    for (const contacts of [[null, 40, null, 90, 0, 3], [null], new Array<number>(11).fill(50)]) {
      const now = review({ seen: { contacts }, helpFromRows: [] });
      const sum = (list: readonly (number | null)[]) => list.reduce<number>((all, n) => all + (n ?? 0), 0);
      const open = planned.mean.filter((_, row) => row < contacts.length && contacts[row] !== null);
      expect(now.contacts.soFar).toEqual({ actual: sum(contacts), planned: sum(open) });
      expect(now.contacts.rest.expected).toBeCloseTo(sum(now.forecast.mean), 9);
      expect(now.contacts.rest.planned).toBeCloseTo(sum(planned.mean.slice(contacts.length)), 9);
      expect(now.target).toEqual({ target: 0.8, withinSeconds: 20 });
    }
  });
});
