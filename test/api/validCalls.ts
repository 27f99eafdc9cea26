import * as s from 'staffcast';

/** A call that works, as its arguments. */
export type ValidCall = readonly [
  name: string,
  call: (...args: never[]) => unknown,
  args: readonly unknown[],
];

const day = s.makeGrid({ zone: 'UTC', from: '2026-11-11', days: 1, intervalSeconds: 21600 });
const volume = { grid: day, values: [80, 900, 800, null] };
const openingHours = {
  weekly: { wednesday: [{ from: '06:00', to: '24:00' }] },
  exceptions: { '2026-11-12': [{ from: '08:00', to: '12:00' }] },
};
const queue = { ahtSeconds: 240, patienceSeconds: 120 };
const target = { target: 0.8, withinSeconds: 20 };
const targets = { serviceLevel: target, occupancy: 0.9 };
const shrinkage = { planned: { breaks: 0.1 }, unplanned: { sickness: 0.05 } };
const scenarios = { grid: day, paths: [volume.values, [90, 1000, 900, null]], probabilities: [0.4, 0.6] };
const needed = { volume, ...queue, targets, shrinkage, minimumAgents: 1, openingHours };

const weeks = s.makeGrid({ zone: 'UTC', from: '2026-09-14', days: 56, intervalSeconds: 21600 });
const counts = Array.from({ length: weeks.length }, (_, row) => 200 + 90 * (row % 4) + ((row * 7) % 13));
const history = s.makeSeries(weeks, counts);
const context = {
  calendar: {
    name: 'Own',
    from: '2026-01-01',
    to: '2026-12-31',
    days: [{ date: '2026-10-01', kind: 'holiday' as const, name: 'Fair' }],
  },
  events: [{ name: 'sale', start: '2026-10-12', days: 2, lagDays: 1 }],
  covariates: [{ name: 'orders', values: { '2026-10-05': 100, '2026-10-06': 120 } }],
};
const model = s.fit(history);
const next = s.makeGrid({ zone: 'UTC', from: '2026-11-09', days: 1, intervalSeconds: 21600 });
const forecast = s.forecast(model, { grid: next });
const spike = { name: 'spot', from: '2026-11-09', to: '2026-11-09' };
const handleTimes = { ahtSeconds: s.makeSeries(weeks, counts), contacts: history };

const blocks = s.makeBlocks(day, { clock: [{ name: 'day', from: '06:00', to: '18:00' }] });
const problem = {
  grid: day,
  blocks,
  projects: [
    {
      id: 'shop',
      required: [0, 14, 12, 0],
      present: [0, 10, 10, 0],
      shortfall: [{ upToAgents: null, costPerAgentHour: 90 }],
      seatBilling: { contractedSeats: [0, 9, 9, 0], lossPerSeatHour: 5 },
      timeOff: { maxPeople: [1], savingPerHour: 3 },
    },
    { id: 'log', required: [0, 5, 5, 0], present: [0, 8, 8, 0], shortfall: null },
  ],
  sources: [
    {
      id: 'people',
      kind: 'project' as const,
      home: 'log',
      people: 6,
      costPerHour: [3],
      available: [5],
      hoursLimits: [{ fromDate: '2026-11-11', toDate: '2026-11-11', hours: 60 }],
      minimumRun: { days: 1, costPerStart: 5 },
      links: [{ to: 'shop', productivity: [0.8], transferSeconds: 1200 }],
    },
  ],
  fairness: { weight: 1, groups: [{ sources: ['people'], size: 6 }] },
  balances: [{ between: ['shop', 'log'] as const, maxDifferenceHours: 50 }],
  announced: {
    moves: [{ source: 'people', to: 'shop', blockId: blocks[0]!.id, people: 1 }],
    costPerChange: 2,
  },
  protect: ['shop'],
};
const { announced, balances, fairness, protect, ...plain } = problem;

