import { checkFinite, checkLength, checkList } from '../errors/index.ts';

/** Numbers by row; `null` is left out of every measure. */
export type Values = readonly (number | null)[];

/** Calls `visit` for each row where both have a value. */
export function eachPair(
  where: string,
  actual: Values,
  forecast: Values,
  visit: (actual: number, forecast: number, row: number) => void,
): void {
  checkList(where, 'actual', actual);
  checkLength(where, 'forecast', forecast, actual.length);
  for (let row = 0; row < actual.length; row++) {
    const a = actual[row];
    const f = forecast[row];
    if (a === null || a === undefined || f === null || f === undefined) continue;
    checkFinite(where, `actual[${row}]`, a);
    checkFinite(where, `forecast[${row}]`, f);
    visit(a, f, row);
  }
}
