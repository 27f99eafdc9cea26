import {
  addDays,
  type CalendarEvent,
  checkEvent,
  checkHolidayCalendar,
  type LocalDate,
} from '../time/index.ts';
import type { BacktestOptions } from './backtestTypes.ts';

/** The names of the special days and events of each date; none for ordinary days. */
export function eventNames(
  where: string,
  { calendar, events = [] }: Pick<BacktestOptions, 'calendar' | 'events'>,
): (date: LocalDate) => readonly string[] {
  const names = new Map<LocalDate, string[]>();
  const add = (date: LocalDate, name: string) => {
    const known = names.get(date);
    if (!known) names.set(date, [name]);
    else if (!known.includes(name)) known.push(name);
  };
  if (calendar) checkHolidayCalendar(where, 'options.calendar', calendar);
  for (const { date, name } of calendar?.days ?? []) add(date, name);
  for (const [i, event] of events.entries()) {
    checkEvent(where, `options.events[${i}]`, event);
    for (const date of eventDates(event)) add(date, event.name);
  }
  return (date) => names.get(date) ?? [];
}

function eventDates({ start, days, lagDays = 0 }: CalendarEvent): LocalDate[] {
  return Array.from({ length: days }, (_, i) => addDays(start, lagDays + i));
}