const evaluation = s.evaluate({
  volume,
  ...queue,
  agents: [4, 20, 18, 0],
  answerTime: { withinSeconds: 20 },
});
const scored = s.backtest(history, () => ({ mean: [200, 290, 380, 470] }), { origins: 1, horizonDays: 1 });
const plannedAhtSeconds = [[240, 250, 240, 250]];
const contract = {
  period: 'month' as const,
  billing: { kind: 'baseAndTiers' as const, base: 9, tiers: [{ upToContacts: null, pricePerContact: 2 }] },
  volumeBand: { contacts: 40000, byShare: 0.1, additionalPerContact: 1, reducedPerContact: 0.5 },
  serviceLevel: {
    per: 'day' as const,
    penalties: [{ below: 0.8, amount: 9 }],
    bonuses: [{ from: 0.9, amount: 5 }],
  },
  excusedAbove: { dailyVolume: 20000, byShare: 0.2 },
  settlement: {
    formula: 'L * T',
    quantities: {
      L: { kind: 'billing' as const },
      T: {
        kind: 'grade' as const,
        measure: 'serviceLevel' as const,
        grades: [{ name: 'A', from: 0, factor: 1 }],
      },
    },
  },
};
const settled = { date: '2026-11-11', offered: 20000, answered: 18000, serviceLevel: 0.78, seatHours: 800 };
const tiers = [
  { upToAgents: 5, costPerAgentHour: 60 },
  { upToAgents: null, costPerAgentHour: 150 },
];

const present = [4, 20, 18, 0];
const wages = s.costs({ evaluation, rostered: present, wagePerHour: 38 });
const scores = s.backtest(history, (past, rows) => ({ mean: past.values.slice(-rows.length) }), {
  origins: 1,
  horizonDays: 1,
}).overall;
const move = {
  ...{ source: 'people', kind: 'reserve', from: null, to: 'shop', date: '2026-11-11', reason: 'short' },
  ...{ clock: { from: '06:00', to: '18:00' }, people: 1, hours: 12, cost: 36, rows: { from: 1, to: 3 } },
};
const borrowed = {
  ...{ status: 'optimal', method: 'mip', note: null, objective: 36, bound: 36, gap: 0, infeasibility: null },
  costs: [{ name: 'wages', amount: 36 }],
  moves: [move],
  refusals: [{ source: 'people', to: 'shop', reason: 'none' }],
  sources: [{ id: 'people', kind: 'reserve', people: 1, hours: 12, cost: 36 }],
  projects: [{ id: 'shop', present: [4, 21, 19, 0] }],
};

