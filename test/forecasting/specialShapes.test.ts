import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explain, fit, forecast, intradayUpdate } from '../../src/forecasting/index.ts';
import { smoothRatios } from '../../src/forecasting/smoothRatios.ts';
import { addDays, makeSeries, type Series } from '../../src/time/index.ts';
import { daysAfter, generatedQueue } from './generated.ts';

type ShapeOf = (date: string, hour: number) => number;

const dayOfYear = (date: string) =>
  Math.round((Date.parse(date) - Date.parse(`${date.slice(0, 4)}-01-01`)) / 86_400_000);

/** An hourly queue round the clock whose days have shapes of their own, `ahead` days of it to come. */
function shapedQueue(
  seed: number,
  from: string,
  days: number,
  ahead: number,
  shapeOf: ShapeOf,
  perDay = 4000,
) {
  const all = generatedQueue({ seed, from, days: days + ahead, perDay, shape: shapeOf });
  const history: Series = makeSeries(
    daysAfter(all.series, from, days),
    all.series.values.slice(0, 24 * days),
  );
  const start = addDays(from, days);
  return { history, next: daysAfter(all.series, start, ahead), truth: all.expected.slice(24 * days), start };
}

/** Mean absolute distance of a day's rows to the truth, as a share of its contacts, each made to the same total. */
function shapeError(mean: readonly (number | null)[], truth: readonly number[], day: number): number {
  const of = (values: readonly (number | null)[]) =>
    values.slice(24 * day, 24 * day + 24).map((v) => v as number);
  const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);
  const [ours, true_] = [of(mean), of(truth)];
  return sum(ours.map((value, i) => Math.abs(value / sum(ours) - (true_[i] as number) / sum(true_))));
}

const festival = (years: readonly number[]) =>
  years.map((year) => ({ name: 'Double-11', start: `${year}-11-11`, days: 2 }));
const midnightRush: ShapeOf = (date, hour) => (date.endsWith('11-11') && hour < 3 ? 10 : 1);

