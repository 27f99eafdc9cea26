import { fc, test } from '@fast-check/vitest';
import { beforeAll, describe, expect, it } from 'vitest';
import { makeBlocks, planSurplus, type SurplusPlan, type SurplusProblem } from '../../src/borrowing/index.ts';
import { StaffcastError } from '../../src/errors/index.ts';
import {
  csvMoves,
  csvUses,
  htmlReport,
  type PlanningReport,
  type PlanningReportInput,
  planningReport,
  textReport,
} from '../../src/report/index.ts';
import { makeGrid, makeSeries } from '../../src/time/index.ts';
import { deepFreeze } from './deepFreeze.ts';
import { planned } from './pipelineResults.ts';

const grid = makeGrid({ zone: 'UTC', from: '2026-11-25', days: 2, intervalSeconds: 14_400 });
const all = (agents: number) => new Array<number>(grid.length).fill(agents);
const targets = { serviceLevel: { target: 0.8, withinSeconds: 20 } };
const names: Record<string, string> = { shop: 'Shop', parcels: 'Parcels & Co' };

/** The shop has six people too many, the parcels lack two by day; who leaves the shop goes to one of them, to a course or home. */
function problem(required = all(20)): SurplusProblem {
  return {
    grid,
    blocks: makeBlocks(grid, { clock: [{ name: 'day', from: '08:00', to: '16:00' }] }),
    projects: [
      {
        ...{ id: 'shop', required, present: all(26), shortfall: null },
        timeOff: { maxPeople: [1, 1], savingPerHour: 30 },
      },
      {
        ...{ id: 'parcels', required: all(12), present: all(10), lending: 'never' },
        shortfall: [{ upToAgents: null, costPerAgentHour: 90 }],
      },
    ],
    sources: [
      {
        ...{ id: 'shop people', kind: 'project', home: 'shop', people: 4, costPerHour: 6 },
        links: [{ to: 'parcels', productivity: 1 }],
      },
    ],
    training: [{ id: 'refresher', projects: ['shop'], places: [2, 0], valuePerHour: 12 }],
  };
}

function inputOf({ projects }: SurplusProblem, surplus: SurplusPlan): PlanningReportInput {
  return {
    currency: 'CNY',
    projects: projects.map(({ id, required, present }) => ({
      ...{ id, name: names[id], targets, requirement: required, present },
      forecast: makeSeries(grid, all(900)),
    })),
    surplus,
  };
}

let plan: SurplusPlan;
let input: PlanningReportInput;
let report: PlanningReport;

beforeAll(async () => {
  plan = await planSurplus(problem(), { solver: 'greedy' });
  input = deepFreeze(inputOf(problem(), plan));
  report = planningReport(input);
});

