import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');

/** Files that each break one rule. */
const offenders = [
  [
    'a folder importing one below it',
    'queueing/offender.ts',
    "import '../staffing/index.ts';",
    'order-queueing',
  ],
  ['a folder importing the root', 'time/offender.ts', "import '../index.ts';", 'order-time'],
  ['a side door', 'staffing/offender.ts', "import '../time/zone.ts';", 'one-door'],
  ['a second door to a package', 'coverage/offender.ts', "import 'luxon';", 'door-of-luxon'],
  ['an unknown package', 'math/offender.ts', "import 'fast-check';", 'known-packages'],
  ['the file system', 'report/offender.ts', "import 'node:fs';", 'no-node-in-src'],
] as const;

interface Violation {
  readonly from: string;
  readonly rule: { readonly name: string };
}

let folder = '';
let violations: Violation[] = [];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'staffcast-order-'));
  for (const name of ['src', 'package.json', 'tsconfig.json', '.dependency-cruiser.cjs']) {
    cpSync(join(root, name), join(folder, name), { recursive: true });
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  for (const [, file, text] of offenders) writeFileSync(join(folder, 'src', file), text);
  const output = execFileSync(
    join(root, 'node_modules/.bin/depcruise'),
    ['--config', '.dependency-cruiser.cjs', '--output-type', 'json', 'src'],
    { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 28 },
  );
  violations = JSON.parse(output).summary.violations;
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the order of the folders', () => {
  it.each(offenders)('%s is found', (_, file, __, rule) => {
    const found = violations.filter((violation) => violation.from === `src/${file}`);
    expect(found.map((violation) => violation.rule.name)).toContain(rule);
  });

  it('the tree itself breaks no rule', () => {
    expect(violations.filter((violation) => !violation.from.includes('offender'))).toEqual([]);
  });
});
