import { fc, test } from '@fast-check/vitest';
import { beforeAll, describe, expect, it } from 'vitest';
import type { BorrowingPlan } from '../../src/borrowing/index.ts';
import { StaffcastError } from '../../src/errors/index.ts';
import { evaluate } from '../../src/evaluation/index.ts';
import {
  csvDays,
  csvMoves,
  htmlReport,
  type PlanningReport,
  type PlanningReportInput,
  type ProjectReportInput,
  planningReport,
  type ReportedForecast,
  textReport,
} from '../../src/report/index.ts';
import { periodRequirement, requirement } from '../../src/staffing/index.ts';
import { addDays, dayTotals, makeGrid, makeSeries } from '../../src/time/index.ts';
import { deepFreeze } from './deepFreeze.ts';
import { bank, grid, planned, project, shop, targets, travel } from './pipelineResults.ts';

let plan: BorrowingPlan;
let input: PlanningReportInput;
let report: PlanningReport;

beforeAll(async () => {
  ({ plan, input } = deepFreeze(await planned()));
  report = planningReport(input);
});

const small = makeGrid({ zone: 'UTC', from: '2026-11-11', days: 2, intervalSeconds: 21600 });
const row = fc.record({
  volume: fc.option(fc.integer({ min: 0, max: 2000 }), { nil: null }),
  present: fc.integer({ min: 0, max: 40 }),
});

describe('a report of whatever the pipeline gives', () => {
  test.prop([fc.array(row, { minLength: 8, maxLength: 8 }), fc.boolean()])(
    'prints, survives JSON, and its totals are those of the results',
    (rows, evaluated) => {
      const volume = makeSeries(
        small,
        rows.map((each) => each.volume),
      );
      const queue = { volume, ahtSeconds: 240, patienceSeconds: 120 };
      const present = rows.map((each) => each.present);
      const before = evaluate({ ...queue, agents: present, answerTime: { withinSeconds: 20 } });
      const needed = requirement({ ...queue, targets });
      const made = planningReport({
        projects: [
          {
            ...{ id: 'a', targets, forecast: volume, requirement: needed, present },
            ...(evaluated ? { evaluations: { before } } : {}),
          },
        ],
      });
      const [only] = made.projects;
      expect(JSON.parse(JSON.stringify(made))).toEqual(made);
      expect(only!.required).toEqual(needed.agents.map((n, i) => (rows[i]!.volume === null ? null : n)));
      expect(only!.forecast.mean).toEqual(dayTotals(volume).map(({ total }) => total));
      expect(only!.total.before.offered ?? 0).toBeCloseTo(before.total.offered, 6);
      expect(only!.total.before.serviceLevel).toBe(evaluated ? before.total.serviceLevel : null);
      expect(only!.total.after).toEqual(only!.total.before);
      for (const text of [textReport(made), csvDays(made), csvMoves(made), ...made.headline]) {
        expect(text).not.toMatch(/NaN|undefined|Infinity|null|\bplan\b(?!ned)/);
      }
    },
  );
});

