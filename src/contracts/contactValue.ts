/** What a service level costs. */
export interface CostPoint {
  readonly at: number;
  readonly cost: number;
}

/** What a contact in time is worth: one more, and one fewer. */
export interface ContactValue {
  readonly perContactInTime: number;
  readonly perContactKept: number;
}

/** Differences below this share of the costs are rounding. */
const ROUNDING = 1e-9;

/** Of a step whose loss is less than this share of all that may be lost, the next below tells what one fewer costs. */
const NOTABLE = 0.1;

/**
 * What a contact in time is worth at a service level. One more: the slope of the lower convex hull, so that help pays back over
 * the whole way to a step. One fewer: at least its share of what is lost down to the next notable corner of that hull, so that
 * people are not taken from steps that are met; the more there are in time already, the less hangs on each. No contact is worth
 * more than all steps.
 *
 * @param points in rising order, from the least service level that may come about to the most.
 * @param now what is expected, between them.
 * @param offered contacts behind the service level.
 */
export function contactValue(points: readonly CostPoint[], now: CostPoint, offered: number): ContactValue {
  const hull = lowerHull(fallingPoints(points));
  const [worst, best] = [hull[0], hull.at(-1)];
  if (!worst || !best) return { perContactInTime: 0, perContactKept: 0 };
  const perContactInTime = Math.min(slopeAt(hull, now.at) / offered, worst.cost - best.cost);
  const lossAt = ({ cost }: CostPoint) => significant(cost - now.cost, worst.cost);
  const next = hull.findLast((corner) => corner.at < now.at && lossAt(corner) >= NOTABLE * lossAt(worst));
  const lost = next ? lossAt(next) / Math.max(1, (now.at - next.at) * offered) : 0;
  return { perContactInTime, perContactKept: Math.max(perContactInTime, lost) };
}

/** How steeply the lower convex hull of points in rising order falls at a level; from its last corner on, 0. */
export function hullSlope(points: readonly CostPoint[], level: number): number {
  return slopeAt(lowerHull(points), level);
}

function slopeAt(hull: readonly CostPoint[], level: number): number {
  const next = hull.findIndex(({ at }, i) => i > 0 && level < at);
  return next < 0 ? 0 : Math.max(0, -slope(hull[next - 1]!, hull[next]!));
}

function lowerHull(points: readonly CostPoint[]): CostPoint[] {
  const hull: CostPoint[] = [];
  for (const point of points) {
    while (
      hull.length > 1 &&
      slope(hull[hull.length - 2]!, point) <= slope(hull[hull.length - 2]!, hull[hull.length - 1]!)
    ) {
      hull.pop();
    }
    hull.push(point);
  }
  return hull;
}

/** The first point, and those that cost less than all before: only there may a corner of the hull lie. */
function fallingPoints(points: readonly CostPoint[]): CostPoint[] {
  const falling: CostPoint[] = [];
  for (const point of points) {
    const least = falling.at(-1);
    if (!least || significant(least.cost - point.cost, falling[0]!.cost) > 0) falling.push(point);
  }
  return falling;
}

function significant(difference: number, of: number): number {
  return difference > ROUNDING * Math.abs(of) ? difference : 0;
}

function slope(a: CostPoint, b: CostPoint): number {
  return (b.cost - a.cost) / (b.at - a.at);
}
