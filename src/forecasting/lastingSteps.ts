import { scatterOf, spanMeans } from './spanMeans.ts';

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
  const { mean } = spanMeans(logs);
  const jumps = logs.map((_, day) =>
    day < SIDE || day + SIDE > logs.length ? Number.NaN : mean(day, day + SIDE) - mean(day - SIDE, day),
  );
  const least = Math.max(LEAST_STEP, LEAST_SCORE * scatterOf(jumps));
  let up = 0;
  let down = 0;
  for (const jump of jumps) {
    if (jump > least) up += jump - least;
    if (jump < -least) down -= jump + least;
  }
  return Math.abs(up - down) > MOST_LEFT * (up + down);
}
