import { checkFinite } from '../errors/index.ts';
import { checkDate, checkEvent, checkHolidayCalendar } from '../time/index.ts';
import type { ForecastContext } from './types.ts';

/** Throws on a bad calendar, event or covariate. */
export function checkContext(where: string, path: string, context: ForecastContext): void {
  if (context.calendar) checkHolidayCalendar(where, `${path}.calendar`, context.calendar);
  for (const [i, event] of (context.events ?? []).entries()) checkEvent(where, `${path}.events[${i}]`, event);
  for (const [i, { values }] of (context.covariates ?? []).entries()) {
    for (const [date, value] of Object.entries(values)) {
      checkDate(where, `${path}.covariates[${i}].values`, date);
      checkFinite(where, `${path}.covariates[${i}].values.${date}`, value);
    }
  }
}
