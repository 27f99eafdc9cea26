import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { drawPoisson, randomStream } from 'staffcast/math';
import { describe, expect, it } from 'vitest';
import { readReport, runPeakPlanning, written } from './runPeakPlanning.ts';

const folder = mkdtempSync(join(tmpdir(), 'staffcast-files-'));
function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

/** A history with a daily and weekly shape, weekdays 08:00 to 20:00 unless round the clock. */
function history(days: number, minutes: number, perHour: number, roundTheClock = false): string {
  const random = randomStream(7);
  const lines = ['timestamp,value'];
  for (let day = 0; day < days; day++) {
    const date = new Date(Date.UTC(2026, 5, 1 + day));
    const weekend = date.getUTCDay() % 6 === 0;
    if (weekend && !roundTheClock) continue;
    for (let at = roundTheClock ? 0 : 480; at < (roundTheClock ? 1440 : 1200); at += minutes) {
      const clock = `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`;
      const mean =
        ((perHour * minutes) / 60) * (1 + 0.6 * Math.sin((at / 1440) * 2 * Math.PI)) * (weekend ? 0.6 : 1);
      lines.push(`${date.toISOString().slice(0, 10)} ${clock},${drawPoisson(random, mean)}`);
    }
  }
  return `${lines.join('\n')}\n`;
}

describe('the main job on files', () => {
  it.each([
    ['hourly, closed at night and at weekends', history(70, 60, 120), 'Europe/Berlin'],
    ['five minutes', history(21, 5, 200), 'America/New_York'],
    ['small counts round the clock', history(42, 30, 3, true), 'UTC'],
  ])('%s', async (name, text, zone) => {
    const run = await runPeakPlanning(
      '--history',
      file(`${name}.csv`, text),
      '--zone',
      zone,
      '--days',
      '7',
      '--surge',
      '1.4',
    );
    expect(run.stderr).not.toContain('error');
    expect(run.code).toBe(0);
    const [project] = readReport(run).projects;
    expect(project!.total.after.serviceLevel).toBeGreaterThanOrEqual(project!.total.before.serviceLevel!);
    expect(readReport(run).moves.length).toBeGreaterThan(0);
  });

  it('a daily history', async () => {
    const rows = Array.from(
      { length: 90 },
      (_, day) =>
        `${new Date(Date.UTC(2026, 5, 1 + day)).toISOString().slice(0, 10)},${900 + 10 * (day % 7)}`,
    );
    const run = await runPeakPlanning(
      '--history',
      file('daily.csv', `timestamp,value\n${rows.join('\n')}\n`),
      '--days',
      '7',
    );
    expect(run.code).toBe(0);
    const [project] = readReport(run).projects;
    expect(project!.total.before.offered).toBeCloseTo(7 * 930, -2);
    expect(run.stdout).toContain('daily');
  });

  it('a plan with shifts, two projects and days that are already known', async () => {
    const hourly = history(84, 60, 100);
    file('own.csv', hourly);
    file('other.csv', hourly);
    const project = {
      ahtSeconds: 200,
      patienceSeconds: 100,
      targets: { serviceLevel: { target: 0.8, withinSeconds: 30 }, occupancy: 0.92 },
      shrinkage: { breaks: 0.1, sickness: 0.04 },
    };
    const shift = (people: number) => ({
      shifts: [
        {
          weekdays: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'],
          from: '08:00',
          to: '20:00',
          people,
        },
      ],
    });
    const plan = file(
      'plan.json',
      JSON.stringify({
        zone: 'Europe/Berlin',
        horizon: { from: '2026-08-10', days: 5 },
        projects: [
          { id: 'own', history: 'own.csv', ...project, roster: shift(8) },
          { id: 'other', history: 'other.csv', ...project, roster: shift(25) },
        ],
        sources: [
          {
            id: 'others',
            kind: 'project',
            home: 'other',
            people: 9,
            costPerHour: 5,
            links: [{ to: 'own', productivity: 0.9 }],
          },
        ],
      }),
    );
    const run = await runPeakPlanning('--plan', plan);
    expect(run.code).toBe(0);
    const report = readReport(run);
    const own = report.projects[0]!;
    expect(own.total.after.serviceLevel!).toBeGreaterThan(own.total.before.serviceLevel! + 0.1);
    expect(own.total.hindsightAfter!.serviceLevel!).toBeGreaterThan(own.total.hindsightBefore!.serviceLevel!);
    expect(
      report.moves.every((move) => move.source === 'others' && move.from === 'other' && move.to === 'own'),
    ).toBe(true);
  });

  it('closed days, no calls at all and a roster of nobody are valid', async () => {
    const silent = history(42, 60, 100).replace(/,\d+/g, ',0');
    const plan = file(
      'nobody.json',
      JSON.stringify({
        horizon: { days: 3 },
        projects: [
          {
            id: 'q',
            ahtSeconds: 200,
            targets: { serviceLevel: { target: 0.8, withinSeconds: 20 } },
            roster: { shifts: [] },
          },
        ],
      }),
    );
    for (const text of [silent, history(42, 60, 100)]) {
      const run = await runPeakPlanning('--history', file('silent.csv', text), '--plan', plan);
      expect(run.stderr).not.toContain('error');
      expect(run.code).toBe(0);
    }
  });
});

