import { describe, expect, it } from 'vitest';
import type { StaffcastError } from '../../src/errors/index.ts';
import { explain, fit, fitHandleTime, forecast, forecastHandleTime } from '../../src/forecasting/index.ts';
import {
  addDays,
  chinaHolidays,
  daysBetween,
  type ExpectedFactor,
  type HolidayCalendar,
  makeGrid,
  makeSeries,
  sliceSeries,
} from '../../src/time/index.ts';
import { daysAfter, generatedQueue } from './generated.ts';

const course = [0.2, 0.25, 0.3, 0.35, 0.4, 0.5, 0.6, 0.7, 0.9, 1.2, 1.3, 0.8, 0.5, 0.3];

/** 26 months with a festival on 1 to 14 November; the queue feels it `lagDays` later, each year in another size. */
function festivalQueue(seed: number, lagDays: number) {
  const sizes: { [year: string]: number } = { '2024': 0.9, '2025': 1.1, '2026': 1 };
  const factor = (date: string) => {
    const year = date.slice(0, 4);
    const day = daysBetween(`${year}-11-01`, date) - lagDays;
    return 1 + (sizes[year] ?? 0) * (course[day] ?? 0);
  };
  const queue = generatedQueue({
    seed,
    from: '2024-09-01',
    days: 819,
    zone: 'Asia/Shanghai',
    intervalSeconds: 7200,
    perDay: 9000,
    daySpread: 0.04,
    factor,
  });
  const events = [2024, 2025, 2026].map((year) => ({
    name: 'Double-11',
    start: `${year}-11-01`,
    days: 14,
    lagDays,
  }));
  const cut = daysBetween('2024-09-01', '2026-11-01');
  const perDay = 12;
  const history = {
    grid: { ...queue.grid, length: cut * perDay },
    values: queue.series.values.slice(0, cut * perDay),
  };
  const truth = Array.from({ length: 28 }, (_, day) => {
    const from = (cut + day) * perDay;
    return queue.expected.slice(from, from + perDay).reduce((a, b) => a + b, 0);
  });
  return { history, events, truth };
}