describe('a report of a plan', () => {
  it('holds what the results say, project by project', () => {
    for (const [i, { id, evaluations, costs }] of input.projects.entries()) {
      const { days, total, rosterBefore, rosterAfter } = report.projects[i]!;
      expect(rosterBefore).toEqual([shop, bank, travel][i]!.present);
      expect(rosterAfter).toEqual(plan.projects.find((one) => one.id === id)!.present);
      const after = evaluations!.after ?? evaluations!.before;
      expect(total.before.serviceLevel).toBe(evaluations!.before.total.serviceLevel);
      expect(total.after.serviceLevel).toBe(after.total.serviceLevel);
      expect(total.before.cost).toBe(costs!.before.total.total);
      expect(days.map((day) => day.after.asaSeconds)).toEqual(after.days.map((day) => day.asaSeconds));
      expect(days.map((day) => day.date)).toEqual(['2026-11-09', '2026-11-10']);
    }
    expect(report.moves.length).toBeGreaterThan(0);
    expect(report.moves[0]).toMatchObject({
      source: 'bank people',
      from: 'bank',
      to: 'shop',
      block: '08:00–16:00',
    });
    expect(report.sources).toMatchObject([{ source: 'bank people', hours: plan.sources[0]!.hours }]);
    expect(report.plan).toMatchObject({
      method: 'greedy search',
      objective: plan.objective,
      costs: plan.costs,
    });
  });

  it('goes into every form', async () => {
    expect(textReport(report)).toContain('WHO HELPS WHOM');
    expect(await htmlReport(report)).toContain('<h2>How good the plan is</h2>');
    expect(csvMoves(report).split('\r\n')).toHaveLength(2 + plan.moves.length);
    expect(csvDays(report).split('\r\n')).toHaveLength(2 + 3 * 2);
  });

  it('needs no evaluation with the plan where the plan changes nothing, and all of them where it does', () => {
    expect(report.projects[2]!.total.after).toEqual(report.projects[2]!.total.before);
    const half = { ...input, projects: [shop, ...input.projects.slice(1)] };
    const error = failureOf(() => planningReport(half));
    expect(error.path).toBe('projects[0].evaluations.after');
    expect(error.message).toContain('Maybe it takes `evaluate`');
    const { costs, ...uncosted } = input.projects[0]!;
    const noCosts = { ...uncosted, costs: shop.costs };
    expect(failureOf(() => planningReport({ ...half, projects: [noCosts, bank, travel] })).path).toBe(
      'projects[0].costs.after',
    );
  });

  it('does without evaluations: what is not known stays empty', () => {
    const projects = input.projects.map(({ evaluations, costs, ...rest }) => rest);
    const bare = planningReport({ projects, plan });
    expect(bare.projects[0]!.total.after).toMatchObject({ serviceLevel: null, cost: null });
    expect(bare.projects[0]!.total.after.offered).toBeCloseTo(report.projects[0]!.total.after.offered!, 6);
    expect(bare.headline.join(' ')).not.toMatch(/in time|costs/i);
    expect(textReport(bare)).not.toMatch(/\bmet\b|MISSED/);
  });

  it('shows hindsight for the projects that have it', () => {
    const [first, ...others] = input.projects as [ProjectReportInput, ...ProjectReportInput[]];
    const { before, after } = first.evaluations!;
    const evaluations = { before: before, after: after, hindsightBefore: after!, hindsightAfter: before };
    const made = planningReport({
      plan,
      projects: [{ ...first, evaluations, actual: [100, 200] }, ...others],
    });
    expect(made.projects[0]!.total.hindsightBefore!.serviceLevel).toBe(after!.total.serviceLevel);
    expect(made.projects[0]!.days[1]!.hindsightAfter!.serviceLevel).toBe(before.days[1]!.serviceLevel);
    expect(made.projects[0]!.forecast.actual).toEqual([100, 200]);
    expect(made.projects[1]!.total.hindsightBefore).toBeUndefined();
    expect(made.headline.join(' ')).toContain('In hindsight');
  });

  it('keeps the notes of the run, the forecasts, the projects and the plan, in this order', () => {
    const forecast = { ...(shop.forecast as ReportedForecast), notes: ['short history'] };
    const projects = [
      { ...input.projects[0]!, name: 'Shop', forecast, notes: ['no breaks'] },
      ...input.projects.slice(1),
    ];
    const infeasibility = { summary: 'Two agents are missing.', missing: [] };
    const made = planningReport({
      notes: ['made up'],
      projects,
      plan: { ...plan, note: 'greedy was asked for', infeasibility },
    });
    const rest = [
      'Shop: short history',
      'Shop: no breaks',
      'greedy was asked for',
      'Two agents are missing.',
    ];
    expect(made.notes.filter((note) => !/^(bank|travel):/.test(note))).toEqual(['made up', ...rest]);
  });
});

