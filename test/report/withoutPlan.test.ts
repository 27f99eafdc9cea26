import { describe, expect, it } from 'vitest';
import { csvDays, csvMoves, htmlReport, type PlanningReport, textReport } from '../../src/report/index.ts';
import { sampleReport } from './sampleReport.ts';

/** Nothing planned: what `after` holds is wrong on purpose, so that it would be seen. */
function unplanned(): PlanningReport {
  const { plan, ...sample } = sampleReport({ days: 14 });
  const wrong = {
    offered: 1,
    serviceLevel: 0,
    asaSeconds: 98_765,
    abandonment: 1,
    occupancy: 1,
    cost: 98_765,
  };
  const projects = sample.projects.map((project) => ({
    ...project,
    rosterAfter: project.rosterAfter.map(() => 98_765),
    days: project.days.map((day) => ({ ...day, after: wrong, hindsightAfter: wrong })),
    total: { ...project.total, after: wrong, hindsightAfter: wrong },
  }));
  return {
    ...sample,
    projects,
    headline: ['As it stands.'],
    subtitle: '',
    notes: [],
    moves: [],
    sources: [],
    refusals: [],
  };
}

describe('a report of things as they stand', () => {
  const report = unplanned();
  const said = /\bplan\b|\bbefore\b|\bafter\b|helps|98,765|27 min/i;

  it('as text says nothing of a plan, and shows what is there', () => {
    const text = textReport(report);
    expect(text).not.toMatch(said);
    expect(text).toMatch(/^SERVICE ON THE FORECAST$/m);
    expect(text).toMatch(/^SERVICE ON WHAT REALLY CAME$/m);
    expect(text).toMatch(/Project +Target +Contacts +Service level +Abandonment\n/);
    expect(text).toMatch(/^THE 10 WORST OF \d+ PROJECT-DAYS/m);
  });

  it('as a page says nothing of a plan either', async () => {
    const page = await htmlReport(report);
    const visible = page
      .replace(/<style>[\s\S]*?<\/style>/, '')
      .replace(/ (?:d|id|style|clip-path)="[^"]*"/g, '');
    expect(visible).not.toMatch(said);
    expect(page).toContain('<h2>What is short</h2>');
    expect(page.match(/<h2>/g)).toHaveLength(2 + report.projects.length);
  });

  it('as CSV leaves the columns of the plan empty, and keeps its header', () => {
    const [header, first] = csvDays(report)
      .split('\r\n')
      .map((line) => line.split(','));
    expect(header).toEqual(
      csvDays(sampleReport({ days: 2 }))
        .split('\r\n')[0]!
        .split(','),
    );
    for (const [i, name] of header!.entries()) {
      if (/after/i.test(name)) expect([name, first![i]]).toEqual([name, '']);
      if (/^before\./.test(name)) expect(first![i]).not.toBe('');
    }
    expect(csvMoves(report).trimEnd().split('\r\n')).toHaveLength(1);
  });

  it('does not call a day met, nor missed, whose service level nobody knows', () => {
    const unknown = {
      offered: 1,
      serviceLevel: null,
      asaSeconds: null,
      abandonment: null,
      occupancy: null,
      cost: null,
    };
    const projects = report.projects.map((project) => ({
      ...project,
      days: project.days.map(({ date }) => ({ date, before: unknown, after: unknown })),
      total: { before: unknown, after: unknown },
    }));
    const text = textReport({ ...report, projects });
    expect(text).not.toMatch(/\bmet\b|MISSED/);
    expect(text).toMatch(/\d agents short$/m);
    // Agent-hours short, then a dash for the days missed.
    expect(text).toMatch(/^Shop <Double-11>.*\d +– +– +–$/m);
  });
});
