import { weekdayNames } from '../time/index.ts';
import type { DesignDay } from './dayDesign.ts';
import type { PreparedHistory } from './prepareHistory.ts';
import type { Effect } from './specialEffects.ts';
import { weekdayOfDay } from './weekdayOfDay.ts';

/**
 * Cycles in which days return: of the month, as pay days, invoices and days on which contracts end, and of the fortnight, as
 * wages paid every other Friday.
 */
export type Cycle = 'month' | 'fortnight';

/** Workdays counted from either end of a month that have an effect of their own, and how far they are looked for. */
const COUNTED = 3;
const FARTHEST = 12;
/** Standard deviation of a day's effect before anything is seen, log scale. */
const EFFECT_SD = 0.1;

/** Adds what returning cycles bring to days. */
export function withCycles(
  prepared: PreparedHistory,
  days: readonly DesignDay[],
  cycles: readonly Cycle[],
): readonly DesignDay[] {
  if (cycles.length === 0) return days;
  const isWorkday = (day: number) =>
    weekdayOfDay(day) <= 5 && prepared.characterOf(day).kind !== 'holiday' && !prepared.isClosedDay(day);
  return days.map((day) => {
    const added = cycles.flatMap((cycle) =>
      cycle === 'month' ? monthEffects(day.dayNumber, isWorkday) : fortnightEffects(day.dayNumber),
    );
    return { ...day, character: { ...day.character, effects: [...day.character.effects, ...added] } };
  });
}

/** By how much a weekday of one week is above, and that of the next one below, what the weekday brings. */
function fortnightEffects(day: number): Effect[] {
  // Day 0 was a Thursday: weeks begin on the Monday before.
  const week = Math.floor((day + 3) / 7);
  return [
    {
      key: `every other ${weekdayNames[weekdayOfDay(day) - 1]}`,
      part: 'cycle',
      weight: week % 2 === 0 ? 1 : -1,
      sd: EFFECT_SD,
      group: 'days of the fortnight',
    },
  ];
}

/**
 * An effect of each day of the month, counted from either end, and of its first and last workdays. Smoother courses over
 * the month are left to its waves.
 */
function monthEffects(day: number, isWorkday: (day: number) => boolean): Effect[] {
  const date = new Date(day * 86_400_000);
  const fromStart = date.getUTCDate();
  const length = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  const fromEnd = length + 1 - fromStart;
  const effect = (key: string, group: string): Effect => ({
    key,
    part: 'cycle',
    weight: 1,
    sd: EFFECT_SD,
    group,
  });
  const effects = [
    fromEnd <= COUNTED
      ? effect(`day ${fromEnd} before the end of the month`, 'days of the month')
      : effect(`day ${fromStart} of the month`, 'days of the month'),
  ];
  if (!isWorkday(day)) return effects;
  const counted = (distance: number, step: number) => {
    let n = 0;
    for (let k = 0; k < distance; k++) if (isWorkday(day - step * k)) n += 1;
    return n;
  };
  for (const [distance, step, word] of [
    [fromStart, 1, 'of the month'],
    [fromEnd, -1, 'before the end of the month'],
  ] as const) {
    const n = distance <= FARTHEST ? counted(distance, step) : COUNTED + 1;
    if (n <= COUNTED) effects.push(effect(`workday ${n} ${word}`, 'workdays of the month'));
  }
  return effects;
}
