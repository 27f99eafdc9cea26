import { beforeAll, describe, expect, it } from 'vitest';
import { type ChartRenderer, chartRenderer } from '../../src/report/chartRenderer.ts';
import { forecastChart } from '../../src/report/charts/forecastChart.ts';
import { forecastLines } from '../../src/report/charts/forecastLines.ts';
import { gapClasses, gapClassOf } from '../../src/report/charts/gapClasses.ts';
import { heatMapChart } from '../../src/report/charts/heatMapChart.ts';
import { HELP_LINE_HEIGHT, HELP_TOP, helpChart } from '../../src/report/charts/helpChart.ts';
import { helpChartLines } from '../../src/report/charts/helpPanel.ts';
import { palette } from '../../src/report/charts/palette.ts';
import { serviceLevelChart } from '../../src/report/charts/serviceLevelChart.ts';
import { workdayChart } from '../../src/report/charts/workdayChart.ts';
import { gapRows } from '../../src/report/gapRows.ts';
import { helpMatrix } from '../../src/report/helpMatrix.ts';
import type { ProjectReport } from '../../src/report/index.ts';
import { localClock } from '../../src/time/index.ts';
import { sampleReport } from './sampleReport.ts';

const frame = { id: 'x', width: 900, height: 300, label: 'a chart' };

/** Points of the drawn line (not the filled area) of a colour. */
function linePoints(svg: string, color: string): { x: number; y: number }[] {
  const path = [...svg.matchAll(/<path d="([^"]*)"[^>]*>/g)].find(
    ([tag]) => tag.includes(`stroke="${color}"`) && tag.includes('fill="none"'),
  );
  return [...(path?.[1] ?? '').matchAll(/[ML](\S+) ([^MLZ ]+)/g)].map(([, x, y]) => ({
    x: Number(x),
    y: Number(y),
  }));
}

/** Left edge and area of each rectangle of a colour. */
function rectangles(svg: string, color: string): { left: number; area: number }[] {
  const path = svg.match(new RegExp(`<path d="([^"]*)" fill="${color}"`))?.[1] ?? '';
  return [...path.matchAll(/M(\S+) (\S+?)L(\S+) \S+?L\S+ (\S+?)L/g)].map((corners) => {
    const [x1, y1, x2, y2] = corners.slice(1).map(Number) as [number, number, number, number];
    return { left: x1, area: (x2 - x1) * (y2 - y1) };
  });
}

/** That heights on paper are a straight function of the values. */
function expectToScale(points: readonly { y: number }[], values: readonly number[]): void {
  expect(points).toHaveLength(values.length);
  const high = values.indexOf(Math.max(...values));
  const low = values.indexOf(Math.min(...values));
  const scale = (points[high]!.y - points[low]!.y) / (values[high]! - values[low]!);
  expect(scale).toBeLessThan(0);
  for (const [i, value] of values.entries()) {
    expect(points[i]!.y).toBeCloseTo(points[low]!.y + scale * (value - values[low]!), 0);
  }
}