describe('events', () => {
  it.each([0, 3])('an event seen twice is learned by its day, with a lag of %i days', (lagDays) => {
    const { history, events, truth } = festivalQueue(7, lagDays);
    const model = fit(history, { events, calendar: chinaHolidays });
    const next = forecast(model, { grid: daysAfter(history, '2026-11-01', 28) });
    const error = next.days.reduce(
      (sum, day, i) => sum + Math.abs((day.mean as number) - (truth[i] as number)),
      0,
    );
    expect(error / truth.reduce((a, b) => a + b, 0)).toBeLessThan(0.08);
    const peak = next.days.reduce(
      (best, day, i) => ((day.mean ?? 0) > (next.days[best]?.mean ?? 0) ? i : best),
      0,
    );
    expect(Math.abs(peak - (10 + lagDays))).toBeLessThanOrEqual(1);
    const inside = next.days.filter(({ quantiles }, i) => {
      const at = (p: number) => quantiles.find(({ probability }) => probability === p)?.value as number;
      return (truth[i] as number) >= at(0.1) && (truth[i] as number) <= at(0.9);
    });
    expect(inside.length).toBeGreaterThanOrEqual(22);
  });

  it('is as sure of an event of every Monday as of Mondays, though it cannot tell the two apart', () => {
    const { series } = generatedQueue({ seed: 3, days: 140, intervalSeconds: 86_400 });
    const events = Array.from({ length: 24 }, (_, week) => ({
      ...{ name: 'newsletter', start: addDays('2026-01-05', 7 * week), days: 1 },
    }));
    const grid = daysAfter(series, '2026-05-25', 14);
    const width = (next: ReturnType<typeof forecast>) => {
      const [low, high] = [next.quantiles[1], next.quantiles[3]].map((q) => q?.values[0] as number);
      return (high as number) / (low as number) - 1;
    };
    const plain = width(forecast(fit(series), { grid }));
    expect(width(forecast(fit(series, { events }), { grid })) / plain).toBeLessThan(1.5);
  });

  it('is explained by date: the effects of a day multiply to what it is taken to bring', () => {
    const { history: all, events } = festivalQueue(7, 0);
    // Ends before the run-up of the next festival, which tells of its size.
    const history = sliceSeries(all, 0, all.values.length - 12 * 5);
    const model = fit(history, { events, calendar: chinaHolidays });
    const { specialDays, effects } = explain(model);
    const peak = specialDays.find(({ date }) => date === '2025-11-11');
    expect(peak?.names).toEqual(['event Double-11 10']);
    expect(peak?.factor).toBeGreaterThan(2);
    for (const { names, factor, logSd } of specialDays) {
      expect(logSd).toBeGreaterThan(0);
      const own = names.map((name) => effects.find((effect) => effect.name === name));
      const product = own.reduce((sum, effect) => sum * (effect?.factor ?? 1), 1);
      expect(factor).toBeCloseTo(product, 9);
    }
    const next = forecast(model, { grid: daysAfter(history, '2026-11-01', 14) });
    const part = next.parts.find(({ date }) => date === '2026-11-11');
    expect((part?.event ?? 0) * (part?.holiday ?? 0)).toBeCloseTo(peak?.factor ?? 0, 9);
  });

  it('is less sure of event days than of ordinary ones', () => {
    const { history, events } = festivalQueue(11, 0);
    const next = forecast(fit(history, { events }), { grid: daysAfter(history, '2026-11-01', 28) });
    const width = (day: number) => {
      const { quantiles, mean } = next.days[day] as (typeof next.days)[number];
      return ((quantiles[3]?.value as number) - (quantiles[1]?.value as number)) / (mean as number);
    };
    expect(width(10)).toBeGreaterThan(1.5 * width(25));
  });

  it('is surer of an event the oftener it was seen alike, and less where its occurrences differed', () => {
    /** A festival of three days each year, of these sizes; the next one's 80 % band, over its expectation. */
    const widthAfter = (sizes: readonly number[]) => {
      const [first, last] = [2026 - sizes.length, 2026];
      const from = `${first}-06-01`;
      const factor = (date: string) =>
        date.slice(5) >= '11-10' && date.slice(5) <= '11-12'
          ? (sizes[Number(date.slice(0, 4)) - first] as number)
          : 1;
      const { series } = generatedQueue({
        ...{ seed: 4, from, days: daysBetween(from, '2026-11-08') },
        ...{ intervalSeconds: 86_400, daySpread: 0.02, perDay: 5000, factor },
      });
      const events = Array.from({ length: last - first + 1 }, (_, i) => ({
        name: 'sale',
        start: `${first + i}-11-10`,
        days: 3,
      }));
      const { days } = forecast(fit(series, { events }), { grid: daysAfter(series, '2026-11-08', 5) });
      const { mean, quantiles } = days[3]!;
      return ((quantiles[3]!.value ?? 0) - (quantiles[1]!.value ?? 0)) / (mean ?? 1);
    };
    const [once, twice, often] = [widthAfter([3]), widthAfter([3, 3]), widthAfter([3, 3, 3, 3])];
    expect(twice / once).toBeLessThan(0.8);
    expect(often / twice).toBeLessThan(0.85);
    expect(widthAfter([2, 4.5, 2.2, 4]) / often).toBeGreaterThan(1.7);
  });

  /** Errors of the rest of a first festival of 14 days, two, five and ten of which are seen, over four queues. */
  const errorsOfFirst = (course: (day: number) => number) =>
    [2, 5, 10].map((seen) => {
      const from = '2026-06-01';
      const start = '2026-11-01';
      const days = daysBetween(from, start);
      let [missed, total] = [0, 0];
      for (const seed of [6, 7, 8, 9]) {
        const { series, expected } = generatedQueue({
          ...{ seed, from, days: days + 14, intervalSeconds: 86_400, daySpread: 0.03, perDay: 4000 },
          factor: (__, day) => (day >= days ? course(day - days) : 1),
        });
        const cut = days + seen;
        const history = { grid: { ...series.grid, length: cut }, values: series.values.slice(0, cut) };
        const next = forecast(fit(history, { events: [{ name: 'festival', start, days: 14 }] }), {
          grid: daysAfter(series, addDays(from, cut), 14 - seen),
        });
        for (const [i, each] of expected.slice(cut).entries()) {
          missed += Math.abs(each - (next.mean[i] as number));
          total += each;
        }
      }
      return missed / total;
    });

  it.each([
    ['a plateau', () => 2, [0.3, 0.06, 0.025]],
    ['a lower level', () => 0.6, [0.3, 0.06, 0.03]],
    ['a decay', (day: number) => 1 + 4 * Math.exp(-day / 4), [0.2, 0.16, 0.09]],
    ['a slow decay', (day: number) => 1 + 2 * Math.exp(-day / 10), [0.12, 0.11, 0.05]],
    ['a rise', (day: number) => 1 + (1.2 * day) / 14, [0.4, 0.37, 0.26]],
  ])('never seen before are known by their first days: %s', (_, course, most) => {
    for (const [i, error] of errorsOfFirst(course).entries()) expect(error).toBeLessThan(most[i] as number);
  });

  /** A queue with an event on days that bring `factor`, up to `seen` of its days, and what is forecast for the rest. */
  const expectedRest = (
    { expected, factor, earlier }: { expected?: ExpectedFactor; factor: number; earlier?: number },
    seen: number,
    seed = 3,
  ) => {
    const [from, start, before] = ['2025-06-01', '2026-06-01', '2025-09-01'];
    const [at, was] = [daysBetween(from, start), daysBetween(from, before)];
    const { series, expected: truth } = generatedQueue({
      ...{ seed, from, days: at + 14, intervalSeconds: 86_400, daySpread: 0.03, perDay: 4000 },
      factor: (_, day) =>
        day >= at ? factor : earlier !== undefined && day >= was && day < was + 14 ? earlier : 1,
    });
    const cut = at + seen;
    const history = { grid: { ...series.grid, length: cut }, values: series.values.slice(0, cut) };
    const event = { name: 'festival', days: 14, ...(expected && { expected }) };
    const events = [...(earlier === undefined ? [] : [{ ...event, start: before }]), { ...event, start }];
    const next = forecast(fit(history, { events }), {
      grid: daysAfter(series, addDays(from, cut), 14 - seen),
    });
    const rest = truth.slice(cut);
    const sum = (list: readonly (number | null)[]) => list.reduce<number>((a, b) => a + (b ?? 0), 0);
    return { next, bias: sum(next.mean) / sum(rest) - 1 };
  };

  it('are forecast at the factor expected of them, as unsure as it is', () => {
    const expected = { factor: 1.5, factorLow: 1.2, factorHigh: 1.9 };
    const { next, bias } = expectedRest({ expected, factor: 1.5 }, 0);
    expect(Math.abs(bias)).toBeLessThan(0.02);
    const [low, high] = [next.quantiles[1]!.values, next.quantiles[3]!.values];
    for (const [day, mean] of next.mean.entries()) {
      expect((low[day] as number) / (mean as number)).toBeCloseTo(1.2 / 1.5, 1);
      expect((high[day] as number) / (mean as number)).toBeCloseTo(1.9 / 1.5, 1);
    }
    expect(next.notes).toEqual([expect.stringContaining('at the factor expected of them, 1.5')]);
    // Half of the effect either way, where nothing else is said.
    const plain = expectedRest({ expected: { factor: 0.64 }, factor: 0.64 }, 0).next;
    const band = { factor: 0.64, factorLow: 0.512, factorHigh: 0.8 };
    expect(plain.quantiles).toEqual(expectedRest({ expected: band, factor: 0.64 }, 0).next.quantiles);
  });

  it.each([
    [{ factor: 1.33 }, 1.33, [0.02, 0.02, 0.02]],
    [{ factor: 1.33 }, 1.6, [0.18, 0.09, 0.05]],
    [{ factor: 1.33, factorLow: 1.3, factorHigh: 1.36 }, 1.6, [0.18, 0.13, 0.08]],
    [{ factor: 2 }, 1, [1.02, 0.25, 0.06]],
    [{ factor: 0.7 }, 0.6, [0.18, 0.09, 0.04]],
  ])('correct what was expected of them by the days seen: %o, really %d', (expected, factor, most) => {
    for (const [i, seen] of [0, 3, 7].entries()) {
      const biases = [1, 2, 3].map((seed) => expectedRest({ expected, factor }, seen, seed).bias);
      expect(Math.abs(biases.reduce((sum, bias) => sum + bias, 0) / 3)).toBeLessThan(most[i] as number);
    }
  });

  it('seen before are known by what they brought then, whatever is expected of them', () => {
    const { bias, next } = expectedRest({ expected: { factor: 2 }, factor: 1.5, earlier: 1.5 }, 0);
    expect(Math.abs(bias)).toBeLessThan(0.06);
    expect(next.notes).toEqual([]);
  });

  it('are expected after a history that repeats itself as well, and a model without events says that it knows none', () => {
    const [from, next] = ['2026-01-05', '2026-03-16'];
    const grid = makeGrid({ zone: 'UTC', from, days: 70, intervalSeconds: 86_400 });
    const history = makeSeries(
      grid,
      Array.from({ length: 70 }, (_, day) => (day % 7 < 5 ? 200 : 50)),
    );
    const events = [{ name: 'sale', start: addDays(next, 1), days: 2, expected: { factor: 1.5 } }];
    const { mean } = forecast(fit(history, { events }), { grid: daysAfter(history, next, 7) });
    for (const [day, each] of [200, 300, 300, 200, 200, 50, 50].entries())
      expect(mean[day]! / each).toBeCloseTo(1, 2);
    const { notes } = forecast(fit(history, { events, model: 'seasonalNaive' }), {
      grid: daysAfter(history, next, 7),
    });
    expect(notes.join(' ')).toContain('this model takes no account of events');
  });

  it('are expected to move volume, not handle time', () => {
    const { series } = generatedQueue({ seed: 3, days: 70, intervalSeconds: 86_400 });
    const history = {
      contacts: series,
      ahtSeconds: { ...series, values: series.values.map((_, i) => 240 + (i % 7)) },
    };
    const event = { name: 'sale', start: '2026-03-18', days: 2 };
    const grid = daysAfter(series, '2026-03-16', 5);
    const of = (events: (typeof event & { expected?: ExpectedFactor })[]) =>
      forecastHandleTime(fitHandleTime(history, { events }), { grid });
    expect(of([{ ...event, expected: { factor: 3 } }])).toEqual(of([event]));
  });

  it('have good expectations', () => {
    const { series } = generatedQueue({ seed: 3, days: 40, intervalSeconds: 86_400 });
    const pathOf = (expected: ExpectedFactor) => {
      try {
        fit(series, { events: [{ name: 'sale', start: '2026-03-01', days: 3, expected }] });
      } catch (error) {
        return (error as StaffcastError).path;
      }
      return null;
    };
    const at = 'options.events[0].expected';
    expect(pathOf({ factor: 25 })).toBe(`${at}.factor`);
    expect(pathOf({ factor: 0 })).toBe(`${at}.factor`);
    expect(pathOf({ factor: 1.2, factorLow: 1.3 })).toBe(`${at}.factorLow`);
    expect(pathOf({ factor: 1.2, factorHigh: 1.1 })).toBe(`${at}.factorHigh`);
    expect(pathOf({ factor: 1, factorLow: 0.001, factorHigh: 20 })).toBe(`${at}.factorHigh`);
    expect(pathOf({ factor: 1.2, low: 1 } as never)).toBe(`${at}.low`);
  });

  it('of different lengths are learned alike: the tail follows the last day of each', () => {
    const lengths = [3, 5, 7, 3, 5, 7];
    const starts = [40, 95, 150, 215, 262, 296];
    const from = '2025-12-01';
    const events = starts.map((start, i) => ({
      ...{ name: 'promotion', start: addDays(from, start), days: lengths[i] as number },
    }));
    let [missed, total] = [0, 0];
    for (const seed of [1, 2, 3, 4]) {
      const on = (day: number) => starts.some((start, i) => day >= start && day < start + lengths[i]!);
      const { series, expected } = generatedQueue({
        ...{ seed, from, days: 308, intervalSeconds: 86_400, perDay: 1500, daySpread: 0.05 },
        factor: (_, day) => (on(day) ? 1.6 : 1),
      });
      const history = { grid: { ...series.grid, length: 296 }, values: series.values.slice(0, 296) };
      const { mean } = forecast(fit(history, { events }), {
        grid: daysAfter(series, addDays(from, 296), 12),
      });
      for (const [i, each] of expected.slice(296).entries()) {
        missed += Math.abs((mean[i] as number) - each);
        total += each;
      }
    }
    expect(missed / total).toBeLessThan(0.07);
  });

  it('named by their day alone bring what they bring before and after', () => {
    const effect = [1.15, 1.3, 2, 1.8, 1.6, 1.5, 1.35, 1.3, 1.2, 1.2, 1.1];
    let [error, total] = [0, 0];
    for (const seed of [1, 2, 3, 4, 5, 6, 7, 8]) {
      const factor = (date: string) => effect[daysBetween(`${date.slice(0, 4)}-11-09`, date)] ?? 1;
      const queue = generatedQueue({
        ...{ seed, from: '2024-09-01', days: 819, intervalSeconds: 86_400, perDay: 9000, factor },
      });
      const cut = daysBetween('2024-09-01', '2026-11-05');
      const history = { grid: { ...queue.grid, length: cut }, values: queue.series.values.slice(0, cut) };
      const events = [2024, 2025, 2026].map((year) => ({ name: 'sale', start: `${year}-11-11`, days: 1 }));
      const { mean } = forecast(fit(history, { events }), { grid: daysAfter(history, '2026-11-05', 15) });
      for (let day = 4; day < 15; day++) {
        const expected = queue.expected[cut + day] as number;
        error += (mean[day] as number) - expected;
        total += expected;
      }
    }
    expect(Math.abs(error / total)).toBeLessThan(0.045);
  });

  it('ignores an event that never happened but says so and widens the band', () => {
    const { series } = generatedQueue({ seed: 3, days: 70, intervalSeconds: 86_400 });
    const model = fit(series);
    const grid = daysAfter(series, '2026-03-16', 7);
    const plain = forecast(model, { grid });
    const next = forecast(model, { grid, events: [{ name: 'launch', start: '2026-03-18', days: 2 }] });
    expect(next.mean[2]).toBeCloseTo(plain.mean[2] as number, 6);
    const width = ({ quantiles }: typeof next) =>
      (quantiles[3]?.values[2] as number) - (quantiles[1]?.values[2] as number);
    expect(width(next)).toBeGreaterThan(3 * width(plain));
    expect(next.notes.join(' ')).toContain('launch');
  });
});

