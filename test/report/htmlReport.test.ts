import { fc, test } from '@fast-check/vitest';
import { beforeAll, describe, expect, it } from 'vitest';
import { escapeHtml } from '../../src/report/html/escapeHtml.ts';
import { htmlReport, type PlanningReport } from '../../src/report/index.ts';
import { countText } from '../../src/report/numberFormats.ts';
import { deepFreeze } from './deepFreeze.ts';
import { tagFaults } from './htmlTags.ts';
import { sampleProjects, sampleReport } from './sampleReport.ts';

/** What must hold of every page. */
function expectSound(page: string): void {
  expect(tagFaults(page)).toEqual([]);
  expect(page).not.toMatch(/<script|<link|<iframe|<img|javascript:|\bon\w+=|@import|url\(\s*["']?(?!#)/i);
  expect(page).not.toMatch(/https?:\/\//);
  expect(page).not.toMatch(/NaN|undefined|Infinity|\[object/);
  const ids = [...page.matchAll(/ id="([^"]*)"/g)].map((match) => match[1]);
  expect(new Set(ids).size).toBe(ids.length);
  const targets = [...page.matchAll(/(?:href="#|url\(#)([^")]*)/g)].map((match) => match[1]);
  for (const target of targets) expect(ids).toContain(target);
}

describe('escapeHtml', () => {
  test.prop([fc.string({ unit: 'binary' })])(
    'leaves no markup, and a browser reads the text back',
    (text) => {
      const escaped = escapeHtml(text);
      expect(escaped).not.toMatch(/[<>"']/);
      const back = escaped
        .replaceAll('&lt;', '<')
        .replaceAll('&gt;', '>')
        .replaceAll('&quot;', '"')
        .replaceAll('&#39;', "'")
        .replaceAll('&amp;', '&');
      expect(back).toBe(text.replace(/[^\P{Cc}\t\n]/gu, ' '));
    },
  );
});

describe('htmlReport', () => {
  const report = deepFreeze(sampleReport());
  let page = '';
  beforeAll(async () => {
    page = await htmlReport(report);
  });

  it('is one sound document that fetches nothing', () => {
    expect(page.startsWith('<!DOCTYPE html>\n<html lang="en">')).toBe(true);
    expectSound(page);
  });

  it('stays small for a month of half hours and five projects', () => {
    expect(page.length).toBeLessThan(2_000_000);
  });

  it('is the same for the same report, and after a trip through JSON', async () => {
    expect(await htmlReport(JSON.parse(JSON.stringify(report)))).toBe(page);
  });

  it('escapes names from data wherever they appear, the charts among them', () => {
    expect(page).toContain('Shop &lt;Double-11&gt; &amp; friends');
    expect(page).toContain('to Shop &lt;Double-11&gt; &amp; friends</text>');
    expect(page).not.toContain('<Double-11>');
  });

  it('draws every chart with a name for those who cannot see it', () => {
    const labels = [...page.matchAll(/<svg [^>]*role="img" aria-label="([^"]+)"/g)].map((match) => match[1]!);
    expect(labels).toHaveLength([...page.matchAll(/<svg/g)].length);
    for (const project of report.projects) {
      const own = labels.filter((label) => label.includes(escapeHtml(project.name)));
      for (const what of [
        'history and forecast',
        'Service level',
        'required and rostered',
        'Surplus and shortfall',
      ]) {
        expect(own.some((label) => label.includes(what))).toBe(true);
      }
    }
    expect(labels.filter((label) => label.startsWith('Who helps whom')).length).toBeGreaterThan(1);
  });

  it('puts the numbers of every day and move into tables', () => {
    for (const project of report.projects) {
      for (const day of project.days) {
        if (day.before.offered !== null) expect(page).toContain(`<td>${countText(day.before.offered)}</td>`);
      }
    }
    expect(page).toContain(`All ${countText(report.moves.length)} moves with their reasons`);
    expect(page.split('costs the lender nothing').length - 1).toBe(report.moves.length);
  });

  it('marks service levels below the target', () => {
    const missed = report.projects.flatMap((project) =>
      project.days.flatMap((day) =>
        [day.before, day.after, day.hindsightBefore!, day.hindsightAfter!].filter(
          (outcome) => outcome.serviceLevel !== null && outcome.serviceLevel < 0.85,
        ),
      ),
    );
    const dayTables = page.slice(page.indexOf('id="project-1"'));
    expect(dayTables.split('class="missed"').length - 1).toBe(missed.length);
  });
});

describe('reports out of the ordinary', () => {
  const cases: [string, () => PlanningReport][] = [
    ['one project, nobody moves', () => quiet({ days: 7, projects: [sampleProjects[2]!], hindsight: false })],
    [
      'a day of 23 hours',
      () =>
        sampleReport({
          zone: 'Europe/Berlin',
          from: '2026-03-28',
          days: 3,
          projects: sampleProjects.slice(3),
        }),
    ],
    [
      'a day of 25 hours',
      () =>
        sampleReport({
          zone: 'Europe/Berlin',
          from: '2026-10-24',
          days: 3,
          projects: sampleProjects.slice(3),
        }),
    ],
    ['a single day', () => sampleReport({ days: 1, projects: sampleProjects.slice(0, 2) })],
    [
      'rows of a day',
      () => sampleReport({ intervalSeconds: 86_400, days: 14, projects: sampleProjects.slice(0, 2) }),
    ],
    [
      'rows of five minutes',
      () => sampleReport({ intervalSeconds: 300, days: 2, projects: sampleProjects.slice(0, 1) }),
    ],
    ['always closed, no history', () => closed()],
    ['no contacts at all', () => sampleReport({ days: 3, projects: [{ ...sampleProjects[0]!, perDay: 0 }] })],
  ];

  it.each(cases)('%s', async (_, make) => {
    expectSound(await htmlReport(deepFreeze(make())));
  });

  it('shows both hours of a doubled hour, and no hour that was skipped', async () => {
    const autumn = await htmlReport(
      quiet({ zone: 'Europe/Berlin', from: '2026-10-25', days: 1, projects: [sampleProjects[0]!] }),
    );
    const spring = await htmlReport(
      quiet({ zone: 'Europe/Berlin', from: '2026-03-29', days: 1, projects: [sampleProjects[0]!] }),
    );
    for (const page of [autumn, spring]) expectSound(page);
    expect(autumn).not.toBe(spring);
  });

  it('keeps what looks like markup or a template as text', async () => {
    const nasty = '</svg><script>alert(1)</script>{a|b} {@score} \u0024{x} %s';
    const page = await htmlReport(
      sampleReport({ days: 12, projects: [{ ...sampleProjects[0]!, name: nasty }, sampleProjects[2]!] }),
    );
    expectSound(page);
    expect(page).toContain(escapeHtml(nasty));
  });

  function quiet(options: Parameters<typeof sampleReport>[0]): PlanningReport {
    return { ...sampleReport(options), moves: [], refusals: [], sources: [], notes: [], headline: [] };
  }

  function closed(): PlanningReport {
    const base = quiet({ days: 3, projects: [sampleProjects[4]!] });
    const project = base.projects[0]!;
    const nothing = {
      offered: null,
      serviceLevel: null,
      asaSeconds: null,
      abandonment: null,
      occupancy: null,
      cost: null,
    };
    const none = project.days.map(() => null);
    return {
      ...base,
      projects: [
        {
          ...project,
          required: project.required.map(() => null),
          history: { dates: [], totals: [] },
          forecast: {
            dates: project.days.map((day) => day.date),
            mean: none,
            low80: none,
            high80: none,
            low95: none,
            high95: none,
          },
          days: project.days.map(({ date }) => ({ date, before: nothing, after: nothing })),
          total: { before: nothing, after: nothing },
        },
      ],
    };
  }
});
