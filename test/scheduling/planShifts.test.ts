import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import {
  planShifts,
  type ShiftPlan,
  type ShiftProblem,
  type ShiftType,
  shiftRoster,
} from '../../src/scheduling/index.ts';
import { makeGrid } from '../../src/time/index.ts';

const hours = (from: string, days: number, zone = 'UTC') =>
  makeGrid({ zone, from, days, intervalSeconds: 3600 });
const sum = (list: readonly number[]) => list.reduce((total, value) => total + value, 0);
const exact = { gap: 0 };
const HOUR = 3600;
const workdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'] as const;

/** What a plan says of itself must follow from its shifts. */
function checkBooks(problem: ShiftProblem, plan: ShiftPlan): void {
  const { grid, required, repeats } = problem;
  const present = Array.from({ length: grid.length }, (_, row) => problem.present?.[row] ?? 0);
  const add = (from: number, to: number, people: number) => {
    for (let row = from; row < to; row++) {
      const place = repeats ? row % grid.length : row;
      if (place < grid.length) present[place] = present[place]! + people;
    }
  };
  for (const { from, to, people, breaks } of plan.shifts) {
    expect(Number.isInteger(people)).toBe(true);
    add(from, to, people);
    for (const each of breaks) {
      expect(sum(each.map((at) => at.people))).toBe(people);
      for (const at of each) {
        expect(at.from).toBeGreaterThanOrEqual(from);
        expect(at.to).toBeLessThanOrEqual(to);
        add(at.from, at.to, -at.people);
      }
    }
  }
  expect(plan.present).toEqual(present);
  for (const [row, there] of present.entries()) {
    expect(plan.surplus[row]! - plan.shortfall[row]!).toBeCloseTo(there - required[row]!, 9);
    expect(Math.min(plan.surplus[row]!, plan.shortfall[row]!)).toBe(0);
  }
  expect(sum(plan.costs.map(({ amount }) => amount))).toBeCloseTo(plan.objective!, 9);
  expect(plan.bound!).toBeLessThanOrEqual(plan.objective! + 1e-6);
}

