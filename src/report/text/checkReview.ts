import type { DayReview } from '../../coverage/index.ts';
import { checkInteger, checkLength } from '../../errors/index.ts';
import { checkGrid } from '../../time/index.ts';
import { checkShape, type Shape } from '../reportShape.ts';

const reviewShape: Shape = {
  target: { target: 'number', withinSeconds: 'number', 'definition?': 'text' },
  contacts: {
    soFar: { actual: 'number', planned: 'number' },
    rest: { expected: 'number', planned: 'number' },
  },
  soFar: { waiting: 'number', ahtRatio: 'number', presence: 'number' },
  forecast: { mean: ['numberOrNull'] },
  day: {
    toDate: 'numberOrNull',
    atClose: 'numberOrNull',
    atBest: 'numberOrNull',
    help: [{ fromRow: 'number', people: 'numberOrNull', hours: 'numberOrNull' }],
    requirement: { periods: [{}] },
  },
  coverage: { surplus: ['number'], shortfall: ['number'] },
  warnings: { level: 'text', warnings: [{ level: 'text', trigger: 'text' }] },
};

/** Throws unless a review is what `reviewDay` returns, as far as a text needs it. */
export function checkReview(where: string, review: DayReview): void {
  checkShape(where, 'review', review, reviewShape);
  checkGrid(where, 'review.forecast.grid', review.forecast.grid);
  const { length } = review.forecast.grid;
  checkInteger(where, 'review.forecast.grid.length', length, 1);
  checkLength(where, 'review.forecast.mean', review.forecast.mean, length);
  checkLength(where, 'review.coverage.surplus', review.coverage.surplus, length);
  checkLength(where, 'review.coverage.shortfall', review.coverage.shortfall, length);
  for (const [i, { fromRow }] of review.day.help.entries()) {
    checkInteger(where, `review.day.help[${i}].fromRow`, fromRow, 0, length - 1);
  }
}
