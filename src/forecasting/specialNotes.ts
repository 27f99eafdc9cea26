import { clockText, openShares } from '../time/index.ts';
import type { DayTable } from './historyDays.ts';
import type { PreparedHistory } from './prepareHistory.ts';
import { holidayName } from './specialEffects.ts';
import type { ForecastContext } from './types.ts';

/** Events and holidays to come that the history can say nothing of, and holidays that it says are closed. */
export function specialNotes(context: ForecastContext, prepared: PreparedHistory, table: DayTable): string[] {
  const opens = context.openingHours ? openShares(table.grid, context.openingHours) : null;
  const names = namesToNote(prepared, table, opens);
  const notes = [
    ...[...names.unseen].map(
      (name) =>
        `Event ${name} never happened in the history: its effect is unknown, and its days have wide bands. An adjustment can say what is expected.`,
    ),
    ...[...names.unlike].map(
      (name) =>
        `Holiday ${name}: the history holds no holiday like it. It is forecast as an ordinary day with a wide band; an adjustment can say what is expected.`,
    ),
  ];
  if (opens && opensUnseen(opens, prepared, table)) {
    notes.push(
      'The opening hours open rows that the history has not seen: those are taken to be like the nearest row seen, and weekdays never open like the others. An override can say what is expected of a day.',
    );
  }
  notes.push(...hoursNotes(prepared, table));
  for (const name of names.guessedShut) {
    notes.push(
      `Holiday ${name}: the history holds none of this name and all its other holidays were closed, so it is forecast as closed. An exception in the opening hours opens it.`,
    );
  }
  for (const name of names.shut) {
    notes.push(
      `Holiday ${name}: holidays were always closed, so it is forecast as closed although the opening hours have it open. An exception in the opening hours opens it.`,
    );
  }
  return notes;
}

/** Names of events never seen, of holidays unlike any seen, of those closed by their history, and of those closed by that of others. */
function namesToNote(prepared: PreparedHistory, table: DayTable, opens: Float64Array | null) {
  const seen = effectsSeen(prepared);
  const known = new Set(
    Array.from(prepared.table.dayNumbers, (day) => holidayName(prepared.characterOf(day))),
  );
  const names = {
    unseen: new Set<string>(),
    unlike: new Set<string>(),
    shut: new Set<string>(),
    guessedShut: new Set<string>(),
  };
  for (const [i, day] of table.dayNumbers.entries()) {
    const character = prepared.characterOf(day);
    const name = holidayName(character);
    const isOpenWeekday = prepared.pattern.isOpenWeekday(prepared.shapeWeekday(day));
    if (name !== null && prepared.isClosedDay(day)) {
      const { from = 0, to = 0 } = table.clock.days[i] ?? {};
      if (character.kind !== 'closed' && isOpenWeekday && !known.has(name)) names.guessedShut.add(name);
      else if (opens?.subarray(from, to).some((share) => share > 0)) names.shut.add(name);
      continue;
    }
    for (const { key, sizeOf, part } of character.effects) {
      if (part === 'event' && sizeOf !== undefined && !seen.has(key)) names.unseen.add(sizeOf);
    }
    const shared = character.effects.some(({ key }) => seen.has(key) && key.startsWith('holiday'));
    if (name !== null && isOpenWeekday && !shared) names.unlike.add(name);
  }
  return names;
}

/** Special days of the grid that are shorter than their weekday. */
function hoursNotes(prepared: PreparedHistory, { dayNumbers, grid }: DayTable): string[] {
  const notes = new Map<string, string>();
  for (const day of dayNumbers) {
    const hours = prepared.specialHours(day);
    if (!hours || prepared.isClosedDay(day)) continue;
    const [from, to] = [hours.from, hours.to].map((slot) => clockText(slot * grid.intervalSeconds));
    notes.set(
      hours.kind,
      `Days of the kind "${hours.kind}" had contacts from ${from} to ${to} only: the forecast keeps to these hours. An exception in the opening hours says otherwise.`,
    );
  }
  return [...notes.values()];
}

/** Keys of the effects on days of the history that have a value. */
function effectsSeen({ table, counts, characterOf }: PreparedHistory): Set<string> {
  const seen = new Set<string>();
  for (const [i, day] of table.dayNumbers.entries()) {
    const from = i * table.slots;
    if (counts.counts.subarray(from, from + table.slots).every(Number.isNaN)) continue;
    for (const { key } of characterOf(day).effects) seen.add(key);
  }
  return seen;
}

/** Whether hours open a row of the grid whose weekday has not had values at that time. */
function opensUnseen(
  opens: Float64Array,
  { pattern, shapeWeekday, isClosedDay }: PreparedHistory,
  { clock, dayNumbers, slotOf, slots }: DayTable,
): boolean {
  return opens.some((share, row) => {
    const day = dayNumbers[clock.dayOf[row] as number] as number;
    const place = (shapeWeekday(day) - 1) * slots + (slotOf[row] as number);
    return share > 0 && !pattern.open[place] && !isClosedDay(day);
  });
}
