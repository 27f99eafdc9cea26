import type { Effect } from './specialEffects.ts';

/** Where a day of an event, its run-up or its tail lies. */
type Position = NonNullable<Effect['course']>;

/** Such a day with the number of its effect. */
export interface CourseDay extends Position {
  readonly place: number;
}

/** A way for the effects of an event's days to go together, per variance of one day's effect. */
interface CourseKind {
  /** How likely it is before anything is seen. */
  readonly chance: number;
  /** Variance of what each day adds to its neighbours. */
  readonly wander: number;
  /** Variance of what all days have in common at the first day, and how much of it is left from day to day. */
  readonly common: number;
  readonly kept: number;
  /** Variance of a rise or fall along the event. */
  readonly along: number;
}

/** Days that are alike the nearer they lie; the same effect throughout; and effects that fade. */
export const COURSE_KINDS: readonly CourseKind[] = [
  { chance: 0.7, wander: 1, common: 0.4, kept: 1, along: 0.3 },
  { chance: 0.12, wander: 0.02, common: 1.4, kept: 1, along: 0 },
  { chance: 0.06, wander: 0.02, common: 1.4, kept: 0.9, along: 0 },
  { chance: 0.06, wander: 0.02, common: 1.4, kept: 0.8, along: 0 },
  { chance: 0.06, wander: 0.02, common: 1.4, kept: 0.65, along: 0 },
];

/** How likely each kind is before any day of an event is seen. */
const SUPPOSED: readonly number[] = COURSE_KINDS.map(({ chance }) => chance);

/**
 * Covariance of two days of an event, its run-up and its tail, of which the days of the event have more in common than
 * being near: that of each kind of course, by their chances.
 */
export function courseCovariance(a: Position, b: Position, chances: readonly number[] = SUPPOSED): number {
  return chances.reduce(
    (sum, chance, kind) => (chance > 0 ? sum + chance * ofKind(COURSE_KINDS[kind]!, a, b) : sum),
    0,
  );
}

function ofKind({ wander, common, kept, along }: CourseKind, a: Position, b: Position): number {
  const near = a.alike ** Math.abs(a.offset - b.offset);
  const inside = (day: Position) => day.along !== undefined;
  const wanders = near * Math.sqrt((inside(a) ? wander : 1) * (inside(b) ? wander : 1));
  if (a.along === undefined || b.along === undefined) return wanders;
  return wanders + common * kept ** (a.offset + b.offset) + along * a.along * b.along;
}