describe('shifts', () => {
  it('need the published 55 people for a teaching instance of a day that repeats', async () => {
    // CTU Prague: eight-hour shifts on every full hour.
    const required = [6, 6, 6, 6, 6, 8, 9, 12, 18, 22, 25, 21, 21, 20, 18, 21, 21, 24, 24, 18, 18, 18, 12, 8];
    const starts = required.map((_, hour) => `${String(hour).padStart(2, '0')}:00`);
    const shifts = [{ id: 'eight', starts, lengthSeconds: 8 * HOUR, costPerPerson: 1 }];
    const problem = { grid: hours('2026-11-11', 1), required, shifts, repeats: true };
    const plan = await planShifts(problem, exact);
    expect(plan).toMatchObject({ status: 'optimal', objective: 55, gap: 0, paidHours: 440 });
    checkBooks(problem, plan);
    // Turning the day round changes nothing.
    const turned = [...required.slice(7), ...required.slice(0, 7)];
    expect((await planShifts({ ...problem, required: turned }, exact)).objective).toBe(55);
  });

  const grid = hours('2026-11-11', 1);
  const lunch = { durationSeconds: HOUR, earliestSeconds: HOUR, latestSeconds: 2 * HOUR };
  const small: readonly ShiftType[] = [
    { id: 'long', starts: ['00:00', '01:00'], lengthSeconds: 4 * HOUR, breaks: [lunch], costPerPaidHour: 2 },
    { id: 'short', starts: ['02:00'], lengthSeconds: 2 * HOUR, costPerPaidHour: 3 },
  ];
  /** Each way to work a small shift: rows worked, and its cost. */
  const ways = [
    { rows: [0, 2, 3], cost: 6 },
    { rows: [0, 1, 3], cost: 6 },
    { rows: [1, 3, 4], cost: 6 },
    { rows: [1, 2, 4], cost: 6 },
    { rows: [2, 3], cost: 6 },
  ];

  test.prop(
    [
      fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 5, maxLength: 5 }),
      fc.array(fc.integer({ min: 0, max: 1 }), { minLength: 5, maxLength: 5 }),
      fc.constantFrom(1, 4, 20),
      fc.constantFrom(0, 1.5),
    ],
    { numRuns: 40 },
  )('cost the least of all ways to work them', async (needed, already, missing, over) => {
    const fill = (list: readonly number[]) => [...list, ...new Array<number>(19).fill(0)];
    const problem: ShiftProblem = {
      grid,
      required: fill(needed),
      present: fill(already),
      shifts: small,
      shortfall: [
        { upToAgents: 1, costPerAgentHour: missing },
        { upToAgents: null, costPerAgentHour: 2 * missing },
      ],
      surplusCostPerHour: over,
    };
    const plan = await planShifts(problem, exact);
    checkBooks(problem, plan);
    const priceOf = (less: number) =>
      less > 0 ? missing * Math.min(1, less) + 2 * missing * Math.max(0, less - 1) : -less * over;
    let best = Infinity;
    const tryWays = (way: number, less: readonly number[], cost: number) => {
      if (way === ways.length) {
        best = Math.min(best, cost + sum(less.map(priceOf)));
        return;
      }
      const { rows, cost: each } = ways[way]!;
      for (let people = 0; people <= 3; people++)
        tryWays(
          way + 1,
          less.map((value, row) => value - (rows.includes(row) ? people : 0)),
          cost + people * each,
        );
    };
    tryWays(
      0,
      needed.map((value, row) => value - already[row]!),
      0,
    );
    expect(plan.objective).toBeCloseTo(best, 6);
  });

  it('that cannot meet a requirement say where and by how much', async () => {
    const required = [0, 2, 2, 0, 0, 3, ...new Array<number>(18).fill(0)];
    const plan = await planShifts({ grid, required, shifts: [{ ...small[1]!, maxPeople: 1 }] });
    expect(plan).toMatchObject({ status: 'infeasible', objective: null, shifts: [] });
    expect(plan.missing.slice(0, 6)).toEqual([0, 2, 1, 0, 0, 3]);
    // Tiers with an end forbid more to be missing.
    const shortfall = [{ upToAgents: 2, costPerAgentHour: 1 }];
    expect((await planShifts({ grid, required, shifts: small, shortfall })).status).toBe('infeasible');
    expect(
      (
        await planShifts({
          grid,
          required: required.map((each) => Math.min(2, each)),
          shifts: small,
          shortfall,
        })
      ).status,
    ).toBe('optimal');
  });

  it('are left out where missing people cost less, row by row', async () => {
    const required = new Array<number>(24).fill(1);
    const byRow = required.map((_, row) => [{ upToAgents: null, costPerAgentHour: row < 12 ? 0.5 : 2 }]);
    const halves = [{ id: 'half', starts: ['00:00', '12:00'], lengthSeconds: 12 * HOUR }];
    const plan = await planShifts({ grid, required, shifts: halves, shortfall: { byRow } }, exact);
    expect(plan.shifts.map(({ start }) => start)).toEqual(['12:00']);
    expect(plan.objective).toBe(18);
    await expect(
      planShifts({ grid, required, shifts: halves, shortfall: { byRow: byRow.slice(1) } }),
    ).rejects.toMatchObject({ path: 'shortfall.byRow.length' });
  });

  it('are worked by whole people', async () => {
    const thirds = makeGrid({ zone: 'UTC', from: '2026-11-11', days: 1, intervalSeconds: 8 * HOUR });
    const shifts = [
      { id: 'two thirds', starts: ['00:00', '08:00', '16:00'], lengthSeconds: 16 * HOUR, costPerPerson: 1 },
    ];
    // Half a person at each start would do.
    const plan = await planShifts({ grid: thirds, required: [1, 1, 1], shifts, repeats: true }, exact);
    expect(plan.objective).toBe(2);
  });

  it('have breaks at the steps of their window only', async () => {
    const shifts = [
      {
        id: 'six',
        starts: ['00:00'],
        lengthSeconds: 6 * HOUR,
        breaks: [{ ...lunch, latestSeconds: 4 * HOUR, stepSeconds: 2 * HOUR }],
      },
    ];
    const required = [2, 2, 1, 1, 2, 2, ...new Array<number>(18).fill(0)];
    const [planned] = (await planShifts({ grid, required, shifts }, exact)).shifts;
    // Two people with breaks in the third and fourth hour would do, were it not for the steps.
    expect(planned!.people).toBe(3);
    expect(planned!.breaks[0]!.map(({ from }) => from).every((from) => from === 1 || from === 3)).toBe(true);
  });

  it('may have a break that cannot be moved', async () => {
    const fixed = { ...lunch, latestSeconds: lunch.earliestSeconds };
    const shifts = [{ id: 'four', starts: ['00:00', '01:00'], lengthSeconds: 4 * HOUR, breaks: [fixed] }];
    const required = [1, 0, 1, 1, 0, ...new Array<number>(19).fill(0)];
    const plan = await planShifts({ grid, required, shifts }, exact);
    expect(plan.present.slice(0, 5)).toEqual([1, 0, 1, 1, 0]);
    expect(plan.shifts[0]!.breaks).toEqual([[{ from: 1, to: 2, people: 1 }]]);
  });

  it('leave nobody missing beyond the last tier', async () => {
    const shortfall = [
      { upToAgents: 1, costPerAgentHour: 1 },
      { upToAgents: 2, costPerAgentHour: 2 },
    ];
    const statusOf = async (needed: number) =>
      (await planShifts({ grid, required: new Array<number>(24).fill(needed), shifts: [], shortfall }))
        .status;
    expect([await statusOf(2), await statusOf(3)]).toEqual(['optimal', 'infeasible']);
  });

  it('keep to seats, to their weekdays and to the most people per start', async () => {
    const week = hours('2026-11-09', 7);
    const shifts: ShiftType[] = [
      { id: 'early', starts: ['06:00'], lengthSeconds: 8 * HOUR, weekdays: workdays, maxPeople: 7 },
      { id: 'late', starts: ['12:00'], lengthSeconds: 8 * HOUR },
    ];
    const problem: ShiftProblem = {
      grid: week,
      required: Array.from({ length: 168 }, (_, row) => (row % 24 >= 6 && row % 24 < 20 ? 10 : 0)),
      shifts,
      shortfall: [{ upToAgents: null, costPerAgentHour: 9 }],
      present: Array.from({ length: 168 }, (_, row) => (row % 24 === 13 ? 3 : 0)),
      seats: new Array<number>(168).fill(12),
    };
    const plan = await planShifts(problem, exact);
    checkBooks(problem, plan);
    expect(Math.max(...plan.present)).toBe(12);
    for (const { shift, date, people } of plan.shifts) {
      if (shift === 'late') continue;
      expect(people).toBeLessThanOrEqual(7);
      expect(['2026-11-14', '2026-11-15']).not.toContain(date);
    }
    expect(plan.shifts.filter(({ shift }) => shift === 'early')).toHaveLength(5);
  });

  it('keep their clock time and their length when clocks change', async () => {
    const berlin = hours('2026-03-28', 2, 'Europe/Berlin');
    const required = new Array<number>(47).fill(0).fill(1, 24, 39);
    const shifts = [{ id: 'day', starts: ['00:00', '08:00'], lengthSeconds: 8 * HOUR }];
    const { shifts: planned } = await planShifts({ grid: berlin, required, shifts }, exact);
    // Eight hours from midnight end at nine by the clock; the shift of eight o'clock is an hour earlier in the day.
    expect(planned.map(({ date, start, from, to }) => [date, start, from, to])).toEqual([
      ['2026-03-29', '00:00', 24, 32],
      ['2026-03-29', '08:00', 31, 39],
    ]);
  });

  it('through midnight go on the next day, and into the first one where days repeat', async () => {
    const night = [{ id: 'night', starts: ['22:00'], lengthSeconds: 8 * HOUR }];
    const required = Array.from({ length: 48 }, (_, row) => (row % 24 < 6 || row % 24 >= 22 ? 2 : 0));
    const two = { grid: hours('2026-11-11', 2), required, shifts: night };
    expect((await planShifts(two)).missing.slice(0, 7)).toEqual([2, 2, 2, 2, 2, 2, 0]);
    const plan = await planShifts({ ...two, repeats: true }, exact);
    expect(plan.objective).toBe(2 * 2 * 8);
    checkBooks({ ...two, repeats: true }, plan);
  });
});

