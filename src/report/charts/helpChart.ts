import type { ChartOption, MarksOption } from '../chartRenderer.ts';
import { shortDateText, weekdayText } from '../dateFormats.ts';
import { fitWidth } from '../displayWidth.ts';
import type { HelpMatrix } from '../helpMatrix.ts';
import { countText } from '../numberFormats.ts';
import type { HelpChartLine, HelpPanel } from './helpPanel.ts';
import { palette, peoplePalette } from './palette.ts';

type RenderItem = NonNullable<MarksOption['renderItem']>;
type Api = Parameters<RenderItem>[1];

/** Height of one line of the chart. */
export const HELP_LINE_HEIGHT = 22;
/** Height above the lines, for the days. */
export const HELP_TOP = 22;

/** Who helps whom and when: a line a source, a column a day, blocks side by side as the day goes, people as shades. */
export function helpChart(
  matrix: HelpMatrix,
  panel: HelpPanel,
  lines: readonly HelpChartLine[],
): ChartOption {
  const cells = blockCells(matrix, panel, lines);
  const numbers = panel.narrow ? dayCells(panel, lines) : cells;
  const most = Math.max(...matrix.lines.flatMap((line) => line.people.flat()));
  const blocks = matrix.blocks.length;
  return {
    // The names stand in the margin, drawn by hand: a heading may reach over the empty line beside it.
    grid: {
      left: panel.nameWidth,
      right: 4 + panel.spare,
      top: HELP_TOP,
      bottom: 2,
      outerBoundsMode: 'none',
    },
    xAxis: dayColumns(matrix, panel),
    yAxis: { type: 'category', inverse: true, data: lines.map((_, i) => String(i)), show: false },
    series: [
      custom(cells, (_, api) => shadedBlock(api, blocks, most)),
      custom(numbers, (_, api) => peopleText(api, blocks)),
      custom(
        lines.map((_, i) => [0, i]),
        (params, api) => nameText(api, panel, lines[params.dataIndex]!),
      ),
    ],
  };
}

function custom(data: number[][], renderItem: RenderItem): MarksOption {
  return { type: 'custom', silent: true, data, renderItem };
}

function dayColumns(matrix: HelpMatrix, { from, to, narrow }: HelpPanel): NonNullable<ChartOption['xAxis']> {
  const dates = matrix.dates.slice(from, to);
  return {
    type: 'category',
    position: 'top',
    data: dates.map((date) =>
      narrow ? `${weekdayText(date).slice(0, 2)} ${date.slice(8)}` : shortDateText(date),
    ),
    axisTick: { show: false },
    axisLine: { show: false },
    axisLabel: { interval: 0, color: palette.muted, fontSize: narrow ? 10 : 11, margin: 6 },
    splitLine: { show: true, interval: 0, lineStyle: { color: palette.rule } },
  };
}

/** Where a block of a day stands; block −1 is the whole day. */
function place(api: Api, blocks: number) {
  const [day, line, block] = [0, 1, 2].map((i) => Number(api.value(i))) as [number, number, number];
  const [centre = 0, middle = 0] = api.coord([day, line]);
  const [dayWidth = 0, height = 0] = api.size!([1, 1]) as number[];
  const width = block < 0 ? dayWidth - 4 : (dayWidth - 4) / blocks;
  const left = centre - dayWidth / 2 + 2 + Math.max(0, block) * width;
  return { left, width, middle, height, block, people: Number(api.value(3)) };
}

function shadedBlock(api: Api, blocks: number, most: number): ReturnType<RenderItem> {
  const { left, width, middle, height, people } = place(api, blocks);
  const shade = Math.min(peoplePalette.length - 1, Math.floor((people / most) * peoplePalette.length));
  return {
    type: 'rect',
    shape: { x: left, y: middle - height / 2 + 2, width: width - 1, height: height - 4 },
    style: { fill: peoplePalette[shade]! },
  };
}

function peopleText(api: Api, blocks: number): ReturnType<RenderItem> {
  const { left, width, middle, block, people } = place(api, blocks);
  const small = people >= 100 && block >= 0;
  return text(countText(people), left + (width - 1) / 2, middle, 'center', small ? 8 : 10);
}

function nameText(api: Api, panel: HelpPanel, line: HelpChartLine): ReturnType<RenderItem> {
  const middle = api.coord([0, Number(api.value(1))])[1] ?? 0;
  const size = panel.narrow ? 10 : 11.5;
  if ('heading' in line) return text(fitWidth(line.heading, 48), 0, middle, 'left', size, 'bold');
  return text(
    fitWidth(line.help.source, Math.floor((panel.nameWidth - 6) / (size * 0.57))),
    0,
    middle,
    'left',
    size,
  );
}

function text(
  content: string,
  x: number,
  y: number,
  align: 'left' | 'center',
  fontSize: number,
  fontWeight: 'normal' | 'bold' = 'normal',
): ReturnType<RenderItem> {
  const style = { text: content, x, y, align, verticalAlign: 'middle' as const, fontSize, fontWeight };
  return { type: 'text', style: { ...style, fill: palette.ink } };
}

/** Day, line, block and people of each block with help. */
function blockCells(matrix: HelpMatrix, panel: HelpPanel, lines: readonly HelpChartLine[]): number[][] {
  return eachDay(panel, lines, (people, at) =>
    matrix.blocks.map((_, block) => [...at, block, people[block] ?? 0]).filter((cell) => cell[3]! > 0),
  );
}

/** Day, line, −1 and the most people at once of each day with help. */
function dayCells(panel: HelpPanel, lines: readonly HelpChartLine[]): number[][] {
  return eachDay(panel, lines, (people, at) => {
    const most = Math.max(0, ...people);
    return most > 0 ? [[...at, -1, most]] : [];
  });
}

function eachDay(
  { from, to }: HelpPanel,
  lines: readonly HelpChartLine[],
  cellsOf: (people: readonly number[], at: readonly [day: number, line: number]) => number[][],
): number[][] {
  return lines.flatMap((line, row) =>
    'heading' in line
      ? []
      : line.help.people.slice(from, to).flatMap((people, day) => cellsOf(people, [day, row])),
  );
}
