/**
 * Times of the queueing models and of a year of staffing, medians over many runs in one process: `npm run bench:speed [-- --json FILE]`.
 * What matters are the ratios, which hold on any machine; they are printed with the bounds they are meant to keep.
 */
import { writeFileSync } from 'node:fs';
import {
  erlangA,
  erlangC,
  queuePerformance,
  requiredAgents,
  requiredAgentsBatch,
  transientPerformance,
} from '../src/queueing/index.ts';
import { type Centre, simulate } from '../src/simulation/index.ts';
import { makeGrid, makeSeries } from '../src/time/index.ts';
import { staffingRows } from './staffingSpeed.ts';

// Keeps the optimiser from dropping what is timed.
let sink = 0;

/** Median nanoseconds per call over `runs` batches that take about two milliseconds each. */
function nanoseconds(work: () => number, runs = 41): number {
  let batch = 1;
  for (;;) {
    const start = performance.now();
    for (let i = 0; i < batch; i++) sink += work();
    if (performance.now() - start > 2 || batch > 1e6) break;
    batch *= 2;
  }
  // Once more, so that the code timed is the optimised one.
  const warm = performance.now();
  while (performance.now() - warm < 50) sink += work();
  const times: number[] = [];
  for (let run = 0; run < runs; run++) {
    const start = performance.now();
    for (let i = 0; i < batch; i++) sink += work();
    times.push(((performance.now() - start) * 1e6) / batch);
  }
  return times.sort((a, b) => a - b)[runs >> 1]!;
}

/** Erlang C by the recursion of Erlang B, as most tools compute it. */
function plainErlangC(agents: number, erlangs: number): number {
  let inverse = 1;
  for (let k = 1; k <= agents; k++) inverse = 1 + (k / erlangs) * inverse;
  return 1 / (1 + ((inverse - 1) * (agents - erlangs)) / agents);
}

/** One pass of the recursion that stops at the target: the least that staffing can cost by recursion. */
function plainRequired(erlangs: number, ahtSeconds: number, target: number, withinSeconds: number): number {
  let inverse = 1;
  for (let n = 1; ; n++) {
    inverse = 1 + (n / erlangs) * inverse;
    if (n <= erlangs) continue;
    const waits = 1 / (1 + ((inverse - 1) * (n - erlangs)) / n);
    if (1 - waits * Math.exp((-(n - erlangs) * withinSeconds) / ahtSeconds) >= target) return n;
  }
}

const results: Record<string, number> = {};
const seconds = (ns: number) =>
  ns < 1e3 ? `${ns.toFixed(0)} ns` : ns < 1e6 ? `${(ns / 1e3).toFixed(2)} µs` : `${(ns / 1e6).toFixed(1)} ms`;

function measure(name: string, work: () => number, runs?: number): number {
  const ns = nanoseconds(work, runs);
  results[name] = ns;
  console.log(`${name.padEnd(58)} ${seconds(ns).padStart(10)}`);
  return ns;
}

const within = { withinSeconds: 20 };
const aht = 240;
const loadOf = (erlangs: number) => ({
  volume: (erlangs * 1800) / aht,
  intervalSeconds: 1800,
  ahtSeconds: aht,
});

// Every size once before any is timed, so that each meets the code as it is compiled for all of them.
const sizes = [10, 100, 1e3, 1e4, 1e6];
for (let i = 0; i < 2e5; i++) {
  const agents = sizes[i % sizes.length]!;
  sink += erlangC(agents, agents - 0.7 * Math.sqrt(agents));
}
for (const agents of sizes) {
  const erlangs = agents - 0.7 * Math.sqrt(agents);
  measure(`Erlang C, ${agents} agents`, () => erlangC(agents, erlangs));
  measure(`  plain recursion, ${agents} agents`, () => plainErlangC(agents, erlangs), agents > 1e5 ? 9 : 41);
}
for (const agents of [10, 100, 1e3, 1e4]) {
  const load = { ...loadOf(agents - 0.3 * Math.sqrt(agents)), patienceSeconds: 180 };
  measure(`Erlang A with all measures, ${agents} agents`, () => erlangA(load, agents, 20).answeredWithin);
  measure(`  its summary, ${agents} agents`, () => queuePerformance(load, agents, within).serviceLevel);
}
for (const erlangs of [10, 100, 1e3, 1e4, 1e6]) {
  const load = loadOf(erlangs);
  const targets = { serviceLevel: { target: 0.8, withinSeconds: 20 } };
  measure(
    `required agents with neighbours, Erlang C, ${erlangs} erlangs`,
    () => requiredAgents(load, targets).agents,
  );
  const patient = { ...load, patienceSeconds: 180 };
  measure(
    `required agents with neighbours, Erlang A, ${erlangs} erlangs`,
    () => requiredAgents(patient, targets).agents,
  );
}

