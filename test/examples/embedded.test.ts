import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PlanningReport } from 'staffcast/report';
import { gridDays } from 'staffcast/time';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Run, readReport, runPeakPlanning, written } from './runPeakPlanning.ts';

let run: Run;
let report: PlanningReport;

beforeAll(async () => {
  run = await runPeakPlanning();
  report = readReport(run);
}, 400_000);

/** Volume-weighted service level of a project over the dates given. */
function serviceLevel(
  id: string,
  dates: readonly string[],
  of: 'before' | 'after' | 'hindsightBefore' | 'hindsightAfter',
) {
  const days = report.projects
    .find((project) => project.id === id)!
    .days.filter((day) => dates.includes(day.date));
  const offered = days.reduce((sum, day) => sum + (day[of]!.offered ?? 0), 0);
  return days.reduce((sum, day) => sum + (day[of]!.offered ?? 0) * (day[of]!.serviceLevel ?? 0), 0) / offered;
}

const festival = Array.from({ length: 14 }, (_, i) => `2026-11-${String(i + 1).padStart(2, '0')}`);

describe('the main job on the embedded case', () => {
  it('ends well and writes its four files, whole', () => {
    expect(run.code).toBe(0);
    expect(written(run)).toEqual(['days.csv', 'moves.csv', 'report.html', 'report.json']);
    const html = readFileSync(join(run.out, 'report.html'), 'utf8');
    expect(html).toMatch(/^<!doctype html>/i);
    expect(html.trimEnd()).toMatch(/<\/html>$/);
    expect(html).not.toMatch(/<script|<link|@import|src="http/i);
  });

  it('is the founding case: 60 % or less at the festival without help, and the plan lifts it', () => {
    expect(serviceLevel('shop', festival, 'before')).toBeLessThanOrEqual(0.6);
    expect(serviceLevel('shop', festival, 'after')).toBeGreaterThan(0.8);
    expect(serviceLevel('shop', festival, 'hindsightBefore')).toBeLessThanOrEqual(0.6);
    expect(serviceLevel('shop', festival, 'hindsightAfter')).toBeGreaterThan(
      serviceLevel('shop', festival, 'hindsightBefore') + 0.15,
    );
  });

  it('the forecast comes near what came: the festival within a tenth, and most days inside the 80 % band', () => {
    const { forecast } = report.projects.find((project) => project.id === 'shop')!;
    const sum = (values: readonly (number | null)[]) =>
      values.slice(0, 14).reduce<number>((s, v) => s + (v ?? 0), 0);
    expect(Math.abs(sum(forecast.mean) / sum(forecast.actual!) - 1)).toBeLessThan(0.1);
    const inside = forecast.actual!.filter(
      (v, i) => v! >= forecast.low80[i]! && v! <= forecast.high80[i]!,
    ).length;
    expect(inside).toBeGreaterThanOrEqual(17);
  });

  it('the logistics queue peaks at least three days after the shop', () => {
    const peak = (id: string) => {
      const { mean } = report.projects.find((project) => project.id === id)!.forecast;
      return mean.indexOf(Math.max(...mean.map((v) => v ?? 0)));
    };
    expect(peak('logistics') - peak('shop')).toBeGreaterThanOrEqual(3);
  });

  it('people lent are people received: after − before is what moves say, project by project', () => {
    const hours = 0.5;
    for (const project of report.projects) {
      const gained = project.rosterAfter.reduce(
        (sum, agents, row) => sum + (agents - project.rosterBefore[row]!) * hours,
        0,
      );
      const lent = report.moves
        .filter((move) => move.from === project.id)
        .reduce((sum, move) => sum + move.hours, 0);
      const received = report.moves
        .filter((move) => move.to === project.id)
        .reduce((sum, move) => sum + move.hours, 0);
      // Those received count by productivity and lose time on the way, so they give at most their hours.
      expect(gained + lent).toBeLessThanOrEqual(received + 1e-6);
      expect(gained + lent).toBeGreaterThanOrEqual(0.4 * received - 1e-6);
    }
  });

  it('no lender falls below its own requirement', () => {
    for (const project of report.projects) {
      for (const [row, agents] of project.rosterAfter.entries()) {
        const needed = project.required[row] ?? 0;
        expect(agents).toBeGreaterThanOrEqual(Math.min(needed, project.rosterBefore[row]!) - 1e-9);
      }
    }
  });

  it('the objective lies at or above its bound, and its terms sum to it', () => {
    const { objective, bound, costs } = report.plan!;
    expect(objective).toBeGreaterThanOrEqual(bound! - 1e-6);
    expect(objective! - bound!).toBeLessThanOrEqual(0.01 * objective!);
    expect(costs.reduce((sum, term) => sum + term.amount, 0)).toBeCloseTo(objective!, 3);
  });

  it('every move has a reason that names its project, and its people', () => {
    expect(report.moves.length).toBeGreaterThan(20);
    expect(new Set(report.moves.map((move) => move.kind)).size).toBeGreaterThanOrEqual(4);
    for (const move of report.moves) expect(move.reason).toContain(move.to);
  });

  it('the terminal shows service level before and after, sources, and the bound', () => {
    expect(run.stdout).toContain('Without help');
    expect(run.stdout).toContain('reserve team');
    expect(run.stdout).toMatch(/no\s+plan\s+can\s+cost\s+less\s+than/);
    expect(gridDays(report.grid).length).toBe(28);
  });
});