/** One call that works for each function that takes more than single numbers. */
export const validCalls: readonly ValidCall[] = [
  ['makeGrid', s.makeGrid, [{ zone: 'UTC', from: '2026-11-11', days: 1, intervalSeconds: 1800 }]],
  ['dayTotals', s.dayTotals, [volume]],
  ['sliceSeries', s.sliceSeries, [volume, 1, 3]],
  ['alignSeries', s.alignSeries, [volume, { ...day, intervalSeconds: 10800, length: 8 }, { spread: 'even' }]],
  ['openShares', s.openShares, [day, openingHours]],
  ['calendarLookup', s.calendarLookup, [context.calendar]],
  ['eventDay', s.eventDay, [context.events[0], '2026-10-12']],
  [
    'seriesFromRows',
    s.seriesFromRows,
    [
      [
        { timestamp: '2026-11-11', value: 3 },
        { timestamp: '2026-11-12', value: null },
      ],
      { zone: 'UTC' },
    ],
  ],
  [
    'seriesFromQueueRows',
    s.seriesFromQueueRows,
    [
      [
        { timestamp: '2026-11-11', queue: 'a', values: { calls: 3, aht: null } },
        { timestamp: '2026-11-12', queue: 'a', values: { calls: 5, aht: 240 } },
      ],
      { zone: 'UTC' },
    ],
  ],
  ['fit', s.fit, [history, { ...context, openingHours }]],
  [
    'forecast',
    s.forecast,
    [
      model,
      {
        grid: next,
        probabilities: [0.1, 0.9],
        ...context,
        adjustments: [{ ...spike, factor: 2 }],
        overrides: [{ ...spike, dayTotal: 300 }],
      },
    ],
  ],
  ['update', s.update, [model, { grid: next, values: [1, 2, 3, null] }]],
  ['explain', s.explain, [model]],
  ['forecastTotals', s.forecastTotals, [forecast, { spans: [{ from: '2026-11-09', to: '2026-11-09' }] }]],
  ['samplePaths', s.samplePaths, [forecast, { count: 2 }]],
  ['pathTotals', s.pathTotals, [{ grid: day, paths: [volume.values] }]],
  ['fitHandleTime', s.fitHandleTime, [handleTimes]],
  [
    'forecastNewQueue',
    s.forecastNewQueue,
    [model, { grid: next, planned: [{ ...spike, total: 9, totalLow: 5, totalHigh: 20 }] }],
  ],
  ['forecastQueues', s.forecastQueues, [{ a: model }, { grid: next }]],
  ['forecastValueAdded', s.forecastValueAdded, [{ actual: [100], steps: [{ name: 'a', mean: [80] }] }]],
  ['weightedQuantileLoss', s.weightedQuantileLoss, [[100], [{ probability: 0.9, values: [90] }]]],
  ['requiredAgents', s.requiredAgents, [{ volume: 100, intervalSeconds: 1800, ...queue }, targets]],
  [
    'transientPerformance',
    s.transientPerformance,
    [{ volume: [60], agents: [9], intervalSeconds: 1800, ...queue, withinSeconds: 20 }],
  ],
  [
    'deferredOutcome',
    s.deferredOutcome,
    [{ volume: [9, 0], dueAfter: 1, intervalSeconds: 1800, ahtSeconds: 300 }, [5, 5]],
  ],
  ['requirement', s.requirement, [needed]],
  ['explainRequirement', s.explainRequirement, [{ ...needed, agents: [5, 20, 20, 0] }]],
  [
    'periodRequirement',
    s.periodRequirement,
    [{ volume, ...queue, target, period: 'day', seats: [30, 30, 30, 30] }],
  ],
  [
    'chatRequirement',
    s.chatRequirement,
    [{ volume, handleSeconds: [300, 380], patienceSeconds: 120, targets }],
  ],
  [
    'deferredRequirement',
    s.deferredRequirement,
    [{ volume, ahtSeconds: 300, dueAfter: 1, idleAgents: [1, 1, 0, 0] }],
  ],
  [
    'crewRequirement',
    s.crewRequirement,
    [
      {
        volume,
        ...queue,
        targets,
        crew: [
          { id: 'full', productivity: 1 },
          { id: 'new', productivity: 0.7, people: [1, 1, 1, 0] },
        ],
      },
    ],
  ],
  ['poolingGain', s.poolingGain, [{ demands: [{ id: 'zh', volume, ahtSeconds: 180 }], targets }]],
  [
    'chanceRequirement',
    s.chanceRequirement,
    [{ scenarios, ...queue, target, probability: 0.5, openingHours }],
  ],
  ['expectedRequirement', s.expectedRequirement, [{ scenarios, ...queue, target }]],
  [
    'leastCostRequirement',
    s.leastCostRequirement,
    [{ scenarios, ...queue, target, wagePerAgentHour: 40, perLateContact: 9 }],
  ],
  [
    'reserveSplit',
    s.reserveSplit,
    [
      {
        scenarios,
        ...queue,
        targets,
        probability: 0.9,
        wagePerAgentHour: 40,
        reserve: { retainerPerHour: 6, calledPerHour: 60 },
      },
    ],
  ],
  ['scenariosOfForecast', s.scenariosOfForecast, [forecast, { count: 2 }]],
  [
    'rosterCounts',
    s.rosterCounts,
    [
      day,
      [
        {
          weekdays: ['wednesday'],
          from: '06:00',
          to: '18:00',
          people: 9,
          breaks: [{ from: '12:00', to: '13:00' }],
        },
      ],
    ],
  ],
  ['presentAgents', s.presentAgents, [{ rostered: [20, 40], shrinkage, inRoster: ['planned.breaks'] }]],
  [
    'seatLimit',
    s.seatLimit,
    [
      [480, 520],
      [500, 500],
    ],
  ],
  [
    'headcountPerPeriod',
    s.headcountPerPeriod,
    [{ grid: day, rostered: [2, 3, 2, 1], rosteredHoursPerWeek: 40, period: 'week' }],
  ],
  ['coverage', s.coverage, [{ grid: day, required: [3, 14, 17, 9], present: [6, 12, 22, 10] }]],
  [
    'projectCoverage',
    s.projectCoverage,
    [day, [{ id: 'shop', required: [1, 2, 3, 4], present: [1, 3, 2, 4] }]],
  ],
  ['evaluate', s.evaluate, [{ volume, ...queue, agents: [4, 20, 18, 0], answerTime: { withinSeconds: 20 } }]],
  ['compareEvaluations', s.compareEvaluations, [evaluation, evaluation]],
  [
    'surplusRelease',
    s.surplusRelease,
    [{ scenarios, ...queue, target, present: [16, 36, 30, 0], probabilities: [0.6] }],
  ],
  [
    'reviewDay',
    s.reviewDay,
    [
      {
        model,
        planned: { grid: next, mean: forecast.mean, quantiles: forecast.quantiles },
        agents: [5, 9, 9, 9],
        ...queue,
        target,
        seen: {
          contacts: [300, 400],
          agents: [5, 9],
          ahtSeconds: [240, 250],
          counted: { contacts: 700, inTime: 500 },
        },
      },
    ],
  ],
  [
    'textReview',
    s.textReview,
    [
      s.reviewDay({
        model,
        planned: forecast,
        agents: [5, 9, 9, 9],
        ...queue,
        target,
        seen: { contacts: [300, 400] },
      }),
      { title: 'Shop' },
    ],
  ],
  ['earlyWarnings', s.earlyWarnings, [{ intervalSeconds: 1800, expected: [100, 110], actual: [104, 145] }]],
  [
    'costs',
    s.costs,
    [{ evaluation, rostered: [5, 25, 22, 0], wagePerHour: 38, contract: { billing: contract.billing } }],
  ],
  [
    'planningReport',
    s.planningReport,
    [
      {
        projects: [
          {
            ...{ id: 'shop', targets, history, present },
            forecast: s.forecast(model, {
              grid: s.makeGrid({ zone: 'UTC', from: '2026-11-11', days: 1, intervalSeconds: 21600 }),
            }),
            requirement: s.requirement(needed),
            evaluations: { before: evaluation, after: evaluation },
            costs: { before: wages, after: wages },
            accuracy: { scores, against: { name: 'last week', scores } },
            clientForecast: volume,
            actual: [1780],
            notes: ['own'],
          },
          { id: 'log', targets, forecast: volume, requirement: [1, 9, 9, null], present },
        ],
        plan: borrowed,
        grid: day,
        headline: ['short'],
        notes: ['run'],
      },
    ],
  ],
  [
    'forecastCost',
    s.forecastCost,
    [
      {
        backtest: scored,
        ahtSeconds: handleTimes.ahtSeconds,
        plannedAhtSeconds,
        patienceSeconds: 120,
        targets,
      },
    ],
  ],
  [
    'serviceShortfallByRow',
    s.serviceShortfallByRow,
    [
      {
        ...{ volume, ...queue, ahtSeconds: [240, 250, 260, 240], requiredAgents: [3, 12, 10, 0] },
        ...{ target, valuePerContactInTime: [1, 2, 2, 1], valuePerLostContact: 6 },
      },
    ],
  ],
  [
    'contractShortfallByRow',
    s.contractShortfallByRow,
    [
      {
        ...{ volume, ...queue, target, requiredAgents: [3, 12, 10, 0], valuePerLostContact: 6 },
        days: [{ offered: 1780, serviceLevel: 0.7 }],
        contract: {
          serviceLevelPenalty: [{ below: 0.85, perDay: 2000 }],
          excusedAbove: { dailyVolume: 20000, byShare: 0.2 },
        },
      },
    ],
  ],
  [
    'periodShortfallByRow',
    s.periodShortfallByRow,
    [
      {
        ...{ volume, ...queue, target, requiredAgents: [3, 12, 10, 0], valuePerLostContact: 6, tiers: 2 },
        ...{ contract, days: [{ ...settled, date: '2026-11-11' }] },
      },
    ],
  ],
  ['settlePeriods', s.settlePeriods, [contract, [settled]]],
  [
    'settleDay',
    s.settleDay,
    [{ billing: contract.billing, serviceLevelPenalty: [{ below: 0.85, perDay: 2000 }] }, settled],
  ],
  ['shortfallCostPerHour', s.shortfallCostPerHour, [tiers, 7]],
  [
    'wageFactorsOf',
    s.wageFactorsOf,
    [['2026-10-01'], { workingDay: 1.5, restDay: 2, publicHoliday: 3 }, context.calendar],
  ],
  ['makeBlocks', s.makeBlocks, [day, { clock: [{ name: 'day', from: '06:00', to: '18:00' }] }]],
  [
    'helpCostByDate',
    s.helpCostByDate,
    [
      {
        plan: { moves: [{ source: 'people', to: 'shop', date: '2026-11-11', cost: 60 }] },
        ...{ sources: problem.sources, project: 'shop' },
      },
    ],
  ],
  ['planBorrowing', s.planBorrowing, [problem, { solver: 'greedy' }]],
  [
    'planSurplus',
    s.planSurplus,
    [
      { ...plain, training: [{ id: 'course', projects: ['shop'], places: [3], valuePerHour: 12 }] },
      { solver: 'greedy' },
    ],
  ],
  [
    'sizeReserve',
    s.sizeReserve,
    [
      {
        presentAgents: 100,
        hours: 4,
        scenarios: [{ probability: 1, requiredAgents: 118 }],
        reserve: { retainerPerHour: 14, costPerHour: 2, productivity: 0.9, most: 30 },
        recourse: [{ id: 'overtime', costPerHour: 48, productivity: 1, most: 8 }],
        shortfall: tiers,
      },
    ],
  ],
  [
    'planShifts',
    s.planShifts,
    [
      {
        grid: day,
        required: [0, 14, 12, 0],
        present: [0, 1, 1, 0],
        shifts: [
          {
            id: 'day',
            starts: ['06:00'],
            lengthSeconds: 64_800,
            breaks: [{ durationSeconds: 21_600, earliestSeconds: 21_600, latestSeconds: 21_600, paid: true }],
            weekdays: ['wednesday'],
            maxPeople: 9,
          },
        ],
        shortfall: tiers,
        seats: [20, 20, 20, 20],
        tours: { patterns: [[true]], costPerPerson: 3, maxPeople: 9 },
      },
      { gap: 0.01 },
    ],
  ],
  [
    'simulate',
    s.simulate,
    [
      {
        queues: [
          { id: 'shop', volume, ...queue, answerTime: { withinSeconds: 20 }, lines: 40 },
          { id: 'log', volume: scenarios, ...queue, answerTime: { withinSeconds: 20 } },
        ],
        groups: [
          { id: 'both', agents: [0, 9, 8, 0], skills: [{ queue: 'shop' }, { queue: 'log', rank: 2 }] },
        ],
      },
      { replications: 2 },
    ],
  ],
];
