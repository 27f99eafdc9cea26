import type { DayDesign } from './dayDesign.ts';
import { seasonalPart } from './dayFilter.ts';
import { COURSE_KINDS, type CourseDay, courseCovariance } from './eventCourses.ts';
import { DAYS_BEFORE, levelBefore } from './levelBefore.ts';
import type { LogDays } from './logDays.ts';

/** Variances that an event's effects may have, against what is supposed of them. */
const SCALES = [1 / 16, 1 / 4, 1, 4];
/** How many times as noisy as ordinary days those of events are, as a variance. */
const NOISIER = 2;
/** How much less likely an event is to fade whose days a planner expects to be alike. */
const FADES_AGAINST_PLAN = 0.3;

/**
 * The design with what the days of each event seen so far say of its course: three days of one size make a fourth of that
 * size likely, three that fade one that is smaller still, and neither is known before. Each kind of course counts by its
 * chance and the likelihood of these days under it, as models do in Bayesian model averaging (Hoeting, Madigan, Raftery
 * and Volinsky, Statistical Science 14, 1999, equations 1 to 3).
 *
 * What a planner expects of an event is taken to stay or to fade in the same way.
 *
 * @param mean what a first run over the history learned.
 */
export function withLearnedCourses(design: DayDesign, mean: Float64Array, logs: LogDays): DayDesign {
  const prior = design.prior.slice();
  const expected = design.expected.slice();
  const levels = logs.logTotals.map((log, day) => log - seasonalPart(design, mean, 0, day));
  for (const name of new Set(design.courses.map((day) => day.name))) {
    const course = design.courses.filter((day) => day.name === name);
    const seen = seenDays(design, levels, course);
    if (seen.length === 0) continue;
    const chances = chancesOf(design, seen, logs.scale);
    for (const a of course)
      for (const b of course) prior[a.place * design.size + b.place] = covarianceOf(design, a, b, chances);
    for (const { place, offset } of course) {
      const left = chances.reduce((sum, chance, kind) => sum + chance * leftOn(offset, kind), 0);
      expected[place] = left * (design.expected[place] as number);
    }
  }
  return { ...design, prior, expected };
}

/** Covariance of two days under other chances, their variances being of the size that the design has. */
function covarianceOf(
  { prior, size }: DayDesign,
  a: CourseDay,
  b: CourseDay,
  chances: readonly number[],
): number {
  const [ofA, ofB] = [a, b].map(
    (day) => (prior[day.place * (size + 1)] as number) / courseCovariance(day, day),
  );
  return courseCovariance(a, b, chances) * Math.sqrt((ofA as number) * (ofB as number));
}

/** A day of an event with what was seen of it: the mean over its occurrences, against the ordinary days before. */
interface SeenDay {
  readonly day: CourseDay;
  readonly effect: number;
  readonly occurrences: number;
}

/** The days of an event itself that were seen, its run-up and its tail left out. */
function seenDays(
  { start, indices, special }: DayDesign,
  levels: Float64Array,
  course: readonly CourseDay[],
): SeenDay[] {
  const dayOf = new Map(course.filter(({ along }) => along !== undefined).map((day) => [day.place, day]));
  const effects = new Map<CourseDay, number[]>();
  let last = Number.POSITIVE_INFINITY;
  let before = Number.NaN;
  for (const [at, level] of levels.entries()) {
    if (!special[at] || Number.isNaN(level)) continue;
    for (const place of indices.subarray(start[at], start[at + 1])) {
      const day = dayOf.get(place);
      if (!day) continue;
      if (day.offset <= last) before = levelBefore(levels, special, at);
      last = day.offset;
      if (!Number.isNaN(before)) effects.set(day, [...(effects.get(day) ?? []), level - before]);
    }
  }
  return [...effects].map(([day, list]) => {
    const effect = list.reduce((sum, each) => sum + each, 0) / list.length;
    return { day, effect, occurrences: list.length };
  });
}

/** Share of an expected effect that is left on a day of an event. */
function leftOn(offset: number, kind: number): number {
  return COURSE_KINDS[kind]!.kept ** Math.max(0, offset);
}

/** How likely each kind of course is, given the days seen. */
function chancesOf(design: DayDesign, seen: readonly SeenDay[], noise: number): number[] {
  const expectationOf = ({ place }: CourseDay) => design.expected[place] as number;
  const isExpected = seen.some(({ day }) => expectationOf(day) !== 0);
  const logs = COURSE_KINDS.map(({ chance, kept }, kind) => {
    const news = seen.map(({ day, effect }) => effect - leftOn(day.offset, kind) * expectationOf(day));
    const only = COURSE_KINDS.map((_, other) => Number(other === kind));
    const shape = seen.map(({ day: a }) => seen.map(({ day: b }) => covarianceOf(design, a, b, only)));
    const densities = SCALES.map((scale) => {
      const covariance = shape.map((row, i) =>
        row.map((shared, j) => {
          const own = i === j ? (NOISIER * noise) / seen[i]!.occurrences : 0;
          return scale * shared + own + noise / DAYS_BEFORE;
        }),
      );
      return logDensity(covariance, news);
    });
    const fades = isExpected && kept < 1 ? FADES_AGAINST_PLAN : 1;
    return Math.log(chance * fades) + logMeanExp(densities);
  });
  const all = logMeanExp(logs);
  return logs.map((log) => Math.exp(log - all) / logs.length);
}

/** Log density of values under a normal distribution of mean 0, but for a constant: one value after the other is learned. */
function logDensity(covariance: readonly (readonly number[])[], values: readonly number[]): number {
  const left = covariance.map((row) => [...row]);
  const news = [...values];
  let log = 0;
  for (const [i, row] of left.entries()) {
    const variance = row[i] as number;
    const surprise = news[i] as number;
    log -= (Math.log(variance) + surprise ** 2 / variance) / 2;
    for (let j = i + 1; j < news.length; j++) {
      const share = (row[j] as number) / variance;
      news[j] = (news[j] as number) - share * surprise;
      for (let k = j; k < news.length; k++) left[j]![k]! -= share * (row[k] as number);
    }
  }
  return log;
}

function logMeanExp(logs: readonly number[]): number {
  const most = Math.max(...logs);
  return most + Math.log(logs.reduce((sum, log) => sum + Math.exp(log - most), 0) / logs.length);
}
