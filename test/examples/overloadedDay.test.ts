import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

it('the overloaded day prints what the page on queueing shows', () => {
  const printed = execFileSync(
    process.execPath,
    ['--conditions=staffcast-source', '--import', 'tsx', 'examples/overloaded-day.ts'],
    { encoding: 'utf8' },
  );
  const numbersOf = (text: string) => text.match(/\d+(\.\d+)?/g)?.join(' ') ?? '';
  const lines = printed.split('\n').map(numbersOf);
  const page = readFileSync('docs/queueing.md', 'utf8').split('\n');
  const rows = page.filter((line) => /^\| Erlang [AC] \| (\d+ s|endless) \|/.test(line));
  expect(rows.length).toBe(7);
  for (const row of rows) {
    // The printed rows end with the mean wait, which the page leaves out, and write 0 as 0.0.
    const shown = numbersOf(row).replace(/ 0$/, ' 0.0');
    expect(lines.some((line) => line.startsWith(`${shown} `))).toBe(true);
  }
  // Three o'clock: 492 wait although the steady states see nine in ten answered in time.
  expect(lines).toContain('15 00 145 25 19.3 492.3 0.0 90.3 86.8 86.8');
});
