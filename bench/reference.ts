/**
 * Holds every model against tables of exact values: `npm run reference -- DIR`.
 * DIR has one CSV per model (see its own documentation). Prints, per table, the worst and the median error and where the
 * worst happened; exits 1 above a limit, on a row that can't be evaluated, or on a table that isn't known.
 */
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { filesOf } from './filesOf.ts';
import { type Check, errorOf, type Row, tables } from './referenceTables.ts';
import { type Scenario, transientChecks } from './referenceTransient.ts';

const directory = process.argv[2];
if (!directory) {
  console.error('usage: npm run reference -- DIR');
  process.exit(2);
}

function readTable(path: string): Row[] {
  const [header, ...lines] = readFileSync(path, 'utf8').trim().split(/\r?\n/);
  const names = header!.split(',');
  return lines.map((line) => {
    const cells = line.split(',');
    return Object.fromEntries(names.map((name, i) => [name, cells[i] ?? '']));
  });
}

interface Judged {
  readonly group: string;
  readonly error: number;
  /** Error over limit; 0 if there is no limit. */
  readonly share: number;
  readonly where: string;
}

function judge(row: Row, check: Check): Judged {
  const { column, value, expected, limit } = check;
  const key = Object.values(row).slice(0, 8).join(' ');
  const where = `${column} at ${key}`;
  const error = errorOf(check);
  let share = 0;
  if (limit !== null) share = error === 0 ? 0 : limit === 0 ? Number.POSITIVE_INFINITY : error / limit;
  if (value === null || Number.isNaN(value)) share = Number.POSITIVE_INFINITY;
  return { group: check.group ?? '', error, share, where: `${where}: ${value} for ${expected}` };
}

function checksOf(name: string, rows: readonly Row[]): Judged[] | null {
  if (name === 'mt_ode') {
    const scenarios: Scenario[] = JSON.parse(readFileSync(join(directory!, 'mt_ode_scenarios.json'), 'utf8'));
    const known = new Set(scenarios.map((scenario) => scenario.name));
    const lost = rows.find((row) => !known.has(row.scenario!));
    if (lost) throw new Error(`scenario ${lost.scenario} is missing`);
    return scenarios.flatMap((scenario) =>
      transientChecks(
        scenario,
        rows.filter((row) => row.scenario === scenario.name),
      ).map(({ row, check }) => judge(row, check)),
    );
  }
  const reader = tables[name];
  if (!reader) return null;
  return rows.flatMap((row) => reader(row).map((check) => judge(row, check)));
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted.length === 0 ? 0 : sorted[sorted.length >> 1]!;
}

function report(name: string, rows: number, judged: readonly Judged[]): boolean {
  const groups = new Map<string, Judged[]>();
  for (const one of judged) groups.set(one.group, [...(groups.get(one.group) ?? []), one]);
  let good = true;
  for (const [group, members] of groups) {
    const worst = members.reduce((a, b) =>
      b.share > a.share || (b.share === a.share && b.error > a.error) ? b : a,
    );
    const failed = members.filter(({ share }) => share > 1).length;
    good &&= failed === 0;
    const title = group ? `  ${group}` : `${name}: ${rows} rows`;
    const verdict = group ? '' : failed > 0 ? `, ${failed} VALUES ABOVE THE LIMIT` : ', all within limits';
    console.log(
      `${title}, ${members.length} values, worst ${worst.error.toExponential(1)}, median ${median(members.map(({ error }) => error)).toExponential(1)}${verdict}`,
    );
    if (worst.error > 0) console.log(`    ${worst.where}`);
  }
  return good;
}

let good = true;
const files = filesOf(directory).filter((file) => file.endsWith('.csv'));
if (files.length === 0) {
  console.error(`${directory} holds no CSV table`);
  good = false;
}
for (const file of files) {
  const name = basename(file, '.csv');
  const rows = readTable(join(directory, file));
  const judged = checksOf(name, rows);
  if (judged === null) console.log(`${name}: UNKNOWN TABLE`);
  good = judged !== null && report(name, rows.length, judged) && good;
}
process.exitCode = good ? 0 : 1;
