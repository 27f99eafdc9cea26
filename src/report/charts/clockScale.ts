const HOUR = 3600;

/** Whole hours that hold a part of the day, and the step of their labels; the whole day when nothing is open. */
export function clockScale(
  fromSecond: number,
  toSecond: number,
): { min: number; max: number; interval: number } {
  if (!(toSecond > fromSecond)) return { min: 0, max: 24 * HOUR, interval: 6 * HOUR };
  const min = Math.floor(fromSecond / HOUR) * HOUR;
  const max = Math.ceil(toSecond / HOUR) * HOUR;
  const hours = (max - min) / HOUR;
  const interval = (hours > 16 ? 6 : hours > 8 ? 4 : hours > 4 ? 2 : 1) * HOUR;
  return { min, max, interval };
}
