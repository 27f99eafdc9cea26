import { describe, expect, it } from 'vitest';
import { StaffcastError } from '../../src/errors/index.ts';
import { displayWidth } from '../../src/report/displayWidth.ts';
import { textReport } from '../../src/report/index.ts';
import { countText } from '../../src/report/numberFormats.ts';
import { deepFreeze } from './deepFreeze.ts';
import { sampleProjects, sampleReport } from './sampleReport.ts';

/** The lines of a section, by its heading. */
function section(text: string, heading: string): string[] {
  const block = text.split('\n\n').find((part) => part.startsWith(heading));
  return block?.split('\n') ?? [];
}

describe('textReport', () => {
  const report = deepFreeze(sampleReport());
  const text = textReport(report);

  it('keeps to 100 columns, without colour codes or trailing spaces', () => {
    for (const line of text.split('\n')) {
      expect(displayWidth(line)).toBeLessThanOrEqual(100);
      expect(line).toBe(line.trimEnd());
    }
    expect(text).not.toContain('\u001b');
    expect(text).not.toMatch(/NaN|undefined|Infinity/);
  });

  it('is the same for the same report, and after a trip through JSON', () => {
    expect(textReport(JSON.parse(JSON.stringify(report)))).toBe(text);
  });

  it('shows each project before and after', () => {
    const lines = section(text, 'SERVICE BEFORE AND AFTER THE PLAN, ON THE FORECAST');
    expect(lines).toHaveLength(4 + report.projects.length);
    for (const { total } of report.projects) {
      expect(lines.some((line) => line.includes(countText(total.before.offered)))).toBe(true);
    }
  });

  it('sums the hours borrowed by source', () => {
    const last = section(text, 'HOURS BORROWED BY SOURCE').at(-1)!;
    const hours = report.moves.reduce((sum, move) => sum + move.hours, 0);
    expect(last).toMatch(/^All /);
    expect(last).toContain(` ${countText(hours)} `);
  });

  it('says who helps whom, week by week', () => {
    const weeks = text
      .split('\n\n')
      .filter((part) => part.startsWith('WHO HELPS WHOM') || part.startsWith('Source'));
    expect(weeks).toHaveLength(4);
    expect(weeks[1]).toMatch(/to Parcels:\nReserve team .* \d+ \d+h/);
  });

  it('says how good the plan is and what its terms are', () => {
    expect(text.replaceAll('\n', ' ')).toContain(
      'Objective 184,300 CNY, at the prices given for help and for missing agents; at these no plan can cost less than 183,950 CNY, gap 0.2 %.',
    );
    expect(section(text, 'HOW GOOD THE PLAN IS').at(-1)).toMatch(/^Sum +184,300$/);
  });

  it('marks a missed day in words, and lists what remains short with the reasons', () => {
    const projects = report.projects.map((project) => ({
      ...project,
      rosterAfter: project.rosterBefore,
      days: project.days.map((day) => ({ ...day, after: day.before })),
    }));
    const unhelped = textReport({ ...report, projects });
    expect(section(unhelped, 'THE 10 WORST')[4]).toMatch(/^Wed 11-11 .* MISSED, \d+ agents short$/);
    const remaining = section(unhelped, 'WHAT REMAINS SHORT').join(' ');
    expect(remaining).toContain('Wed 11-11 Shop <Double-11> & friends:');
    expect(remaining).toMatch(/\d+ more project-days, [\d,]+ h short together/);
    expect(remaining).toContain('nobody at the bank is trained for the shop.');
  });

  it('does without moves, bound, hindsight, notes and shortfall', () => {
    const quiet = sampleReport({ days: 7, projects: [sampleProjects[2]!], hindsight: false });
    const plan = { ...quiet.plan!, objective: null, bound: null, gap: null, costs: [] };
    const short = textReport({ ...quiet, moves: [], sources: [], refusals: [], notes: [], plan });
    expect(short).toContain('Nobody: the plan moves no people.');
    expect(short).toContain('No project is short of people in any interval.');
    expect(short).toContain('Nothing: no interval lacks half an agent or more.');
    expect(short).toContain('There is no plan to value.');
    expect(short).not.toContain('REALLY CAME');
    expect(short).not.toContain('NOTES');
  });

  it('shows dashes for a project that was closed or had no contacts', () => {
    const base = sampleReport({ days: 3, projects: [sampleProjects[4]!] });
    const nothing = {
      offered: null,
      serviceLevel: null,
      asaSeconds: null,
      abandonment: null,
      occupancy: null,
      cost: null,
    };
    const project = {
      ...base.projects[0]!,
      required: base.projects[0]!.required.map(() => null),
      days: base.projects[0]!.days.map(({ date }) => ({ date, before: nothing, after: nothing })),
      total: { before: nothing, after: nothing },
    };
    const closed = textReport({ ...base, moves: [], projects: [project] });
    expect(closed).toMatch(/Bank +85 % in 20 s \(of offered\) +– +– +– +– +–\n/);
  });
});

describe('bad input', () => {
  const report = sampleReport({ days: 2 });
  const shop = report.projects[0]!;

  it.each([
    ['report.projects', { ...report, projects: [] }],
    ['report.projects[1].id', { ...report, projects: [shop, shop] }],
    ['report.projects[0].rosterAfter.length', { ...report, projects: [{ ...shop, rosterAfter: [1] }] }],
    ['report.projects[0].days[1].date', { ...report, projects: [{ ...shop, days: shop.days.slice(0, 1) }] }],
    [
      'report.projects[0].forecast.high80.length',
      { ...report, projects: [{ ...shop, forecast: { ...shop.forecast, high80: [] } }] },
    ],
    ['report.refusals[0].to', { ...report, refusals: [{ source: 'x', to: 'nobody', reason: '' }] }],
  ])('names %s', (path, bad) => {
    let seen: unknown;
    try {
      textReport(bad);
    } catch (error) {
      seen = error;
    }
    expect(seen).toBeInstanceOf(StaffcastError);
    expect((seen as StaffcastError).path).toBe(path);
  });
});