describe('what may be given in more than one form', () => {
  it('a forecast, or a volume; a requirement, its relatives, or a list', () => {
    const { evaluations, costs, ...as } = shop;
    const mean = (shop.forecast as { mean: readonly (number | null)[] }).mean;
    const volume = { grid, values: mean };
    const whole = planningReport({ projects: [as] }).projects[0]!;
    const agents = (shop.requirement as { agents: readonly number[] }).agents;
    for (const form of [{ agents }, agents, whole.required]) {
      const made = planningReport({ projects: [{ ...as, forecast: volume, requirement: form }] })
        .projects[0]!;
      expect(made.required).toEqual(whole.required);
      for (const [i, expected] of whole.forecast.mean.entries())
        expect(made.forecast.mean[i]).toBeCloseTo(expected!, 6);
      expect(made.forecast.low80).toEqual([null, null]);
    }
    expect(whole.required.slice(0, 5)).toEqual([null, null, null, null, agents[4]]);
    expect(whole.forecast.low80[0]!).toBeLessThan(whole.forecast.mean[0]!);
    const period = {
      volume,
      ahtSeconds: 240,
      patienceSeconds: 120,
      period: 'day',
      target: targets.serviceLevel,
    } as const;
    const byDay = periodRequirement(period);
    expect(planningReport({ projects: [{ ...as, requirement: byDay }] }).projects[0]!.required[4]).toBe(
      byDay.agents[4],
    );
  });

  it('a forecast by day beside rows: the grid is that of the requirement', () => {
    const daily = makeGrid({ zone: grid.zone, from: '2026-11-09', days: 2, intervalSeconds: 86_400 });
    const forecast = makeSeries(daily, [3000, null]);
    const made = planningReport({ projects: [{ ...shop, forecast }] });
    expect(made.grid).toEqual(grid);
    expect(made.projects[0]!.forecast.mean).toEqual([3000, null]);
    const agents = new Array<number>(24).fill(3);
    const listed = { ...{ id: 'a', targets, forecast }, requirement: agents, present: agents };
    expect(planningReport({ grid, projects: [listed] }).grid).toEqual(grid);
    expect(failureOf(() => planningReport({ projects: [listed] })).path).toBe('projects[0].present.length');
  });

  it('what the client announced and what came, as a series or by day', () => {
    const announced = makeSeries(grid, new Array(24).fill(10));
    const made = planningReport({ projects: [{ ...shop, clientForecast: announced, actual: [7, null] }] });
    expect(made.projects[0]!.forecast).toMatchObject({ clientForecast: [120, 120], actual: [7, null] });
  });

  it('scores of a backtest, with those of another forecaster or without', () => {
    const scores = {
      wape: 0.1,
      mase: 0.8,
      bias: -0.01,
      coverage: [{ probability: 0.8, share: 0.79 }],
    } as never;
    const alone = planningReport({ projects: [{ ...shop, accuracy: { scores } }] }).projects[0]!.accuracy!;
    expect(alone).toEqual({ scope: 'rolling origins', wape: 0.1, mase: 0.8, bias: -0.01, coverage80: 0.79 });
    const against = { name: 'last week', scores: { wape: 0.2, mase: 1, bias: 0, coverage: [] } as never };
    const both = planningReport({ projects: [{ ...shop, accuracy: { scores, against, scope: 'days' } }] });
    expect(both.projects[0]!.accuracy).toMatchObject({
      scope: 'days',
      against: 'last week',
      wapeAgainst: 0.2,
    });
  });

  it('every target, in words', () => {
    const all = {
      ...{
        serviceLevel: { target: 0.855, withinSeconds: 20, definition: 'answered' as const },
        asaSeconds: 30,
      },
      ...{ meanWaitSeconds: 40, abandonment: 0.05, occupancy: 0.9, waitProbability: 0.3 },
      waitPercentile: { probability: 0.95, withinSeconds: 120 },
    };
    const text = (given: ProjectReportInput['targets']) =>
      planningReport({ projects: [{ ...shop, targets: given }] }).projects[0]!.targets;
    expect(text(all)).toEqual({
      text: '85.5 % in 20 s (answered), ASA up to 30 s, mean wait up to 40 s, 95 % wait up to 120 s, up to 30 % wait, abandonment up to 5 %, occupancy up to 90 %',
      serviceLevel: 0.855,
    });
    expect(text({ asaSeconds: 30 })).toEqual({ text: 'ASA up to 30 s', serviceLevel: null });
  });
});

