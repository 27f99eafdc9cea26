import { readFileSync } from 'node:fs';
import { type BacktestResult, backtest, type Forecaster } from '../src/accuracy/index.ts';
import { forecastCost } from '../src/evaluation/index.ts';
import { fit, forecast, type ModelChoice } from '../src/forecasting/index.ts';
import { parseHistoryCsv } from '../src/schema/index.ts';
import { type Series, seriesFromRows } from '../src/time/index.ts';

/** How a history of one's own is scored. */
export interface HistoryOptions {
  readonly file: string;
  readonly zone: string;
  readonly origins: number;
  readonly horizonDays: number;
  readonly everyDays: number;
  /** Handle time that the comparison in agent-hours is made with; `null` leaves it out. */
  readonly ahtSeconds: number | null;
}

const targets = { serviceLevel: { target: 0.8, withinSeconds: 20 } };

/** Scores the automatic forecast and the plain rules on a history in a CSV file, in contacts and, with a handle time, in people. */
export function scoreHistory(options: HistoryOptions): void {
  const { series } = seriesFromRows(parseHistoryCsv(readFileSync(options.file, 'utf8')), {
    zone: options.zone,
  });
  console.log('model                 WAPE  day totals   MASE   bias    80 %   95 %   wQL');
  const results = (['auto', 'doubleSeasonal', 'seasonalNaive', 'sameWeekdayAverage'] as const).map(
    (model) => {
      const result = run(series, model, options);
      printScores(model, result);
      return { model, result };
    },
  );
  if (options.ahtSeconds === null) return;
  const { ahtSeconds } = options;
  console.log(
    `\nstaffed by the forecast for 80 % in 20 s at ${ahtSeconds} s a contact, patience as long\nmodel                needed h  over h  under h  service level (if known)  days missed`,
  );
  for (const { model, result } of results) {
    const { total, daysMissed, days } = forecastCost({
      backtest: result,
      ahtSeconds,
      patienceSeconds: ahtSeconds,
      targets,
    });
    const hours = (value: number) => value.toFixed(0).padStart(8);
    console.log(
      `${model.padEnd(19)} ${hours(total.neededAgentHours)} ${hours(total.overAgentHours)} ${hours(total.underAgentHours)} ${percent(total.serviceLevel)} (${percent(total.serviceLevelIfKnown)})  ${daysMissed} of ${days}`,
    );
  }
}

function run(series: Series, model: ModelChoice, { origins, horizonDays, everyDays }: HistoryOptions) {
  const forecaster: Forecaster = (history, grid) => forecast(fit(history, { model }), { grid });
  return backtest(series, forecaster, { origins, horizonDays, everyDays });
}

function percent(value: number | null | undefined): string {
  return value === null || value === undefined
    ? '–'.padStart(7)
    : `${(100 * value).toFixed(1)} %`.padStart(7);
}

function printScores(model: string, { overall, dayTotals }: BacktestResult): void {
  const band = (probability: number) =>
    percent(overall.coverage.find((each) => each.probability === probability)?.share);
  console.log(
    [
      model.padEnd(18),
      percent(overall.wape),
      percent(dayTotals.wape),
      (overall.mase ?? Number.NaN).toFixed(3).padStart(9),
      percent(overall.bias),
      band(0.8),
      band(0.95),
      (overall.weightedQuantileLoss ?? Number.NaN).toFixed(3),
    ].join(' '),
  );
}
