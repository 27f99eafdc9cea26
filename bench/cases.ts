// npm run cases -- DIR [--json FILE]: solves every stored borrowing case of a folder through the public API.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { planBorrowing } from 'staffcast/borrowing';
import { type CaseInput, caseProblem } from './caseProblem.ts';
import { filesOf } from './filesOf.ts';

interface StoredCase {
  readonly id: string;
  readonly kind: string;
  readonly input: CaseInput;
  readonly expected: {
    readonly status: string;
    readonly objective?: number;
    readonly objectiveTolerance?: number;
  };
}

interface CaseRow {
  readonly id: string;
  readonly expected: number | string;
  readonly found: number | string;
  readonly bound: number | null;
  readonly gap: number | null;
  readonly status: string;
  readonly seconds: number;
  readonly ok: boolean;
  readonly cause: string | null;
}

async function runCase({ id, input, expected }: StoredCase): Promise<CaseRow> {
  const begun = performance.now();
  const plan = await planBorrowing(caseProblem(input), {
    gap: 0,
    timeLimitSeconds: 300,
    nodeLimit: 1_000_000,
  });
  const seconds = (performance.now() - begun) / 1000;
  const cause =
    plan.infeasibility && [plan.infeasibility.summary, ...plan.infeasibility.missing[0]!.causes].join(' ');
  const sum = plan.costs.reduce((total, { amount }) => total + amount, 0);
  const feasible = expected.status === 'optimal';
  const tolerance = (expected.objectiveTolerance ?? 1e-4) + 1e-9 * Math.abs(expected.objective ?? 0);
  const ok = feasible
    ? plan.objective !== null &&
      Math.abs(plan.objective - expected.objective!) <= tolerance &&
      Math.abs(sum - plan.objective) <= 1e-6 * Math.max(1, Math.abs(sum))
    : plan.status === expected.status && cause !== null && cause.length > 0;
  return {
    id,
    expected: feasible ? expected.objective! : expected.status,
    found: plan.objective ?? plan.status,
    bound: plan.bound,
    gap: plan.gap,
    status: plan.status,
    seconds,
    ok,
    cause,
  };
}

function readCases(folder: string): StoredCase[] {
  const names = filesOf(folder).filter((name) => /^B.*\.json$/.test(name));
  const cases = names
    .sort()
    .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as StoredCase);
  return cases.filter(({ kind }) => kind === 'borrowing');
}

function print(row: CaseRow): void {
  const cells = [
    row.id.padEnd(8),
    String(row.found).padStart(14),
    String(row.expected).padStart(14),
    (row.gap === null ? '-' : `${(row.gap * 100).toFixed(4)} %`).padStart(11),
    row.status.padEnd(11),
    `${row.seconds.toFixed(2)} s`.padStart(9),
    row.ok ? 'ok' : 'DIFFERS',
  ];
  console.log(cells.join('  '));
  if (row.cause) console.log(`          ${row.cause}`);
}

const [folder, flag, file] = process.argv.slice(2);
if (!folder || (flag !== undefined && (flag !== '--json' || !file))) {
  console.error('usage: npm run cases -- DIR [--json FILE]');
  process.exit(2);
}
const cases = readCases(folder);
console.log('case             found       expected          gap  status            time');
const rows: CaseRow[] = [];
for (const stored of cases) {
  const row = await runCase(stored);
  rows.push(row);
  print(row);
}
if (file) writeFileSync(file, `${JSON.stringify(rows, null, 2)}\n`);
if (rows.length === 0) console.error(`no borrowing case (B*.json) in ${folder}`);
process.exitCode = rows.length > 0 && rows.every(({ ok }) => ok) ? 0 : 1;
