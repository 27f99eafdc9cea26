import type { ChartRenderer } from '../chartRenderer.ts';
import { HELP_LINE_HEIGHT, HELP_TOP, helpChart } from '../charts/helpChart.ts';
import { type HelpPanel, helpChartLines } from '../charts/helpPanel.ts';
import { dateRangeText, shortDateText } from '../dateFormats.ts';
import { type HelpMatrix, helpMatrix } from '../helpMatrix.ts';
import { kindText } from '../kindText.ts';
import { amountText, countText } from '../numberFormats.ts';
import type { PlanningReport } from '../planningReportTypes.ts';
import { figure } from './figure.ts';
import { htmlTable } from './htmlTable.ts';

/** Who helps whom and when, hours by source, and every move with its reason. */
export function helpSection(report: PlanningReport, draw: ChartRenderer): string {
  if (!report.plan) return '';
  if (report.moves.length === 0) {
    return '<section id="help"><h2>Who helps whom</h2><p>Nobody: the plan moves no people.</p></section>';
  }
  const matrix = helpMatrix(report);
  const remark = `People by block of the day (${matrix.blocks.join(', ')}), from left to right within each day; darker is more.`;
  const drawings = `<div class="wide">${panels(report, matrix, draw, 'wide')}</div><div class="narrow">${panels(report, matrix, draw, 'narrow')}</div>`;
  return `<section id="help"><h2>Who helps whom</h2>
${figure('Who helps whom, and when.', remark, drawings)}
${sourceTable(report)}
${moveTable(report)}</section>`;
}

const layouts = {
  wide: { width: 1072, nameWidth: 190, leastBlockWidth: 16, narrow: false },
  narrow: { width: 368, nameWidth: 104, leastBlockWidth: 0, narrow: true },
} as const;

/** Days side by side: a week on a narrow page, else as many as leave each block room for its number. */
function daysPerPanel(matrix: HelpMatrix, layout: keyof typeof layouts): number {
  const { width, nameWidth, leastBlockWidth, narrow } = layouts[layout];
  if (narrow) return 7;
  const dayWidth = Math.max(60, leastBlockWidth * matrix.blocks.length + 4);
  const most = Math.max(1, Math.floor((width - nameWidth) / dayWidth));
  const panelCount = Math.ceil(matrix.dates.length / most);
  return Math.max(7, Math.ceil(matrix.dates.length / panelCount));
}

function panels(
  report: PlanningReport,
  matrix: HelpMatrix,
  draw: ChartRenderer,
  layout: keyof typeof layouts,
): string {
  const { width, nameWidth, narrow } = layouts[layout];
  const names = new Map(report.projects.map((project) => [project.id, project.name]));
  const days = daysPerPanel(matrix, layout);
  const drawings: string[] = [];
  for (let from = 0; from < matrix.dates.length; from += days) {
    const to = Math.min(matrix.dates.length, from + days);
    // A last panel with fewer days keeps the width of a day.
    const spare = ((width - nameWidth) * (days - (to - from))) / days;
    const panel: HelpPanel = { from, to, nameWidth, spare, narrow };
    const lines = helpChartLines(matrix, panel, names);
    if (lines.length === 0) continue;
    const height = lines.length * HELP_LINE_HEIGHT + HELP_TOP + 4;
    const label = `Who helps whom, ${dateRangeText(matrix.dates[from]!, matrix.dates[to - 1]!)}; the numbers are in the tables below.`;
    const id = `help-${layout}-${from / days + 1}`;
    drawings.push(draw(helpChart(matrix, panel, lines), { id, width, height, label }));
  }
  return drawings.join('\n');
}

function sourceTable(report: PlanningReport): string {
  const used = [...report.sources].sort((a, b) => b.hours - a.hours);
  const sum = (of: 'hours' | 'cost') => used.reduce((total, source) => total + source[of], 0);
  return htmlTable(
    'Hours borrowed by source',
    [
      { title: 'Source', text: true },
      { title: 'Kind', text: true },
      { title: 'People at most' },
      { title: 'Hours' },
      { title: `Cost, ${report.currency}` },
    ],
    used.map((source) => [
      source.source,
      kindText(source.kind),
      countText(source.people),
      amountText(source.hours),
      countText(source.cost),
    ]),
    ['All', '', '', amountText(sum('hours')), countText(sum('cost'))],
  );
}

function moveTable(report: PlanningReport): string {
  const names = new Map(report.projects.map((project) => [project.id, project.name]));
  const moves = [...report.moves].sort((a, b) => compare(a.date, b.date) || compare(a.block, b.block));
  const table = htmlTable(
    'Every move of the plan',
    [
      { title: 'Day', text: true },
      { title: 'Block', text: true },
      { title: 'Source', text: true },
      { title: 'To', text: true },
      { title: 'People' },
      { title: 'Hours' },
      { title: `Cost, ${report.currency}` },
      { title: 'Reason', text: 'long' },
    ],
    moves.map((move) => [
      shortDateText(move.date),
      move.block,
      move.source,
      names.get(move.to) ?? move.to,
      countText(move.people),
      amountText(move.hours),
      countText(move.cost),
      move.reason,
    ]),
  );
  return `<details><summary>All ${countText(moves.length)} moves with their reasons</summary>${table}</details>`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
