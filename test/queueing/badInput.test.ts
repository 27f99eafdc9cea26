import { describe, expect, it } from 'vitest';
import { StaffcastError } from '../../src/errors/index.ts';
import * as q from '../../src/queueing/index.ts';

const load = { volume: 100, intervalSeconds: 1800, ahtSeconds: 180, patienceSeconds: 120 };
const endless = { volume: 100, intervalSeconds: 1800, ahtSeconds: 180 };
const at = { withinSeconds: 20 };
const sl = { serviceLevel: { target: 0.8, withinSeconds: 20 } };
const scenarios = [
  { probability: 0.5, load },
  { probability: 0.5, load: { ...load, volume: 120 } },
];
const day: q.TransientInput = {
  volume: [10, 20],
  agents: [3, 4],
  intervalSeconds: 900,
  ahtSeconds: 180,
  withinSeconds: 20,
};
const mail = { volume: [10, 20], dueAfter: 1, intervalSeconds: 1800, ahtSeconds: 300 };
const chat = { volume: 60, intervalSeconds: 1800, handleSeconds: [300, 380], patienceSeconds: 120 };
const variability = { arrivalScv: 1, handleTimeScv: 0.5 };

/** Function, path of the field at fault, code, the call, and a part of what is allowed. */
type Refusal = [where: string, path: string, code: string, call: () => unknown, must?: RegExp];

const badLoads: [string, object][] = [
  ['volume', { volume: -1 }],
  ['intervalSeconds', { intervalSeconds: 0 }],
  ['ahtSeconds', { ahtSeconds: 0 }],
  ['patienceSeconds', { patienceSeconds: 0 }],
];

/** Everything that takes a load refuses the same bad loads by the same paths. */
const takesLoad: [string, (bad: q.QueueLoad) => unknown, string?][] = [
  ['queuePerformance', (bad) => q.queuePerformance(bad, 12, at)],
  ['erlangA', (bad) => q.erlangA(bad, 12, 20)],
  ['requiredAgents', (bad) => q.requiredAgents(bad, sl)],
  ['exactAgents', (bad) => q.exactAgents(bad, sl)],
  ['waitPercentile', (bad) => q.waitPercentile(bad, 12, 0.9)],
  ['finiteLinesPerformance', (bad) => q.finiteLinesPerformance(bad, 12, 20, at)],
  ['redialPerformance', (bad) => q.redialPerformance(bad, 12, at, {})],
  ['gammaLoads', (bad) => q.gammaLoads(bad, 0.2)],
  ['blendedPerformance', (bad) => q.blendedPerformance(bad, 12, 2, at)],
  ['blendedAgents', (bad) => q.blendedAgents(bad, sl, 10)],
  [
    'uncertainPerformance',
    (bad) => q.uncertainPerformance([{ probability: 1, load: bad }], 12, at),
    'scenarios[0].load',
  ],
  [
    'chanceOfMeeting',
    (bad) => q.chanceOfMeeting([{ probability: 1, load: bad }], 12, sl),
    'scenarios[0].load',
  ],
];
const loads: Refusal[] = takesLoad.flatMap(([where, call, path = 'load']) => [
  ...badLoads.map(
    ([field, bad]): Refusal => [where, `${path}.${field}`, 'out-of-range', () => call({ ...load, ...bad })],
  ),
  [where, path, 'out-of-range', () => call({ ...load, volume: 1e12 }), /1e9 erlangs/],
]);

