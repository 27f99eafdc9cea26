/**
 * The founding day, staffed for 15,000 calls while 20,000 come: what each way of evaluating a day says of it.
 * `npm run overloaded-day`
 */
import {
  requiredAgents,
  type StationaryMethod,
  stationaryDay,
  type TransientInput,
  transientPerformance,
} from 'staffcast/queueing';
import { simulate } from 'staffcast/simulation';
import { makeGrid, makeSeries } from 'staffcast/time';

const intervalSeconds = 1800;
const ahtSeconds = 240;
const withinSeconds = 20;
const approximations: StationaryMethod[] = ['sipp', 'laggedSipp', 'modifiedOfferedLoad'];

// Two humps, about 11:00 and 20:00, and a quiet night.
const hump = (hour: number, at: number, width: number) => Math.exp(-(((hour - at) / width) ** 2));
const shape = Array.from({ length: 48 }, (_, i) => {
  const hour = (i + 0.5) / 2;
  return 0.08 + hump(hour, 11, 2.8) + 0.9 * hump(hour, 20, 2.6);
});
const total = shape.reduce((sum, x) => sum + x, 0);
const calls = (perDay: number) => shape.map((x) => (perDay * x) / total);

/** The day as staffed for 15,000 calls at 85 % in 20 s: by Erlang A with that patience, or by Erlang C. */
function staffedFor15000(patienceSeconds: number | undefined, staffedBy: 'A' | 'C'): TransientInput {
  const agents = calls(15_000).map((volume) => {
    const load = { volume, intervalSeconds, ahtSeconds };
    const targets = { serviceLevel: { target: 0.85, withinSeconds } };
    return requiredAgents(staffedBy === 'A' ? { ...load, patienceSeconds } : load, targets).agents;
  });
  return { volume: calls(20_000), agents, intervalSeconds, ahtSeconds, patienceSeconds, withinSeconds };
}

const percent = (share: number) => `${(100 * share).toFixed(1)} %`.padStart(9);

/** Service level of the day by an approximation, volume-weighted. */
function stationaryLevel(day: TransientInput, method: StationaryMethod): number {
  const levels = stationaryDay(day, method).map((interval) => interval.serviceLevel);
  const volumes = Array.from(day.volume);
  return levels.reduce((sum, level, i) => sum + level * volumes[i]!, 0) / volumes.reduce((a, b) => a + b, 0);
}

const grid = makeGrid({ zone: 'UTC', from: '2026-11-11', days: 1, intervalSeconds });

/** Service level of the day played through, with two standard errors. */
function simulatedLevel({ volume, agents, patienceSeconds }: TransientInput): string {
  const { queues } = simulate(
    {
      queues: [
        {
          id: 'shop',
          volume: makeSeries(grid, volume),
          ahtSeconds,
          patienceSeconds,
          answerTime: { withinSeconds },
        },
      ],
      groups: [{ id: 'team', agents: Array.from(agents), skills: [{ queue: 'shop' }] }],
    },
    { replications: 20 },
  );
  const { serviceLevel, standardErrors } = queues[0]!.total;
  return `${percent(serviceLevel!)} ± ${(200 * standardErrors.serviceLevel!).toFixed(1)}`;
}

console.log('20,000 calls on a day staffed for 15,000 at 85 % in 20 s. Service level of the day:\n');
console.log(
  'staffed by  patience      exact     SIPP   lagged      MOL   abandoned   mean wait       simulated',
);
for (const [staffedBy, patienceSeconds] of [
  ['A', 60],
  ['A', 120],
  ['A', 240],
  ['C', 60],
  ['C', 120],
  ['C', 240],
  ['C', undefined],
] as const) {
  const day = staffedFor15000(patienceSeconds, staffedBy);
  const exact = transientPerformance(day);
  const others = approximations.map((method) => percent(stationaryLevel(day, method)));
  const patience = patienceSeconds === undefined ? 'endless' : `${patienceSeconds} s`;
  const wait = `${(exact.meanWaitSeconds ?? Number.NaN).toFixed(0)} s`;
  console.log(
    `Erlang ${staffedBy}   ${patience.padStart(9)}  ${percent(exact.serviceLevel)}${others.join('')}   ${percent(exact.abandonment)}   ${wait.padStart(9)}   ${simulatedLevel(day)}`,
  );
}

// A surge that ends: two hours of the morning bring two fifths more than staffed for, and callers hold the line.
const quiet = staffedFor15000(undefined, 'C');
const surge = (i: number) => (i >= 20 && i < 24 ? 1.4 : 1);
const day = { ...quiet, volume: calls(15_000).map((volume, i) => volume * surge(i)) };
const exact = transientPerformance(day);
const [sipp, lagged, mol] = approximations.map((method) => stationaryDay(day, method));
console.log('\nStaffed by Erlang C for 15,000, but 40 % more from 10:00 to 12:00, and nobody gives up:\n');
console.log('from    calls  agents     load   queue at end      exact     SIPP   lagged      MOL');
for (let i = 18; i < 32; i++) {
  const volume = day.volume[i]!;
  const { serviceLevel, queueAtEnd } = exact.intervals[i]!;
  const levels = [serviceLevel, sipp?.[i]?.serviceLevel, lagged?.[i]?.serviceLevel, mol?.[i]?.serviceLevel];
  console.log(
    [
      `${String(i >> 1).padStart(2, '0')}:${i % 2 ? '30' : '00'}`,
      volume.toFixed(0).padStart(8),
      String(day.agents[i]).padStart(8),
      ((volume * ahtSeconds) / intervalSeconds).toFixed(1).padStart(9),
      queueAtEnd.toFixed(1).padStart(15),
      '  ',
      ...levels.map((level) => percent(level ?? Number.NaN)),
    ].join(''),
  );
}