describe('a roster', () => {
  const grid = hours('2026-11-09', 2);
  const lunch = { durationSeconds: HOUR, earliestSeconds: 3 * HOUR, latestSeconds: 4 * HOUR };
  const rest = { durationSeconds: HOUR, earliestSeconds: 6 * HOUR, latestSeconds: 7 * HOUR };
  const required = Array.from({ length: 48 }, (_, row) => (row % 24 >= 8 && row % 24 < 17 ? 3 : 0));
  const shifts = [{ id: 'day', starts: ['08:00'], lengthSeconds: 9 * HOUR, breaks: [lunch, rest] }];

  const countBooks = (plan: ShiftPlan) => {
    const people = shiftRoster(plan);
    for (const each of plan.shifts) {
      const lines = people.flatMap((person) =>
        person.shifts.filter(({ date, start }) => date === each.date && start === each.start),
      );
      expect(lines).toHaveLength(each.people);
      for (const [i, starts] of each.breaks.entries())
        for (const { from, people: taking } of starts)
          expect(lines.filter((line) => line.breaks[i]!.from === from)).toHaveLength(taking);
    }
    return people;
  };

  it('names a line per person with breaks of their own', async () => {
    const plan = await planShifts({ grid, required, shifts }, exact);
    const people = countBooks(plan);
    expect(people).toHaveLength(sum(plan.shifts.map((each) => each.people)));
    for (const { shifts: own } of people) {
      expect(own).toHaveLength(1);
      expect(own[0]!.breaks[0]!.to).toBeLessThanOrEqual(own[0]!.breaks[1]!.from);
    }
  });

  it('gives people with tours every day of their pattern', async () => {
    const patterns = [
      [true, true],
      [true, false],
      [false, true],
    ];
    const uneven = required.map((needed, row) => (row < 24 ? needed : 2 * needed));
    const tours = { patterns, costPerPerson: 1 };
    const plan = await planShifts({ grid, required: uneven, shifts, tours }, exact);
    const people = countBooks(plan);
    expect(people).toHaveLength(sum(plan.tours.map((each) => each.people)));
    for (const { shifts: own } of people) expect(new Set(own.map(({ date }) => date)).size).toBe(own.length);
    expect(people.some(({ shifts: own }) => own.length === 2)).toBe(true);
  });
});

