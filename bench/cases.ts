// npm run cases -- DIR [--json FILE]: solves every stored planning case of a folder through the public API.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { planBorrowing, sizeReserve } from 'staffcast/borrowing';
import { planShifts } from 'staffcast/scheduling';
import { type CaseInput, caseProblem, type ReserveCaseInput, reserveProblem } from './caseProblem.ts';
import { type ShiftCaseInput, shiftProblem } from './caseShifts.ts';
import { filesOf } from './filesOf.ts';

/** Cases of `test/borrowing/cases` leave out `kind`, and some `status`: they are told apart by what they hold. */
interface StoredCase {
  readonly id: string;
  readonly kind?: string;
  readonly input: CaseInput | ReserveCaseInput | ShiftCaseInput;
  readonly expected: {
    readonly status?: string;
    readonly objective?: number;
    readonly objectiveTolerance?: number;
  };
}

/** The kinds that the public API solves. */
const KINDS = ['borrowing', 'reserve', 'shift-cover', 'shift-cover-tours'];

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

async function runCase(stored: StoredCase): Promise<CaseRow> {
  const begun = performance.now();
  const { ok, ...outcome } = await outcomeOf(stored);
  const { status = 'optimal', objective } = stored.expected;
  const seconds = (performance.now() - begun) / 1000;
  return { id: stored.id, expected: status === 'optimal' ? objective! : status, ...outcome, seconds, ok };
}

function outcomeOf(stored: StoredCase): Outcome | Promise<Outcome> {
  const { input } = stored;
  if ('scenarios' in input) return sizeCase(stored, input);
  return 'shifts' in input ? coverCase(stored, input) : planCase(stored, input);
}

type Outcome = Omit<CaseRow, 'id' | 'expected' | 'seconds'>;

async function planCase({ expected }: StoredCase, input: CaseInput): Promise<Outcome> {
  const limits = { gap: 0, timeLimitSeconds: 300, nodeLimit: 1_000_000 };
  const { status, objective, bound, gap, costs, infeasibility } = await planBorrowing(
    caseProblem(input),
    limits,
  );
  const cause = infeasibility && [infeasibility.summary, ...infeasibility.missing[0]!.causes].join(' ');
  const sum = costs.reduce((total, { amount }) => total + amount, 0);
  const ok =
    (expected.status ?? 'optimal') === 'optimal'
      ? meets(expected, objective) && Math.abs(sum - objective!) <= 1e-6 * Math.max(1, Math.abs(sum))
      : status === expected.status && cause !== null && cause.length > 0;
  return { found: objective ?? status, bound, gap, status, cause, ok };
}

/** The size of a reserve is found by trying each, so its cost is its own bound. */
function sizeCase({ expected }: StoredCase, input: ReserveCaseInput): Outcome {
  const { expectedCost: found } = sizeReserve(reserveProblem(input));
  return { found, bound: found, gap: 0, status: 'optimal', cause: null, ok: meets(expected, found) };
}

async function coverCase({ expected }: StoredCase, input: ShiftCaseInput): Promise<Outcome> {
  const limits = { gap: 0, timeLimitSeconds: 300, nodeLimit: 1_000_000 };
  const { status, objective, bound, gap, missing } = await planShifts(shiftProblem(input), limits);
  const ok =
    (expected.status ?? 'optimal') === 'optimal' ? meets(expected, objective) : status === expected.status;
  const cause = status === 'infeasible' ? `missing: ${missing.join(', ')}` : null;
  return { found: objective ?? status, bound, gap, status, cause, ok };
}

function meets(
  { objective = Number.NaN, objectiveTolerance = 1e-4 }: StoredCase['expected'],
  found: number | null,
): boolean {
  return found !== null && Math.abs(found - objective) <= objectiveTolerance + 1e-9 * Math.abs(objective);
}

function readCases(folder: string): StoredCase[] {
  const names = filesOf(folder).filter((name) => /^[BNS].*\.json$/.test(name));
  const cases = names
    .sort()
    .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as StoredCase);
  return cases.filter(({ kind = 'borrowing' }) => KINDS.includes(kind));
}

function print(row: CaseRow): void {
  const cells = [
    row.id.padEnd(8),
    String(typeof row.found === 'number' ? Number(row.found.toPrecision(10)) : row.found).padStart(14),
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
if (rows.length === 0)
  console.error(`no borrowing, reserve or shift case (B*.json, N*.json, S*.json) in ${folder}`);
process.exitCode = rows.length > 0 && rows.every(({ ok }) => ok) ? 0 : 1;