describe('history', () => {
  it('is shown up to the first planned day: eight weeks, and the same a year before', () => {
    const days = makeGrid({ zone: grid.zone, from: '2025-06-01', days: 600, intervalSeconds: 86_400 });
    const history = makeSeries(
      days,
      Array.from({ length: 600 }, (_, i) => i),
    );
    const { dates, totals } = planningReport({ projects: [{ ...shop, history }] }).projects[0]!.history;
    const last = '2026-11-08';
    expect(dates.at(-1)).toBe(last);
    const recent = dates.filter((date) => date > '2026-08-01');
    expect([recent[0], recent.length]).toEqual([addDays(last, -55), 56]);
    const earlier = dates.filter((date) => date < '2026-08-01');
    expect([earlier[0], earlier.at(-1)]).toEqual([addDays('2026-11-09', -420), addDays('2026-11-10', -364)]);
    expect(totals[0]).toBe(days.length - 600 + dayTotals(history).findIndex(({ date }) => date === dates[0]));
  });

  it('says how far it reaches, unless told where the data are from', () => {
    expect(report.generatedFrom).toBe('history up to 2026-11-08');
    const { history, ...without } = travel;
    expect(planningReport({ projects: [without] }).generatedFrom).toBe('forecasts given');
    expect(planningReport({ projects: [travel], generatedFrom: 'calls.csv' }).generatedFrom).toBe(
      'calls.csv',
    );
  });
});

describe('the headline', () => {
  it('names the project that is short, and what the plan does and costs', () => {
    const text = report.headline.join(' ');
    expect(report.headline[0]).toBe(
      'shop is short of people on 2 of 2 open days, most on Mon 11-09: 42 agent-hours, 3 agents at worst.',
    );
    const [monday, tuesday] = report.projects[0]!.forecast.mean as [number, number];
    const perDay = Math.round((monday + tuesday) / 2).toLocaleString('en-US');
    expect(report.headline[1]).toBe(`On these days it expects ${perDay} contacts a day.`);
    expect(text).toMatch(
      /Over all planned days without help \d+ % are answered in time and \d+ % abandon; with the plan \d+ % are/,
    );
    expect(text).toMatch(
      /Of 84 agent-hours missing in all, the plan closes \d+ with \d+ hours of help; \d+ stay short\./,
    );
    const [before, after] = (['before', 'after'] as const).map((side) =>
      report.projects.reduce((sum, one) => sum + one.total[side].cost!, 0),
    );
    const shown = (amount: number) => Math.round(amount).toLocaleString('en-US');
    expect(text).toContain(
      `Costs of all projects come to ${shown(after!)} money with the plan and ${shown(before!)} money without it`,
    );
  });

  it('is that of the caller if there is one, be it empty', () => {
    expect(planningReport({ ...input, headline: ['Mine.'] }).headline).toEqual(['Mine.']);
    expect(planningReport({ ...input, headline: [] }).headline).toEqual([]);
  });

  it('says that nobody is short, and compares the client with the forecast', () => {
    const made = planningReport({ projects: [{ ...bank, clientForecast: [1000, 1200] }], currency: 'CNY' });
    expect(made.headline[0]).toBe('No project is short of people in any interval.');
    expect(made.headline[1]).toMatch(
      /^bank expects 1,73\d contacts a day, and the client announced 1,100\.$/,
    );
    expect(made.headline.at(-1)).toMatch(/^Costs come to [\d,]+ CNY\.$/);
  });

  it('speaks of one day as of one', () => {
    const present = shop.present.map((agents, row) => (row < 12 ? agents + 3 : agents));
    const { evaluations, costs, ...rest } = shop;
    const made = planningReport({ projects: [{ ...rest, present }] });
    expect(made.headline[0]).toBe('shop is short of people on Tue 11-10: 42 agent-hours, 3 agents at worst.');
    const expected = Math.round(made.projects[0]!.forecast.mean[1]!).toLocaleString('en-US');
    expect(made.headline[1]).toBe(`It expects ${expected} contacts on this day.`);
  });

  it('speaks of one agent as of one', () => {
    const { evaluations, costs, ...rest } = shop;
    const needed = 'agents' in rest.requirement ? rest.requirement.agents : rest.requirement;
    const present = needed.map((agents, row) => (agents ?? 0) - (row === 20 ? 1 : 0));
    expect(planningReport({ projects: [{ ...rest, present }] }).headline[0]).toMatch(/, 1 agent at worst\.$/);
  });

  it('takes the project that lacks most hours', () => {
    const worse = project('worse', 1.2, -6);
    expect(planningReport({ projects: [shop, worse] }).headline[0]).toMatch(/^worse is short/);
    expect(planningReport({ projects: [worse, shop] }).headline.join(' ')).toContain(
      'All projects together lack 252 agent-hours.',
    );
  });
});