describe('tours', () => {
  const week = hours('2026-11-09', 7);
  const off = (first: number) =>
    Array.from({ length: 7 }, (_, day) => day !== first && day !== (first + 1) % 7);
  const patterns = [0, 1, 2, 3, 4, 5, 6].map(off);
  const problem: ShiftProblem = {
    grid: week,
    required: Array.from({ length: 168 }, (_, row) => (row % 24 >= 8 && row % 24 < 16 ? 10 : 0)),
    shifts: [{ id: 'day', starts: ['08:00'], lengthSeconds: 8 * HOUR, costPerPerson: 0 }],
    tours: { patterns, costPerPerson: 1 },
  };

  it('with two days off need seven fifths of the people', async () => {
    const plan = await planShifts(problem, exact);
    expect(plan.objective).toBe(14);
    checkBooks(problem, plan);
    for (const [day, { people }] of plan.shifts.entries())
      expect(sum(plan.tours.map((tour) => (tour.pattern[day] ? tour.people : 0)))).toBe(people);
  });

  it('are worked on days on which the shift may begin only', async () => {
    const [shift] = problem.shifts;
    const never = { ...problem, shifts: [{ ...shift!, weekdays: [...workdays, 'saturday' as const] }] };
    const plan = await planShifts(
      { ...never, shortfall: [{ upToAgents: null, costPerAgentHour: 1 }] },
      exact,
    );
    expect(plan.tours.every(({ pattern }) => !pattern[6])).toBe(true);
    expect(plan.tours.length).toBeGreaterThan(0);
  });

  it('are no more people than there are', async () => {
    const tours = { patterns, costPerPerson: 1, maxPeople: 12 };
    expect((await planShifts({ ...problem, tours }, exact)).status).toBe('infeasible');
    const shortfall = [{ upToAgents: null, costPerAgentHour: 1 }];
    const plan = await planShifts({ ...problem, tours, shortfall }, exact);
    expect(sum(plan.tours.map(({ people }) => people))).toBe(12);
    // Seventy agent-days are needed, and 12 people work 60.
    expect(sum(plan.shortfall)).toBe(80);
  });
});

