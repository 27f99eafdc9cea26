import fc from 'fast-check';
import { fit, forecast } from 'staffcast/forecasting';
import { queuePerformance } from 'staffcast/queueing';
import {
  chanceRequirement,
  expectedRequirement,
  leastCostRequirement,
  periodRequirement,
  type RiskRequirement,
  requirement,
  reserveSplit,
  scenariosOfForecast,
} from 'staffcast/staffing';
import { makeGrid, makeSeries } from 'staffcast/time';
import { describe, expect, it } from 'vitest';

const grid = makeGrid({ zone: 'UTC', from: '2026-11-11', days: 1, intervalSeconds: 14_400 });
const target = { target: 0.8, withinSeconds: 20 };
const common = { ahtSeconds: 240, patienceSeconds: 120 };
const volumes = fc.array(
  fc.oneof(
    { weight: 1, arbitrary: fc.constant(null) },
    { weight: 6, arbitrary: fc.double({ min: 20, max: 2000, noNaN: true }) },
  ),
  { minLength: 6, maxLength: 6 },
);
const sum = (list: readonly number[]) => list.reduce((a, b) => a + b, 0);
const hours = ({ days }: RiskRequirement) => sum(days.map((day) => day.agentHours));

/** Paths that differ by a factor shared by the whole day; `spread` widens them. */
function busyness(values: readonly (number | null)[], spread: number, count = 9) {
  const paths = Array.from({ length: count }, (_, s) =>
    values.map((v) => (v === null ? null : v * Math.exp(spread * ((2 * s) / (count - 1) - 1)))),
  );
  return { grid, paths };
}

/** Service level of the day on a path, by the public queue formulas. */
function dayLevel(path: readonly (number | null)[], agents: readonly number[]): number {
  let [inTime, base] = [0, 0];
  for (const [row, volume] of path.entries()) {
    if (!volume) continue;
    const load = { volume, intervalSeconds: grid.intervalSeconds, ...common };
    inTime += volume * queuePerformance(load, agents[row]!, { withinSeconds: 20 }).serviceLevel;
    base += volume;
  }
  return base > 0 ? inTime / base : 1;
}

describe('staffing for a chance', () => {
  it('meets the day on the paths promised, and no agent can be spared', () => {
    fc.assert(
      fc.property(
        volumes,
        fc.array(fc.array(fc.double({ min: 0.6, max: 1.6, noNaN: true }), { minLength: 6, maxLength: 6 }), {
          minLength: 3,
          maxLength: 7,
        }),
        fc.constantFrom(0.3, 0.6, 0.9),
        (values, factors, probability) => {
          const paths = factors.map((row) => values.map((v, i) => (v === null ? null : v * row[i]!)));
          const found = chanceRequirement({ scenarios: { grid, paths }, ...common, target, probability });
          const chance = (agents: readonly number[]) =>
            paths.filter((path) => dayLevel(path, agents) >= 0.8 - 1e-9).length / paths.length;
          expect(chance(found.agents)).toBeGreaterThanOrEqual(probability - 1e-9);
          expect(found.days[0]!.chance).toBeCloseTo(chance(found.agents), 9);
          const floors = requirement({
            volume: makeSeries(
              grid,
              values.map((v, i) =>
                v === null ? null : (v * sum(factors.map((f) => f[i]!))) / factors.length,
              ),
            ),
            ...common,
            targets: { serviceLevel: { ...target, target: 0.4 } },
          }).agents;
          for (const [row, agents] of found.agents.entries()) {
            expect(agents).toBeGreaterThanOrEqual(floors[row]!);
            if (agents === floors[row]) continue;
            const fewer = found.agents.map((n, i) => (i === row ? n - 1 : n));
            expect(chance(fewer)).toBeLessThan(probability);
          }
        },
      ),
      { numRuns: 12 },
    );
  });

  it('under a shared factor it is the least plan for the hardest path that counts', () => {
    fc.assert(
      fc.property(volumes, fc.constantFrom(0.5, 0.7, 0.9), (values, probability) => {
        const scenarios = busyness(values, 0.3);
        const found = chanceRequirement({ scenarios, ...common, target, probability });
        const path = scenarios.paths[Math.ceil(probability * 9 - 1e-9) - 1]!;
        const [least] = periodRequirement({
          volume: makeSeries(grid, path),
          ...common,
          target,
          period: 'day',
        }).periods;
        expect(hours(found)).toBeGreaterThanOrEqual(least!.boundHours - 12);
        expect(hours(found)).toBeLessThanOrEqual(least!.agentHours + 4 + 1e-9);
      }),
      { numRuns: 12 },
    );
  });

  it('more uncertainty never lowers it', () => {
    fc.assert(
      fc.property(volumes, fc.constantFrom<'day' | 'interval'>('day', 'interval'), (values, per) => {
        const at = (spread: number) =>
          chanceRequirement({
            scenarios: busyness(values, spread),
            ...common,
            target,
            probability: 0.9,
            per,
          });
        const [sure, less, more] = [at(0), at(0.15), at(0.3)];
        expect(hours(less)).toBeGreaterThanOrEqual(hours(sure));
        expect(hours(more)).toBeGreaterThanOrEqual(hours(less));
      }),
      { numRuns: 10 },
    );
  });

  it('per interval it is the requirement of the quantile volume', () => {
    const scenarios = {
      grid,
      paths: [1, 2, 3, 4].map((k) => new Array<number>(6).fill(100 * k)),
      probabilities: [0.4, 0.3, 0.2, 0.1],
    };
    const need = (volume: number) =>
      requirement({
        volume: makeSeries(grid, new Array(6).fill(volume)),
        ...common,
        targets: { serviceLevel: target },
      }).agents;
    const at = (probability: number) =>
      chanceRequirement({ scenarios, ...common, target, probability, per: 'interval' }).agents;
    expect(at(0.4)).toEqual(need(100));
    expect(at(0.9)).toEqual(need(300));
    expect(at(0.95)).toEqual(need(400));
  });
});

