import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import * as root from 'staffcast';
import { describe, expect, it } from 'vitest';

const src = resolve(import.meta.dirname, '../../src');
const folders = readdirSync(src, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== 'schema')
  .map((entry) => entry.name);

describe('the root of the package', () => {
  it.each(folders)('has everything public of %s', async (folder) => {
    const door = await import(`${src}/${folder}/index.ts`);
    const names = Object.keys(door).filter((name) => !/^check[A-Z]/.test(name));
    expect(names.length).toBeGreaterThan(0);
    for (const name of names)
      expect([name, (root as Record<string, unknown>)[name]]).toEqual([name, door[name]]);
  });
});
