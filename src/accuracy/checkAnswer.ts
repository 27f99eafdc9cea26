import { checkLength, checkObject, checkObjects, StaffcastError } from '../errors/index.ts';
import type { ForecastValues } from './backtestTypes.ts';
import type { Values } from './pairs.ts';

/** Throws unless a forecaster answered with one finite number or `null` per row. */
export function checkAnswer(where: string, from: string, answer: ForecastValues, length: number): void {
  const path = 'forecaster(…)';
  if (answer instanceof Promise) {
    const must = 'be a forecast, not the promise of one';
    const maybe = 'the forecaster is asynchronous: use `backtestAsync`';
    throw new StaffcastError({ code: 'wrong-type', where, path, value: answer, must, maybe });
  }
  checkObject(where, path, answer);
  const { mean, quantiles = [] } = answer;
  checkValues(where, `${path}.mean`, from, mean, length);
  checkObjects(where, `${path}.quantiles`, quantiles);
  for (const [q, { values }] of quantiles.entries())
    checkValues(where, `${path}.quantiles[${q}].values`, from, values, length);
}

function checkValues(where: string, path: string, from: string, values: Values, length: number): void {
  checkLength(where, path, values, length);
  const row = values.findIndex((value) => value !== null && value !== undefined && !Number.isFinite(value));
  if (row < 0) return;
  const must = `be a finite number or null, in the forecast that begins on ${from}`;
  const value = values[row];
  throw new StaffcastError({ code: 'not-a-number', where, path: `${path}[${row}]`, value, must });
}