describe('staffing for an expected service level', () => {
  it('reaches it over all contacts of all paths, and no agent can be spared', () => {
    fc.assert(
      fc.property(volumes, fc.constantFrom(0.1, 0.4), (values, spread) => {
        const scenarios = busyness(values, spread);
        const found = expectedRequirement({ scenarios, ...common, target });
        const level = (agents: readonly number[]) => {
          const totals = scenarios.paths.map((path) => sum(path.map((v) => v ?? 0)));
          return sum(scenarios.paths.map((path, s) => totals[s]! * dayLevel(path, agents))) / sum(totals);
        };
        if (values.every((v) => v === null)) return;
        expect(level(found.agents)).toBeGreaterThanOrEqual(0.8 - 1e-9);
        expect(found.days[0]!.expectedServiceLevel).toBeCloseTo(level(found.agents), 9);
        const spare = expectedRequirement({ scenarios, ...common, target, per: 'interval' });
        expect(hours(found)).toBeLessThanOrEqual(hours(spare));
      }),
      { numRuns: 12 },
    );
  });

  it('more uncertainty never lowers it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 100, max: 2000, noNaN: true }), { minLength: 6, maxLength: 6 }),
        (values) => {
          const spread = (by: number) =>
            expectedRequirement({
              scenarios: { grid, paths: [1 - by, 1, 1 + by].map((f) => values.map((v) => v * f)) },
              ...common,
              target,
            });
          expect(hours(spread(0.15))).toBeGreaterThanOrEqual(hours(spread(0)));
          expect(hours(spread(0.3))).toBeGreaterThanOrEqual(hours(spread(0.15)));
        },
      ),
      { numRuns: 15 },
    );
  });
});

