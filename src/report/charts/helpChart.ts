import type { ChartOption } from '../chartRenderer.ts';
import { shortDateText, weekdayText } from '../dateFormats.ts';
import type { HelpLine, HelpMatrix } from '../helpMatrix.ts';
import { countText } from '../numberFormats.ts';
import { palette, peoplePalette } from './palette.ts';

/** The part of a help matrix that one panel shows, and how. */
export interface HelpPanel {
  /** First day, and one past the last, as indexes into the matrix's dates. */
  readonly from: number;
  readonly to: number;
  /** Room for names, units of the view box. */
  readonly nameWidth: number;
  /** Whether each block carries its number of people (else each day its largest). */
  readonly numberBlocks: boolean;
}

/** Height of one line of the chart. */
export const HELP_LINE_HEIGHT = 22;
/** Height above and below the lines. */
export const HELP_MARGIN = 22;

type ChartLine = { readonly heading: string } | { readonly help: HelpLine };

/** Lines with help in the panel, those of one receiver under its name. */
export function helpChartLines(
  matrix: HelpMatrix,
  panel: HelpPanel,
  names: ReadonlyMap<string, string>,
): ChartLine[] {
  const inPanel = (line: HelpLine) => line.dayHours.slice(panel.from, panel.to).some((hours) => hours > 0);
  const lines: ChartLine[] = [];
  let receiver: string | null = null;
  for (const help of matrix.lines.filter(inPanel)) {
    if (help.to !== receiver) lines.push({ heading: `to ${names.get(help.to) ?? help.to}` });
    receiver = help.to;
    lines.push({ help });
  }
  return lines;
}

/** Who helps whom and when: a line a source, a column a day, blocks side by side as the day goes, people as shades. */
export function helpChart(
  matrix: HelpMatrix,
  panel: HelpPanel,
  lines: readonly ChartLine[],
  narrow: boolean,
): ChartOption {
  const dates = matrix.dates.slice(panel.from, panel.to);
  const most = Math.max(...matrix.lines.flatMap((line) => line.people.flat()));
  return {
    grid: { left: panel.nameWidth, right: 4, top: HELP_MARGIN, bottom: 2 },
    xAxis: {
      type: 'category',
      position: 'top',
      data: dates.map((date) =>
        narrow ? `${weekdayText(date).slice(0, 2)} ${date.slice(8)}` : shortDateText(date),
      ),
      axisTick: { show: false },
      axisLine: { show: false },
      axisLabel: { interval: 0, color: palette.muted, fontSize: narrow ? 10 : 11, margin: 6 },
      splitLine: { show: true, interval: 0, lineStyle: { color: palette.rule } },
    },
    yAxis: {
      type: 'category',
      inverse: true,
      data: lines.map((line) =>
        'heading' in line
          ? { value: line.heading, textStyle: { fontWeight: 'bold' as const, color: palette.ink } }
          : { value: line.help.source, textStyle: { color: palette.ink } },
      ),
      axisTick: { show: false },
      axisLine: { show: false },
      axisLabel: {
        interval: 0,
        fontSize: narrow ? 10 : 11.5,
        width: panel.nameWidth - 12,
        overflow: 'truncate',
      },
      splitLine: { show: false },
    },
    series: [
      {
        type: 'custom',
        silent: true,
        data: blockData(matrix, panel, lines),
        renderItem: (_, api) => {
          const [day, line, block, people] = [0, 1, 2, 3].map((i) => Number(api.value(i))) as [
            number,
            number,
            number,
            number,
          ];
          const [centre = 0, middle = 0] = api.coord([day, line]);
          const [dayWidth = 0, height = 0] = api.size!([1, 1]) as number[];
          const width = (dayWidth - 4) / matrix.blocks.length;
          const x = centre - dayWidth / 2 + 2 + block * width;
          const shade = Math.min(
            peoplePalette.length - 1,
            Math.floor((people / most) * peoplePalette.length),
          );
          return {
            type: 'rect',
            shape: { x, y: middle - height / 2 + 2, width: width - 1, height: height - 4 },
            style: { fill: peoplePalette[shade]! },
          };
        },
      },
      {
        type: 'custom',
        silent: true,
        data: panel.numberBlocks ? blockData(matrix, panel, lines) : dayData(panel, lines),
        renderItem: (_, api) => {
          const [day, line, block, people] = [0, 1, 2, 3].map((i) => Number(api.value(i))) as [
            number,
            number,
            number,
            number,
          ];
          const [centre = 0, middle = 0] = api.coord([day, line]);
          const [dayWidth = 0] = api.size!([1, 1]) as number[];
          const width = (dayWidth - 4) / matrix.blocks.length;
          const x = block < 0 ? centre : centre - dayWidth / 2 + 2 + (block + 0.5) * width - 0.5;
          return {
            type: 'text',
            style: {
              text: countText(people),
              x,
              y: middle,
              align: 'center',
              verticalAlign: 'middle',
              fontSize: people >= 100 && block >= 0 ? 8 : 10,
              fill: palette.ink,
            },
          };
        },
      },
    ],
  };
}

function blockData(matrix: HelpMatrix, panel: HelpPanel, lines: readonly ChartLine[]): number[][] {
  const data: number[][] = [];
  for (const [row, line] of lines.entries()) {
    if ('heading' in line) continue;
    for (let day = panel.from; day < panel.to; day++) {
      for (const block of matrix.blocks.keys()) {
        const people = line.help.people[day]?.[block] ?? 0;
        if (people > 0) data.push([day - panel.from, row, block, people]);
      }
    }
  }
  return data;
}

/** One number a day: the most people at once. */
function dayData(panel: HelpPanel, lines: readonly ChartLine[]): number[][] {
  const data: number[][] = [];
  for (const [row, line] of lines.entries()) {
    if ('heading' in line) continue;
    for (let day = panel.from; day < panel.to; day++) {
      const people = Math.max(0, ...(line.help.people[day] ?? []));
      if (people > 0) data.push([day - panel.from, row, -1, people]);
    }
  }
  return data;
}
