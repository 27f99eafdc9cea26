import {
  checkFields,
  checkInteger,
  checkLength,
  checkNonNegative,
  checkObject,
  checkOneOf,
  checkPositive,
  checkPositivePerRow,
  type FieldNames,
} from '../errors/index.ts';
import type { AnswerTime } from '../queueing/index.ts';
import { checkSeries, type Series } from '../time/index.ts';

/** How waiting is computed: see {@link evaluate}. */
export type EvaluationMethod = 'auto' | 'transient' | 'stationary';

/** What {@link evaluate} takes. */
export interface EvaluationOptions {
  /** Contacts offered per row, 0 or more; `null` where closed. A forecast, or what really came. */
  readonly volume: Series;
  /** Agents on the phone per row, help included; may be fractional. */
  readonly agents: readonly number[];
  /** Average handle time, seconds: one for all rows or one per row. */
  readonly ahtSeconds: number | readonly number[];
  /** Mean patience, seconds; left out, nobody abandons. */
  readonly patienceSeconds?: number;
  /** The answer time that the service level is measured at, and how it is counted. */
  readonly answerTime: AnswerTime;
  /** Default `auto`. */
  readonly method?: EvaluationMethod;
  /** Contacts waiting when the first row begins, all agents being busy; left out, nobody is. Needs `transient`. */
  readonly waitingAtStart?: number;
}

const optionFields: FieldNames<EvaluationOptions> = {
  volume: true,
  agents: true,
  ahtSeconds: true,
  patienceSeconds: true,
  answerTime: true,
  method: true,
  waitingAtStart: true,
};

/** Throws unless every number is in its range and every list has one entry per row. */
export function checkOptions(options: EvaluationOptions): void {
  const where = 'evaluate';
  checkFields(where, 'options', options, optionFields);
  const { volume, agents, ahtSeconds, patienceSeconds, method, answerTime } = options;
  checkSeries(where, 'volume', volume);
  checkLength(where, 'agents', agents, volume.grid.length);
  for (let row = 0; row < volume.grid.length; row++) {
    checkNonNegative(where, `agents[${row}]`, agents[row]);
    if (volume.values[row] !== null) checkNonNegative(where, `volume.values[${row}]`, volume.values[row]);
  }
  checkPositivePerRow(where, 'ahtSeconds', ahtSeconds, volume.grid.length);
  if (patienceSeconds !== undefined) checkPositive(where, 'patienceSeconds', patienceSeconds);
  checkObject(where, 'answerTime', answerTime);
  checkNonNegative(where, 'answerTime.withinSeconds', answerTime.withinSeconds);
  if (options.waitingAtStart !== undefined) checkInteger(where, 'waitingAtStart', options.waitingAtStart);
  checkOneOf(where, 'method', method ?? 'auto', ['auto', 'transient', 'stationary']);
}
