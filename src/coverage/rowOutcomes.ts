import { queuePerformance, type ServiceLevelDefinition, transientPerformance } from '../queueing/index.ts';
import type { EvaluationOptions } from './evaluationOptions.ts';
import type { Outcome } from './outcome.ts';
import { type Stretch, stretches } from './stretches.ts';

/** The outcome of every row, and how many rows were followed through time. */
export function rowOutcomes(options: EvaluationOptions): { rows: Outcome[]; transientRows: number } {
  const rows: Outcome[] = [];
  let transientRows = 0;
  for (const stretch of stretches(options)) {
    if (stretch.transient) {
      transientRows += stretch.to - stretch.from;
      rows.push(...transientStretch(options, stretch));
    } else {
      for (let row = stretch.from; row < stretch.to; row++) rows.push(stationaryRow(options, row));
    }
  }
  return { rows, transientRows };
}

function stationaryRow(options: EvaluationOptions, row: number): Outcome {
  const { volume, agents, answerTime, patienceSeconds } = options;
  const offered = volume.values[row] ?? 0;
  const load = {
    volume: offered,
    intervalSeconds: volume.grid.intervalSeconds,
    ahtSeconds: ahtOf(options, row),
    ...(patienceSeconds === undefined ? {} : { patienceSeconds }),
  };
  const found = queuePerformance(load, agents[row] as number, answerTime);
  const abandoned = offered * found.abandonment;
  return {
    ...cohort(offered, abandoned, found.serviceLevel, offered * found.serviceLevel, answerTime.definition),
    asaSeconds: offered > 0 ? found.asaSeconds : null,
    ...time(options, row, found.occupancy),
  };
}

function transientStretch(options: EvaluationOptions, { from, to }: Stretch): Outcome[] {
  const { volume, agents, ahtSeconds, patienceSeconds, answerTime } = options;
  const { intervals } = transientPerformance({
    volume: volume.values.slice(from, to).map((contacts) => contacts ?? 0),
    agents: agents.slice(from, to),
    intervalSeconds: volume.grid.intervalSeconds,
    ahtSeconds: typeof ahtSeconds === 'number' ? ahtSeconds : ahtSeconds.slice(from, to),
    ...(patienceSeconds === undefined ? {} : { patienceSeconds }),
    ...answerTime,
    start: startOf(options, from),
  });
  return intervals.map((interval, i) => {
    const abandoned = interval.offered * interval.abandonment;
    return {
      ...cohort(
        interval.offered,
        abandoned,
        interval.serviceLevel,
        interval.answeredWithin,
        answerTime.definition,
      ),
      asaSeconds: interval.asaSeconds,
      ...time(options, from + i, interval.occupancy),
    };
  });
}

/** A queue that just opened is empty; one that ran on before was not overloaded, so it was near its steady state. */
function startOf({ volume, agents, waitingAtStart }: EvaluationOptions, from: number) {
  if (from > 0) return volume.values[from - 1] !== null ? 'steady' : 'empty';
  if (waitingAtStart === undefined) return 'empty';
  const present = Array.from({ length: Math.ceil(agents[0] as number) + waitingAtStart + 1 }, () => 0);
  present[present.length - 1] = 1;
  return present;
}

function ahtOf({ ahtSeconds }: EvaluationOptions, row: number): number {
  return typeof ahtSeconds === 'number' ? ahtSeconds : (ahtSeconds[row] as number);
}

/** The contacts offered in a row and their fate. */
function cohort(
  offered: number,
  abandoned: number,
  serviceLevel: number,
  answeredWithin: number,
  definition: ServiceLevelDefinition = 'offered',
) {
  const answered = offered - abandoned;
  const base = baseOf(definition, offered, answered, serviceLevel, answeredWithin);
  return {
    offered,
    answered,
    abandoned,
    serviceLevel: offered > 0 ? serviceLevel : null,
    serviceLevelBase: base,
    abandonment: offered > 0 ? abandoned / offered : null,
  };
}

/** The contacts that a definition of the service level counts as its whole. */
function baseOf(
  definition: ServiceLevelDefinition,
  offered: number,
  answered: number,
  serviceLevel: number,
  answeredWithin: number,
): number {
  if (definition === 'answered') return answered;
  // O − Ab_T is not reported as such, but it is what A_T was divided by.
  if (definition === 'excludeEarlyAbandons' && serviceLevel > 0) return answeredWithin / serviceLevel;
  return offered;
}

/** The agents' side of a row. */
function time({ volume, agents }: EvaluationOptions, row: number, occupancy: number) {
  const present = agents[row] as number;
  return {
    occupancy: present > 0 ? occupancy : null,
    agentHours: (present * volume.grid.intervalSeconds) / 3600,
  };
}
