import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { gapClasses, gapClassOf } from '../../src/report/charts/gapClasses.ts';
import { heatCells } from '../../src/report/charts/heatCells.ts';
import { niceScale } from '../../src/report/charts/niceScale.ts';
import { dayGaps, totalGap } from '../../src/report/dayGaps.ts';
import { daysMissed } from '../../src/report/daysMissed.ts';
import { gapRows } from '../../src/report/gapRows.ts';
import { helpMatrix } from '../../src/report/helpMatrix.ts';
import { worstDays } from '../../src/report/projectDays.ts';
import { localClock, makeGrid } from '../../src/time/index.ts';
import { sampleReport } from './sampleReport.ts';

const gapArray = fc
  .array(fc.oneof(fc.integer({ min: -300, max: 300 }), fc.double({ min: -9, max: 9, noNaN: true })), {
    minLength: 1,
  })
  .map((gaps) => Float64Array.from(gaps));

describe('gapRows', () => {
  it('is present less required, with nothing where closed, and without dust', () => {
    expect([...gapRows([10, null, 3, 3], [7, 5, 3.5, 3 + 1e-12])]).toEqual([-3, Number.NaN, 0.5, 0]);
  });
});

describe('dayGaps', () => {
  const report = sampleReport({ days: 14 });
  const project = report.projects[0]!;

  it('sums to the gaps of the rows', () => {
    const total = totalGap(dayGaps(report.grid, project), 'before');
    const gaps = gapRows(project.required, project.rosterBefore);
    const net = gaps.reduce((sum, gap) => sum + (Number.isNaN(gap) ? 0 : gap), 0) / 2;
    expect(total.spareHours - total.shortHours).toBeCloseTo(net, 6);
    expect(total.worstShort).toBe(Math.max(...gaps.map((gap) => -gap)));
    expect(total.shortRows).toBe(gaps.filter((gap) => gap < 0).length);
  });

  it('ranks the worst days of all projects', () => {
    const hours = worstDays(report, 'before').map(({ gap }) => gap.before.shortHours);
    expect(hours.length).toBeGreaterThan(5);
    expect(hours).toEqual([...hours].sort((a, b) => b - a));
  });
});

describe('daysMissed', () => {
  it('counts the days below the target on the side asked for', () => {
    const project = sampleReport({ days: 14 }).projects[0]!;
    for (const side of ['before', 'after', 'hindsightBefore', 'hindsightAfter'] as const) {
      const missed = project.days.filter((day) => day[side]!.serviceLevel! < 0.85);
      expect(daysMissed(project, side)).toBe(missed.length);
    }
    expect(daysMissed(project, 'before')).toBeGreaterThan(daysMissed(project, 'after')!);
    expect(daysMissed({ ...project, targets: { text: 'none', serviceLevel: null } }, 'before')).toBeNull();
  });
});

describe('gapClasses', () => {
  test.prop([gapArray])('every gap lies in its class, and the classes touch without overlap', (gaps) => {
    const classes = gapClasses([gaps]);
    for (const [i, gapClass] of classes.entries()) if (i > 0) expect(gapClass.from).toBe(classes[i - 1]!.to);
    for (const gap of gaps) {
      const gapClass = classes[gapClassOf(classes, gap)!]!;
      expect(gap).toBeGreaterThanOrEqual(gapClass.from);
      expect(gap).toBeLessThanOrEqual(gapClass.to);
    }
  });

  test.prop([gapArray, fc.double({ min: 0, max: 400, noNaN: true })])(
    'as many people short as spare are as many steps from the middle',
    (gaps, gap) => {
      const classes = gapClasses([gaps]);
      expect(gapClassOf(classes, -gap)! + gapClassOf(classes, gap)!).toBe(classes.length - 1);
    },
  );

  it('gives zero the neutral colour, closed rows none, and rounds its limits', () => {
    const classes = gapClasses([Float64Array.from([-61, -40, 0, 12, 55, Number.NaN])]);
    expect(classes[gapClassOf(classes, 0)!]!.label).toBe('met');
    expect(gapClassOf(classes, Number.NaN)).toBeNull();
    expect(classes.map(({ label }) => label)).toEqual([
      'short 50 or more',
      'short 20–50',
      'short 10–20',
      'short under 10',
      'met',
      'spare under 10',
      'spare 10–20',
      'spare 20–50',
      'spare 50 or more',
    ]);
  });
});

