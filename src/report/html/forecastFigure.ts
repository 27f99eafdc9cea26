import type { ChartRenderer } from '../chartRenderer.ts';
import { forecastChart } from '../charts/forecastChart.ts';
import { type ForecastLines, forecastLines } from '../charts/forecastLines.ts';
import { palette } from '../charts/palette.ts';
import { fixedText, percentText, signedText } from '../numberFormats.ts';
import type { AccuracyReport, ProjectReport } from '../planningReportTypes.ts';
import { figure, type LegendKey, legend } from './figure.ts';
import { htmlText } from './htmlText.ts';

/** The forecast against history with its bands, and how far it can be trusted. */
export function forecastFigure(project: ProjectReport, id: string, draw: ChartRenderer): string {
  const lines = forecastLines(project);
  if (lines === null) return '';
  const label = `Contacts per day of ${project.name}: history and forecast; the numbers are in the table by day.`;
  const wide = draw(forecastChart(lines, 9), { id: `${id}-forecast-wide`, width: 1072, height: 300, label });
  const narrow = draw(forecastChart(lines, 3), {
    id: `${id}-forecast-narrow`,
    width: 368,
    height: 250,
    label,
  });
  const drawings = `<div class="wide">${wide}</div><div class="narrow">${narrow}</div>${legend(keys(lines))}`;
  return `${figure('Contacts per day, forecast against history.', '', drawings)}
${modelText(project)}${accuracyText(project.accuracy)}`;
}

function keys(lines: ForecastLines): LegendKey[] {
  const has = (values: ForecastLines['mean']) => values.some((value) => value !== null);
  const entries: LegendKey[] = [];
  if (has(lines.history)) entries.push({ color: palette.history, label: 'history', mark: 'line' });
  entries.push({ color: palette.forecast, label: 'forecast', mark: 'line' });
  if (has(lines.low80)) entries.push({ color: palette.band80, label: '80 % band' });
  if (has(lines.low95)) entries.push({ color: palette.band95, label: '95 % band' });
  for (const { name } of lines.earlier) {
    entries.push({ color: palette.earlierYear, label: `same days of ${name}`, mark: 'line' });
  }
  if (lines.client) entries.push({ color: palette.client, label: 'announced by the client', mark: 'dashed' });
  if (lines.actual) entries.push({ color: palette.actual, label: 'what really came', mark: 'dot' });
  return entries;
}

function modelText(project: ProjectReport): string {
  const { model, reason } = project.forecast;
  if (model === undefined) return '';
  const text = `Model: ${model}.${reason ? ` ${reason.replace(/\.*$/, '.')}` : ''}`;
  return `<p class="muted">${htmlText(text)}</p>`;
}

function accuracyText(accuracy: AccuracyReport | undefined): string {
  if (!accuracy) return '';
  const { scope, wape, mase, bias, coverage80, against, wapeAgainst } = accuracy;
  const rival = against === undefined ? '' : ` against ${percentText(wapeAgainst)} of ${against}`;
  const text =
    `Tested on the past (${scope}): WAPE ${percentText(wape)}${rival}, ` +
    `MASE ${fixedText(mase, 2)}, bias ${signedText(bias, percentText)}, and ${percentText(coverage80)} of what ` +
    'came lay inside the 80 % band.';
  return `<p class="muted">${htmlText(text)}</p>`;
}