describe('shapes of special days', () => {
  it('know the midnight rush of a festival from the year before', () => {
    const queue = shapedQueue(1, '2025-09-15', 420, 5, midnightRush);
    const model = fit(queue.history, { events: festival([2025, 2026]) });
    const { mean } = forecast(model, { grid: queue.next });
    const plain = forecast(fit(queue.history), { grid: queue.next });
    const day = 2;
    expect(addDays(queue.start, day)).toBe('2026-11-11');
    expect(shapeError(plain.mean, queue.truth, day)).toBeGreaterThan(0.25);
    expect(shapeError(mean, queue.truth, day)).toBeLessThan(0.08);
    expect(shapeError(mean, queue.truth, 3)).toBeLessThan(0.08);
    for (const ordinary of [0, 4]) expect(shapeError(mean, queue.truth, ordinary)).toBeLessThan(0.03);
  });

  it('move contacts within the day and leave its total', () => {
    const queue = shapedQueue(2, '2025-09-15', 420, 5, midnightRush);
    const model = fit(queue.history, { events: festival([2025, 2026]) });
    const { mean, days } = forecast(model, { grid: queue.next });
    const plain = forecast({ ...model, profile: { ...model.profile, special: [] } }, { grid: queue.next });
    expect(mean).not.toEqual(plain.mean);
    for (const [day, { mean: total }] of days.entries()) {
      const rows = mean.slice(24 * day, 24 * day + 24).reduce((a: number, b) => a + (b ?? 0), 0);
      expect(rows / (total as number)).toBeCloseTo(1, 9);
      expect((total as number) / (plain.days[day]?.mean as number)).toBeCloseTo(1, 9);
    }
  });

  it('stay those of the weekday where special days have none', () => {
    const errors = [3, 4, 5, 6].map((seed) => {
      const queue = shapedQueue(seed, '2025-09-15', 420, 5, () => 1);
      const { mean } = forecast(fit(queue.history, { events: festival([2025, 2026]) }), { grid: queue.next });
      return shapeError(mean, queue.truth, 2);
    });
    expect(errors.reduce((a, b) => a + b, 0) / 4).toBeLessThan(0.015);
  });

  it('follow a month of other hours from its second week on, and forget it afterwards', () => {
    const month = [{ name: 'Ramadan', start: '2026-02-18', days: 30 }];
    const shapeOf: ShapeOf = (date, hour) => {
      if (date < '2026-02-18' || date > '2026-03-19') return 1;
      return hour >= 18 && hour < 20 ? 0.3 : hour >= 20 || hour < 3 ? 1.8 : hour < 12 ? 0.6 : 1;
    };
    const inside = shapedQueue(7, '2025-10-01', 150, 7, shapeOf);
    expect(inside.start).toBe('2026-02-28');
    const after = shapedQueue(7, '2025-10-01', 170, 7, shapeOf);
    expect(after.start).toBe('2026-03-20');
    const error = ({ history, next, truth }: typeof inside, events: typeof month) =>
      shapeError(forecast(fit(history, { events }), { grid: next }).mean, truth, 3);
    expect(error(inside, month)).toBeLessThan(0.06);
    expect(error(after, month)).toBeLessThan(0.04);
    // Without being told, the month is taken for a new shape and left late.
    expect(error(after, [])).toBeGreaterThan(3 * error(after, month));
  });

  it('are learned from all holidays, and used for one of another name', () => {
    const dates = ['2026-01-01', '2026-02-17', '2026-03-17', '2026-04-14', '2026-05-12'];
    const calendar = {
      name: 'test',
      from: '2025-01-01',
      to: '2026-12-31',
      days: dates.map((date, i) => ({ date, name: `holiday ${i}`, kind: 'holiday' as const })),
    };
    const shapeOf: ShapeOf = (date, hour) => (dates.includes(date) && hour < 10 ? 0.4 : 1);
    const queue = shapedQueue(8, '2025-12-01', 161, 3, shapeOf);
    const day = 1;
    expect(addDays(queue.start, day)).toBe('2026-05-12');
    const error = (context: object) =>
      shapeError(forecast(fit(queue.history, context), { grid: queue.next }).mean, queue.truth, day);
    expect(error({})).toBeGreaterThan(0.2);
    expect(error({ calendar })).toBeLessThan(0.06);
  });

  it('have little in common where days of a kind differ among themselves', () => {
    const dates = ['2026-01-06', '2026-02-17', '2026-03-17', '2026-04-14', '2026-05-12'];
    const calendar = {
      name: 'test',
      from: '2025-01-01',
      to: '2026-12-31',
      days: dates.map((date, i) => ({ date, name: `holiday ${i}`, kind: 'holiday' as const })),
    };
    const errors = [1, 2, 3, 4].map((seed) => {
      // One had a storm in the night, another a quiet evening.
      const shapeOf: ShapeOf = (date, hour) =>
        date === '2026-02-17' && hour < 6 ? 6 : date === '2026-03-17' && hour > 17 ? 0.3 : 1;
      const queue = shapedQueue(seed, '2025-12-01', 161, 3, shapeOf);
      return shapeError(
        forecast(fit(queue.history, { calendar }), { grid: queue.next }).mean,
        queue.truth,
        1,
      );
    });
    // Believed as if all five agreed: 0.18 to 0.20.
    expect(Math.max(...errors)).toBeLessThan(0.15);
  });

  it('take a storm on a single holiday for no more than a doubling', () => {
    const calendar = {
      name: 'test',
      from: '2025-01-01',
      to: '2027-12-31',
      days: ['2025', '2026'].map((year) => ({
        date: `${year}-10-03`,
        name: 'Unity',
        kind: 'holiday' as const,
      })),
    };
    const queue = shapedQueue(9, '2025-08-01', 425, 7, (date, hour) =>
      date === '2025-10-03' && hour < 6 ? 6 : 1,
    );
    const { specialProfiles } = explain(fit(queue.history, { calendar }));
    const factors = specialProfiles.flatMap((each) => each.factors.map(({ factor }) => factor));
    expect(specialProfiles.map(({ name }) => name)).toContain('holiday Unity');
    expect(Math.max(...factors)).toBeLessThanOrEqual(2.001);
  });

  it('survive JSON, and stand in the explanation', () => {
    const queue = shapedQueue(10, '2025-09-15', 420, 5, midnightRush);
    const model = fit(queue.history, { events: festival([2025, 2026]) });
    const copy = JSON.parse(JSON.stringify(model));
    expect(forecast(copy, { grid: queue.next })).toEqual(forecast(model, { grid: queue.next }));
    const kinds = explain(model).specialProfiles;
    const factorAt = (time: string) =>
      ['days of event Double-11', 'event Double-11 0']
        .map(
          (name) =>
            kinds.find((kind) => kind.name === name)?.factors.find((each) => each.time === time)?.factor,
        )
        .reduce((product: number, factor) => product * (factor ?? 1), 1);
    expect(factorAt('00:00') / factorAt('12:00')).toBeGreaterThan(5);
    expect(factorAt('00:00') / factorAt('12:00')).toBeLessThan(20);
  });
});

