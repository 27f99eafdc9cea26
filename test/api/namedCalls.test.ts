import * as s from 'staffcast';
import { describe, expect, it } from 'vitest';

const day = s.makeGrid({ zone: 'UTC', from: '2026-11-11', days: 1, intervalSeconds: 43200 });
const volume = { grid: day, values: [900, 800] };
const queue = { ahtSeconds: 240, patienceSeconds: 120 };
const target = { target: 0.8, withinSeconds: 20 };
const wrong = { ...target, target: 80 };
const risk = { scenarios: { grid: day, paths: [[900, 800]] }, ...queue, target };
const weeks = s.makeGrid({ zone: 'UTC', from: '2026-09-14', days: 21, intervalSeconds: 43200 });
const history = { grid: weeks, values: new Array<number>(42).fill(100) };
const model = s.fit(history);
const next = s.makeGrid({ zone: 'UTC', from: '2026-10-05', days: 1, intervalSeconds: 43200 });
const seen = { grid: s.sliceGrid(next, 0, 1), values: [90] };
const predicted = s.forecast(model, { grid: next });
const shrinkage = { planned: { breaks: 0.1 }, unplanned: { sickness: 0.05 } };
const problem = {
  grid: day,
  blocks: s.makeBlocks(day, { clock: [{ name: 'day', from: '00:00', to: '12:00' }] }),
  projects: [{ id: 'shop', required: [9, 9], present: [9, -9], shortfall: null }],
  sources: [],
};
const planned = { ...problem, projects: [{ ...problem.projects[0]!, present: [9, 9] }] };
const uncertain = { problem, scenarios: [{ probability: 1, required: {} }], committed: [] };
const worth = { volume, requiredAgents: [9, 9], target, valuePerContactInTime: 1, valuePerLostContact: 1 };
const nan = () => ({ mean: [100, Number.NaN], quantiles: [] });
const late = async () => ({ mean: [100, 100] });

