import { eachRow, type WeighedRows } from './weighedRows.ts';

/** How far the averages of rows lie from what their day and slot say. */
export interface RowScatter {
  /** Part that shrinks with the contacts of the row: squared coefficient of variation of one contact. */
  readonly contactVariance: number;
  /** Part that does not. */
  readonly rowVariance: number;
}

/** Squared coefficient of variation of one contact's handle time where rows do not tell (about that of a lognormal talk). */
const USUAL = 0.8;

/**
 * Fits the squared relative deviation of rows as contactVariance / n + rowVariance by weighted least squares, both 0 or more;
 * squares beyond 25 median ones are cut. The day's level was taken from these very rows, which hides a share n / N of each
 * row's own scatter: it is put back.
 */
export function rowScatter(rows: WeighedRows, levels: Float64Array, factors: ArrayLike<number>): RowScatter {
  const ofDay = new Float64Array(rows.days);
  eachRow(rows, (day, _, __, n) => {
    ofDay[day] = (ofDay[day] as number) + n;
  });
  const counts: number[] = [];
  const squares: number[] = [];
  eachRow(rows, (day, place, seconds, n) => {
    const deviation = seconds / ((levels[day] as number) * (factors[place] as number)) - 1;
    const left = 1 - n / (ofDay[day] as number);
    if (left <= 0) return;
    counts.push(n);
    squares.push((deviation * deviation * n) / left);
  });
  if (rows.slots === 1 || squares.length < 50) return { contactVariance: USUAL, rowVariance: 0 };
  const sorted = Float64Array.from(squares).sort();
  const limit = 25 * (sorted[Math.floor(sorted.length / 2)] as number);
  let contactVariance = USUAL;
  let rowVariance = 0;
  for (let round = 0; round < 4; round++) {
    let [s, sx, sy, sxx, sxy] = [0, 0, 0, 0, 0];
    for (const [i, n] of counts.entries()) {
      const y = Math.min(limit, squares[i] as number);
      const w = 1 / Math.max(1e-12, contactVariance + rowVariance * n) ** 2;
      s += w;
      sx += w * n;
      sy += w * y;
      sxx += w * n * n;
      sxy += w * n * y;
    }
    const det = s * sxx - sx * sx;
    const slope = det > 1e-9 * s * sxx ? (s * sxy - sx * sy) / det : 0;
    rowVariance = Math.max(0, slope);
    contactVariance = (sy - rowVariance * sx) / s;
    if (contactVariance < 0) {
      contactVariance = 0;
      rowVariance = sxy / sxx;
    }
  }
  return { contactVariance, rowVariance };
}

/** Variance of a row's log handle time around its day and slot when so many contacts are expected (lognormal). */
export function logScatter({ contactVariance, rowVariance }: RowScatter, expectedContacts: number): number {
  return Math.log1p(rowVariance + contactVariance * meanInverse(expectedContacts));
}

/** Mean of 1 / n over the rows with contacts when n is Poisson around an expectation, to second order. */
function meanInverse(expected: number): number {
  return expected > 1 ? Math.min(1, (1 + 1 / expected) / expected) : 1;
}
