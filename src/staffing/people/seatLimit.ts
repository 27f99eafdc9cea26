import { checkInteger, checkLength, checkList, checkNonNegative } from '../../errors/index.ts';

/** People per row with a seat, and those without. */
export interface SeatLimit {
  /** People that fit: never more than the seats. */
  readonly seated: readonly number[];
  /** People asked for beyond the seats. */
  readonly unseated: readonly number[];
  /** Rows in which somebody has no seat. */
  readonly rowsOver: readonly number[];
}

/**
 * Cuts rostered people to the seats there are: seated + unseated = rostered, row by row.
 *
 * @param rostered people per row, 0 or more.
 * @param seats seats of the site: one number or one per row, whole numbers.
 * @throws StaffcastError when a number is out of range or a list has another length.
 * @example
 * ```ts
 * import { seatLimit } from 'staffcast/staffing';
 * seatLimit([480, 520], 500); // { seated: [480, 500], unseated: [0, 20], rowsOver: [1] }
 * ```
 */
export function seatLimit(rostered: readonly number[], seats: number | readonly number[]): SeatLimit {
  checkList('seatLimit', 'rostered', rostered);
  if (typeof seats === 'number') checkInteger('seatLimit', 'seats', seats);
  else checkLength('seatLimit', 'seats', seats, rostered.length);
  const seated = rostered.map((people, row) => {
    const there = typeof seats === 'number' ? seats : seats[row];
    checkNonNegative('seatLimit', `rostered[${row}]`, people);
    checkInteger('seatLimit', `seats[${row}]`, there);
    return Math.min(people, there);
  });
  const unseated = rostered.map((people, row) => people - (seated[row] as number));
  return { seated, unseated, rowsOver: unseated.flatMap((people, row) => (people > 0 ? [row] : [])) };
}
