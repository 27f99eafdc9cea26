/** A calendar date in some time zone, `YYYY-MM-DD`. */
export type LocalDate = string;

/**
 * The rows that every series of a planning run shares: equal intervals, half-open, in one time zone.
 *
 * Rows are equally long in real time, so a local day of 23 or 25 hours simply has fewer or more of them. With
 * `intervalSeconds` 86400 a row is one local day, however long that day is.
 */
export interface Grid {
  /** IANA time zone, such as `Asia/Shanghai`. */
  readonly zone: string;
  /** Instant at which row 0 begins, ISO 8601 with offset. */
  readonly start: string;
  /** Length of a row, seconds; divides 86400. */
  readonly intervalSeconds: number;
  /** Number of rows. */
  readonly length: number;
}

/** One local day of a grid. */
export interface GridDay {
  readonly date: LocalDate;
  /** ISO weekday: 1 Monday to 7 Sunday. */
  readonly weekday: number;
  /** First row that begins on this day. */
  readonly from: number;
  /** One past the last such row. */
  readonly to: number;
  /** Length of the whole local day: 86400, or 82800 and 90000 when clocks change. */
  readonly seconds: number;
}

/** Numbers on a grid; `null` marks a closed or missing row. */
export interface Series {
  readonly grid: Grid;
  readonly values: readonly (number | null)[];
}
