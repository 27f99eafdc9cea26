import * as s from 'staffcast';
import { describe, expect, it } from 'vitest';

const day = s.makeGrid({ zone: 'UTC', from: '2026-11-11', days: 1, intervalSeconds: 43200 });
const volume = { grid: day, values: [900, 800] };
const queue = { ahtSeconds: 240, patienceSeconds: 120 };
const target = { target: 0.8, withinSeconds: 20 };
const targets = { serviceLevel: target };
const risk = { scenarios: { grid: day, paths: [[900, 800]] }, ...queue };
const history = { grid: s.makeGrid({ zone: 'UTC', from: '2026-09-14', days: 21, intervalSeconds: 86400 }) };
const counts = { ...history, values: new Array<number>(21).fill(100) };
const next = s.makeGrid({ zone: 'UTC', from: '2026-10-05', days: 1, intervalSeconds: 86400 });
const settled = { offered: 9, answered: 9, serviceLevel: 0.9, seatHours: 9 };
const evaluated = { volume, ...queue, agents: [9, 9], answerTime: target };
const link = { to: 'shop', productivity: 1 };
const source = { id: 'reserve', kind: 'reserve' as const, people: 5, costPerHour: 3, links: [link] };
const problem = {
  grid: day,
  blocks: s.makeBlocks(day, { clock: [{ name: 'day', from: '00:00', to: '12:00' }] }),
  projects: [{ id: 'shop', required: [9, 9], present: [9, 9], shortfall: null }],
  sources: [source],
};
const days = { name: 'sale', from: '2026-11-11', to: '2026-11-12' };
const [shop] = problem.projects;
const timeOff = (x: object) => ({ ...shop!, timeOff: { maxPeople: [1], savingPerHour: 1, ...x } });
const billed = (x: object) => ({
  ...shop!,
  seatBilling: { contractedSeats: [9, 9], lossPerSeatHour: 1, ...x },
});
const limit = { fromDate: '2026-11-11', toDate: '2026-11-11', hours: 9 };
const course = { id: 'course', projects: ['shop'], places: [1], valuePerHour: 1 };
const reported = { id: 'shop', targets, forecast: volume, requirement: [9, 9], present: [9, 9] };
const capacity = {
  ...{ requiredAgents: [9], experienced: 9, trainingPeriods: 0, trainingDropout: 0 },
  ...{ productivityByTenure: [1], attritionByTenure: [0], classSize: { least: 1, most: 9 } },
  costs: { wage: 9, trainingWage: 9, hire: 9, shortPerAgent: 99 },
};
const chats = { volume, handleSeconds: [300, 380], patienceSeconds: 120, targets };
const mail = { volume, ahtSeconds: 300, dueAfter: 1 };
const model = s.fit(counts);
const review = {
  ...{ model, agents: [9, 9], ...queue, target },
  planned: { grid: day, mean: [900, 800], quantiles: [] },
};
const monthly = { period: 'month' as const, serviceLevel: { per: 'day' as const } };

const tier = { upToAgents: null, costPerAgentHour: 30 };
const gridOptions = { zone: 'UTC', from: '2026-11-11', days: 1, intervalSeconds: 1800 };
const calendar = { name: 'own', from: '2026-01-01', to: '2026-12-31', days: [] };
const holiday = { date: '2026-05-01', name: 'Labour Day', kind: 'holiday' as const };

