import { clockText, dateOfDayNumber, openShares } from '../time/index.ts';
import type { DayTable } from './historyDays.ts';
import type { PreparedHistory } from './prepareHistory.ts';
import { holidayName } from './specialEffects.ts';
import type { ForecastContext } from './types.ts';

/** Events and holidays to come that the history can say nothing of, and holidays that it says are closed. */
export function specialNotes(
  context: ForecastContext,
  prepared: PreparedHistory,
  table: DayTable,
  learnsEvents: boolean,
): string[] {
  const opens = context.openingHours ? openShares(table.grid, context.openingHours) : null;
  const names = namesToNote(prepared, table, opens);
  const notes = [
    ...[...names.unseen].map((name) => unseenNote(name, context, learnsEvents)),
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
  notes.push(...shorterNotes(prepared, table));
  if (!opens) notes.push(...openedNotes(prepared, table), ...longerNotes(prepared, table));
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

function unseenNote(name: string, { events = [] }: ForecastContext, learnsEvents: boolean): string {
  const expected = events.find((event) => event.name === name && event.expected)?.expected;
  const never = `Event ${name} never happened in the history:`;
  if (expected && !learnsEvents)
    return `${never} this model takes no account of events, and of what is expected of them.`;
  return expected
    ? `${never} its days are forecast at the factor expected of them, ${expected.factor}.`
    : `${never} its effect is unknown, and its days have wide bands. Its \`expected\` factor, or an adjustment, can say what is expected.`;
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
function shorterNotes(prepared: PreparedHistory, { dayNumbers, grid }: DayTable): string[] {
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

/** Special days of the grid that are open longer than their weekday, those of the same hours together. */
function longerNotes(prepared: PreparedHistory, { dayNumbers, grid }: DayTable): string[] {
  const daysOf = new Map<string, number[]>();
  for (const day of dayNumbers) {
    const hours = prepared.longerHours(day);
    if (!hours || prepared.isClosedDay(day)) continue;
    const runs = runsOf(hours.shares).map((run) =>
      run.map((slot) => clockText(slot * grid.intervalSeconds)).join(' to '),
    );
    const text = runs.join(' and from ');
    daysOf.set(text, [...(daysOf.get(text) ?? []), day]);
  }
  return [...daysOf].map(
    ([hours, days]) =>
      `${datesOf(days)}: earlier special days of the same kind had contacts from ${hours} too, so these hours are forecast as open. Opening hours can be given instead.`,
  );
}

/** Special days of the grid that are open although their weekday is closed. */
function openedNotes({ isOpenedDay, isClosedDay }: PreparedHistory, { dayNumbers }: DayTable): string[] {
  const days = Array.from(dayNumbers).filter((day) => isOpenedDay(day) && !isClosedDay(day));
  if (days.length === 0) return [];
  return [
    `${datesOf(days)}: a closed weekday on which earlier special days of the same kind were open, so it is forecast as open. Opening hours can be given instead.`,
  ];
}

function datesOf(days: readonly number[]): string {
  const [first, last] = [days[0], days.at(-1)].map((day) => dateOfDayNumber(day as number));
  return days.length > 1 ? `${days.length} days from ${first} to ${last}` : (first as string);
}

/** First slots of the runs of numbers above 0, with the slot after each. */
function runsOf(shares: Float64Array): [from: number, to: number][] {
  const runs: [number, number][] = [];
  for (const [slot, share] of shares.entries()) {
    const last = runs.at(-1);
    if (share === 0) continue;
    if (last && last[1] === slot) last[1] = slot + 1;
    else runs.push([slot, slot + 1]);
  }
  return runs;
}

/** Keys of the effects on days of the history that have a value. */
function effectsSeen({ table, counts, characterOf }: PreparedHistory): Set<string> {
  const seen = new Set<string>();
  for (const [i, day] of table.dayNumbers.entries()) {
    const from = i * table.slots;
    if (counts.counts.subarray(from, from + table.slots).every(Number.isNaN)) continue;
    // Who has seen the run-up of an event alone has not seen the event.
    for (const { key, sizeOf, weight } of characterOf(day).effects)
      if (sizeOf === undefined || weight === 1) seen.add(key);
  }
  return seen;
}

/** Whether hours open a row of the grid whose weekday has not had values at that time. */
function opensUnseen(
  opens: Float64Array,
  { pattern, shapeWeekday, isClosedDay, longerHours }: PreparedHistory,
  { clock, dayNumbers, slotOf, slots }: DayTable,
): boolean {
  const longer = Array.from(dayNumbers, (day) => longerHours(day)?.shares);
  return opens.some((share, row) => {
    const at = clock.dayOf[row] as number;
    const day = dayNumbers[at] as number;
    const slot = slotOf[row] as number;
    const isSeen = pattern.open[(shapeWeekday(day) - 1) * slots + slot] || longer[at]?.[slot];
    return share > 0 && !isSeen && !isClosedDay(day);
  });
}