describe('charts hold the data', () => {
  const report = sampleReport();
  const clock = localClock(report.grid);
  const [shop, , , , bank] = report.projects as [
    ProjectReport,
    ProjectReport,
    ProjectReport,
    ProjectReport,
    ProjectReport,
  ];
  let draw: ChartRenderer;
  beforeAll(async () => {
    draw = await chartRenderer();
  });

  it('draws the forecast to scale', () => {
    const svg = draw(forecastChart(forecastLines(shop)!, 9), frame);
    expectToScale(linePoints(svg, palette.forecast), shop.forecast.mean as number[]);
    for (const text of ['forecast', 'client', 'actual', '2025', 'forecast from 2026-11-01']) {
      expect(svg).toContain(`>${text}</text>`);
    }
  });

  it('draws service levels before and after to scale', () => {
    const svg = draw(serviceLevelChart(shop, ['before', 'after']), frame);
    for (const side of ['before', 'after'] as const) {
      const levels = shop.days.map((day) => day[side].serviceLevel!);
      expectToScale(linePoints(svg, palette[side]), levels);
    }
    expect(svg).toContain('>85 %</text>');
  });

  it('draws each row of a day as a step', () => {
    const svg = draw(
      workdayChart(shop, clock, 10, report.grid.intervalSeconds, 120, ['before', 'after']),
      frame,
    );
    const rows = [...shop.required.slice(480, 528), shop.required[527]] as number[];
    const steps = linePoints(svg, palette.required);
    // A step holds from its row's begin to the next one's; the last one to the end of the day.
    const end = Number(svg.match(/translate\((\S+) [^)]*\)"[^>]*>24:00</)?.[1]);
    expect(steps.at(-1)!.x).toBeCloseTo(end, 0);
    const begin = steps[0]!.x;
    const heads = rows.map((_, i) => steps.findLast(({ x }) => x <= begin + (i * (end - begin)) / 48 + 0.1)!);
    expectToScale(heads, rows);
  });

  it('shows no more of the day than is open', () => {
    const svg = draw(
      workdayChart(bank, clock, 1, report.grid.intervalSeconds, 60, ['before', 'after']),
      frame,
    );
    expect(svg).toContain('>08:00</text>');
    expect(svg).not.toContain('>00:00</text>');
    expect(svg).not.toContain('>24:00</text>');
  });

  it('gives each colour of the heat map the area of its rows', () => {
    for (const project of [shop, bank]) {
      const gaps = gapRows(project.required, project.rosterBefore);
      const classes = gapClasses([gaps]);
      const svg = draw(heatMapChart(clock, report.grid.intervalSeconds, gaps, classes), frame);
      const counts = classes.map(
        (_, index) => gaps.filter((gap) => gapClassOf(classes, gap) === index).length,
      );
      const drawn = classes.map(({ color }) => rectangles(svg, color));
      const areas = drawn.map((own) => own.reduce((sum, { area }) => sum + area, 0));
      const cell = areas.reduce((a, b) => a + b, 0) / counts.reduce((a, b) => a + b, 0);
      expect(counts.filter((count) => count > 0).length).toBeGreaterThan(2);
      for (const [i, count] of counts.entries()) expect(areas[i]! / cell).toBeCloseTo(count, -0.5);
      // The first column begins at the margin of 44; the bank is closed on that Sunday.
      const firstOpen = project === shop ? 44 : 44 + (frame.width - 44 - 6) / 28;
      expect(Math.min(...drawn.flat().map(({ left }) => left))).toBeCloseTo(firstOpen, 0);
    }
  });

  it('writes the people of every block once', () => {
    const matrix = helpMatrix(report);
    const names = new Map(report.projects.map((project) => [project.id, project.name]));
    const panel = { from: 0, to: matrix.dates.length, nameWidth: 190, spare: 0, narrow: false };
    const lines = helpChartLines(matrix, panel, names);
    const svg = draw(helpChart(matrix, panel, lines), {
      ...frame,
      height: lines.length * HELP_LINE_HEIGHT + HELP_TOP,
    });
    const numbers = [...svg.matchAll(/>(\d+)<\/text>/g)].map((match) => Number(match[1]));
    expect(numbers.reduce((a, b) => a + b, 0)).toBe(report.moves.reduce((sum, move) => sum + move.people, 0));
  });
});

describe('forecastLines', () => {
  const project = sampleReport().projects[0]!;
  const lines = forecastLines(project)!;

  it('puts history before the horizon and earlier years over it', () => {
    expect(lines.dates[lines.from]).toBe('2026-11-01');
    expect(lines.from).toBe(56);
    expect(lines.dates).toHaveLength(56 + 28);
    expect(lines.earlier.map(({ name }) => name)).toEqual(['2025']);
    const year = new Map(project.history.dates.map((date, i) => [date, project.history.totals[i]]));
    expect(lines.earlier[0]!.values.slice(lines.from)).toEqual(
      project.forecast.dates.map((date) => year.get(date.replace('2026', '2025'))),
    );
    expect(lines.history[55]).toBe(year.get('2026-10-31'));
  });

  it('does not draw the year before as if it came just before', () => {
    const dates = ['2025-11-01', '2025-11-02', '2026-10-31'];
    const short = forecastLines({ ...project, history: { dates, totals: [1, 2, 3] } })!;
    expect(short.dates[0]).toBe('2026-10-31');
    expect(short.history[0]).toBe(3);
  });
});

describe('chartRenderer', () => {
  it('gives the same drawing every time, with no ids but its own', async () => {
    const draw = await chartRenderer();
    const option = serviceLevelChart(sampleReport({ days: 7 }).projects[0]!, ['before', 'after']);
    const first = draw(option, frame);
    expect(draw(option, frame)).toBe(first);
    for (const [, id] of first.matchAll(/id="([^"]*)"/g)) expect(id).toMatch(/^x-/);
    expect(first).toMatch(
      /^<svg viewBox="0 0 900 300" role="img" aria-label="a chart" style="max-width:1080px">/,
    );
    expect(first).not.toMatch(/class=|<style|xmlns|font-family/);
  });
});
