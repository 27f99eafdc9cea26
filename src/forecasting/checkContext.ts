import { checkEvent, checkHolidayCalendar } from '../time/index.ts';
import type { ForecastContext } from './types.ts';

/** Throws on a bad calendar or event. */
export function checkContext(where: string, path: string, context: ForecastContext): void {
  if (context.calendar) checkHolidayCalendar(where, `${path}.calendar`, context.calendar);
  for (const [i, event] of (context.events ?? []).entries()) checkEvent(where, `${path}.events[${i}]`, event);
}
