import type { ChartOption } from '../chartRenderer.ts';
import { countText } from '../numberFormats.ts';
import { dayAxis, endLabel, numberAxis } from './axes.ts';
import type { ForecastLines } from './forecastLines.ts';
import { palette } from './palette.ts';

type Values = readonly (number | null)[];
type Series = NonNullable<Exclude<ChartOption['series'], readonly unknown[]>>;

/** Contacts per day: history, the forecast with its bands, and what else is known of the horizon. */
export function forecastChart(lines: ForecastLines, mostLabels: number): ChartOption {
  const series: Series[] = [
    ...band('95', lines.low95, lines.high95, palette.band95),
    ...band('80', lines.low80, lines.high80, palette.band80),
    line('history', lines.history, palette.history, 1.5),
  ];
  for (const year of lines.earlier) series.push(line(year.name, year.values, palette.earlierYear, 1.2, true));
  if (lines.client) series.push(dashed(line('client', lines.client, palette.client, 1.5, true)));
  series.push(line('forecast', lines.mean, palette.forecast, 2, true));
  if (lines.actual) series.push(dots('actual', lines.actual));
  return {
    grid: { left: 52, right: 66, top: 26, bottom: 26 },
    xAxis: { ...dayAxis(lines.dates, mostLabels), boundaryGap: false },
    yAxis: numberAxis(countText),
    series: [{ ...series[0]!, ...startLine(lines) } as Series, ...series.slice(1)],
  };
}

function line(name: string, values: Values, color: string, width: number, labelled = false): Series {
  const marked = values.some((_, i) => isAlone(values, i));
  return {
    type: 'line',
    name,
    data: values.map((value, i) =>
      marked ? { value: value ?? '-', symbolSize: isAlone(values, i) ? width * 2 : 0 } : (value ?? '-'),
    ),
    ...(marked ? { symbol: 'circle', showAllSymbol: true } : { symbol: 'none' }),
    silent: true,
    lineStyle: { color, width },
    itemStyle: { color },
    ...(labelled && endLabel(name, color)),
  } as Series;
}

/** A value between two closed days would be a line of no length. */
function isAlone(values: Values, i: number): boolean {
  return (values[i] ?? null) !== null && (values[i - 1] ?? null) === null && (values[i + 1] ?? null) === null;
}

function dashed(series: Series): Series {
  const { lineStyle } = series as { lineStyle: object };
  return { ...series, lineStyle: { ...lineStyle, type: [4, 3] } } as Series;
}

function dots(name: string, values: Values): Series {
  return {
    ...line(name, values, palette.actual, 0),
    data: values.map((value) => value ?? '-'),
    symbol: 'circle',
    showAllSymbol: true,
    symbolSize: 4,
    lineStyle: { width: 0, opacity: 0 },
    ...endLabel(name, palette.actual),
  } as Series;
}

/** A band as two stacked areas: an unseen one up to `low`, and the rest up to `high`. */
function band(name: string, low: Values, high: Values, color: string): Series[] {
  const common = {
    type: 'line',
    stack: `band${name}`,
    symbol: 'none',
    silent: true,
    lineStyle: { opacity: 0, width: 0 },
  };
  const height = high.map((top, i) => (top === null || low[i] == null ? '-' : top - low[i]));
  return [
    { ...common, name: `low${name}`, data: low.map((value) => value ?? '-') },
    { ...common, name: `high${name}`, data: height, areaStyle: { color, opacity: 1 } },
  ] as Series[];
}

function startLine(lines: ForecastLines) {
  if (lines.from === 0) return {};
  return {
    markLine: {
      silent: true,
      symbol: 'none',
      lineStyle: { color: palette.muted, width: 1, type: 'solid' as const },
      label: {
        formatter: `forecast from ${lines.dates[lines.from]}`,
        position: 'end' as const,
        align: 'right' as const,
        color: palette.muted,
        fontSize: 11,
      },
      data: [{ xAxis: lines.from }],
    },
  };
}
