import fc from 'fast-check';
import type { BorrowingProblem, BorrowingProject, HelpSource } from 'staffcast/borrowing';
import { makeGrid } from 'staffcast/time';

/** Two-hour rows; three blocks a day of four rows each, so that transfer times bite. */
export const INTERVAL_SECONDS = 7200;
const ROWS_PER_DAY = 12;

/** A value in `of` of `times` cases, else null. */
const sometimes = <T>(times: number, of: number, value: fc.Arbitrary<T>): fc.Arbitrary<T | null> =>
  fc.oneof({ weight: times, arbitrary: value }, { weight: of - times, arbitrary: fc.constant(null) });

const quarters = (most: number) => fc.integer({ min: 0, max: most * 4 }).map((n) => n / 4);

function project(id: string, rows: number, plain: boolean): fc.Arbitrary<BorrowingProject> {
  // Whole blocks are short or have people to spare, by whole agents and quarters.
  const series = fc
    .record({
      required: fc.array(quarters(8), { minLength: rows, maxLength: rows }),
      offsets: fc.array(fc.integer({ min: -4, max: 4 }), { minLength: rows / 4, maxLength: rows / 4 }),
      noise: fc.array(quarters(1), { minLength: rows, maxLength: rows }),
    })
    .map(({ required, offsets, noise }) => ({
      required,
      present: required.map((need, row) => Math.max(0, need + offsets[Math.floor(row / 4)]! + noise[row]!)),
    }));
  const one = [{ upToAgents: null, costPerAgentHour: 30 }];
  const two = [
    { upToAgents: 2, costPerAgentHour: 10 },
    { upToAgents: null, costPerAgentHour: 40 },
  ];
  const byRow = Array.from({ length: rows }, (_, row) => (row % 3 === 0 ? two : one));
  const tiers = fc.constantFrom<NonNullable<BorrowingProject['shortfall']>>(one, two, { byRow });
  const base = fc
    .record({
      series,
      shortfall: tiers,
      lending: fc.constantFrom<'never' | 'spareOnly' | 'priced'>(
        'never',
        'spareOnly',
        'spareOnly',
        'spareOnly',
        'priced',
        'priced',
      ),
    })
    .map(({ series: { required, present }, shortfall, lending }) => ({
      id,
      required,
      present,
      shortfall,
      lending,
    }));
  if (plain) return base;
  return fc
    .record({
      base,
      seats: sometimes(1, 3, fc.integer({ min: 4, max: 12 })),
      paid: fc.boolean(),
      off: fc.boolean(),
    })
    .map(({ base: common, seats, paid, off }) => ({
      ...common,
      ...(seats !== null && { seats: new Array<number>(rows).fill(seats) }),
      ...(paid && { seatBilling: { contractedSeats: common.present.map(Math.floor), lossPerSeatHour: 12 } }),
      ...(off && { timeOff: { maxPeople: new Array<number>(rows / 4).fill(2), savingPerHour: 5 } }),
    }));
}

function source(index: number, projects: number, blocks: number, plain: boolean): fc.Arbitrary<HelpSource> {
  const ids = Array.from({ length: projects }, (_, p) => `P${p}`);
  return fc
    .record({
      home: sometimes(2, 3, fc.constantFrom(...ids)),
      people: fc.integer({ min: 1, max: 6 }),
      available: sometimes(
        1,
        3,
        fc.array(fc.integer({ min: 0, max: 6 }), { minLength: blocks, maxLength: blocks }),
      ),
      costPerHour: fc.oneof(
        { weight: 3, arbitrary: fc.constantFrom(0, 0, 3, 7, 15) },
        {
          weight: 1,
          arbitrary: fc.array(fc.constantFrom(0, 3, 9), { minLength: blocks, maxLength: blocks }),
        },
      ),
      untilEnd: sometimes(1, 5, fc.constant(true)),
      rosterChange: sometimes(1, 5, fc.constant(true)),
      hours: sometimes(1, 3, fc.integer({ min: 0, max: 80 })),
      maxBlocksPerDay: sometimes(1, 3, fc.integer({ min: 0, max: 2 })),
      restHours: sometimes(1, 4, fc.constant(11)),
      notice: sometimes(1, 5, fc.constant(true)),
      productivity: fc.array(fc.constantFrom(0.5, 0.75, 1), { minLength: projects, maxLength: projects }),
      linked: fc.array(fc.constantFrom(true, true, true, false), {
        minLength: projects,
        maxLength: projects,
      }),
      transferSeconds: fc.constantFrom(0, 3600, 7200, 9000),
      briefingCost: fc.constantFrom(0, 0, 50),
      run: sometimes(1, 3, fc.constant({ days: 2, costPerStart: 9, costPerDay: 3 })),
    })
    .map(
      ({
        home,
        people,
        available,
        costPerHour,
        hours,
        maxBlocksPerDay,
        notice,
        productivity,
        linked,
        ...rest
      }) => ({
        id: `S${index}`,
        kind: home === null ? ('reserve' as const) : ('project' as const),
        home,
        ...(!plain && home !== null && rest.rosterChange && takenFromNext(blocks)),
        people,
        ...(available && { available }),
        costPerHour,
        ...(hours !== null && { hoursLimits: [{ fromDate: '2026-11-10', toDate: '2026-11-11', hours }] }),
        ...(maxBlocksPerDay !== null && { maxBlocksPerDay }),
        ...(rest.restHours !== null && { restSeconds: rest.restHours * 3600 }),
        ...(notice && { noticeUntil: '2026-11-10T08:00:00+08:00' }),
        ...(!plain && rest.run && { minimumRun: rest.run }),
        links: ids
          .map((to, p) => ({
            to,
            productivity: productivity[p]!,
            transferSeconds: rest.transferSeconds,
            briefingCost: plain ? 0 : rest.briefingCost,
            ...(!plain && rest.untilEnd && { untilEnd: true }),
          }))
          .filter(({ to }, p) => {
            return !plain && home !== null && rest.rosterChange ? to === home : to !== home && linked[p];
          }),
      }),
    );
}