const once = { origins: 1, horizonDays: 1 };
const cases: [start: string, call: () => unknown][] = [
  [
    'requirement: `targets.serviceLevel.target`',
    () => s.requirement({ volume, ...queue, targets: { serviceLevel: wrong } }),
  ],
  [
    'requirement: `shrinkage`',
    () => s.requirement({ volume, ...queue, targets: { serviceLevel: target }, shrinkage: 30 }),
  ],
  ['explainRequirement: `targets`', () => s.explainRequirement({ volume, ...queue, targets: {} })],
  [
    'crewRequirement: `targets`',
    () => s.crewRequirement({ volume, ...queue, targets: {}, crew: [{ id: 'a', productivity: 1 }] }),
  ],
  [
    'periodRequirement: `floor.occupancy`',
    () => s.periodRequirement({ volume, ...queue, target, period: 'day', floor: { occupancy: 90 } }),
  ],
  [
    'chanceRequirement: `floor.occupancy`',
    () => s.chanceRequirement({ ...risk, probability: 0.9, floor: { occupancy: 90 } }),
  ],
  [
    'expectedRequirement: `floor.occupancy`',
    () => s.expectedRequirement({ ...risk, floor: { occupancy: 90 } }),
  ],
  [
    'presentAgents: `inRoster[0]`',
    () => s.presentAgents({ rostered: [20], shrinkage, inRoster: ['breaks'] }),
  ],
  ['presentAgents: `shrinkage.sick`', () => s.presentAgents({ rostered: [20], shrinkage: { sick: 5 } })],
  ['intradayUpdate: `seen.values[0]`', () => s.intradayUpdate(model, { ...seen, values: [-1] })],
  ['intradayUpdate: `seen.grid`', () => s.intradayUpdate(model, { grid: weeks, values: history.values })],
  ['intradayUpdate: `options.probabilities[0]`', () => s.intradayUpdate(model, seen, { probabilities: [2] })],
  ['planSurplus: `projects[0].present[1]`', () => s.planSurplus(problem)],
  ['planSurplus: `options.gap`', () => s.planSurplus(planned, { gap: 2 })],
  ['planUnderUncertainty: `problem.projects[0].present[1]`', () => s.planUnderUncertainty(uncertain)],
  [
    'planUnderUncertainty: `options.gap`',
    () => s.planUnderUncertainty({ ...uncertain, problem: planned }, { gap: 2 }),
  ],
  ['serviceShortfallByRow: `ahtSeconds`', () => s.serviceShortfallByRow({ ...worth, ahtSeconds: -1 })],
  [
    'serviceShortfallByRow: `target.withinSeconds`',
    () => s.serviceShortfallByRow({ ...worth, ahtSeconds: 240, target: { withinSeconds: -1 } }),
  ],
  [
    'serviceShortfallByRow: `volume.values[0]`',
    () => s.serviceShortfallByRow({ ...worth, ahtSeconds: 1e15 }),
  ],
  [
    'serviceShortfallByRow: `ahtSeconds[1]`',
    () => s.serviceShortfallByRow({ ...worth, ahtSeconds: [240, 0] }),
  ],
  [
    'serviceShortfallByRow: `ahtSeconds.length`',
    () => s.serviceShortfallByRow({ ...worth, ahtSeconds: [240] }),
  ],
  [
    'serviceShortfallByRow: `patienceSeconds`',
    () => s.serviceShortfallByRow({ ...worth, ahtSeconds: 240, patienceSeconds: 0 }),
  ],
  [
    'poolingGain: `targets.serviceLevel.target`',
    () =>
      s.poolingGain({ demands: [{ id: 'a', volume, ahtSeconds: 240 }], targets: { serviceLevel: wrong } }),
  ],
  [
    'poolingGain: `demands[0].volume.values[1]`',
    () =>
      s.poolingGain({
        demands: [{ id: 'a', volume: { grid: day, values: [1, -1] }, ahtSeconds: 240 }],
        targets: { serviceLevel: target },
      }),
  ],
  [
    'poolingGain: `demands[0].ahtSeconds`',
    () =>
      s.poolingGain({
        demands: [{ id: 'a', volume, ahtSeconds: 0 }],
        targets: { serviceLevel: target },
      }),
  ],
  ['surplusRelease: `ahtSeconds`', () => s.surplusRelease({ ...risk, ahtSeconds: -1, present: [9, 9] })],
  ['surplusRelease: `present[1]`', () => s.surplusRelease({ ...risk, present: [9, -9] })],
  ['surplusRelease: `leastRows`', () => s.surplusRelease({ ...risk, present: [9, 9], leastRows: 0 })],
  ['backtest: `forecaster(…).mean[1]`', () => s.backtest(history, nan, once)],
  [
    'backtest: `forecaster(…).quantiles[0].values[0]`',
    () =>
      s.backtest(
        history,
        () => ({ mean: [1, 1], quantiles: [{ probability: 0.5, values: [Number.NaN, 1] }] }),
        once,
      ),
  ],
  ['backtest: `forecaster(…)`', () => s.backtest(history, late as never, once)],
];

describe('an error names what was called', () => {
  it.each(cases)('%s', async (start, call) => {
    const error = await attempt(call);
    expect(error).toBeInstanceOf(s.StaffcastError);
    const { message, path } = error as s.StaffcastError;
    expect(message.slice(0, start.length + 6)).toBe(`${start} must `);
    expect(start).toContain(`\`${path}\``);
  });
});

describe('an error says what to write instead', () => {
  it.each<[RegExp, () => unknown]>([
    [
      /planned, planned\.breaks, unplanned, unplanned\.sickness.*Maybe `planned\.breaks` was meant/,
      cases[7]![1],
    ],
    [/that begins on 2026-10-04/, () => s.backtest(history, nan, once)],
    [
      /Maybe the forecaster is asynchronous: use `backtestAsync`/,
      () => s.backtest(history, late as never, once),
    ],
    [
      /`volume\.values`.*`\{ grid: forecast\.grid, values: forecast\.mean \}`/,
      () => s.requirement({ volume: predicted as never, ...queue, targets: { serviceLevel: target } }),
    ],
  ])('%s', async (says, call) => {
    expect(((await attempt(call)) as Error).message).toMatch(says);
  });
});

async function attempt(call: () => unknown): Promise<unknown> {
  try {
    return await call();
  } catch (error) {
    return error;
  }
}
