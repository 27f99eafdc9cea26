/** What a service level costs. */
export interface CostPoint {
  readonly at: number;
  readonly cost: number;
}

/** How steeply the lower convex hull of points in rising order falls at a level; from its last corner on, 0. */
export function hullSlope(points: readonly CostPoint[], level: number): number {
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
  for (let i = 1; i < hull.length; i++) {
    if (level < hull[i]!.at) return Math.max(0, -slope(hull[i - 1]!, hull[i]!));
  }
  return 0;
}

function slope(a: CostPoint, b: CostPoint): number {
  return (b.cost - a.cost) / (b.at - a.at);
}
