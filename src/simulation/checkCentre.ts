import {
  checkDistinct,
  checkFields,
  checkFraction,
  checkInteger,
  checkLength,
  checkList,
  checkNonNegative,
  checkObject,
  checkObjects,
  checkPositive,
  checkPositivePerRow,
  checkRows,
  checkText,
  type FieldNames,
  StaffcastError,
} from '../errors/index.ts';
import { checkAnswerTime } from '../queueing/index.ts';
import { checkGrid, checkSameGrid, checkSeries } from '../time/index.ts';
import type { AgentGroup, Centre, CentreQueue, SimulationOptions, Skill } from './types.ts';

const where = 'simulate';
/** Service levels are kept per replication. */
const MOST_REPLICATIONS = 1e6;
const LEAST_DELAY_SECONDS = 10;

const centreFields: FieldNames<Centre> = { queues: true, groups: true };
const queueFields: FieldNames<CentreQueue> = {
  id: true,
  volume: true,
  ahtSeconds: true,
  handleTimeScv: true,
  patienceSeconds: true,
  answerTime: true,
  lines: true,
  redialAfterAbandon: true,
  redialAfterBlock: true,
  redialDelaySeconds: true,
};
const groupFields: FieldNames<AgentGroup> = { id: true, agents: true, skills: true };
const skillFields: FieldNames<Skill> = { queue: true, rank: true, productivity: true };
const optionFields: FieldNames<SimulationOptions> = {
  replications: true,
  seed: true,
  onProgress: true,
  signal: true,
};

/** Throws unless all numbers are in their ranges and all names are known. */
export function checkSimulation(centre: Centre, options: SimulationOptions): void {
  checkFields(where, 'centre', centre, centreFields);
  const { queues, groups } = centre;
  checkObjects(where, 'queues', queues);
  if (queues.length === 0)
    throw new StaffcastError({ code: 'empty', where, path: 'queues', value: queues, must: 'hold a queue' });
  for (const [i, queue] of queues.entries()) checkQueue(`queues[${i}]`, queue, queues[0] as CentreQueue);
  checkIds('queues', queues);
  checkPathCounts(queues);
  checkObjects(where, 'groups', groups);
  const { length } = (queues[0] as CentreQueue).volume.grid;
  for (const [i, group] of groups.entries()) checkGroup(`groups[${i}]`, group, length, queues);
  checkIds('groups', groups);
  checkFields(where, 'options', options, optionFields);
  const { replications, seed } = options;
  if (replications !== undefined)
    checkInteger(where, 'options.replications', replications, 1, MOST_REPLICATIONS);
  if (seed !== undefined) checkInteger(where, 'options.seed', seed, Number.MIN_SAFE_INTEGER);
}

function checkQueue(path: string, queue: CentreQueue, first: CentreQueue): void {
  checkFields(where, path, queue, queueFields);
  checkText(where, `${path}.id`, queue.id);
  checkVolume(`${path}.volume`, queue.volume, first.volume);
  checkPositivePerRow(where, `${path}.ahtSeconds`, queue.ahtSeconds, queue.volume.grid.length);
  checkAnswerTime(where, `${path}.answerTime.`, queue.answerTime);
  const { answerTime, handleTimeScv, patienceSeconds, lines, redialDelaySeconds } = queue;
  if (answerTime.definition === 'virtualWait') throw virtualWait(`${path}.answerTime.definition`);
  if (handleTimeScv !== undefined) checkNonNegative(where, `${path}.handleTimeScv`, handleTimeScv);
  if (patienceSeconds !== undefined) checkPositive(where, `${path}.patienceSeconds`, patienceSeconds);
  if (lines !== undefined) checkInteger(where, `${path}.lines`, lines);
  for (const name of ['redialAfterAbandon', 'redialAfterBlock'] as const) {
    if (queue[name] !== undefined) checkFraction(where, `${path}.${name}`, queue[name]);
  }
  if (redialDelaySeconds !== undefined) checkDelay(`${path}.redialDelaySeconds`, redialDelaySeconds);
}

function checkVolume(path: string, volume: CentreQueue['volume'], first: CentreQueue['volume']): void {
  checkObject(where, path, volume);
  checkGrid(where, `${path}.grid`, volume.grid);
  checkSameGrid(where, `${path}.grid`, volume.grid, first.grid);
  const { length } = volume.grid;
  if (!('paths' in volume)) {
    checkSeries(where, path, volume);
    checkRows(where, `${path}.values`, volume.values, length);
    return;
  }
  const { paths } = volume;
  checkList(where, `${path}.paths`, paths);
  if (paths.length === 0)
    throw new StaffcastError({
      code: 'empty',
      where,
      path: `${path}.paths`,
      value: paths,
      must: 'hold a path',
    });
  for (const [i, each] of paths.entries()) checkRows(where, `${path}.paths[${i}]`, each, length);
}

/** Path 7 of one queue goes with path 7 of the other, so each has as many. */
function checkPathCounts(queues: readonly CentreQueue[]): void {
  let first: number | undefined;
  for (const [i, { volume }] of queues.entries()) {
    if (!('paths' in volume)) continue;
    first ??= volume.paths.length;
    if (volume.paths.length === first) continue;
    const path = `queues[${i}].volume.paths.length`;
    const must = `be ${first}, as of the queue before`;
    throw new StaffcastError({ code: 'inconsistent', where, path, value: volume.paths.length, must });
  }
}

function checkGroup(path: string, group: AgentGroup, rows: number, queues: readonly CentreQueue[]): void {
  checkFields(where, path, group, groupFields);
  const { id, agents, skills } = group;
  checkText(where, `${path}.id`, id);
  checkLength(where, `${path}.agents`, agents, rows);
  for (const [row, each] of agents.entries()) checkNonNegative(where, `${path}.agents[${row}]`, each);
  checkObjects(where, `${path}.skills`, skills);
  const known = queues.map((queue) => queue.id);
  for (const [i, skill] of skills.entries()) {
    const at = `${path}.skills[${i}]`;
    checkFields(where, at, skill, skillFields);
    checkKnown(`${at}.queue`, skill.queue, known);
    if (skill.rank !== undefined) checkInteger(where, `${at}.rank`, skill.rank, 1);
    if (skill.productivity !== undefined) checkPositive(where, `${at}.productivity`, skill.productivity);
  }
  checkDistinct(
    where,
    skills.map(({ queue }) => queue),
    (i) => `${path}.skills[${i}].queue`,
  );
}

function checkKnown(path: string, value: string, known: readonly string[]): void {
  if (known.includes(value)) return;
  const must = `be one of the queues ${known.join(', ')}`;
  throw new StaffcastError({ code: 'unknown-reference', where, path, value, must });
}

function checkIds(name: string, list: readonly { readonly id: string }[]): void {
  checkDistinct(
    where,
    list.map(({ id }) => id),
    (i) => `${name}[${i}].id`,
  );
}

/** Shorter delays are one call that tries again and again, millions of times a day. */
function checkDelay(path: string, value: number): void {
  checkPositive(where, path, value);
  if (value >= LEAST_DELAY_SECONDS) return;
  throw new StaffcastError({
    code: 'out-of-range',
    where,
    path,
    value,
    must: `be ${LEAST_DELAY_SECONDS} or more`,
  });
}

function virtualWait(path: string): StaffcastError {
  const must =
    'be a definition that counts what happened: nobody knows how long those who left would have waited';
  return new StaffcastError({ code: 'out-of-range', where, path, value: 'virtualWait', must });
}
