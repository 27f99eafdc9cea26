import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allSnippets, root, withChecks } from './snippets.ts';

const snippets = allSnippets();
// Inside the package, so that it can import itself by name.
const folder = join(root, 'out', 'snippets');
const fileOf = (i: number) => join(folder, `snippet${i}.ts`);

/** Literals in comments are rounded; compare as many digits as they show. */
function same(actual: unknown, shown: unknown): void {
  if (typeof shown === 'number' && typeof actual === 'number') {
    const [, decimals = ''] = /\.(\d+)/.exec(String(shown)) ?? [];
    expect(Math.abs(actual - shown)).toBeLessThanOrEqual(
      0.5000001 * 10 ** -decimals.length * (Number.isInteger(shown) ? 0.01 : 1),
    );
  } else if (shown !== null && typeof shown === 'object') {
    expect(Object.keys(actual as object).length).toBe(Object.keys(shown).length);
    for (const [key, value] of Object.entries(shown)) same((actual as Record<string, unknown>)[key], value);
  } else expect(actual).toEqual(shown);
}

beforeAll(() => {
  (globalThis as Record<string, unknown>).__same = same;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'tsconfig.json'), '{ "extends": "../../tsconfig.json", "include": ["."] }');
  for (const [i, { code }] of snippets.entries()) {
    writeFileSync(
      fileOf(i),
      `declare const __same: (actual: unknown, shown: unknown) => void;\n${withChecks(code)}\nexport {};\n`,
    );
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('code shown to readers', () => {
  it.each(snippets.map(({ at }, i) => [at, i] as const))('%s runs and gives what it says', async (_, i) => {
    await import(fileOf(i));
  });

  it('type-checks', () => {
    let errors = '';
    try {
      execFileSync(join(root, 'node_modules/.bin/tsc'), ['--noEmit', '-p', folder], {
        encoding: 'utf8',
        cwd: root,
      });
    } catch (error) {
      errors = (error as { stdout: string }).stdout;
    }
    const named = errors.replace(/\S*snippet(\d+)\.ts/g, (__, i) => snippets[Number(i)]?.at ?? '');
    expect(named).toBe('');
  }, 120_000);
});
