import { shapeKinds } from './shapeFactors.ts';
import type { DayCharacter } from './specialEffects.ts';

/**
 * The kinds of special day that may have hours of their own, from the most general to the day's own: those of the calendar
 * together, and those of each event that the day belongs to, its run-up and its tail apart. Long events set the hours of
 * their weekdays instead.
 */
export function hourKinds({ kind, effects }: DayCharacter): readonly (readonly string[])[] {
  const ofCalendar = shapeKinds({ kind, effects: effects.filter(({ part }) => part === 'holiday') });
  // Days of short events have a shape of all such days, and one of their own.
  const ofEvents = effects.flatMap(({ part, shapes = [] }) =>
    part === 'event' && shapes.length > 1 ? [shapes] : [],
  );
  return [ofCalendar, ...ofEvents].filter((kinds) => kinds.length > 0);
}

/** Which of a day's kinds a day teaches: those that most days have, as of a sale of a day within a festival. */
export function taughtKinds(
  kindsOf: readonly (readonly (readonly string[])[])[],
): readonly (readonly string[])[] {
  const days = new Map<string, number>();
  for (const all of kindsOf) for (const [general] of all) add(general as string);
  return kindsOf.map((all) =>
    all.reduce<readonly string[]>((most, kinds) => (countOf(kinds) > countOf(most) ? kinds : most), []),
  );

  function add(general: string): void {
    days.set(general, (days.get(general) ?? 0) + 1);
  }

  function countOf([general]: readonly string[]): number {
    return general === undefined ? 0 : (days.get(general) as number);
  }
}
