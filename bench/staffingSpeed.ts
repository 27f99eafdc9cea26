import { requiredAgentsBatch } from '../src/queueing/index.ts';
import { explainRequirement, periodRequirement, requirement } from '../src/staffing/index.ts';
import { makeGrid, makeSeries } from '../src/time/index.ts';

/** Times some work under a name, and says how many nanoseconds it takes. */
export type Measure = (name: string, work: () => number, runs?: number) => number;

/** A ratio of times with the bound it is meant to keep. */
export type Ratio = [name: string, ratio: number, bound: number];

/** A year of quarter hours through the staffing step, as ratios against the queue's batch function for the same year. */
export function staffingRows(measure: Measure): Ratio[] {
  const grid = makeGrid({ zone: 'Asia/Shanghai', from: '2026-01-01', days: 365, intervalSeconds: 900 });
  const values = Array.from(
    { length: grid.length },
    (_, row) => 100 + 75 * Math.sin(row / 15.3) + (row % 13),
  );
  const volume = makeSeries(grid, values);
  const target = { target: 0.8, withinSeconds: 20 };
  const shrinkage = { planned: { breaks: 0.1 }, unplanned: { sickness: 0.05 } };
  const rows = (model: string, queue: { ahtSeconds: number; patienceSeconds?: number }, bounds: number[]) => {
    const staffed = { volume, ...queue, shrinkage };
    const options = { ...staffed, targets: { serviceLevel: target } };
    const load = { volume: values, intervalSeconds: 900, ...queue };
    const runs = queue.patienceSeconds ? 3 : 9;
    const alone = measure(
      `a year of staffing, ${model}: the batch function alone`,
      () => requiredAgentsBatch(load, options.targets)[0] ?? 0,
      runs,
    );
    const steps: [string, () => number][] = [
      ['requirement', () => requirement(options).agents[0] ?? 0],
      ['target by day', () => periodRequirement({ ...staffed, target, period: 'day' }).agents[0] ?? 0],
      ['explanation', () => explainRequirement(options).rosteredHours],
    ];
    return steps.map(([name, work], i): Ratio => {
      const label = `a year of staffing, ${model}: ${name}`;
      return [`${label} / batch`, measure(label, work, runs) / alone, bounds[i] ?? 0];
    });
  };
  return [
    ...rows('Erlang C', { ahtSeconds: 240 }, [15, 150, 200]),
    ...rows('Erlang A', { ahtSeconds: 240, patienceSeconds: 180 }, [2, 8, 10]),
  ];
}