describe('heatCells', () => {
  const zones = fc.constantFrom(
    'Europe/Berlin',
    'America/New_York',
    'Australia/Lord_Howe',
    'Asia/Shanghai',
    'UTC',
  );
  const steps = fc.constantFrom(300, 900, 1800, 3600);

  test.prop([
    zones,
    steps,
    fc.constantFrom('2026-03-07', '2026-03-28', '2026-10-24', '2026-10-31', '2026-04-04'),
  ])('cells cover exactly the rows, on days of 23 and 25 hours too', (zone, step, from) => {
    // The clocks of Lord Howe change by half an hour.
    const intervalSeconds = zone === 'Australia/Lord_Howe' ? Math.min(step, 1800) : step;
    const clock = localClock(makeGrid({ zone, from, days: 2, intervalSeconds }));
    const cells = heatCells(clock, intervalSeconds, (row) => row % 3);
    for (const [day, { seconds }] of clock.days.entries()) {
      const own = cells.filter((cell) => cell.day === day);
      // A half-wide cell stands for a whole row.
      const covered = own.reduce((sum, cell) => sum + (cell.toSecond - cell.fromSecond), 0);
      expect(covered).toBe(seconds);
      const area = own.reduce((sum, cell) => sum + (cell.toSecond - cell.fromSecond) * cell.width, 0);
      expect(area).toBeLessThanOrEqual(86_400);
    }
  });

  it('leaves the skipped hour empty and parts the doubled one', () => {
    const spring = localClock(
      makeGrid({ zone: 'Europe/Berlin', from: '2026-03-29', days: 1, intervalSeconds: 3600 }),
    );
    expect(
      heatCells(spring, 3600, () => 0).map((cell) => [cell.fromSecond / 3600, cell.toSecond / 3600]),
    ).toEqual([
      [0, 2],
      [3, 24],
    ]);
    const autumn = localClock(
      makeGrid({ zone: 'Europe/Berlin', from: '2026-10-25', days: 1, intervalSeconds: 3600 }),
    );
    expect(
      heatCells(autumn, 3600, () => 0).map(({ fromSecond, left, width }) => [fromSecond / 3600, left, width]),
    ).toEqual([
      [0, 0, 1],
      [2, 0, 0.5],
      [2, 0.5, 0.5],
      [3, 0, 1],
    ]);
  });

  it('joins equal rows and skips closed ones', () => {
    const clock = localClock(makeGrid({ zone: 'UTC', from: '2026-03-29', days: 1, intervalSeconds: 3600 }));
    const cells = heatCells(clock, 3600, (row) => (row < 8 ? null : row < 20 ? 1 : 2));
    expect(
      cells.map(({ fromSecond, toSecond, group }) => [fromSecond / 3600, toSecond / 3600, group]),
    ).toEqual([
      [8, 20, 1],
      [20, 24, 2],
    ]);
  });
});

describe('helpMatrix', () => {
  it('holds every person and hour of the moves once', () => {
    const report = sampleReport();
    const matrix = helpMatrix(report);
    const people = matrix.lines.flatMap((line) => line.people.flat()).reduce((a, b) => a + b, 0);
    const hours = matrix.lines.flatMap((line) => line.dayHours).reduce((a, b) => a + b, 0);
    expect(people).toBe(report.moves.reduce((sum, move) => sum + move.people, 0));
    expect(hours).toBeCloseTo(
      report.moves.reduce((sum, move) => sum + move.hours, 0),
      6,
    );
    expect(matrix.lines.map((line) => line.hours).reduce((a, b) => a + b, 0)).toBeCloseTo(hours, 6);
  });

  it('is empty without moves', () => {
    expect(helpMatrix({ ...sampleReport({ days: 2 }), moves: [] }).lines).toEqual([]);
  });
});

describe('niceScale', () => {
  test.prop([fc.double({ min: 0, max: 1e6, noNaN: true })])('holds the value in few whole steps', (most) => {
    const { max, interval } = niceScale(most);
    expect(max).toBeGreaterThanOrEqual(most);
    expect(Number.isInteger(Math.round((max / interval) * 1e9) / 1e9)).toBe(true);
    expect(max / interval).toBeLessThanOrEqual(6);
  });
});