const badTargets: [string, string, q.Targets][] = [
  ['targets.serviceLevel.target', 'percentage', { serviceLevel: { target: 80, withinSeconds: 20 } }],
  ['targets.serviceLevel.target', 'out-of-range', { serviceLevel: { target: 0, withinSeconds: 20 } }],
  [
    'targets.serviceLevel.withinSeconds',
    'out-of-range',
    { serviceLevel: { target: 0.8, withinSeconds: -1 } },
  ],
  ['targets.asaSeconds', 'out-of-range', { asaSeconds: 0 }],
  ['targets.meanWaitSeconds', 'out-of-range', { meanWaitSeconds: 0 }],
  ['targets.abandonment', 'out-of-range', { abandonment: 0 }],
  ['targets.occupancy', 'out-of-range', { occupancy: 0 }],
  ['targets.waitProbability', 'percentage', { waitProbability: 20 }],
  [
    'targets.waitPercentile.probability',
    'percentage',
    { waitPercentile: { probability: 90, withinSeconds: 5 } },
  ],
  [
    'targets.waitPercentile.withinSeconds',
    'out-of-range',
    { waitPercentile: { probability: 0.9, withinSeconds: -5 } },
  ],
  ['targets', 'empty', {}],
  ['targets', 'empty', { asaSeconds: undefined }],
];
const takesTargets: [string, (bad: q.Targets) => unknown][] = [
  ['requiredAgents', (bad) => q.requiredAgents(load, bad)],
  ['exactAgents', (bad) => q.exactAgents(load, bad)],
  ['requiredAgentsBatch', (bad) => q.requiredAgentsBatch({ ...load, volume: [1] }, bad)],
  ['volumeForAgents', (bad) => q.volumeForAgents(load, 12, bad)],
  ['ahtForAgents', (bad) => q.ahtForAgents(load, 12, bad)],
  ['chanceOfMeeting', (bad) => q.chanceOfMeeting(scenarios, 12, bad)],
  ['agentsForChance', (bad) => q.agentsForChance(scenarios, bad, 0.9)],
  ['blendedAgents', (bad) => q.blendedAgents(load, bad, 10)],
];
const targets: Refusal[] = takesTargets.flatMap(([where, call]) =>
  badTargets.map(([path, code, bad]): Refusal => [where, path, code, () => call(bad)]),
);

const badTimes: [string, object][] = [
  ['withinSeconds', { withinSeconds: -1 }],
  ['definition', { withinSeconds: 20, definition: 'sometimes' }],
  ['shortAbandonSeconds', { withinSeconds: 20, shortAbandonSeconds: -1 }],
];
const takesTime: [string, (bad: q.AnswerTime) => unknown, string][] = [
  ['queuePerformance', (bad) => q.queuePerformance(load, 12, bad), 'at.'],
  ['finiteLinesPerformance', (bad) => q.finiteLinesPerformance(load, 12, 20, bad), 'at.'],
  ['redialPerformance', (bad) => q.redialPerformance(load, 12, bad, {}), 'at.'],
  ['chatPerformance', (bad) => q.chatPerformance(chat, 6, bad), 'at.'],
  ['blendedPerformance', (bad) => q.blendedPerformance(load, 12, 2, bad), 'at.'],
  ['uncertainPerformance', (bad) => q.uncertainPerformance(scenarios, 12, bad), 'at.'],
  ['transientPerformance', (bad) => q.transientPerformance({ ...day, ...bad }), ''],
];
const times: Refusal[] = takesTime.flatMap(([where, call, prefix]) =>
  badTimes.map(
    ([field, bad]): Refusal => [where, `${prefix}${field}`, 'out-of-range', () => call(bad as q.AnswerTime)],
  ),
);

const days: Refusal[] = (
  [
    ['transientPerformance', q.transientPerformance],
    ['transientStates', q.transientStates],
    ['stationaryDay', (input: q.TransientInput) => q.stationaryDay(input, 'sipp')],
  ] as [string, (input: q.TransientInput) => unknown][]
).flatMap(([where, call]): Refusal[] => [
  [where, 'agents.length', 'wrong-length', () => call({ ...day, agents: [1] })],
  [where, 'intervalSeconds', 'out-of-range', () => call({ ...day, intervalSeconds: 0 })],
  [where, 'volume[1]', 'out-of-range', () => call({ ...day, volume: [1, -1] })],
  [where, 'agents[1]', 'not-a-number', () => call({ ...day, agents: [1, Number.NaN] })],
  [where, 'ahtSeconds.length', 'wrong-length', () => call({ ...day, ahtSeconds: [180] })],
  [where, 'ahtSeconds[1]', 'out-of-range', () => call({ ...day, ahtSeconds: [180, 0] })],
  [where, 'ahtSeconds', 'out-of-range', () => call({ ...day, ahtSeconds: -5 })],
  [where, 'patienceSeconds', 'out-of-range', () => call({ ...day, patienceSeconds: 0 })],
  [
    where,
    'leavingAgents',
    'out-of-range',
    () => call({ ...day, leavingAgents: 'run' as 'finish' }),
    /"finish", "handBack"/,
  ],
  [where, 'start', 'out-of-range', () => call({ ...day, start: 'full' as 'empty' }), /"empty", "steady"/],
  [where, 'start[1]', 'out-of-range', () => call({ ...day, start: [1.5, -0.5] })],
  [where, 'start', 'inconsistent', () => call({ ...day, start: [0.5, 0.4] }), /sum to 1/],
]);