/** A call with one field more. */
type Call = (more: object) => unknown;
const cases: [path: string, call: Call, near?: string][] = [
  [
    'load.patience',
    (x) => s.queuePerformance({ volume: 9, intervalSeconds: 900, ahtSeconds: 240, ...x }, 9, target),
    'patienceSeconds',
  ],
  [
    'load.patience',
    (x) => s.requiredAgents({ volume: 9, intervalSeconds: 900, ahtSeconds: 240, ...x }, targets),
  ],
  ['options.counts', (x) => s.samplePaths(s.forecast(model, { grid: next }), { ...x }), 'count'],
  ['options.span', (x) => s.forecastTotals(s.forecast(model, { grid: next }), { ...x }), 'spans'],
  ['options.rownoise', (x) => s.scenariosOfForecast(s.forecast(model, { grid: next }), { ...x }), 'rowNoise'],
  [
    'options.timeZone',
    (x) => s.seriesFromRows([{ timestamp: '2026-11-11', value: 1 }], { zone: 'UTC', ...x }),
  ],
  ['history.contact', (x) => s.fitHandleTime({ ahtSeconds: counts, contacts: counts, ...x }), 'contacts'],
  ['targets.servicelevel', (x) => s.requirement({ volume, ...queue, targets: { ...x } }), 'serviceLevel'],
  ['targets.servicelevel', (x) => s.requiredAgents({ volume: 9, intervalSeconds: 900, ...queue }, { ...x })],
  [
    'targets.serviceLevel.withinSecs',
    (x) => s.requirement({ volume, ...queue, targets: { serviceLevel: { ...target, ...x } } }),
    'withinSeconds',
  ],
  ['target.within', (x) => s.chanceRequirement({ ...risk, probability: 0.9, target: { ...target, ...x } })],
  ['options.shrink', (x) => s.requirement({ volume, ...queue, targets, ...x }), 'shrinkage'],
  ['options.shrink', (x) => s.explainRequirement({ volume, ...queue, targets, ...x })],
  ['options.shrink', (x) => s.periodRequirement({ volume, ...queue, target, period: 'day', ...x })],
  ['options.shrink', (x) => s.chanceRequirement({ ...risk, target, probability: 0.9, ...x })],
  ['options.shrink', (x) => s.expectedRequirement({ ...risk, target, ...x })],
  ['options.shrink', (x) => s.leastCostRequirement({ ...risk, target, wagePerAgentHour: 9, ...x })],
  ['options.crews', (x) => s.crewRequirement({ volume, ...queue, targets, crew: [], ...x }), 'crew'],
  ['options.waiting', (x) => s.evaluate({ ...evaluated, ...x }), 'waitingAtStart'],
  ['options.holidays', (x) => s.fit(counts, x)],
  ['options.event', (x) => s.forecast(s.fit(counts), { grid: next, ...x }), 'events'],
  [
    'options.events[0].lag',
    (x) => s.fit(counts, { events: [{ name: 'sale', start: '2026-11-11', days: 1, ...x }] }),
    'lagDays',
  ],
  [
    'options.adjustments[0].low',
    (x) => s.forecast(s.fit(counts), { grid: next, adjustments: [{ ...days, factor: 2, ...x }] }),
  ],
  [
    'options.overrides[0].day',
    (x) => s.forecast(s.fit(counts), { grid: next, overrides: [{ ...days, dayTotal: 2, ...x }] }),
    'dayTotal',
  ],
  ['contract.serviceLevel', (x) => s.settleDay(x, settled), 'serviceLevelPenalty'],
  ['contract.period', (x) => s.settleDay(x, settled)],
  [
    'contract.serviceLevelPenalty',
    (x) => s.settlePeriods({ ...monthly, ...x }, [{ date: '2026-11-11', ...settled }]),
    'serviceLevel',
  ],
  [
    'contract.serviceLevel.atRisk',
    (x) => s.settlePeriods({ ...monthly, serviceLevel: { per: 'day', ...x } }, []),
    'atRiskShare',
  ],
  ['sources[0].rest', (x) => s.planBorrowing({ ...problem, sources: [{ ...source, ...x }] }), 'restSeconds'],
  [
    'sources[0].links[0].transferMinutes',
    (x) => s.planBorrowing({ ...problem, sources: [{ ...source, links: [{ ...link, ...x }] }] }),
    'transferSeconds',
  ],
  [
    'projects[0].lend',
    (x) => s.planBorrowing({ ...problem, projects: [{ ...problem.projects[0]!, ...x }] }),
    'lending',
  ],
  ['projects[0].timeOff.places', (x) => s.planBorrowing({ ...problem, projects: [timeOff(x)] })],
  ['projects[0].seatBilling.loss', (x) => s.planBorrowing({ ...problem, projects: [billed(x)] })],
  [
    'sources[0].hoursLimits[0].people',
    (x) => s.planBorrowing({ ...problem, sources: [{ ...source, hoursLimits: [{ ...limit, ...x }] }] }),
  ],
  [
    'sources[0].minimumRun.cost',
    (x) =>
      s.planBorrowing({
        ...problem,
        sources: [{ ...source, minimumRun: { days: 1, costPerStart: 1, ...x } }],
      }),
    'costPerStart',
  ],
  [
    'training[0].value',
    (x) => s.planSurplus({ ...problem, training: [{ ...course, ...x }] }),
    'valuePerHour',
  ],
  [
    'releases[0].notice',
    (x) => s.planSurplus({ ...problem, releases: [{ project: 'shop', people: 1, savingPerHour: 1, ...x }] }),
    'noticeUntil',
  ],
  ['shifts[0].pauses', (x) => s.rosterCounts(day, [{ from: '00:00', to: '12:00', people: 3, ...x }])],
  ['input.zone', (x) => s.planningReport({ projects: [reported], ...x })],
  ['projects[0].required', (x) => s.planningReport({ projects: [{ ...reported, ...x }] }), 'requirement'],
  ['options.shrink', (x) => s.chatRequirement({ ...chats, ...x }), 'shrinkage'],
  ['options.agentsPlanned', (x) => s.explainChatRequirement({ ...chats, ...x }), 'agents'],
  ['options.due', (x) => s.deferredRequirement({ ...mail, ...x }), 'dueAfter'],
  ['options.agents', (x) => s.explainDeferredRequirement({ ...mail, ...x })],
  ['options.learner', (x) => s.capacityPlan({ ...capacity, ...x }), 'learners'],
  ['costs.wages', (x) => s.capacityPlan({ ...capacity, costs: { ...capacity.costs, ...x } }), 'wage'],
  [
    'options.rosteredHours',
    (x) =>
      s.headcountPerPeriod({ grid: day, rostered: [9, 9], rosteredHoursPerWeek: 40, period: 'week', ...x }),
    'rosteredHoursPerWeek',
  ],
  ['options.horizon', (x) => s.backtest(counts, () => ({ mean: [1] }), x), 'horizonDays'],
  ['options.horizon', (x) => s.backtestAsync(counts, () => ({ mean: [1] }), x), 'horizonDays'],
  [
    'options.wage',
    (x) => s.costs({ evaluation: s.evaluate(evaluated), rostered: [9, 9], wagePerHour: 1, ...x }),
    'wagePerHour',
  ],
  ['options.limit', (x) => s.reviewDay({ ...review, seen: { contacts: [900] }, ...x }), 'limits'],
  ['seen.wait', (x) => s.reviewDay({ ...review, seen: { contacts: [900], ...x } }), 'waiting'],
  ['options.demand', (x) => s.poolingGain({ demands: [], targets, ...x }), 'demands'],
  ['demands[0].aht', (x) => s.poolingGain({ demands: [{ id: 'a', volume, ahtSeconds: 9, ...x }], targets })],
  [
    'options.probability',
    (x) => s.surplusRelease({ ...risk, target, present: [9, 9], ...x }),
    'probabilities',
  ],
  ['options.timeLimit', (x) => s.planBorrowing(problem, x), 'timeLimitSeconds'],
  ['protects', (x) => s.planBorrowing({ ...problem, ...x }), 'protect'],
  ['release', (x) => s.planSurplus({ ...problem, ...x }), 'releases'],
  [
    'projects[0].shortfall[0].upTo',
    (x) => s.planBorrowing({ ...problem, projects: [{ ...shop!, shortfall: [{ ...tier, ...x }] }] }),
    'upToAgents',
  ],
  ['options.intervalMinutes', (x) => s.makeGrid({ ...gridOptions, ...x }), 'intervalSeconds'],
  ['options.blocks', (x) => s.makeBlocks(day, { clock: [], ...x })],
  ['clock[0].days', (x) => s.makeBlocks(day, { clock: [{ name: 'day', from: '00:00', to: '12:00', ...x }] })],
  [
    'options.requirement',
    (x) => s.coverage({ grid: day, required: [9, 9], present: [9, 9], ...x }),
    'required',
  ],
  ['options.roster', (x) => s.presentAgents({ rostered: [9, 9], shrinkage: 0.3, ...x }), 'rostered'],
  ['options.calendar.holidays', (x) => s.fit(counts, { calendar: { ...calendar, ...x } })],
  [
    'options.calendar.days[0].lagDays',
    (x) => s.fit(counts, { calendar: { ...calendar, days: [{ ...holiday, ...x }] } }),
  ],
  [
    'options.openingHours.exception',
    (x) => s.fit(counts, { openingHours: { weekly: {}, ...x } }),
    'exceptions',
  ],
  [
    'options.openingHours.weekly.monday[0].until',
    (x) => s.fit(counts, { openingHours: { weekly: { monday: [{ from: '08:00', to: '12:00', ...x }] } } }),
  ],
];