function failureOf(run: () => unknown): StaffcastError {
  try {
    run();
  } catch (error) {
    if (error instanceof StaffcastError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

describe('a plan for spare people', () => {
  it('says at which time of day each use is, and what its sources give', () => {
    expect(plan.uses.map(({ clock }) => clock)).toEqual(
      plan.uses.map(() => ({ from: '08:00', to: '16:00' })),
    );
    expect(plan.sources).toMatchObject([{ id: 'shop people', people: 2, hours: 32, cost: 192 }]);
  });
});

describe('the report of a plan for spare people', () => {
  it('holds its uses, its worth and who is left', () => {
    expect(
      report.uses!.map(({ project, kind, to, date, people, hours }) => [
        project,
        kind,
        to,
        date,
        people,
        hours,
      ]),
    ).toEqual([
      ['shop', 'timeOff', null, '2026-11-25', 1, 8],
      ['shop', 'lend', 'parcels', '2026-11-25', 2, 16],
      ['shop', 'train', 'refresher', '2026-11-25', 2, 16],
      ['shop', 'keep', null, '2026-11-25', 1, 8],
      ['shop', 'timeOff', null, '2026-11-26', 1, 8],
      ['shop', 'lend', 'parcels', '2026-11-26', 2, 16],
      ['shop', 'keep', null, '2026-11-26', 3, 24],
    ]);
    expect(report.uses!.every(({ block }) => block === '08:00–16:00')).toBe(true);
    // 32 hours close 90 each at 6 in wages, 16 of training at 12, 16 of time off at 30.
    expect(report.plan).toMatchObject({
      measure: 'benefit',
      objective: 32 * 84 + 16 * 12 + 16 * 30,
      costs: plan.terms,
    });
    expect(report.projects.map(({ rosterAfter }) => rosterAfter)).toEqual(
      plan.projects.map((p) => p.present),
    );
    expect(JSON.parse(JSON.stringify(report))).toEqual(report);
  });

  it('begins with who is spare, what becomes of them and what that is worth', () => {
    expect(report.headline).toEqual([
      'Shop has 288 agent-hours beyond its requirement on 2 open days.',
      'Shop expects 5,400 contacts a day.',
      'Of the person-hours that are spare for whole blocks or sent elsewhere, 32 are lent, 16 go to training, 16 are time off and 32 stay. That is worth 3,360 CNY against nobody moving.',
      'Of 96 agent-hours missing in all, the plan closes 32 with 32 hours of help; 64 stay short.',
    ]);
  });

  it('as text tells hours by project, who does what day by day, and why people stay', () => {
    const text = textReport(report);
    expect(text).toMatch(/Project +lent +training +time off +kept +all\n[- ]+\nShop +32 +16 +16 +32 +96\n/);
    expect(text).toMatch(/of Shop:\n/);
    expect(text).toMatch(/^lent to Parcels & Co +2 16h +2 16h$/m);
    expect(text).toMatch(/^at refresher +2 16h +\.$/m);
    expect(text).toMatch(
      /WHY PEOPLE STAY\n- Shop, most on Thu 11-26 08:00–16:00: 3 spare people stay at shop/,
    );
    expect(text).toMatch(/Worth 3,360 CNY against nobody moving/);
    expect(text).toMatch(/^Benefit +CNY$/m);
    for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(100);
  });

  it('as a page and as CSV holds every use with its reason', async () => {
    const page = await htmlReport(report);
    expect(page).toContain('<a href="#spare">What spare people do</a>');
    expect(page).toContain('lent to Parcels &amp; Co');
    expect(page).toContain('All 7 uses with their reasons');
    const lines = csvUses(report).trimEnd().split('\r\n');
    expect(lines).toHaveLength(1 + 7);
    expect(lines[1]).toBe(`shop,timeOff,,2026-11-25,08:00–16:00,1,8,240,CNY,${plan.uses[0]!.reason}`);
    expect(csvMoves(report).trimEnd().split('\r\n')).toHaveLength(1 + 2);
  });

  it('says how far a plan may be from the best, as a share of the best', () => {
    const gapOf = (benefit: number | null, bound: number | null) =>
      planningReport({ ...input, surplus: { ...plan, benefit, bound } }).plan!.gap;
    expect(gapOf(90, 100)).toBeCloseTo(0.1, 12);
    expect(gapOf(100, 100)).toBe(0);
    expect(gapOf(null, 100)).toBeNull();
    expect(gapOf(100, null)).toBeNull();
    const open = planningReport({ ...input, surplus: { ...plan, benefit: 90, bound: 100 } });
    expect(textReport(open)).toMatch(/no plan can be worth more than 100\s+CNY, gap 10 %/);
  });

  it('says so where nobody is spare', async () => {
    const full = problem(all(26));
    const none = planningReport(inputOf(full, await planSurplus(full, { solver: 'greedy' })));
    expect(none.uses).toEqual([]);
    expect(textReport(none)).toContain('WHAT SPARE PEOPLE DO\nNobody is spare.');
    expect(await htmlReport(none)).toContain('Nobody is spare.');
    expect(none.headline[0]).toMatch(/^Parcels & Co is short of people/);
  });

  it('takes one plan, and knows the projects of its uses', async () => {
    const { plan: borrowing } = await planned();
    const both = failureOf(() => planningReport({ ...input, plan: borrowing }));
    expect([both.code, both.path]).toEqual(['inconsistent', 'surplus']);
    const uses = [{ ...plan.uses[0]!, project: 'bank' }];
    const unknown = failureOf(() => planningReport({ ...input, surplus: { ...plan, uses } }));
    expect([unknown.code, unknown.path]).toEqual(['unknown-reference', 'surplus.uses[0].project']);
    const changed = { ...report, uses: [{ ...report.uses![0]!, project: 'bank' }] };
    expect(failureOf(() => csvUses(changed)).path).toBe('report.uses[0].project');
  });

  it('of a plan of help only has no such part', async () => {
    const helped = planningReport((await planned()).input);
    expect(helped.uses).toBeUndefined();
    expect(textReport(helped)).not.toContain('SPARE PEOPLE DO');
    expect(await htmlReport(helped)).not.toContain('id="spare"');
    expect(csvUses(helped).trimEnd().split('\r\n')).toHaveLength(1);
  });

  test.prop([fc.array(fc.integer({ min: 15, max: 30 }), { minLength: 12, maxLength: 12 })], { numRuns: 15 })(
    'has the hours that the plan says of each project, whatever is spare',
    async (required) => {
      const asked = problem(required);
      const found = await planSurplus(asked, { solver: 'greedy' });
      const made = planningReport(inputOf(asked, found));
      for (const { id, hours } of found.projects) {
        for (const [kind, planned] of Object.entries(hours)) {
          const shown = made.uses!.filter((use) => use.project === id && use.kind === kind);
          expect(shown.reduce((sum, use) => sum + use.hours, 0)).toBeCloseTo(planned, 9);
        }
      }
      for (const text of [textReport(made), csvUses(made), ...made.headline]) {
        expect(text).not.toMatch(/NaN|undefined|Infinity/);
      }
    },
  );
});
