// npm run bench:plan [-- --projects 10,30 --seconds 60 --json FILE]: borrowing plans of generated networks.
// Times are CPU seconds of this process, so that other work on the machine does not count.
import { writeFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { planBorrowing } from 'staffcast/borrowing';
import { planNetwork } from './planNetwork.ts';

const { values } = parseArgs({
  options: {
    projects: { type: 'string', default: '10,30,100,300' },
    kind: { type: 'string', default: 'plain,committing' },
    seconds: { type: 'string', default: '60' },
    seed: { type: 'string', default: '7' },
    json: { type: 'string' },
  },
});

interface Moment {
  readonly seconds: number;
  readonly objective: number | null;
  readonly bound: number | null;
}

const checkpoints = [5, 15, 60];
const seconds = Number(values.seconds);
const results: unknown[] = [];

function gapText(objective: number | null, bound: number | null): string {
  if (objective === null || bound === null) return '-';
  return `${((100 * (objective - bound)) / objective).toFixed(3)} %`;
}

function text(amount: number | null): string {
  return amount === null ? '-' : Math.round(amount).toLocaleString('en-US');
}

/** The best objective and bound known at a time. */
function knownAt(moments: readonly Moment[], at: number): Moment {
  let objective: number | null = null;
  let bound: number | null = null;
  for (const moment of moments) {
    if (moment.seconds > at) break;
    if (moment.objective !== null) objective = Math.min(objective ?? Infinity, moment.objective);
    if (moment.bound !== null) bound = Math.max(bound ?? -Infinity, moment.bound);
  }
  return { seconds: at, objective, bound };
}

for (const kind of values.kind.split(',')) {
  for (const projects of values.projects.split(',').map(Number)) {
    const problem = planNetwork(projects, Number(values.seed), kind === 'committing');
    const cpuBefore = process.cpuUsage();
    const begun = performance.now();
    const since = () => {
      const { user, system } = process.cpuUsage(cpuBefore);
      return (user + system) / 1e6;
    };
    const moments: Moment[] = [];
    const limit = new AbortController();
    const plan = await planBorrowing(problem, {
      gap: 0.0005,
      nodeLimit: 1_000_000,
      timeLimitSeconds: seconds,
      signal: limit.signal,
      onProgress: ({ objective, bound }) => {
        moments.push({ seconds: since(), objective, bound });
        if (since() > seconds) limit.abort();
      },
    });
    const wall = (performance.now() - begun) / 1000;
    const cpuSeconds = since();
    moments.push({ seconds: cpuSeconds, objective: plan.objective, bound: plan.bound });
    const memoryMegabytes = process.resourceUsage().maxRSS / 1024;
    const first = moments.find(({ objective }) => objective !== null)!;
    console.log(
      `\n${projects} projects, ${kind}: ${problem.sources.length} sources, without help ${text(plan.objectiveWithoutHelp)}`,
    );
    console.log(`  first plan after ${first.seconds.toFixed(2)} s: ${text(first.objective)}`);
    for (const at of checkpoints.filter((point) => point <= Math.max(5, cpuSeconds))) {
      const { objective, bound } = knownAt(moments, at);
      console.log(
        `  after ${String(at).padStart(2)} s: ${text(objective)}, bound ${text(bound)}, gap ${gapText(objective, bound)}`,
      );
    }
    console.log(
      `  end: ${plan.status}, ${text(plan.objective)}, bound ${text(plan.bound)}, gap ${gapText(plan.objective, plan.bound)}, ` +
        `${wall.toFixed(1)} s wall, ${cpuSeconds.toFixed(1)} s CPU, peak ${Math.round(memoryMegabytes)} MB`,
    );
    results.push({
      projects,
      kind,
      first,
      checkpoints: checkpoints.map((at) => knownAt(moments, at)),
      end: moments.at(-1),
      wall,
      cpuSeconds,
      memoryMegabytes,
    });
  }
}
if (values.json) writeFileSync(values.json, `${JSON.stringify(results, null, 2)}\n`);
