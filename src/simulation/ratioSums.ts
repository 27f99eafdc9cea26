/** Sums over replications of y, x and their products, per cell: for ratios of sums, such as a service level. */
export interface RatioSums {
  readonly y: Float64Array;
  readonly x: Float64Array;
  readonly yy: Float64Array;
  readonly xy: Float64Array;
  readonly xx: Float64Array;
}

/** Sums at zero. */
export function ratioSums(cells: number): RatioSums {
  const perCell = () => new Float64Array(cells);
  return { y: perCell(), x: perCell(), yy: perCell(), xy: perCell(), xx: perCell() };
}

/** Adds what one replication found in a cell. */
export function addRatio(sums: RatioSums, cell: number, y: number, x: number): void {
  for (const [list, value] of [
    [sums.y, y],
    [sums.x, x],
    [sums.yy, y * y],
    [sums.xy, x * y],
    [sums.xx, x * x],
  ] as const)
    list[cell] = (list[cell] as number) + value;
}

/** Sum of y over sum of x; `null` where x was always 0. */
export function ratioAt({ y, x }: RatioSums, cell: number): number | null {
  return (x[cell] as number) > 0 ? (y[cell] as number) / (x[cell] as number) : null;
}

/**
 * Standard error of {@link ratioAt} over independent replications, to the first order: that of y - ratio × x, over mean x
 * (Cochran, Sampling Techniques, 1977, eq. 2.39). `null` with fewer than two.
 */
export function ratioErrorAt(sums: RatioSums, cell: number, replications: number): number | null {
  const ratio = ratioAt(sums, cell);
  if (ratio === null || replications < 2) return null;
  const squares =
    (sums.yy[cell] as number) -
    2 * ratio * (sums.xy[cell] as number) +
    ratio ** 2 * (sums.xx[cell] as number);
  return Math.sqrt((Math.max(0, squares) * replications) / (replications - 1)) / (sums.x[cell] as number);
}