describe('holidays', () => {
  const calendar: HolidayCalendar = {
    name: 'test',
    from: '2026-01-01',
    to: '2026-06-30',
    days: [
      { date: '2026-02-04', name: 'Founders', kind: 'holiday' },
      { date: '2026-03-04', name: 'Founders', kind: 'holiday' },
      { date: '2026-04-01', name: 'Founders', kind: 'holiday' },
      { date: '2026-04-04', name: 'Swap', kind: 'makeupWorkday' },
      { date: '2026-04-07', name: 'Stocktaking', kind: 'closed' },
    ],
  };

  it('learns a holiday by name, treats a make-up Saturday as a workday and closes closed days', () => {
    const special = new Set(['2026-02-04', '2026-03-04']);
    const { series } = generatedQueue({
      seed: 5,
      days: 84,
      hours: (weekday) => (weekday <= 5 ? [8, 18] : null),
      factor: (date) => (special.has(date) ? 0.5 : 1),
    });
    const model = fit(series, { calendar });
    const next = forecast(model, { grid: daysAfter(series, '2026-03-30', 14) });
    const day = (date: string) => next.days.find((each) => each.date === date)?.mean ?? null;
    expect((day('2026-04-01') as number) / (day('2026-04-08') as number)).toBeGreaterThan(0.4);
    expect((day('2026-04-01') as number) / (day('2026-04-08') as number)).toBeLessThan(0.7);
    expect((day('2026-04-04') as number) / (day('2026-04-03') as number)).toBeCloseTo(1, 0);
    expect(day('2026-04-05')).toBeNull();
    expect(day('2026-04-07')).toBeNull();
    expect(
      explain(model).effects.some(({ name, factor }) => name === 'holiday Founders' && factor < 0.9),
    ).toBe(true);
  });

  it('expects of the day after a closed one what the first day of a week brings', () => {
    const { series } = generatedQueue({
      seed: 6,
      days: 84,
      hours: (weekday) => (weekday <= 5 ? [8, 18] : null),
      factor: (_date, index) => (index % 7 === 0 ? 1.3 : 1),
    });
    const next = forecast(fit(series, { calendar }), { grid: daysAfter(series, '2026-04-06', 14) });
    const day = (date: string) => next.days.find((each) => each.date === date)?.mean as number;
    expect(day('2026-04-08') / day('2026-04-13')).toBeGreaterThan(0.95);
    expect(day('2026-04-09') / day('2026-04-13')).toBeLessThan(0.75);
    expect(day('2026-04-08') / day('2026-04-15')).toBeGreaterThan(1.25);
  });

  it('says where the calendar is not announced', () => {
    const { series } = generatedQueue({ seed: 5, days: 30, intervalSeconds: 86_400 });
    const next = forecast(fit(series, { calendar }), { grid: daysAfter(series, '2026-06-25', 10) });
    expect(next.notes.join(' ')).toContain('not announced after 2026-06-30');
  });

  describe('holidays', () => {
    const dates = ['2026-01-21', '2026-02-05', '2026-02-20', '2026-03-09', '2026-03-24', '2026-04-08'];
    const [to, next] = ['2026-06-30', '2026-04-23'];
    const named = (name: (i: number) => string): HolidayCalendar => ({
      name: 'test',
      ...{ from: '2026-01-01', to },
      days: [...dates, next].map((date, i) => ({ date, name: name(i), kind: 'holiday' as const })),
    });
    const history = (sizes: readonly number[], shut = false) => {
      const { series } = generatedQueue({
        ...{ seed: 8, days: 102, intervalSeconds: 7200 },
        hours: (weekday) => (weekday <= 5 ? [8, 18] : null),
        factor: (date) => sizes[dates.indexOf(date)] ?? 1,
      });
      if (!shut) return series;
      const closed = new Set(dates.map((date) => daysBetween('2026-01-05', date)));
      return {
        ...series,
        values: series.values.map((v, row) => (closed.has(Math.floor(row / 12)) ? null : v)),
      };
    };
    const dayOf = ({ days }: ReturnType<typeof forecast>) => days.find(({ date }) => date === next)!;
    const grid = daysAfter(history([]), '2026-04-17', 10);
    const weekly = Object.fromEntries(
      ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'].map((day) => [
        day,
        [{ from: '08:00', to: '18:00' }],
      ]),
    );

    it('of new names are as unsure as those seen were unlike each other', () => {
      const calendar = named((i) => `Day ${i}`);
      const width = (sizes: readonly number[]) => {
        const { quantiles } = dayOf(forecast(fit(history(sizes), { calendar }), { grid }));
        return Math.log((quantiles[3]!.value as number) / (quantiles[1]!.value as number));
      };
      const alike = width([0.5, 0.5, 0.5, 0.5, 0.5, 0.5]);
      // By the prior alone both would have 0.95.
      expect(alike).toBeLessThan(0.75);
      expect(width([0.2, 0.9, 0.3, 1.1, 0.5, 0.25])).toBeGreaterThan(1.5 * alike);
    });

    it('without any like it are forecast as ordinary days, and a note says so', () => {
      const calendar = {
        ...named(() => 'x'),
        days: [{ date: next, name: 'First', kind: 'holiday' as const }],
      };
      const { notes } = forecast(fit(history([]), { calendar }), { grid });
      expect(notes).toEqual([expect.stringContaining('Holiday First: the history holds no holiday like it')]);
      expect(forecast(fit(history([0.5]), { calendar: named((i) => `Day ${i}`) }), { grid }).notes).toEqual(
        [],
      );
    });

    it('that were always shut are closed whatever the weekly hours say, unless an exception opens them', () => {
      const calendar = named((i) => `Day ${i}`);
      const past = history([], true);
      const unnamed = forecast(fit(past, { calendar }), { grid });
      expect(dayOf(unnamed).mean).toBeNull();
      expect(unnamed.notes).toEqual([expect.stringContaining('all its other holidays were closed')]);
      const known = forecast(fit(past, { calendar: named(() => 'Holiday') }), { grid });
      expect(dayOf(known).mean).toBeNull();
      expect(known.notes).toEqual([]);
      const weeklyOnly = forecast(fit(past, { calendar, openingHours: { weekly } }), { grid });
      expect(dayOf(weeklyOnly).mean).toBeNull();
      expect(weeklyOnly.notes).toEqual([
        expect.stringContaining('An exception in the opening hours opens it'),
      ]);
      const exceptions = { [next]: [{ from: '08:00', to: '12:00' }] };
      const opened = fit(past, { calendar, openingHours: { weekly, exceptions } });
      expect(dayOf(forecast(opened, { grid })).mean).toBeGreaterThan(100);
      // What was never open has taught nothing.
      expect(explain(opened).effects.filter(({ name }) => name.startsWith('holiday'))).toEqual([]);
    });
  });
});