// A year of half hours, 0.5 to 300 erlangs in a shuffled order.
const count = 35_040;
const volume = Float64Array.from({ length: count }, (_, i) => {
  const erlangs = 0.5 + (299.5 * ((i * 7919) % count)) / count;
  return (erlangs * 1800) / aht;
});
const targets = { serviceLevel: { target: 0.8, withinSeconds: 20 } };
const year = { volume, intervalSeconds: 1800, ahtSeconds: aht };
const last = (agents: Int32Array) => agents[count - 1]!;
const plainYear = measure('a year, Erlang C, one-pass recursion', () => {
  let sum = 0;
  for (let i = 0; i < count; i++) sum += plainRequired((volume[i]! * aht) / 1800, aht, 0.8, 20);
  return sum;
});
const yearC = measure('a year, Erlang C, batch', () => last(requiredAgentsBatch(year, targets)));
const yearA = measure(
  'a year, Erlang A with patience 180 s, batch',
  () => last(requiredAgentsBatch({ ...year, patienceSeconds: 180 }, targets)),
  7,
);

// A day of 96 intervals around 500 agents, a third more contacts than staffed for at its height.
const shape = Array.from({ length: 96 }, (_, i) => 0.25 + Math.sin(((i + 0.5) / 96) * Math.PI) ** 2);
const dayVolume = shape.map((x) => 1500 * x);
const dayAgents = shape.map((x) => Math.round(Math.min(500, 410 * x + 20)));
const day = { volume: dayVolume, agents: dayAgents, intervalSeconds: 900, ahtSeconds: aht, ...within };
const transientDay = measure(
  'a day, 96 intervals, 500 agents, patience 120 s',
  () => transientPerformance({ ...day, patienceSeconds: 120 }).serviceLevel,
  5,
);
const centre: Centre = {
  queues: [
    {
      id: 'shop',
      volume: makeSeries(
        makeGrid({ zone: 'UTC', from: '2026-11-11', days: 1, intervalSeconds: 900 }),
        dayVolume,
      ),
      ahtSeconds: aht,
      patienceSeconds: 120,
      answerTime: within,
    },
  ],
  groups: [{ id: 'team', agents: dayAgents, skills: [{ queue: 'shop' }] }],
};
const contacts = Math.round(dayVolume.reduce((sum, volume) => sum + volume, 0));
const simulatedDay = measure(
  `the same day simulated once, ${contacts} contacts`,
  () => simulate(centre, { replications: 1 }).queues[0]!.total.offered,
  5,
);

const ratios: [string, number, number][] = [
  [
    'Erlang C at 1e6 agents / at 100',
    results['Erlang C, 1000000 agents']! / results['Erlang C, 100 agents']!,
    1,
  ],
  ['a year of Erlang C / one-pass recursion', yearC / plainYear, 1.5],
  ['a year of Erlang A / of Erlang C', yearA / yearC, 40],
  ['the day simulated once / by the transient method', simulatedDay / transientDay, 0.5],
  ...staffingRows(measure),
];
console.log('');
for (const [name, ratio, bound] of ratios) {
  results[name] = ratio;
  console.log(`${name.padEnd(58)} ${ratio.toFixed(2).padStart(10)}   (at most ${bound})`);
}

const json = process.argv.indexOf('--json');
if (json > 0) writeFileSync(process.argv[json + 1]!, `${JSON.stringify(results, null, 2)}\n`);
if (Number.isNaN(sink)) process.exitCode = 1;
