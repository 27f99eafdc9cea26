import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { backtest, type Forecaster } from '../src/accuracy/index.ts';
import { fit, forecast, type ModelChoice } from '../src/forecasting/index.ts';
import { forecastFold, readFolds } from './accuracyFolds.ts';
import { generatedQueues } from './accuracyGenerated.ts';
import { fitGrowth } from './accuracyGrowth.ts';
import { scoreHistory } from './accuracyHistory.ts';

const usage = `Forecast accuracy.

  npm run bench:accuracy
      scores the automatic forecast on generated queues, beside seasonal naive and the same-weekday average, and shows
      how the time of a fit grows with the history
  npm run bench:accuracy -- --folds DIR --out FILE.json [--datasets a,b]
      forecasts the rolling-origin folds of a folder (manifest.json, training files, calendars) and writes the answers;
      of the test files only the timestamps are read
  npm run bench:accuracy -- --history FILE.csv [--zone UTC --origins 8 --horizon 28 --every 7 --aht SECONDS]
      scores the automatic forecast and the plain rules on your own history (columns timestamp,value), with --aht also in
      agent-hours and service level`;

const { values } = parseArgs({
  options: {
    folds: { type: 'string' },
    out: { type: 'string' },
    datasets: { type: 'string' },
    history: { type: 'string' },
    zone: { type: 'string', default: 'UTC' },
    origins: { type: 'string', default: '8' },
    horizon: { type: 'string', default: '28' },
    every: { type: 'string', default: '7' },
    aht: { type: 'string' },
    help: { type: 'boolean' },
  },
});

if (values.help) console.log(usage);
else if (values.folds) runFolds(values.folds, values.datasets?.split(',') ?? [], values.out);
else if (values.history) {
  scoreHistory({
    file: values.history,
    zone: values.zone,
    origins: Number(values.origins),
    horizonDays: Number(values.horizon),
    everyDays: Number(values.every),
    ahtSeconds: values.aht === undefined ? null : Number(values.aht),
  });
} else {
  runGenerated();
  runGrowth();
}

function runFolds(folder: string, datasets: readonly string[], out: string | undefined): void {
  const forecasts = readFolds(folder, datasets).map((fold) => forecastFold(folder, fold));
  const seconds = forecasts.reduce((sum, each) => sum + each.seconds, 0) / forecasts.length;
  if (out) writeFileSync(out, JSON.stringify({ method: 'staffcast', forecasts }));
  console.log(`${forecasts.length} forecasts, ${seconds.toFixed(3)} s of processor time each on average`);
}

function runGrowth(): void {
  console.log('\nhistory of 15-minute rows    rows   fit s   s per year   forecast of 28 days s');
  for (const { years, rows, fitSeconds, forecastSeconds } of fitGrowth()) {
    console.log(
      [
        `${years} year${years > 1 ? 's' : ''}`.padEnd(24),
        String(rows).padStart(8),
        fitSeconds.toFixed(2).padStart(7),
        (fitSeconds / years).toFixed(2).padStart(12),
        forecastSeconds.toFixed(2).padStart(12),
      ].join(' '),
    );
  }
}

function runGenerated(): void {
  const models: ModelChoice[] = ['auto', 'doubleSeasonal', 'seasonalNaive', 'sameWeekdayAverage'];
  console.log('queue         model                WAPE   MASE   bias    80 %   95 %   s per forecast');
  for (const { name, series, events } of generatedQueues()) {
    for (const model of models) {
      const forecaster: Forecaster = (history, grid) => forecast(fit(history, { model, events }), { grid });
      const started = process.cpuUsage();
      const { overall } = backtest(series, forecaster, { origins: 8, horizonDays: 28, everyDays: 7 });
      const used = process.cpuUsage(started);
      const seconds = (used.user + used.system) / 8e6;
      const band = (probability: number) =>
        overall.coverage.find((each) => each.probability === probability)?.share;
      const percent = (value: number | null | undefined) =>
        `${(100 * (value ?? Number.NaN)).toFixed(1)} %`.padStart(7);
      console.log(
        [
          name.padEnd(13),
          model.padEnd(19),
          percent(overall.wape),
          (overall.mase ?? Number.NaN).toFixed(3),
          percent(overall.bias),
          percent(band(0.8)),
          percent(band(0.95)),
          seconds.toFixed(3),
        ].join(' '),
      );
    }
  }
}