describe('plan and schema to start from', () => {
  const [plan, schema] = [join(folder, 'start.json'), join(folder, 'start.schema.json')];

  it('writes both when both are asked for, and plans nothing', async () => {
    const run = await runPeakPlanning('--write-plan', plan, '--write-schema', schema);
    expect(run.code).toBe(0);
    expect(run.stdout).toBe(`wrote ${plan}\nwrote ${schema}\n`);
    expect(written(run)).toEqual([]);
    expect(JSON.parse(readFileSync(schema, 'utf8')).properties.projects).toBeDefined();
  });

  it('a project without history is named, and the command of the README gives each its own', async () => {
    await runPeakPlanning('--write-plan', plan);
    const ids: string[] = JSON.parse(readFileSync(plan, 'utf8')).projects.map(({ id }: { id: string }) => id);
    const shop = `shop=${file('shop.csv', history(70, 60, 120))}`;
    const run = await runPeakPlanning('--plan', plan, '--history', shop);
    expect(run.code).toBe(2);
    for (const id of ids.slice(1)) expect(run.stderr).toContain(`project "${id}"`);
    const readme = readFileSync(join(import.meta.dirname, '../../README.md'), 'utf8');
    for (const id of ids) expect(readme).toContain(`--history ${id}=${id}.csv`);
  });
});

describe('bad input', () => {
  const good = file('good.csv', history(28, 60, 50));
  const planWith = (changes: object) =>
    file(
      `plan-${Math.abs(JSON.stringify(changes).length)}-${Object.keys(changes).join('-')}.json`,
      JSON.stringify({
        projects: [
          {
            id: 'q',
            ahtSeconds: 200,
            targets: { serviceLevel: { target: 0.8, withinSeconds: 20 } },
            roster: { staffedFor: { dailyVolume: 500 } },
            ...changes,
          },
        ],
      }),
    );

  it.each<[string, string[], RegExp]>([
    ['a missing file', ['--history', join(folder, 'nowhere.csv')], /no such file/],
    ['an empty CSV', ['--history', file('empty.csv', '')], /header/],
    ['a wrong header', ['--history', file('header.csv', 'date,calls\n2026-01-01,3\n')], /timestamp,value/],
    [
      'text in numbers',
      ['--history', file('text.csv', 'timestamp,value\n2026-01-01,many\n')],
      /line 2.*many/,
    ],
    [
      'a negative number',
      ['--history', file('negative.csv', 'timestamp,value\n2026-01-01,-4\n')],
      /line 2.*-4/,
    ],
    [
      'unsorted timestamps',
      ['--history', file('unsorted.csv', 'timestamp,value\n2026-01-02,1\n2026-01-01,1\n')],
      /come after/,
    ],
    [
      'duplicate timestamps',
      ['--history', file('twice.csv', 'timestamp,value\n2026-01-02,1\n2026-01-02,1\n')],
      /occur once/,
    ],
    [
      'mixed intervals',
      [
        '--history',
        file('mixed.csv', 'timestamp,value\n2026-01-02 09:00,1\n2026-01-02 10:00,1\n2026-01-02 10:15,1\n'),
      ],
      /one interval/,
    ],
    ['an unknown zone', ['--history', good, '--zone', 'Mars/Olympus'], /IANA/],
    ['an unknown option', ['--histroy', good], /--help/],
    ['no whole number of days', ['--history', good, '--days', '1.5'], /whole number/],
    ['a plan that is no JSON', ['--history', good, '--plan', file('broken.json', '{')], /JSON/],
    [
      'a percentage',
      [
        '--history',
        good,
        '--plan',
        planWith({ targets: { serviceLevel: { target: 85, withinSeconds: 20 } } }),
      ],
      /target.*85.*percentage/,
    ],
    ['an unknown field', ['--history', good, '--plan', planWith({ aht: 3 })], /"aht"/],
    [
      'a history of no project',
      ['--history', `x=${good}`, '--plan', planWith({ minimumAgents: 1 })],
      /name a project/,
    ],
    ['no history for a project', ['--plan', planWith({ minimumAgents: 2 })], /project "q"/],
    ['planning before the history', ['--history', good, '--from', '2020-01-01'], /come after some history/],
  ])('%s: one clear error, exit code 2, nothing written', async (_, args, message) => {
    const run = await runPeakPlanning(...args);
    expect(run.stderr).toMatch(message);
    expect(
      run.stderr
        .trim()
        .split('\n')
        .filter((line) => line.startsWith('error:')),
    ).toHaveLength(1);
    expect(run.stderr).not.toMatch(/\n {4}at /);
    expect(run.code).toBe(2);
    expect(written(run)).toEqual([]);
  });
});
