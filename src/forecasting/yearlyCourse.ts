import { medianOf } from './median.ts';
import { scatterOf, smooth } from './spanMeans.ts';
import { YEAR } from './yearlyMeans.ts';

/** Days on each side over which a year's course is smoothed, and over which it is looked at again for edges. */
const WIDTHS = [30, 15, 7, 3, 1];
/** Standard deviations by which an edge must stand out of what narrower means of a year otherwise differ by. */
const LEAST_EDGE = 2;
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
  const smoothed = WIDTHS.map((width) => smooth(logs, width));
  const widest = smoothed[0] as Float64Array;
  const about = (values: Float64Array) => values.map((value, day) => value - (yearly[day] as number));
  const others = Float64Array.from(wanted, ofOtherYears(about(widest), meanOf));
  for (const [i, narrower] of smoothed.slice(1).entries()) {
    const wider = smoothed[i] as Float64Array;
    const own = narrower.map((value, day) => value - (wider[day] as number));
    const shared = ofOtherYears(own, sharedBy);
    const least = LEAST_EDGE * scatterOf(own);
    for (const [at, day] of wanted.entries()) {
      const edge = shared(day);
      if (Math.abs(edge) > least) others[at] = (others[at] as number) + edge;
    }
  }
  const sharpest = about(smoothed[smoothed.length - 1] as Float64Array);
  const { slope, explained, independent } = agreementOf(sharpest, others.subarray(0, days));
  if (explained * independent < LEAST_PROOF || slope <= 0) return null;
  // Shrinkage of James and Stein (1961): what chance explains is taken off.
  const kept = Math.max(0, 1 - (1 - explained) / (explained * independent)) * Math.min(1, slope);
  return others.map((value) => kept * (value || 0));
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

/** The values that a course has on the same date of all other years, made one; NaN where there are none. */
function ofOtherYears(
  course: Float64Array,
  combine: (values: readonly number[]) => number,
): (day: number) => number {
  return (day) => {
    const values: number[] = [];
    const years = Math.ceil(Math.max(day, course.length) / YEAR);
    for (let k = -years; k <= years; k++) {
      const value = k === 0 ? Number.NaN : (course[day + Math.round(k * YEAR)] ?? Number.NaN);
      if (!Number.isNaN(value)) values.push(value);
    }
    return values.length > 0 ? combine(values) : Number.NaN;
  };
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** What most years have: of two what both have, so that last year's promotion does not come back by itself. */
function sharedBy(values: readonly number[]): number {
  const [a = 0, b = a] = values;
  if (values.length > 2) return medianOf(values);
  return a * b <= 0 ? 0 : Math.abs(a) < Math.abs(b) ? a : b;
}