describe('smoothed ratios', () => {
  const prior = { alike: 0.8, dispersion: 1, ofTheDay: 0 };
  const ratiosOf = (counts: readonly number[], expected: readonly number[]) => ({
    counts: Float64Array.from(counts),
    expected: Float64Array.from(expected),
    unsure: new Float64Array(counts.length),
  });

  it('are none where counts are what was expected', () => {
    const slots = fc.array(fc.double({ min: 0.01, max: 1e5, noNaN: true }), { minLength: 1, maxLength: 96 });
    fc.assert(
      fc.property(slots, (expected) => {
        for (const log of smoothRatios(ratiosOf(expected, expected), prior))
          expect(Math.abs(log)).toBeLessThan(1e-9);
      }),
    );
  });

  it('reach the ratio where counts are large, and nothing where there are next to none', () => {
    const step = Array.from({ length: 24 }, (_, slot) => (slot < 12 ? 3 : 0.5));
    const logs = (scale: number) =>
      smoothRatios(
        ratiosOf(
          step.map((ratio) => scale * ratio),
          step.map(() => scale),
        ),
        prior,
      );
    for (const [slot, log] of logs(1e5).entries()) expect(log).toBeCloseTo(Math.log(step[slot] as number), 2);
    for (const log of logs(1e-4)) expect(Math.abs(log)).toBeLessThan(0.01);
  });

  it('do not believe what days of any kind do', () => {
    const counts = Array.from({ length: 24 }, (_, slot) => 1e4 * Math.exp(0.05 * Math.sin(slot / 4)));
    const expected = counts.map(() => 1e4);
    const most = (ofTheDay: number) =>
      Math.max(...smoothRatios(ratiosOf(counts, expected), { ...prior, ofTheDay }).map(Math.abs));
    expect(most(0)).toBeGreaterThan(0.045);
    expect(most(0.05 ** 2)).toBeLessThan(0.01);
  });

  it('pass over slots of which nothing is known', () => {
    const expected = Array.from({ length: 24 }, (_, slot) => (slot >= 8 && slot < 10 ? 0 : 1e4));
    const counts = expected.map((mean) => 2 * mean);
    const logs = smoothRatios(ratiosOf(counts, expected), prior);
    for (const log of logs.slice(8, 10)) expect(log).toBeGreaterThan(0.5);
    expect(logs[0]).toBeCloseTo(Math.log(2), 2);
  });
});

