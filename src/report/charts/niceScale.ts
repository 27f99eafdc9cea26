/** Top and step of an axis from 0 that holds `most` in three to six round steps. */
export function niceScale(most: number): { max: number; interval: number } {
  const rough = Math.max(most, 1) / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const multiple = [1, 2, 2.5, 5, 10].find((candidate) => rough <= candidate * power * 1.0001) ?? 10;
  const interval = Math.max(1, multiple * power);
  return { max: Math.ceil(most / interval) * interval || interval, interval };
}
