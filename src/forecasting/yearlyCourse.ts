import { medianOf } from './median.ts';
import { smooth, YEAR } from './yearlyMeans.ts';

/** Days on each side over which a year's course is smoothed, and over which it is looked at again for edges. */
const WIDTHS = [30, 15, 7, 3, 1];
/** Standard deviations by which an edge must stand out of what narrower means otherwise differ by. */
const LEAST_EDGE = 3;
/** Days over which changes are compared between years. */
const AHEAD = 28;
/** Changes must agree by more than this many times what chance would have them to. */
const LEAST_PROOF = 4;

/**
 * What the time of year brings to each day of the history, and to days after it, as other years say: the mean of their
 * smoothed log totals about their yearly mean at the same date, shrunk by how well the other years' changes over four
 * weeks foretell a year's own. `null` where they do not. Unlike waves, it keeps edges sharp, as those of school holidays.
 *
 * @param logs log totals without weekdays and special effects, by day; NaN where there is none.
 * @param yearly mean of the year around each day.
 * @param ahead days after the history for which the course is wanted.
 */
export function yearlyCourse(
  logs: Float64Array,
  yearly: Float64Array,
  ahead: readonly number[],
): Float64Array | null {
  const days = logs.length;
  const wanted = [...logs.keys(), ...ahead.map((step) => days - 1 + step)];
  const scales = WIDTHS.map((width) => {
    const own = about(smooth(logs, width), yearly);
    return { own, others: Float64Array.from(wanted, (day) => meanOfOtherYears(own, day)) };
  });
  const others = withEdges(scales.map((scale) => scale.others));
  const sharpest = (scales[scales.length - 1] as (typeof scales)[number]).own;
  const { slope, explained, independent } = agreementOf(sharpest, others.subarray(0, days));
  if (explained * independent < LEAST_PROOF || slope <= 0) return null;
  // Stein's shrinkage: what chance explains is taken off.
  const kept = Math.max(0, 1 - (1 - explained) / (explained * independent)) * Math.min(1, slope);
  return others.map((value) => kept * (value || 0));
}

/** The widest means, and of narrower ones what stands out: noise is left behind, edges stay. */
function withEdges(scales: readonly Float64Array[]): Float64Array {
  const [widest, ...narrower] = scales as [Float64Array, ...Float64Array[]];
  const course = widest.slice();
  let before = widest;
  for (const scale of narrower) {
    const detail = scale.map((value, day) => value - (before[day] as number));
    const known = detail.filter((value) => !Number.isNaN(value)).map(Math.abs);
    // The median of a normal's size is 0.6745 standard deviations.
    const least = (LEAST_EDGE * medianOf(known)) / 0.6745;
    for (const [day, value] of detail.entries())
      if (Math.abs(value) > least) course[day] = (course[day] as number) + value;
    before = scale;
  }
  return course;
}

interface Agreement {
  /** Of a year's own changes on those of other years. */
  readonly slope: number;
  /** Share of the squares of a year's own changes that the others explain. */
  readonly explained: number;
  /** Changes that do not overlap. */
  readonly independent: number;
}

function agreementOf(own: Float64Array, others: Float64Array): Agreement {
  let xx = 0;
  let xy = 0;
  let yy = 0;
  let n = 0;
  for (let day = 0; day + AHEAD < own.length; day++) {
    const x = (others[day + AHEAD] as number) - (others[day] as number);
    const y = (own[day + AHEAD] as number) - (own[day] as number);
    if (Number.isNaN(x + y)) continue;
    xx += x * x;
    xy += x * y;
    yy += y * y;
    n += 1;
  }
  if (xx === 0 || yy === 0) return { slope: 0, explained: 0, independent: 0 };
  return { slope: xy / xx, explained: xy > 0 ? xy ** 2 / (xx * yy) : 0, independent: n / AHEAD };
}

/** Mean of a course on the same date of all other years; NaN where none has it. */
function meanOfOtherYears(course: Float64Array, day: number): number {
  let sum = 0;
  let n = 0;
  const years = Math.ceil((course.length + Math.max(0, day - course.length)) / YEAR);
  for (let k = -years; k <= years; k++) {
    const value = k === 0 ? Number.NaN : (course[day + Math.round(k * YEAR)] ?? Number.NaN);
    if (Number.isNaN(value)) continue;
    sum += value;
    n += 1;
  }
  return n > 0 ? sum / n : Number.NaN;
}

function about(values: Float64Array, trend: Float64Array): Float64Array {
  return values.map((value, day) => value - (trend[day] as number));
}