const single: Refusal[] = [
  ['waitPercentile', 'agents', 'out-of-range', () => q.waitPercentile(load, -1, 0.9)],
  ['waitPercentile', 'probability', 'percentage', () => q.waitPercentile(load, 12, 95)],
  ['erlangB', 'agents', 'out-of-range', () => q.erlangB(-1, 5)],
  ['erlangB', 'offeredErlangs', 'out-of-range', () => q.erlangB(5, -1)],
  ['logErlangB', 'agents', 'out-of-range', () => q.logErlangB(-1, 5)],
  ['logErlangB', 'offeredErlangs', 'out-of-range', () => q.logErlangB(5, -1)],
  ['erlangC', 'agents', 'out-of-range', () => q.erlangC(-1, 5)],
  ['erlangC', 'offeredErlangs', 'out-of-range', () => q.erlangC(5, -1)],
  ['logErlangC', 'agents', 'out-of-range', () => q.logErlangC(-1, 5)],
  ['logErlangC', 'offeredErlangs', 'out-of-range', () => q.logErlangC(5, -1)],
  ['agentsForBlocking', 'blocking', 'percentage', () => q.agentsForBlocking(2, 5)],
  ['agentsForBlocking', 'offeredErlangs', 'out-of-range', () => q.agentsForBlocking(0.02, 0)],
  ['linesForBlocking', 'blocking', 'out-of-range', () => q.linesForBlocking(0, 5)],
  ['linesForBlocking', 'offeredErlangs', 'out-of-range', () => q.linesForBlocking(0.02, -1)],
  ['erlangsForBlocking', 'blocking', 'percentage', () => q.erlangsForBlocking(1.5, 5)],
  ['erlangsForBlocking', 'agents', 'out-of-range', () => q.erlangsForBlocking(0.02, 0)],
  ['erlangA', 'load.patienceSeconds', 'wrong-type', () => q.erlangA(endless, 12, 20)],
  ['erlangA', 'agents', 'out-of-range', () => q.erlangA(load, -1, 20)],
  ['erlangA', 'withinSeconds', 'out-of-range', () => q.erlangA(load, 12, -1)],
  ['queuePerformance', 'agents', 'out-of-range', () => q.queuePerformance(load, -1, at)],
  ['volumeForAgents', 'agents', 'out-of-range', () => q.volumeForAgents(load, 0, sl)],
  [
    'volumeForAgents',
    'load.ahtSeconds',
    'out-of-range',
    () => q.volumeForAgents({ ...load, ahtSeconds: 0 }, 9, sl),
  ],
  ['ahtForAgents', 'agents', 'out-of-range', () => q.ahtForAgents(load, 0, sl)],
  ['ahtForAgents', 'load.volume', 'out-of-range', () => q.ahtForAgents({ ...load, volume: 0 }, 9, sl)],
  [
    'ahtForAgents',
    'load.patienceSeconds',
    'out-of-range',
    () => q.ahtForAgents({ ...load, patienceSeconds: -1 }, 9, sl),
  ],
  ['finiteLinesPerformance', 'agents', 'not-an-integer', () => q.finiteLinesPerformance(load, 1.5, 20, at)],
  ['finiteLinesPerformance', 'lines', 'not-an-integer', () => q.finiteLinesPerformance(load, 12, 20.5, at)],
  [
    'finiteLinesPerformance',
    'lines',
    'inconsistent',
    () => q.finiteLinesPerformance(load, 12, 11, at),
    /12 or more/,
  ],
  ['redialPerformance', 'agents', 'not-an-integer', () => q.redialPerformance(load, 1.5, at, {})],
  [
    'redialPerformance',
    'redials.redialAfterAbandon',
    'percentage',
    () => q.redialPerformance(load, 12, at, { redialAfterAbandon: 50 }),
  ],
  [
    'redialPerformance',
    'redials.redialAfterBlock',
    'out-of-range',
    () => q.redialPerformance(load, 12, at, { redialAfterBlock: -0.1 }),
  ],
  [
    'redialPerformance',
    'redials.lines',
    'not-an-integer',
    () => q.redialPerformance(load, 12, at, { lines: 20.5 }),
  ],
  [
    'redialPerformance',
    'redials.lines',
    'inconsistent',
    () => q.redialPerformance(load, 12, at, { lines: 11 }),
    /12 or more/,
  ],
  ['chatPerformance', 'load.volume', 'out-of-range', () => q.chatPerformance({ ...chat, volume: -1 }, 6, at)],
  [
    'chatPerformance',
    'load.intervalSeconds',
    'out-of-range',
    () => q.chatPerformance({ ...chat, intervalSeconds: 0 }, 6, at),
  ],
  [
    'chatPerformance',
    'load.patienceSeconds',
    'out-of-range',
    () => q.chatPerformance({ ...chat, patienceSeconds: 0 }, 6, at),
  ],
  ['chatPerformance', 'agents', 'out-of-range', () => q.chatPerformance(chat, 0, at)],
  [
    'chatPerformance',
    'load.handleSeconds',
    'empty',
    () => q.chatPerformance({ ...chat, handleSeconds: [] }, 6, at),
    /at least one entry/,
  ],
  [
    'chatPerformance',
    'load.handleSeconds[1]',
    'out-of-range',
    () => q.chatPerformance({ ...chat, handleSeconds: [300, 0] }, 6, at),
  ],
  [
    'chatPerformance',
    'load.handleSeconds[1]',
    'inconsistent',
    () => q.chatPerformance({ ...chat, handleSeconds: [300, 601] }, 6, at),
    /grow slower/,
  ],
  ['deferredOutcome', 'agents.length', 'wrong-length', () => q.deferredOutcome(mail, [1])],
  ['deferredOutcome', 'agents[1]', 'out-of-range', () => q.deferredOutcome(mail, [1, -1])],
  [
    'deferredOutcome',
    'intervalSeconds',
    'out-of-range',
    () => q.deferredOutcome({ ...mail, intervalSeconds: 0 }, [1, 1]),
  ],
  [
    'deferredAgents',
    'intervalSeconds',
    'out-of-range',
    () => q.deferredAgents({ ...mail, intervalSeconds: 0 }),
  ],
  ['deferredAgents', 'ahtSeconds', 'out-of-range', () => q.deferredAgents({ ...mail, ahtSeconds: 0 })],
  ['deferredAgents', 'backlog', 'out-of-range', () => q.deferredAgents({ ...mail, backlog: -1 })],
  ['deferredAgents', 'dueAfter', 'not-an-integer', () => q.deferredAgents({ ...mail, dueAfter: 1.5 })],
  ['deferredAgents', 'dueAfter.length', 'wrong-length', () => q.deferredAgents({ ...mail, dueAfter: [1] })],
  ['deferredAgents', 'dueAfter[1]', 'out-of-range', () => q.deferredAgents({ ...mail, dueAfter: [1, -1] })],
  [
    'deferredAgents',
    'volume[1]',
    'not-a-number',
    () => q.deferredAgents({ ...mail, volume: [1, Number.NaN] }),
  ],
  ['blendedPerformance', 'agents', 'out-of-range', () => q.blendedPerformance(load, 0, 0, at)],
  ['blendedPerformance', 'keptFree', 'not-an-integer', () => q.blendedPerformance(load, 12, 1.5, at)],
  [
    'blendedPerformance',
    'keptFree',
    'out-of-range',
    () => q.blendedPerformance(load, 12, 13, at),
    /at most the agents, 12/,
  ],
  ['blendedAgents', 'deferredVolume', 'out-of-range', () => q.blendedAgents(load, sl, -1)],
  [
    'blendedDay',
    'usableIdle',
    'out-of-range',
    () => q.blendedDay({ calls: { ...day, intervalSeconds: 1800 }, deferred: mail, usableIdle: 0 }),
  ],
  [
    'blendedDay',
    'deferred.intervalSeconds',
    'grid-mismatch',
    () => q.blendedDay({ calls: day, deferred: mail }),
    /that of the calls, 900/,
  ],
  [
    'blendedDay',
    'deferred.volume.length',
    'wrong-length',
    () => q.blendedDay({ calls: day, deferred: { ...mail, volume: [1] } }),
  ],
  ['generalQueue', 'agents', 'out-of-range', () => q.generalQueue(endless, 0, variability, 20)],
  [
    'generalQueue',
    'load.ahtSeconds',
    'out-of-range',
    () => q.generalQueue({ ...endless, ahtSeconds: 0 }, 12, variability, 20),
  ],
  [
    'generalQueue',
    'variability.arrivalScv',
    'out-of-range',
    () => q.generalQueue(endless, 12, { ...variability, arrivalScv: -1 }, 20),
  ],
  [
    'generalQueue',
    'variability.handleTimeScv',
    'out-of-range',
    () => q.generalQueue(endless, 12, { ...variability, handleTimeScv: -1 }, 20),
  ],
  ['generalQueue', 'withinSeconds', 'out-of-range', () => q.generalQueue(endless, 12, variability, -1)],
  ['allenCunneenWait', 'agents', 'out-of-range', () => q.allenCunneenWait(endless, 0, variability)],
  [
    'allenCunneenWait',
    'load.ahtSeconds',
    'out-of-range',
    () => q.allenCunneenWait({ ...endless, ahtSeconds: 0 }, 12, variability),
  ],
  [
    'allenCunneenWait',
    'variability.arrivalScv',
    'out-of-range',
    () => q.allenCunneenWait(endless, 12, { ...variability, arrivalScv: -1 }),
  ],
  [
    'allenCunneenWait',
    'variability.handleTimeScv',
    'out-of-range',
    () => q.allenCunneenWait(endless, 12, { ...variability, handleTimeScv: -1 }),
  ],
  ['gammaLoads', 'cv', 'out-of-range', () => q.gammaLoads(load, 0)],
  ['gammaLoads', 'cv', 'out-of-range', () => q.gammaLoads(load, 3.5), /3 or less/],
  [
    'uncertainPerformance',
    'scenarios',
    'inconsistent',
    () => q.uncertainPerformance([{ probability: 0.5, load }], 12, at),
    /sum to 1/,
  ],
  [
    'uncertainPerformance',
    'scenarios[1].probability',
    'percentage',
    () => q.uncertainPerformance([scenarios[0]!, { probability: 50, load }], 12, at),
  ],
  ['uncertainPerformance', 'agents', 'out-of-range', () => q.uncertainPerformance(scenarios, -1, at)],
  ['chanceOfMeeting', 'agents', 'out-of-range', () => q.chanceOfMeeting(scenarios, -1, sl)],
  ['agentsForChance', 'scenarios', 'inconsistent', () => q.agentsForChance([], sl, 0.9)],
  ['agentsForChance', 'probability', 'percentage', () => q.agentsForChance(scenarios, sl, 90)],
  [
    'agentsForExpectedServiceLevel',
    'scenarios',
    'inconsistent',
    () => q.agentsForExpectedServiceLevel([], sl.serviceLevel),
  ],
  [
    'agentsForExpectedServiceLevel',
    'targets.serviceLevel.target',
    'percentage',
    () => q.agentsForExpectedServiceLevel(scenarios, { target: 80, withinSeconds: 20 }),
  ],
  [
    'requiredAgentsBatch',
    'load.intervalSeconds',
    'out-of-range',
    () => q.requiredAgentsBatch({ ...load, volume: [1], intervalSeconds: 0 }, sl),
  ],
  [
    'requiredAgentsBatch',
    'load.volume[1]',
    'out-of-range',
    () => q.requiredAgentsBatch({ ...load, volume: [1, -1] }, sl),
  ],
  [
    'requiredAgentsBatch',
    'load.volume[1]',
    'not-a-number',
    () => q.requiredAgentsBatch({ ...load, volume: [1, Number.POSITIVE_INFINITY] }, sl),
  ],
  [
    'requiredAgentsBatch',
    'load.ahtSeconds',
    'out-of-range',
    () => q.requiredAgentsBatch({ ...load, volume: [1], ahtSeconds: 0 }, sl),
  ],
  [
    'requiredAgentsBatch',
    'load.ahtSeconds[0]',
    'out-of-range',
    () => q.requiredAgentsBatch({ ...load, volume: [1], ahtSeconds: [0] }, sl),
  ],
  [
    'requiredAgentsBatch',
    'load.ahtSeconds.length',
    'wrong-length',
    () => q.requiredAgentsBatch({ ...load, volume: [1], ahtSeconds: [] }, sl),
  ],
  [
    'requiredAgentsBatch',
    'load.patienceSeconds[0]',
    'not-a-number',
    () => q.requiredAgentsBatch({ ...load, volume: [1], patienceSeconds: [Number.POSITIVE_INFINITY] }, sl),
  ],
  [
    'requiredAgentsBatch',
    'load',
    'out-of-range',
    () => q.requiredAgentsBatch({ ...load, volume: [1e12] }, sl),
    /1e9 erlangs/,
  ],
  [
    'stationaryDay',
    'method',
    'out-of-range',
    () => q.stationaryDay(day, 'guess' as 'sipp'),
    /"sipp", "laggedSipp", "modifiedOfferedLoad"/,
  ],
];

