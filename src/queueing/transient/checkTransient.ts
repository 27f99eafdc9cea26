import {
  checkLength,
  checkNonNegative,
  checkOneOf,
  checkPositive,
  StaffcastError,
} from '../../errors/index.ts';
import { checkAnswerTime } from '../checkLoad.ts';
import type { TransientInput } from './transientTypes.ts';

/** Throws unless the day is made of numbers a queue can have. */
export function checkTransientInput(where: string, input: TransientInput): void {
  const { volume, agents, ahtSeconds, start, leavingAgents } = input;
  checkLength(where, 'agents', agents, volume.length);
  checkPositive(where, 'intervalSeconds', input.intervalSeconds);
  if (typeof ahtSeconds !== 'number') checkLength(where, 'ahtSeconds', ahtSeconds, volume.length);
  for (let i = 0; i < volume.length; i++) {
    checkNonNegative(where, `volume[${i}]`, volume[i]);
    checkNonNegative(where, `agents[${i}]`, agents[i]);
    if (typeof ahtSeconds !== 'number') checkPositive(where, `ahtSeconds[${i}]`, ahtSeconds[i]);
  }
  if (typeof ahtSeconds === 'number') checkPositive(where, 'ahtSeconds', ahtSeconds);
  if (input.patienceSeconds !== undefined) checkPositive(where, 'patienceSeconds', input.patienceSeconds);
  checkAnswerTime(where, '', input);
  if (leavingAgents !== undefined) checkOneOf(where, 'leavingAgents', leavingAgents, ['finish', 'handBack']);
  if (typeof start === 'string') checkOneOf(where, 'start', start, ['empty', 'steady']);
  else if (start !== undefined) checkDistribution(where, start);
}

function checkDistribution(where: string, start: ArrayLike<number>): void {
  let total = 0;
  for (let i = 0; i < start.length; i++) {
    checkNonNegative(where, `start[${i}]`, start[i]);
    total += start[i]!;
  }
  if (Math.abs(total - 1) < 1e-9) return;
  throw new StaffcastError({ code: 'inconsistent', where, path: 'start', value: total, must: 'sum to 1' });
}
