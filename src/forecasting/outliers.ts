/** Standardised surprise above which a day counts less: its noise is taken as so large that it is no more than this. */
export const OUTLIER = 3;

/** Outliers in a row on the same side after which they are a new level. */
export const NEW_LEVEL_AFTER = 3;

/** Outliers in a row on one side, with the sign of that side, after one more. */
export function sameSideAfter(sameSide: number, surprise: number): number {
  const side = Math.sign(surprise);
  return side === Math.sign(sameSide) ? sameSide + side : side;
}
