/** Sums of y, x and their products over independent parts, per cell: for ratios of sums, such as a service level. */
export interface RatioSums {
  readonly y: Float64Array;
  readonly x: Float64Array;
  readonly yy: Float64Array;
  readonly xy: Float64Array;
  readonly xx: Float64Array;
  /** The part under way: one replication, or those of one path. */
  readonly partY: Float64Array;
  readonly partX: Float64Array;
}

/** Sums at zero. */
export function ratioSums(cells: number): RatioSums {
  const perCell = () => new Float64Array(cells);
  return {
    ...{ y: perCell(), x: perCell(), yy: perCell(), xy: perCell(), xx: perCell() },
    ...{ partY: perCell(), partX: perCell() },
  };
}

/** Adds what one replication found in a cell to the part under way. */
export function addRatio({ partY, partX }: RatioSums, cell: number, y: number, x: number): void {
  partY[cell] = (partY[cell] as number) + y;
  partX[cell] = (partX[cell] as number) + x;
}

/** Ends a part that is independent of those before. */
export function endPart(sums: RatioSums): void {
  for (let cell = 0; cell < sums.y.length; cell++) {
    const y = sums.partY[cell] as number;
    const x = sums.partX[cell] as number;
    sums.y[cell] = (sums.y[cell] as number) + y;
    sums.x[cell] = (sums.x[cell] as number) + x;
    sums.yy[cell] = (sums.yy[cell] as number) + y * y;
    sums.xy[cell] = (sums.xy[cell] as number) + x * y;
    sums.xx[cell] = (sums.xx[cell] as number) + x * x;
  }
  sums.partY.fill(0);
  sums.partX.fill(0);
}

/** Sum of y over sum of x; `null` where x was always 0. */
export function ratioAt({ y, x }: RatioSums, cell: number): number | null {
  return (x[cell] as number) > 0 ? (y[cell] as number) / (x[cell] as number) : null;
}

/**
 * Standard error of {@link ratioAt} over independent parts, to the first order: that of y - ratio × x, over mean x
 * (Cochran, Sampling Techniques, 1977, eq. 2.39). `null` with fewer than two.
 */
export function ratioErrorAt(sums: RatioSums, cell: number, parts: number): number | null {
  const ratio = ratioAt(sums, cell);
  if (ratio === null || parts < 2) return null;
  const squares =
    (sums.yy[cell] as number) -
    2 * ratio * (sums.xy[cell] as number) +
    ratio ** 2 * (sums.xx[cell] as number);
  return Math.sqrt((Math.max(0, squares) * parts) / (parts - 1)) / (sums.x[cell] as number);
}
