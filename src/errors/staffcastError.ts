/** What kind of bad input was seen; stable across versions, made for `switch`. */
export type StaffcastErrorCode =
  | 'not-a-number'
  | 'out-of-range'
  | 'percentage'
  | 'not-an-integer'
  | 'wrong-type'
  | 'wrong-length'
  | 'empty'
  | 'unsorted'
  | 'duplicate'
  | 'unknown-zone'
  | 'bad-date'
  | 'not-announced'
  | 'grid-mismatch'
  | 'unknown-field'
  | 'unknown-reference'
  | 'inconsistent'
  | 'unavailable';

/** The parts of a {@link StaffcastError}. */
export interface StaffcastErrorDetails {
  readonly code: StaffcastErrorCode;
  /** The public function that was called. */
  readonly where: string;
  /** The argument or field, such as `projects[2].ahtSeconds`. */
  readonly path: string;
  /** The value seen. */
  readonly value: unknown;
  /** What is allowed, as the end of the sentence "`path` must …". */
  readonly must: string;
  /** A likely cause, as the end of the sentence "Maybe …". */
  readonly maybe?: string | undefined;
}

/**
 * The one error thrown for bad input: it names the function, the field, the value seen and what is allowed.
 * A bad situation (overload, an unmet target, an infeasible plan) is a typed result instead.
 *
 * @example
 * ```ts
 * import { StaffcastError } from 'staffcast';
 * import { erlangB } from 'staffcast/queueing';
 * try {
 *   erlangB(-1, 10);
 * } catch (error) {
 *   if (!(error instanceof StaffcastError)) throw error;
 *   error.code; // "out-of-range"
 *   error.path; // "agents"
 * }
 * ```
 */
export class StaffcastError extends Error {
  override readonly name = 'StaffcastError';
  readonly code: StaffcastErrorCode;
  readonly path: string;
  readonly value: unknown;
  readonly #details: StaffcastErrorDetails;

  constructor(details: StaffcastErrorDetails) {
    const { code, where, path, value, must, maybe } = details;
    super(`${where}: \`${path}\` must ${must}, got ${shown(value)}.${maybe ? ` Maybe ${maybe}.` : ''}`);
    this.code = code;
    this.path = path;
    this.value = value;
    this.#details = details;
  }

  /** The same error as another function sees it, which called the one that threw it. */
  calledAs(where: string, path: string): StaffcastError {
    return new StaffcastError({ ...this.#details, where, path });
  }
}

/** The value as a reader of the message should see it: short, and NaN and Infinity by their names. */
function shown(value: unknown): string {
  if (typeof value === 'number' || value === undefined || typeof value === 'function') return String(value);
  if (typeof value === 'bigint' || typeof value === 'symbol') return String(value);
  let text: string;
  try {
    text = JSON.stringify(value) ?? String(value);
  } catch {
    text = String(value);
  }
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
}
