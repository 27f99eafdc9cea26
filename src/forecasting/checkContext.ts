import {
  checkFields,
  checkFinite,
  checkObject,
  checkObjects,
  checkText,
  type FieldNames,
  StaffcastError,
} from '../errors/index.ts';
import { checkDate, checkEvent, checkHolidayCalendar, checkOpeningHours } from '../time/index.ts';
import type { FitOptions, ForecastContext } from './types.ts';

const contextFields: FieldNames<FitOptions> = {
  calendar: true,
  events: true,
  covariates: true,
  openingHours: true,
  model: true,
};

/** Throws on a bad calendar, event or covariate. */
export function checkContext(where: string, path: string, context: ForecastContext): void {
  checkFields(where, path, context, contextFields);
  if (context.calendar) checkHolidayCalendar(where, `${path}.calendar`, context.calendar);
  const { events = [], covariates = [], openingHours } = context;
  checkObjects(where, `${path}.events`, events);
  for (const [i, event] of events.entries()) checkEvent(where, `${path}.events[${i}]`, event);
  checkObjects(where, `${path}.covariates`, covariates);
  const names = new Set<string>();
  for (const [i, { name, values }] of covariates.entries()) {
    checkText(where, `${path}.covariates[${i}].name`, name);
    if (names.has(name)) {
      const twice = { path: `${path}.covariates[${i}].name`, value: name, must: 'be listed once' };
      throw new StaffcastError({ code: 'duplicate', where, ...twice });
    }
    names.add(name);
    checkObject(where, `${path}.covariates[${i}].values`, values);
    for (const [date, value] of Object.entries(values)) {
      checkDate(where, `${path}.covariates[${i}].values`, date);
      checkFinite(where, `${path}.covariates[${i}].values.${date}`, value);
    }
  }
  if (openingHours !== undefined) checkOpeningHours(where, `${path}.openingHours`, openingHours);
}