/** People who work in a block instead of the next one. */
function takenFromNext(blocks: number) {
  const takenFrom = Array.from({ length: blocks }, (_, b) => (b + 1 < blocks ? `b${b + 1}` : null));
  return { kind: 'rosterChange' as const, takenFrom };
}

/** What couples sources: a balance between two projects, moves told before. */
function agreements(projects: number, sources: readonly HelpSource[], blocks: number, plain: boolean) {
  if (plain) return fc.constant({});
  const moves = sources.flatMap(({ id, links }) => links.map(({ to }) => ({ source: id, to })));
  return fc
    .record({
      balance: sometimes(1, 4, fc.constantFrom(0, 16)),
      told: sometimes(
        1,
        4,
        fc.record({
          people: fc.array(fc.nat(2), { minLength: moves.length, maxLength: moves.length }),
          // The first block may lie before the notice of a source.
          block: fc.integer({ min: 1, max: blocks - 1 }),
          costPerChange: fc.constantFrom(0, 5, 40),
        }),
      ),
    })
    .map(({ balance, told }) => ({
      ...(balance !== null &&
        projects > 1 && { balances: [{ between: ['P0', 'P1'] as const, maxDifferenceHours: balance }] }),
      ...(told && {
        announced: {
          costPerChange: told.costPerChange,
          moves: moves.map((move, i) => ({ ...move, blockId: `b${told.block}`, people: told.people[i]! })),
        },
      }),
    }));
}

/**
 * Small problems of every kind; `plain` leaves out briefing, runs, seats, billing, time off, moved rosters, agreements and
 * earlier plans.
 */
export function arbitraryProblem(plain = false): fc.Arbitrary<BorrowingProblem> {
  return fc
    .record({
      days: fc.integer({ min: 1, max: 2 }),
      projects: fc.integer({ min: 2, max: 3 }),
      sources: fc.integer({ min: 1, max: 3 }),
    })
    .chain(({ days, projects, sources }) => {
      const grid = makeGrid({
        zone: 'Asia/Shanghai',
        from: '2026-11-10',
        days,
        intervalSeconds: INTERVAL_SECONDS,
      });
      const blocks = Array.from({ length: days * 3 }, (_, b) => ({
        id: `b${b}`,
        date: b < 3 ? '2026-11-10' : '2026-11-11',
        from: b * 4,
        to: b * 4 + 4,
      }));
      const common = fc.record({
        grid: fc.constant(grid),
        blocks: fc.constant(blocks),
        projects: fc.tuple(
          ...Array.from({ length: projects }, (_, p) => project(`P${p}`, days * ROWS_PER_DAY, plain)),
        ),
        sources: fc.tuple(
          ...Array.from({ length: sources }, (_, s) => source(s, projects, blocks.length, plain)),
        ),
      });
      return common.chain((problem) => {
        const extras = agreements(projects, problem.sources, blocks.length, plain);
        return extras.map((extra): BorrowingProblem => ({ ...problem, ...extra }));
      });
    });
}
