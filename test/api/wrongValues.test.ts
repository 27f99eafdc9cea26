import * as s from 'staffcast';
import { describe, expect, it } from 'vitest';
import { sampleReport } from '../report/sampleReport.ts';

const day = s.makeGrid({ zone: 'UTC', from: '2026-11-11', days: 1, intervalSeconds: 43200 });
const volume = { grid: day, values: [900, 800] };
const queue = { ahtSeconds: 240, patienceSeconds: 120 };
const targets = { serviceLevel: { target: 0.8, withinSeconds: 20 } };
const transient = { volume: [60], agents: [9], intervalSeconds: 1800, ...queue, withinSeconds: 20 };
const settled = { offered: 9, answered: 9, serviceLevel: 0.9, seatHours: 9 };
const shift = { from: '06:00', to: '18:00', people: 9 };
const load = { volume: 100, intervalSeconds: 1800, ahtSeconds: 180 };
const wednesday = [{ from: '06:00', to: '18:00' }];
const staff = (more: object) => s.requirement({ volume, ...queue, targets, ...more } as never);
const history = (values: readonly number[]) => ({
  grid: s.makeGrid({ zone: 'UTC', from: '2026-01-05', days: values.length, intervalSeconds: 86400 }),
  values,
});

/** Input that once hung, crashed, or was taken in silence, and the field to blame. */
const wrong: readonly (readonly [string, string, () => unknown])[] = [
  ['opening hours without a week', 'openingHours.weekly', () => staff({ openingHours: {} })],
  [
    'a misspelt weekday',
    'openingHours.weekly',
    () => staff({ openingHours: { weekly: { Wednesday: wednesday } } }),
  ],
  [
    'more load than can be counted',
    'volume.values[1]',
    () => staff({ volume: { grid: day, values: [1, 1e15] } }),
  ],
  [
    'endless mail',
    'volume.values[0]',
    () => s.deferredRequirement({ volume: { grid: day, values: [1e15, 0] }, ahtSeconds: 300, dueAfter: 1 }),
  ],
  ['counts beyond all bounds', 'history.values[1]', () => s.fit(history([1, 1e300]))],
  ['agents beyond all bounds', 'agents[0]', () => s.transientPerformance({ ...transient, agents: [1e9] })],
  [
    'an answer time of years',
    'withinSeconds',
    () => s.transientPerformance({ ...transient, withinSeconds: 1e9 }),
  ],
  ['next to no spread', 'cv', () => s.gammaLoads(load, 1e-12)],
  [
    'a shift of no weekday',
    'shifts[0].weekdays[0]',
    () => s.rosterCounts(day, [{ ...shift, weekdays: ['Wed' as never] }]),
  ],
  [
    'a shift from no date',
    'shifts[0].fromDate',
    () => s.rosterCounts(day, [{ ...shift, fromDate: '11.11.2026' }]),
  ],
  [
    'a billing of its own',
    'contract.billing.kind',
    () => s.settleDay({ billing: { kind: 'flat' } as never }, settled),
  ],
  [
    'minutes that are no number',
    'day.handledMinutes',
    () => s.settleDay({}, { ...settled, handledMinutes: Number.NaN }),
  ],
  [
    'wages of no date',
    'dates[0]',
    () => s.wageFactorsOf(['today'], { workingDay: 1, restDay: 2, publicHoliday: 3 }),
  ],
  [
    'falling tiers',
    'tiers[1].costPerAgentHour',
    () =>
      s.shortfallCostPerHour(
        [
          { upToAgents: 5, costPerAgentHour: 9 },
          { upToAgents: null, costPerAgentHour: 1 },
        ],
        7,
      ),
  ],
  [
    'a plan of another model',
    'model.kind',
    () => s.forecast({ ...s.fit(history([1, 2])), kind: 'other' } as never, { grid: day }),
  ],
  [
    'a report without a title',
    'report.title',
    () => s.textReport({ ...sampleReport(), title: undefined } as never),
  ],
  [
    'a report with NaN',
    'report.plan.gap',
    () => {
      const report = sampleReport();
      return s.csvDays({ ...report, plan: { ...report.plan!, gap: Number.NaN } });
    },
  ],
];

describe('values that cannot be', () => {
  it.each(wrong)('%s: %s', (_, path, call) => {
    const caught = (() => {
      try {
        return call();
      } catch (error) {
        return error;
      }
    })();
    expect(caught).toBeInstanceOf(s.StaffcastError);
    expect((caught as s.StaffcastError).path).toBe(path);
  });
});
