import * as s from 'staffcast';
import { describe, expect, it } from 'vitest';

const day = s.makeGrid({ zone: 'UTC', from: '2026-11-11', days: 1, intervalSeconds: 43200 });
const volume = { grid: day, values: [900, 800] };
const target = { target: 0.8, withinSeconds: 20 };
const common = { volume, ahtSeconds: 240 };
const risk = { scenarios: { grid: day, paths: [[900, 800]] }, ahtSeconds: 240, target, probability: 0.9 };
const none = { patienceSeconds: undefined, shrinkage: undefined, minimumAgents: undefined };
const link = { to: 'shop', productivity: 1 };
const source = { id: 'reserve', kind: 'reserve', people: 5, costPerHour: 3 } as const;
const project = { id: 'shop', required: [9, 9], present: [7, 7] };
const shortfall = [{ upToAgents: null, costPerAgentHour: 90 }];
const blocks = s.makeBlocks(day, { clock: [{ name: 'day', from: '00:00', to: '12:00' }] });

// What compiles here is part of the test: an option that may be `undefined` fits every type alike.
describe('an option that is undefined is one that is left out', () => {
  it('of a requirement', () => {
    const options: s.RequirementOptions = { ...common, ...none, targets: { serviceLevel: target } };
    const left = s.requirement({ ...common, targets: { serviceLevel: target } });
    expect(s.requirement({ ...options, openingHours: undefined })).toEqual(left);
  });

  it('of a period, and of a chance', () => {
    const period: s.PeriodRequirementOptions = {
      ...common,
      ...none,
      target,
      period: 'day',
      soFar: undefined,
    };
    expect(s.periodRequirement({ ...period, floor: undefined, seats: undefined })).toEqual(
      s.periodRequirement({ ...common, target, period: 'day' }),
    );
    const chance: s.ChanceOptions = { ...risk, ...none, per: undefined, floor: undefined };
    expect(s.chanceRequirement(chance)).toEqual(s.chanceRequirement(risk));
  });

  it('of a borrowing problem and its search', async () => {
    const links: s.HelpLink[] = [{ ...link, transferSeconds: undefined, untilEnd: undefined }];
    const rest = {
      noticeUntil: undefined,
      available: undefined,
      minimumRun: undefined,
      takenFrom: undefined,
    };
    const problem: s.BorrowingProblem = {
      grid: day,
      blocks,
      projects: [{ ...project, shortfall, lending: undefined, seats: undefined, timeOff: undefined }],
      sources: [{ ...source, ...rest, home: undefined, hoursLimits: undefined, links }],
      ...{ fairness: undefined, balances: undefined, announced: undefined, protect: undefined },
    };
    const plain = {
      grid: day,
      blocks,
      projects: [{ ...project, shortfall }],
      sources: [{ ...source, links: [link] }],
    };
    const options: s.PlanOptions = {
      solver: undefined,
      gap: undefined,
      signal: undefined,
      onProgress: undefined,
    };
    expect(await s.planBorrowing(problem, options)).toEqual(await s.planBorrowing(plain));
  });
});
