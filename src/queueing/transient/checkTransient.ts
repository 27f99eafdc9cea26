import {
  checkLength,
  checkList,
  checkNonNegative,
  checkObject,
  checkOneOf,
  checkPositive,
  StaffcastError,
} from '../../errors/index.ts';
import { checkAnswerTime } from '../checkLoad.ts';
import type { TransientInput } from './transientTypes.ts';

/** Throws unless the day is made of numbers a queue can have. */
export function checkTransientInput(where: string, input: TransientInput): void {
  checkObject(where, 'input', input);
  const { volume, agents, ahtSeconds, start, leavingAgents } = input;
  checkList(where, 'volume', volume);
  checkLength(where, 'agents', agents, volume.length);
  checkPositive(where, 'intervalSeconds', input.intervalSeconds);
  if (typeof ahtSeconds !== 'number') checkLength(where, 'ahtSeconds', ahtSeconds, volume.length);
  for (let i = 0; i < volume.length; i++) {
    checkNonNegative(where, `volume[${i}]`, volume[i]);
    checkNonNegative(where, `agents[${i}]`, agents[i]);
    if (typeof ahtSeconds !== 'number') checkPositive(where, `ahtSeconds[${i}]`, ahtSeconds[i]);
  }
  if (typeof ahtSeconds === 'number') checkPositive(where, 'ahtSeconds', ahtSeconds);
  checkSize(where, input);
  if (input.patienceSeconds !== undefined) checkPositive(where, 'patienceSeconds', input.patienceSeconds);
  checkAnswerTime(where, '', input);
  checkWithin(where, input.withinSeconds);
  if (leavingAgents !== undefined) checkOneOf(where, 'leavingAgents', leavingAgents, ['finish', 'handBack']);
  if (typeof start === 'string') checkOneOf(where, 'start', start, ['empty', 'steady']);
  else if (start !== undefined) checkDistribution(where, start);
}

/** The wait is followed through time as well: longer than a day, that takes for ever. */
function checkWithin(where: string, value: number): void {
  if (value <= 86_400) return;
  const must = 'be at most 86400, a day, where the queue is followed through time';
  throw new StaffcastError({ code: 'out-of-range', where, path: 'withinSeconds', value, must });
}

/** Most agents, and most erlangs, that can be followed through time: each contact in the house is a state. */
const MOST = 1e6;

function checkSize(where: string, { volume, agents, ahtSeconds, intervalSeconds }: TransientInput): void {
  for (let i = 0; i < volume.length; i++) {
    const aht = typeof ahtSeconds === 'number' ? ahtSeconds : ahtSeconds[i]!;
    const erlangs = (volume[i]! * aht) / intervalSeconds;
    if (agents[i]! <= MOST && erlangs <= MOST) continue;
    const [path, value, must] =
      agents[i]! > MOST
        ? [`agents[${i}]`, agents[i], 'be at most 1e6']
        : [`volume[${i}]`, volume[i], 'offer at most 1e6 erlangs (volume × ahtSeconds / intervalSeconds)'];
    throw new StaffcastError({ code: 'out-of-range', where, path, value, must });
  }
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
