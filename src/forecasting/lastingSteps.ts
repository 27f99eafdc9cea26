import { medianOf } from './median.ts';

/** Days on each side of a day whose means are compared. */
const SIDE = 14;
/** A step is at least so high, log scale, and as many standard deviations of what means on both sides of a day differ by. */
const LEAST_STEP = 0.1;
const LEAST_SCORE = 4;
/** Share of all steps that may be left when those up and those down are set against each other. */
const MOST_LEFT = 0.5;

/**
 * Whether levels jump and do not come back, as when a client's queues are added: steps up outweigh steps down, or the other
 * way round. What lies about the mean of the years is then no season, however well two such jumps agree on their date.
 */
export function hasLastingSteps(logs: Float64Array): boolean {
  const sums = new Float64Array(logs.length + 1);
  const counts = new Float64Array(logs.length + 1);
  for (const [day, log] of logs.entries()) {
    sums[day + 1] = (sums[day] as number) + (Number.isNaN(log) ? 0 : log);
    counts[day + 1] = (counts[day] as number) + (Number.isNaN(log) ? 0 : 1);
  }
  const mean = (from: number, to: number) =>
    ((sums[to] as number) - (sums[from] as number)) / ((counts[to] as number) - (counts[from] as number));
  const jumps: number[] = [];
  for (let day = SIDE; day + SIDE <= logs.length; day++) {
    const jump = mean(day, day + SIDE) - mean(day - SIDE, day);
    if (Number.isFinite(jump)) jumps.push(jump);
  }
  // The median of a normal's size is 0.6745 standard deviations.
  const least = Math.max(LEAST_STEP, (LEAST_SCORE * medianOf(jumps.map(Math.abs))) / 0.6745);
  let up = 0;
  let down = 0;
  for (const jump of jumps) {
    if (jump > least) up += jump - least;
    if (jump < -least) down -= jump + least;
  }
  return Math.abs(up - down) > MOST_LEFT * (up + down);
}
