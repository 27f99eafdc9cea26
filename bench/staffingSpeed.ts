import { performance } from 'node:perf_hooks';
import { requiredAgentsBatch } from 'staffcast/queueing';
import { explainRequirement, periodRequirement, requirement } from 'staffcast/staffing';
import { makeGrid, makeSeries } from 'staffcast/time';

/** A year of half hours through the staffing step, beside the bare queue formula. */
export function yearOfStaffing(): void {
  const grid = makeGrid({ zone: 'Asia/Shanghai', from: '2026-01-01', days: 365, intervalSeconds: 1800 });
  const values = Array.from(
    { length: grid.length },
    (_, row) => 200 + 150 * Math.sin(row / 7.6) + (row % 13),
  );
  const volume = makeSeries(grid, values);
  const serviceLevel = { target: 0.8, withinSeconds: 20 };
  const queue = { ahtSeconds: 240, patienceSeconds: 120 };
  const options = { volume, ...queue, targets: { serviceLevel }, shrinkage: { breaks: 0.1, sickness: 0.05 } };
  const steps: [string, () => unknown][] = [
    [
      'queue formula alone',
      () => requiredAgentsBatch({ volume: values, intervalSeconds: 1800, ...queue }, { serviceLevel }),
    ],
    ['requirement', () => requirement(options)],
    ['explainRequirement', () => explainRequirement(options)],
    [
      'periodRequirement, days',
      () => periodRequirement({ volume, ...queue, target: serviceLevel, period: 'day' }),
    ],
  ];
  console.log(`A year of ${grid.length} half hours`);
  let alone = 0;
  for (const [name, step] of steps) {
    const from = performance.now();
    step();
    const seconds = (performance.now() - from) / 1000;
    alone ||= seconds;
    console.log(
      `  ${name.padEnd(26)} ${seconds.toFixed(2).padStart(7)} s  ${(seconds / alone).toFixed(1).padStart(6)} ×`,
    );
  }
  console.log();
}
