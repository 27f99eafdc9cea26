import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { forecastFold, readFolds } from './accuracyFolds.ts';

const { values } = parseArgs({
  options: { folds: { type: 'string' }, out: { type: 'string' }, datasets: { type: 'string' } },
});

if (values.folds) {
  const folds = readFolds(values.folds, values.datasets?.split(',') ?? []);
  const forecasts = folds.map((fold) => forecastFold(values.folds as string, fold));
  const seconds = forecasts.reduce((sum, each) => sum + each.seconds, 0) / forecasts.length;
  if (values.out) writeFileSync(values.out, JSON.stringify({ method: 'staffcast', forecasts }));
  console.log(`${forecasts.length} forecasts, ${seconds.toFixed(3)} s each on average`);
}