const nothing = null as never;
const shapes: Refusal[] = [
  ['requiredAgents', 'load', 'wrong-type', () => q.requiredAgents(nothing, sl)],
  ['requiredAgents', 'targets', 'wrong-type', () => q.requiredAgents(load, nothing)],
  [
    'requiredAgents',
    'targets.serviceLevel',
    'wrong-type',
    () => q.requiredAgents(load, { serviceLevel: nothing }),
  ],
  [
    'requiredAgents',
    'targets.waitPercentile',
    'wrong-type',
    () => q.requiredAgents(load, { waitPercentile: nothing }),
  ],
  ['queuePerformance', 'at', 'wrong-type', () => q.queuePerformance(load, 12, nothing)],
  ['deferredOutcome', 'input', 'wrong-type', () => q.deferredOutcome(nothing, [1])],
  ['deferredOutcome', 'volume', 'wrong-type', () => q.deferredOutcome({ ...mail, volume: nothing }, [1])],
  ['blendedDay', 'input', 'wrong-type', () => q.blendedDay(nothing)],
  ['transientPerformance', 'input', 'wrong-type', () => q.transientPerformance(nothing)],
  ['gammaLoads', 'cv', 'out-of-range', () => q.gammaLoads(load, 0.9e-4), /0\.0001 or more/],
  ['blendedAgents', 'deferredVolume', 'out-of-range', () => q.blendedAgents(load, sl, 1e12), /1e9 erlangs/],
];

describe('bad input is refused by function, field and reason', () => {
  const all = [...loads, ...targets, ...times, ...days, ...single, ...shapes];
  for (const [where, path, code, call, must] of all) {
    it(`${where}: ${path} (${code})`, () => {
      let seen: unknown;
      try {
        call();
      } catch (error) {
        seen = error;
      }
      expect(seen).toBeInstanceOf(StaffcastError);
      const { path: pathSeen, code: codeSeen, message } = seen as StaffcastError;
      expect([message.split(':')[0], pathSeen, codeSeen]).toEqual([where, path, code]);
      expect(message).not.toMatch(/must undefined|must ,/);
      if (must) expect(message).toMatch(must);
    });
  }
});