describe('bad input', () => {
  const one = (more: object) => () => planningReport({ projects: [{ ...shop, ...more } as never] });
  const other = makeGrid({ zone: grid.zone, from: '2026-11-10', days: 2, intervalSeconds: 7200 });
  const utc = makeGrid({ zone: 'UTC', from: '2026-11-09', days: 2, intervalSeconds: 3600 });

  it.each<[string, () => unknown]>([
    ['projects', () => planningReport({ projects: [] })],
    ['input.subtitel', () => planningReport({ projects: [shop], subtitel: 'x' } as never)],
    ['projects[0].requirements', one({ requirements: 1 })],
    ['projects[0].evaluations.later', one({ evaluations: { ...shop.evaluations, later: 1 } })],
    ['projects[0].accuracy.wape', one({ accuracy: { wape: 1 } })],
    ['projects[1].id', () => planningReport({ projects: [shop, shop] })],
    [
      'projects[0].targets.serviceLevel.target',
      one({ targets: { serviceLevel: { target: 80, withinSeconds: 20 } } }),
    ],
    ['projects[0].present.length', one({ present: [1] })],
    ['projects[0].present[2]', one({ present: shop.present.map((_, i) => (i === 2 ? -1 : 1)) })],
    ['projects[0].requirement.agents.length', one({ requirement: { agents: [1] } })],
    ['projects[0].requirement.length', one({ requirement: [1] })],
    [
      'projects[0].requirement.grid',
      () => planningReport({ grid, projects: [{ ...shop, requirement: { agents: [], grid: other } }] }),
    ],
    ['projects[0].forecast.grid', one({ forecast: makeSeries(other, new Array(24).fill(1)) })],
    ['projects[0].actual.grid.zone', one({ actual: makeSeries(utc, new Array(48).fill(1)) })],
    ['projects[0].clientForecast.length', one({ clientForecast: [1, 2, 3] })],
    [
      'projects[0].evaluations.after',
      one({ evaluations: { ...shop.evaluations, after: shop.evaluations!.before } }),
    ],
    [
      'projects[0].evaluations.hindsightAfter',
      () => {
        const evaluations = { ...input.projects[0]!.evaluations!, hindsightAfter: shop.evaluations!.before };
        return planningReport({ ...input, projects: [{ ...input.projects[0]!, evaluations }, bank, travel] });
      },
    ],
    ['plan.projects[1].id', () => planningReport({ projects: [input.projects[0]!], plan })],
    [
      'plan.projects[0].present.length',
      () => {
        const projects = plan.projects.map((each) => ({ ...each, present: [1] }));
        return planningReport({ ...input, plan: { ...plan, projects } });
      },
    ],
    [
      'plan.moves[0].to',
      () => planningReport({ ...input, plan: { ...plan, moves: [{ ...plan.moves[0]!, to: 'x' }] } }),
    ],
  ])('names %s', (path, call) => {
    const error = failureOf(call);
    expect(error.path).toBe(path);
    expect(error.message).toMatch(/^planningReport: /);
  });

  it('and the field that was meant', () => {
    expect(failureOf(one({ requirements: 1 })).message).toContain('Maybe `requirement` was meant');
  });
});

function failureOf(call: () => unknown): StaffcastError {
  try {
    call();
  } catch (error) {
    if (error instanceof StaffcastError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}