describe('hours of special days', () => {
  const years = [2024, 2025, 2026];
  const calendar = {
    name: 'test',
    from: '2024-01-01',
    to: '2026-12-31',
    days: years.flatMap((year) => [
      { date: `${year}-12-24`, name: 'Christmas Eve', kind: 'holiday' as const },
      { date: `${year}-05-01`, name: 'Labour Day', kind: 'holiday' as const },
    ]),
  };

  /** A queue open 8 to 20 whose Christmas Eves end at `closing`; the last year's is to come. */
  function eveQueue(closing: number, missing: (date: string, hour: number) => boolean = () => false) {
    const from = '2025-10-01';
    const all = generatedQueue({ seed: 3, from, days: 450, perDay: 4000, hours: () => [8, 20] });
    const values = all.series.values.map((value, row) => {
      const date = addDays(from, Math.floor(row / 24));
      const hour = row % 24;
      return (date.endsWith('12-24') && hour >= closing) || missing(date, hour) ? null : value;
    });
    const days = 440;
    const history = makeSeries(daysAfter(all.series, from, days), values.slice(0, 24 * days));
    const start = addDays(from, days);
    return { history, next: daysAfter(all.series, start, 10), truth: all.expected.slice(24 * days), day: 9 };
  }
  const openHours = (mean: readonly (number | null)[], day: number) =>
    mean.slice(24 * day, 24 * day + 24).flatMap((value, hour) => (value === null ? [] : [hour]));

  it('are as short as the year before, at the volume of the hours that are left', () => {
    const { history, next, truth, day } = eveQueue(13);
    expect(addDays('2025-10-01', 440 + day)).toBe('2026-12-24');
    const { mean, notes } = forecast(fit(history, { calendar }), { grid: next });
    expect(openHours(mean, day)).toEqual([8, 9, 10, 11, 12]);
    expect(openHours(mean, day - 1)).toHaveLength(12);
    for (const hour of [8, 10, 12]) {
      const at = 24 * day + hour;
      expect((mean[at] as number) / (truth[at] as number)).toBeGreaterThan(0.85);
      expect((mean[at] as number) / (truth[at] as number)).toBeLessThan(1.15);
    }
    expect(notes.join()).toContain('"holiday Christmas Eve" had contacts from 08:00 to 13:00 only');
  });

  it('are those of the weekday where they were, and where an exception says so', () => {
    const whole = eveQueue(20);
    const ordinary = forecast(fit(whole.history, { calendar }), { grid: whole.next });
    expect(openHours(ordinary.mean, whole.day)).toHaveLength(12);
    expect(ordinary.notes.join()).not.toContain('contacts from');
    const short = eveQueue(13);
    const day = [{ from: '08:00', to: '20:00' }];
    const weekly = {
      monday: day,
      tuesday: day,
      wednesday: day,
      thursday: day,
      friday: day,
      saturday: day,
      sunday: day,
    };
    const hoursGiven = (exceptions: Record<string, typeof day>) =>
      forecast(fit(short.history, { calendar, openingHours: { weekly, exceptions } }), { grid: short.next })
        .mean;
    expect(openHours(hoursGiven({}), short.day)).toHaveLength(5);
    expect(openHours(hoursGiven({ '2026-12-24': day }), short.day)).toHaveLength(12);
  });

  it('seen once are not cut by a missing hour at an end, which may be a hole', () => {
    const edges = (hours: number) =>
      eveQueue(20, (date, hour) => date === '2025-12-24' && (hour < 8 + hours || hour >= 20 - hours));
    const openAfter = (hours: number) => {
      const { history, next, day } = edges(hours);
      return openHours(forecast(fit(history, { calendar }), { grid: next }).mean, day);
    };
    expect(openAfter(1)).toHaveLength(12);
    expect(openAfter(2)).toEqual([10, 11, 12, 13, 14, 15, 16, 17]);
  });

  it('are not cut by a hole within the day, by quiet rows, nor by one day beside a holiday', () => {
    const hole = eveQueue(20, (date, hour) => date === '2025-12-24' && hour >= 12 && hour < 15);
    expect(
      openHours(forecast(fit(hole.history, { calendar }), { grid: hole.next }).mean, hole.day),
    ).toHaveLength(12);
    const beside = eveQueue(20, (date, hour) => date === '2025-12-23' && hour >= 12);
    const { mean } = forecast(fit(beside.history, { calendar }), { grid: beside.next });
    expect(openHours(mean, beside.day - 1)).toHaveLength(12);
    const quiet = generatedQueue({ seed: 4, from: '2025-10-01', days: 440, perDay: 12 });
    const values = quiet.series.values.map((value) => (value === 0 ? null : value));
    const sparse = fit(makeSeries(quiet.series.grid, values), { calendar });
    const { notes } = forecast(sparse, { grid: daysAfter(quiet.series, '2026-12-15', 10) });
    expect(notes.join()).not.toContain('contacts from');
  });

  it('are told from hours that the queue had then, and from outages', () => {
    const eve = (hours: (date: string, hour: number) => boolean, saturdays = true) => {
      const from = '2025-10-01';
      const all = generatedQueue({ seed: 3, from, days: 450, perDay: 4000 });
      const values = all.series.values.map((value, row) => {
        const date = addDays(from, Math.floor(row / 24));
        const open = hours(date, row % 24) && (saturdays || new Date(date).getUTCDay() !== 6);
        return open ? value : null;
      });
      const history = makeSeries(daysAfter(all.series, from, 440), values.slice(0, 24 * 440));
      const next = daysAfter(all.series, addDays(from, 440), 10);
      return openHours(forecast(fit(history, { calendar }), { grid: next }).mean, 9);
    };
    const isEve = (date: string) => date === '2025-12-24';
    // Twelve hours since March, eight before: the Eve had all there were.
    expect(eve((date, hour) => hour >= 8 && hour < (date < '2026-03-01' ? 16 : 20))).toHaveLength(12);
    // Nearly all of the Eve was lost.
    expect(eve((date, hour) => hour >= 8 && hour < (isEve(date) ? 9 : 20))).toHaveLength(12);
    // Rows are missing here and there, the last of the Eve among them.
    const missing = (date: string, hour: number) =>
      Math.abs(1e4 * Math.sin(dayOfYear(date) * 12.9898 + hour * 78.233)) % 1 < 0.3;
    const withHoles = eve(
      (date, hour) => hour >= 8 && hour < 20 && !missing(date, hour) && !(isEve(date) && hour === 19),
    );
    expect(withHoles).toContain(19);
  });

  it('give way to what the running day shows', () => {
    const short = eveQueue(13);
    const model = fit(short.history, { calendar });
    const day = Array.from({ length: 24 }, (_, hour) => (hour >= 8 && hour < 16 ? 200 : null));
    const until = (hours: number) => [
      ...short.truth.slice(0, 24 * 9).map((v) => v || null),
      ...day.slice(0, hours),
    ];
    const seen = (hours: number) => makeSeries({ ...short.next, length: 24 * 9 + hours }, until(hours));
    expect(intradayUpdate(model, seen(12)).mean.filter((value) => value !== null)).toHaveLength(1);
    expect(intradayUpdate(model, seen(16)).mean.filter((value) => value !== null)).toHaveLength(4);
  });
});
