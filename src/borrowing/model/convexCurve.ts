/**
 * A cost that falls, ever more slowly, as help rises, and is 0 from some help on: what the rows of one block cost as a
 * function of the agents added to all of them. Linear between its corners.
 */
export interface ConvexCurve {
  /** Help at the corners, falling; the cost is 0 from the first on. */
  readonly at: Float64Array;
  /** Cost at each corner. */
  readonly costAt: Float64Array;
  /** Cost per agent less, from each corner down to the next; rising. */
  readonly slopes: Float64Array;
  /** Least help allowed; −Infinity where any is. */
  readonly least: number;
}

/** A price that begins at some depth of shortage: cost per agent-hour missing beyond `fromAgents`. */
export interface DepthPrice {
  readonly fromAgents: number;
  readonly costPerAgentHour: number;
}

/** A row as its curve sees it: needed − present, and what missing agents cost there. */
export interface CurveRow {
  readonly gap: number;
  readonly prices: readonly DepthPrice[];
  /** Agents that may be missing; Infinity without limit. */
  readonly allowedAgents: number;
}

/**
 * Adds up over rows: with help h a row whose gap is g (needed − present) misses max(0, g − h), priced by depth. Exact,
 * because everyone lent is there in every one of these rows.
 */
export function buildCurve(rows: readonly CurveRow[], rowHours: number): ConvexCurve {
  const corners: { help: number; steeper: number }[] = [];
  for (const { gap, prices } of rows) {
    let before = 0;
    for (const { fromAgents, costPerAgentHour } of prices) {
      const steeper = (costPerAgentHour - before) * rowHours;
      before = costPerAgentHour;
      if (steeper > 0) corners.push({ help: gap - fromAgents, steeper });
    }
  }
  corners.sort((a, b) => b.help - a.help);
  const at: number[] = [];
  const slopes: number[] = [];
  let slope = 0;
  for (const { help, steeper } of corners) {
    slope += steeper;
    // Corners closer than this come from rounding in the caller's series.
    if (at.length > 0 && at[at.length - 1]! - help < 1e-9) slopes[slopes.length - 1] = slope;
    else {
      at.push(help);
      slopes.push(slope);
    }
  }
  const costAt = new Float64Array(at.length);
  for (let k = 1; k < at.length; k++) costAt[k] = costAt[k - 1]! + slopes[k - 1]! * (at[k - 1]! - at[k]!);
  const least = rows.reduce((most, row) => Math.max(most, row.gap - row.allowedAgents), -Infinity);
  return { at: Float64Array.from(at), costAt, slopes: Float64Array.from(slopes), least };
}

/** Cost of a curve at some help. */
export function curveCost(curve: ConvexCurve, help: number): number {
  const { at, costAt, slopes } = curve;
  if (at.length === 0 || help >= at[0]!) return 0;
  let low = 0;
  let high = at.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (at[middle]! > help) low = middle;
    else high = middle - 1;
  }
  return costAt[low]! + slopes[low]! * (at[low]! - help);
}