describe('staffing for the least cost', () => {
  const priced = { ...common, target, wagePerAgentHour: 40, perLateContact: 8 };

  it('no row is cheaper with one agent more or fewer', () => {
    fc.assert(
      fc.property(volumes, fc.constantFrom(2, 8, 30), (values, perLateContact) => {
        const scenarios = busyness(values, 0.3);
        const found = leastCostRequirement({ ...priced, scenarios, perLateContact });
        const cost = (agents: readonly number[]) =>
          sum(agents) * 4 * 40 +
          sum(
            scenarios.paths.map(
              (path) => (perLateContact / 9) * (1 - dayLevel(path, agents)) * sum(path.map((v) => v ?? 0)),
            ),
          );
        const at = found.periods[0]!.cost;
        expect(at.total).toBeCloseTo(cost(found.agents), 6);
        expect(at.wages + at.late + at.penalty).toBeCloseTo(at.total, 6);
        for (const row of values.keys()) {
          for (const change of [-1, 1]) {
            const other = found.agents.map((n, i) => (i === row ? Math.max(0, n + change) : n));
            expect(cost(other)).toBeGreaterThanOrEqual(cost(found.agents) - 1e-6);
          }
        }
      }),
      { numRuns: 12 },
    );
  });

  it('with a penalty on the day it lies at the least of all plans, or close above', () => {
    const quarters = makeGrid({ zone: 'UTC', from: '2026-11-11', days: 1, intervalSeconds: 28_800 });
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 60, max: 500 }), { minLength: 3, maxLength: 3 }),
        fc.constantFrom(200, 1000, 4000),
        fc.constantFrom(0.5, 2),
        (values, perDay, perLateContact) => {
          const paths = [0.8, 1, 1.25].map((factor) => values.map((v) => v * factor));
          const contract = {
            serviceLevelPenalty: [
              { below: 0.8, perDay },
              { below: 0.6, perDay: 2 * perDay },
            ],
          };
          const found = leastCostRequirement({
            scenarios: { grid: quarters, paths },
            ...priced,
            perLateContact,
            contract,
          });
          const most = Math.ceil(Math.max(...values) / 90 + 9);
          const inTime = paths.map((path) =>
            path.map((volume) =>
              Array.from({ length: most + 1 }, (_, n) => {
                const load = { volume, intervalSeconds: 28_800, ...common };
                return volume * queuePerformance(load, n, { withinSeconds: 20 }).serviceLevel;
              }),
            ),
          );
          const cost = (agents: readonly number[]) => {
            let due = sum(agents) * 8 * 40;
            for (const [s, path] of paths.entries()) {
              const level = sum(agents.map((n, row) => inTime[s]![row]![n]!));
              const share = level / sum(path);
              due += ((sum(path) - level) * perLateContact) / 3;
              due += (share < 0.6 ? 2 * perDay : share < 0.8 ? perDay : 0) / 3;
            }
            return due;
          };
          let best = Number.POSITIVE_INFINITY;
          for (let i = 0; i < (most + 1) ** 3; i++) {
            const rest = Math.floor(i / (most + 1));
            best = Math.min(best, cost([i % (most + 1), rest % (most + 1), Math.floor(rest / (most + 1))]));
          }
          const at = found.periods[0]!.cost.total;
          expect(at).toBeCloseTo(cost(found.agents), 6);
          expect(at).toBeGreaterThanOrEqual(best - 1e-6);
          expect(at).toBeLessThanOrEqual(best * 1.01 + 1e-6);
          for (const row of [0, 1, 2]) {
            for (const change of [-1, 1]) {
              const other = found.agents.map((n, i) => (i === row ? Math.max(0, n + change) : n));
              expect(cost(other)).toBeGreaterThanOrEqual(at - 1e-6);
            }
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  it('a penalty on the day buys more people, unless the contract excuses the busy days', () => {
    const scenarios = busyness([300, 900, 1500, 1600, 1100, 500], 0.25);
    const cheap = { ...priced, perLateContact: 0.5 };
    const penalty = [{ below: 0.8, perDay: 40_000 }];
    const free = leastCostRequirement({ ...cheap, scenarios });
    const bound = leastCostRequirement({ ...cheap, scenarios, contract: { serviceLevelPenalty: penalty } });
    const excused = leastCostRequirement({
      ...cheap,
      scenarios,
      contract: { serviceLevelPenalty: penalty, excusedAbove: { dailyVolume: 5900, byShare: 0 } },
    });
    expect(bound.days[0]!.chance).toBeGreaterThan(free.days[0]!.chance);
    expect(hours(excused)).toBeLessThan(hours(bound));
    expect(bound.periods[0]!.cost.total).toBeGreaterThan(excused.periods[0]!.cost.total);
    expect(free.periods[0]!.cost.penalty).toBe(0);
  });
});

describe('targets over more than a day', () => {
  const week = makeGrid({ zone: 'UTC', from: '2026-11-09', days: 7, intervalSeconds: 14_400 });
  const base = [300, 900, 1500, 1600, 1100, 500];
  /** Paths in which each day is busy by a factor of its own. */
  const paths = Array.from({ length: 20 }, (_, s) =>
    Array.from(
      { length: 42 },
      (_, row) => base[row % 6]! * (1 + 0.2 * Math.sin(7 * s + 3 * Math.floor(row / 6))),
    ),
  );
  const scenarios = { grid: week, paths };

  it('a week meets its target with the chance asked for, with fewer hours than day by day', () => {
    const at = (per: 'day' | 'week' | 'month' | 'all') =>
      chanceRequirement({ scenarios, ...common, target, probability: 0.9, per });
    const [byDay, byWeek, byMonth, whole] = [at('day'), at('week'), at('month'), at('all')];
    expect(byWeek.periods).toHaveLength(1);
    expect(byWeek.periods[0]).toMatchObject({ from: '2026-11-09', to: '2026-11-15' });
    expect(byWeek.periods[0]!.chance).toBeGreaterThanOrEqual(0.9 - 1e-9);
    expect(byWeek.periods[0]!.chance).toBeCloseTo(
      paths.filter((path) => weekLevel(path, byWeek.agents) >= 0.8 - 1e-9).length / 20,
      9,
    );
    expect(hours(byWeek)).toBeLessThan(hours(byDay));
    expect([byMonth.agents, whole.agents]).toEqual([byWeek.agents, byWeek.agents]);
    expect(byDay.periods.map(({ from }) => from)).toEqual(byDay.days.map(({ date }) => date));
    for (const row of [0, 20, 41]) {
      const fewer = byWeek.agents.map((n, i) => (i === row ? n - 1 : n));
      const met = paths.filter((path) => weekLevel(path, fewer) >= 0.8 - 1e-9).length / 20;
      expect(met).toBeLessThan(0.9);
    }
  });

  it('an expected service level of the week takes no more hours than one of each day', () => {
    const byDay = expectedRequirement({ scenarios, ...common, target });
    const byWeek = expectedRequirement({ scenarios, ...common, target, per: 'week' });
    expect(byWeek.periods[0]!.expectedServiceLevel).toBeGreaterThanOrEqual(0.8 - 1e-9);
    expect(hours(byWeek)).toBeLessThanOrEqual(hours(byDay));
  });

  it('a penalty on the week is that of its mean day, seven times', () => {
    const contract = { serviceLevelPenalty: [{ below: 0.8, perDay: 900 }] };
    const options = { ...common, target, wagePerAgentHour: 40, scenarios, contract };
    const bound = leastCostRequirement({ ...options, per: 'week' });
    const [week] = bound.periods;
    expect(bound.periods).toHaveLength(1);
    expect(week!.cost.penalty).toBeCloseTo(7 * 900 * (1 - week!.chance), 6);
    expect(leastCostRequirement({ ...options, contract: {} }).agents.every((n) => n === 0)).toBe(true);
  });

  function weekLevel(path: readonly number[], agents: readonly number[]): number {
    const days = Array.from({ length: 7 }, (_, d) => path.slice(6 * d, 6 * d + 6));
    const weights = days.map(sum);
    return (
      sum(days.map((day, d) => weights[d]! * dayLevel(day, agents.slice(6 * d, 6 * d + 6)))) / sum(weights)
    );
  }
});

describe('base staff and reserve', () => {
  const terms = { retainerPerHour: 8, calledPerHour: 60 };
  const options = { ...common, targets: { serviceLevel: target }, probability: 0.9, wagePerAgentHour: 40 };

  it('never costs more than base staff alone, and together they are the chance requirement', () => {
    fc.assert(
      fc.property(volumes, fc.double({ min: 0, max: 60, noNaN: true }), (values, retainerPerHour) => {
        const scenarios = busyness(values, 0.4);
        const found = reserveSplit({ ...options, scenarios, reserve: { ...terms, retainerPerHour } });
        expect(found.cost.total).toBeLessThanOrEqual(found.costWithoutReserve + 1e-6);
        const whole = chanceRequirement({ ...common, scenarios, target, probability: 0.9, per: 'interval' });
        expect(found.base.map((n, row) => n + found.reserve[row]!)).toEqual(whole.agents);
        if (retainerPerHour >= 40) expect(found.reservePeople).toBe(0);
      }),
      { numRuns: 12 },
    );
  });

  it('waits for notice and respects its size', () => {
    const scenarios = busyness([300, 900, 1500, 1600, 1100, 500], 0.4);
    const whole = reserveSplit({ ...options, scenarios, reserve: terms });
    const late = reserveSplit({ ...options, scenarios, reserve: { ...terms, fromRow: 3, people: 2 } });
    expect(whole.reservePeople).toBeGreaterThan(2);
    expect(late.reserve.slice(0, 3)).toEqual([0, 0, 0]);
    expect(late.reservePeople).toBe(2);
    expect(late.cost.total).toBeGreaterThan(whole.cost.total);
  });

  /** Ten afternoons after each of three mornings. */
  const mornings = [0.8, 1, 1.3];
  const afterMornings = (values: readonly (number | null)[], told: boolean) => ({
    grid: busyness(values, 0).grid,
    paths: mornings.flatMap((morning) =>
      Array.from({ length: 10 }, (_, i) =>
        values.map((calls, row) => {
          if (calls === null || (row < 3 && !told)) return calls;
          return calls * morning * (row < 3 ? 1 : 0.8 + 0.04 * i);
        }),
      ),
    ),
  });

  it('called by what was seen, it costs the least that keeps the chance after every morning', () => {
    fc.assert(
      fc.property(volumes, fc.integer({ min: 0, max: 1 }), (values, noticeRows) => {
        const scenarios = afterMornings(values, true);
        const found = reserveSplit({ ...options, scenarios, reserve: { ...terms, seenRows: 3, noticeRows } });
        const needs = scenarios.paths.map(
          (path) =>
            requirement({ ...common, volume: { ...scenarios, values: path }, targets: options.targets })
              .agents,
        );
        const hours = scenarios.grid.intervalSeconds / 3600;
        let least = 0;
        for (const row of values.keys()) {
          const ofRow = needs.map((agents) => agents[row]!);
          if (row < 3 + noticeRows) {
            expect(found.reserve[row]).toBe(0);
            least += [...ofRow].sort((a, b) => a - b)[26]! * 40 * hours;
            continue;
          }
          // Nine of the ten afternoons after each morning.
          const enough = mornings.map((_, m) => ofRow.slice(10 * m, 10 * m + 10).sort((a, b) => a - b)[8]!);
          const most = Math.max(...enough);
          expect(found.base[row]! + found.reserve[row]!).toBe(most);
          const costOf = (base: number) =>
            40 * base + 8 * (most - base) + (60 / 3) * sum(enough.map((n) => Math.max(0, n - base)));
          least += Math.min(...Array.from({ length: most + 1 }, (_, base) => costOf(base))) * hours;
        }
        expect(found.cost.total).toBeCloseTo(least, 6);
      }),
      { numRuns: 10 },
    );
  });

  it('is worth nothing when the morning tells nothing', () => {
    const scenarios = afterMornings([300, 900, 1500, 1600, 1100, 500], false);
    const known = reserveSplit({ ...options, scenarios, reserve: terms });
    const blind = reserveSplit({ ...options, scenarios, reserve: { ...terms, seenRows: 3 } });
    expect(known.reservePeople).toBeGreaterThan(0);
    expect(blind.reservePeople).toBe(0);
    expect(blind.base).toEqual(known.base.map((n, row) => n + known.reserve[row]!));
  });
});

describe('paths of a forecast', () => {
  const days = (from: string, count: number) =>
    makeGrid({ zone: 'UTC', from, days: count, intervalSeconds: 3600 });
  const history = makeSeries(
    days('2026-01-05', 56),
    Array.from({ length: 56 * 24 }, (_, row) =>
      Math.round((100 + 60 * Math.sin(row / 4)) * (1 + 0.15 * Math.sin((row / 24) | 0))),
    ),
  );
  const found = forecast(fit(history), { grid: days('2026-03-02', 2), probabilities: [0.1, 0.5, 0.9] });

  it('have the day totals of the forecast and share the factor of the day', () => {
    const paths = scenariosOfForecast(found, { count: 99, rowNoise: false }).paths;
    for (const d of [0, 1]) {
      const totals = paths.map((path) => sum(path.slice(24 * d, 24 * d + 24).map((v) => v ?? 0)));
      for (const [i, { value }] of found.days[d]!.quantiles.entries())
        expect(totals[[9, 49, 89][i]!]! / value!).toBeCloseTo(1, 1);
      const ratios = paths[98]!.slice(24 * d, 24 * d + 24).map((v, row) => v! / paths[0]![24 * d + row]!);
      for (const ratio of ratios) expect(ratio).toBeCloseTo(ratios[0]!, 9);
    }
  });

  it('keep the band of every day, whatever the days share', () => {
    const one = scenariosOfForecast(found, { count: 60, rowNoise: false });
    const ranks = (dayCorrelation: number) => {
      const { paths } = scenariosOfForecast(found, { count: 60, rowNoise: false, dayCorrelation });
      for (const row of [3, 30])
        expect(paths.map((path) => path[row]).sort()).toEqual(one.paths.map((path) => path[row]).sort());
      const rankOf = (row: number) => {
        const sorted = paths.map((path) => path[row]!).sort((a, b) => a - b);
        return paths.map((path) => sorted.indexOf(path[row]!));
      };
      const [a, b] = [rankOf(3), rankOf(30)];
      const spread = sum(a.map((x) => (x - 29.5) ** 2));
      return sum(a.map((x, i) => (x - 29.5) * (b[i]! - 29.5))) / spread;
    };
    expect(ranks(1)).toBeCloseTo(1, 9);
    expect(Math.abs(ranks(0))).toBeLessThan(0.3);
    expect(ranks(0.5)).toBeGreaterThan(0.25);
    expect(ranks(0.5)).toBeLessThan(0.75);
    expect(() => scenariosOfForecast(found, { dayCorrelation: 50 })).toThrow(
      expect.objectContaining({ path: 'dayCorrelation', code: 'percentage' }),
    );
  });

  it('are the same for the same seed, and differ by seed', () => {
    expect(scenariosOfForecast(found)).toEqual(scenariosOfForecast(found));
    expect(scenariosOfForecast(found, { seed: 2 })).not.toEqual(scenariosOfForecast(found, { seed: 3 }));
  });

  it('mistakes name their field', () => {
    expect(() => scenariosOfForecast(found, { count: 0 })).toThrow(
      expect.objectContaining({ path: 'count' }),
    );
    const bad = { grid, paths: [new Array(6).fill(1), [null, 1, 1, 1, 1, 1]] };
    expect(() => expectedRequirement({ scenarios: bad, ...common, target })).toThrow(
      expect.objectContaining({ path: 'scenarios.paths[1][0]' }),
    );
    const uneven = { ...bad, paths: [bad.paths[0]!], probabilities: [0.5] };
    expect(() => expectedRequirement({ scenarios: uneven, ...common, target })).toThrow(
      expect.objectContaining({ path: 'scenarios.probabilities' }),
    );
    const scenarios = { ...bad, paths: [bad.paths[0]!] };
    const contract = { serviceLevelPenalty: [{ below: 0.8, perDay: -1 }] };
    expect(() =>
      leastCostRequirement({ ...common, scenarios, target, wagePerAgentHour: 40, contract }),
    ).toThrow(/^leastCostRequirement: `contract\.serviceLevelPenalty\[0\]\.perDay`/);
    expect(() =>
      chanceRequirement({ scenarios: busyness([1, 1, 1, 1, 1, 1], 0), ...common, target, probability: 90 }),
    ).toThrow(expect.objectContaining({ code: 'percentage' }));
  });
});

describe('a long run', () => {
  const grid = makeGrid({ zone: 'UTC', from: '2026-11-11', days: 4, intervalSeconds: 43_200 });
  const common = {
    scenarios: { grid, paths: [80, 100, 120].map((volume) => new Array<number>(8).fill(10 * volume)) },
    ahtSeconds: 240,
    patienceSeconds: 120,
  };
  const target = { target: 0.8, withinSeconds: 20 };
  const terms = { retainerPerHour: 8, calledPerHour: 60 };
  type Watch = { onProgress: (share: number) => void; signal?: AbortSignal };
  it.each<[string, number, (watch: Watch) => unknown]>([
    ['chanceRequirement', 4, (watch) => chanceRequirement({ ...common, target, probability: 0.9, ...watch })],
    [
      'chanceRequirement by row',
      8,
      (watch) => chanceRequirement({ ...common, target, probability: 0.9, per: 'interval', ...watch }),
    ],
    ['expectedRequirement', 4, (watch) => expectedRequirement({ ...common, target, ...watch })],
    [
      'expectedRequirement by row',
      8,
      (watch) => expectedRequirement({ ...common, target, per: 'interval', ...watch }),
    ],
    [
      'leastCostRequirement',
      4,
      (watch) =>
        leastCostRequirement({ ...common, target, wagePerAgentHour: 40, perLateContact: 6, ...watch }),
    ],
    [
      'reserveSplit',
      8,
      (watch) =>
        reserveSplit({
          ...common,
          ...{ targets: { serviceLevel: target }, probability: 0.9, wagePerAgentHour: 40, reserve: terms },
          ...watch,
        }),
    ],
  ])('of %s tells its progress and stops when asked', (_, steps, run) => {
    const shares: number[] = [];
    run({ onProgress: (share) => shares.push(share) });
    expect(shares).toEqual(Array.from({ length: steps }, (__, i) => (i + 1) / steps));
    const controller = new AbortController();
    const stop = () => controller.abort(new Error('enough'));
    expect(() => run({ onProgress: stop, signal: controller.signal })).toThrow('enough');
  });
});