describe('a problem', () => {
  const grid = hours('2026-11-11', 1);
  const day = { id: 'day', starts: ['08:00'], lengthSeconds: 8 * HOUR };
  const problem: ShiftProblem = { grid, required: new Array<number>(24).fill(1), shifts: [day] };
  const lunch = { durationSeconds: HOUR, earliestSeconds: 3 * HOUR, latestSeconds: 5 * HOUR };
  const withShift = (fields: Partial<ShiftType>) => ({ ...problem, shifts: [{ ...day, ...fields }] });
  const withBreak = (fields: Partial<typeof lunch>) => withShift({ breaks: [{ ...lunch, ...fields }] });

  it.each<[string, ShiftProblem]>([
    ['required.length', { ...problem, required: [1] }],
    ['required[3]', { ...problem, required: problem.required.map((_, row) => (row === 3 ? -1 : 1)) }],
    ['shifts[1].id', { ...problem, shifts: [day, day] }],
    ['shifts[0].starts[0]', withShift({ starts: ['08:30'] })],
    ['shifts[0].starts[0]', withShift({ starts: ['24:00'] })],
    ['shifts[0].starts[1]', withShift({ starts: ['08:00', '08:00'] })],
    ['shifts[0].lengthSeconds', withShift({ lengthSeconds: 28_800_000 })],
    ['repeats', { ...problem, repeats: 'no' as never }],
    ['shifts[0].breaks[0].paid', withBreak({ paid: 'no' } as never)],
    ['shifts[0].lengthSeconds', withShift({ lengthSeconds: 5000 })],
    ['shifts[0].lengthSeconds', { ...withShift({ lengthSeconds: 25 * HOUR }), repeats: true }],
    ['shifts[0].weekdays[0]', withShift({ weekdays: ['Monday' as never] })],
    ['shifts[0].costPerHour', withShift({ costPerHour: 1 } as never)],
    ['shifts[0].breaks[0].durationSeconds', withBreak({ durationSeconds: 900 })],
    ['shifts[0].breaks[0].latestSeconds', withBreak({ latestSeconds: 2 * HOUR })],
    ['shifts[0].breaks[0].latestSeconds', withBreak({ latestSeconds: 8 * HOUR })],
    ['shifts[0].breaks[1].earliestSeconds', withShift({ breaks: [lunch, lunch] })],
    ['shortfall', { ...problem, shortfall: [] }],
    ['tours.patterns[0].length', { ...problem, tours: { patterns: [[true, false]] } }],
    ['tours.patterns[0][0]', { ...problem, tours: { patterns: [[1 as never]] } }],
  ])('names the bad field %s', async (path, bad) => {
    await expect(planShifts(bad)).rejects.toMatchObject({ path, name: 'StaffcastError' });
    await expect(planShifts(bad)).rejects.toThrow('planShifts: ');
  });

  it('stopped before it began has no plan, and a plan not awaited no roster', async () => {
    expect(await planShifts(problem, { signal: AbortSignal.abort() })).toMatchObject({
      status: 'stopped',
      objective: null,
      missing: [],
    });
    expect(() => shiftRoster(planShifts(problem) as never)).toThrow(/shiftRoster: `plan\.shifts` must/);
  });

  it('counts what is paid per person apart from wages, and people already beyond the seats', async () => {
    const dear = withShift({ costPerPaidHour: 10, costPerPerson: 100 });
    const there = problem.required.map((_, row) => (row === 9 ? 5 : row < 8 || row >= 16 ? 1 : 0));
    const plan = await planShifts({
      ...dear,
      present: there,
      seats: there.map(() => 4),
      shortfall: [{ upToAgents: null, costPerAgentHour: 1000 }],
    });
    // Five sit on four seats at nine already, so nobody may come.
    expect(plan.costs.map(({ amount }) => amount)).toEqual([0, 0, 7000, 0]);
    const free = await planShifts({ ...dear, present: there });
    expect(free.costs.map(({ amount }) => amount)).toEqual([80, 100, 0, 0]);
  });

  it('has options in their range', async () => {
    await expect(planShifts(problem, { nodeLimit: 2 ** 31 })).rejects.toMatchObject({
      path: 'options.nodeLimit',
    });
    await expect(planShifts(problem, { gap: 1 })).rejects.toMatchObject({ path: 'options.gap' });
  });

  it('is not changed, nor is its plan by copying', async () => {
    const before = structuredClone(problem);
    const plan = await planShifts({ ...problem, shortfall: [{ upToAgents: null, costPerAgentHour: 9 }] });
    expect(problem).toEqual(before);
    expect(JSON.parse(JSON.stringify(plan))).toEqual(plan);
    expect(plan.shifts[0]).toEqual({
      shift: 'day',
      date: '2026-11-11',
      start: '08:00',
      from: 8,
      to: 16,
      people: 1,
      breaks: [],
    });
  });

  it('of a day in quarters of an hour with two breaks is solved to within half a percent', async () => {
    const quarters = makeGrid({ zone: 'Asia/Shanghai', from: '2026-11-11', days: 1, intervalSeconds: 900 });
    const starts = Array.from(
      { length: 24 },
      (_, i) => `${String(6 + (i >> 1)).padStart(2, '0')}:${i % 2 ? '30' : '00'}`,
    );
    const rest = (from: number, to: number) => ({
      durationSeconds: 900,
      earliestSeconds: from * HOUR,
      latestSeconds: to * HOUR,
      paid: true,
    });
    const large: ShiftProblem = {
      grid: quarters,
      required: Array.from({ length: 96 }, (_, row) =>
        row < 24 || row >= 88 ? 0 : Math.round(20 + 30 * Math.sin(((row - 24) / 64) * Math.PI) ** 2),
      ),
      shifts: [
        {
          id: 'nine',
          starts,
          lengthSeconds: 9 * HOUR,
          breaks: [rest(1, 2), { ...lunch, earliestSeconds: 3 * HOUR }, rest(6.5, 8)],
        },
        { id: 'five', starts, lengthSeconds: 5 * HOUR, breaks: [rest(1.5, 3)] },
      ],
    };
    const plan = await planShifts(large);
    checkBooks(large, plan);
    expect(plan.status).toBe('optimal');
    expect(plan.gap).toBeLessThanOrEqual(0.005);
    expect(Math.max(...plan.shortfall)).toBe(0);
  });
});