const lastName = (path: string) => path.slice(path.lastIndexOf('.') + 1);

describe('a field that nobody reads', () => {
  it.each<[string, Call, string?]>(cases)(
    '%s is an error, and not left out without a word',
    async (path, call, near) => {
      const error = await attempt(() => call({ [lastName(path)]: 7 }));
      expect(error).toMatchObject({ code: 'unknown-field', path, value: 7 });
      if (near) expect((error as Error).message).toContain(`Maybe \`${near}\` was meant.`);
    },
  );

  it('is nothing where it is undefined', () => {
    const left = { volume, ...queue, targets, shrink: undefined };
    expect(s.requirement(left).agents).toEqual(s.requirement({ volume, ...queue, targets }).agents);
  });

  it('is not one that `fit` takes: the same context may be given to `forecast`', () => {
    const context = { events: [], openingHours: { weekly: { monday: [{ from: '00:00', to: '24:00' }] } } };
    expect(s.forecast(s.fit(counts, context), { grid: next, ...context }).mean).toEqual([100]);
  });

  it('a contract of a whole month given as that of a day is told from it', () => {
    const evaluation = s.evaluate(evaluated);
    const costs = () =>
      s.costs({ evaluation, rostered: [9, 9], wagePerHour: 1, contract: { ...monthly } as s.Contract });
    expect(costs).toThrow(/^costs: .* known fields billing, serviceLevelPenalty/);
  });
});

async function attempt(call: () => unknown): Promise<unknown> {
  try {
    return await call();
  } catch (error) {
    return error;
  }
}
