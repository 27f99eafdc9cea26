import { covariateNotes } from './covariateNotes.ts';
import type { DayTable } from './historyDays.ts';
import type { HoursChange } from './newHours.ts';
import type { PreparedHistory } from './prepareHistory.ts';
import { specialNotes } from './specialNotes.ts';
import type { FittedModel, ForecastContext } from './types.ts';

/** What a reader of the forecast should know: new hours, unannounced holidays, events never seen, weekdays never seen. */
export function forecastNotes(
  model: FittedModel,
  context: ForecastContext,
  prepared: PreparedHistory,
  table: DayTable,
): string[] {
  const notes: string[] = [];
  const last = table.clock.days[table.clock.days.length - 1]?.date;
  const { calendar } = context;
  if (calendar && last && last > calendar.to) {
    notes.push(
      `Calendar ${calendar.name}: not announced after ${calendar.to}; later days are forecast as ordinary ones.`,
    );
  }
  if (prepared.change && !context.openingHours) notes.push(hoursNote(prepared, prepared.change));
  notes.push(...specialNotes(context, prepared, table, model.dayModels.length > 0));
  notes.push(...covariateNotes(context.covariates ?? [], prepared.table.dayNumbers, table));
  const weekdays = [...new Set(table.weekdays)].filter(
    (weekday) => !prepared.table.weekdays.includes(weekday),
  );
  if (weekdays.length > 0 && model.history.values.length > 0) {
    notes.push('Some weekdays never occur in the history: they are forecast like the others.');
  }
  return notes;
}

function hoursNote({ table }: PreparedHistory, { since, closedFrom }: HoursChange): string {
  const [from, before] = [since, closedFrom].map((day) => table.clock.days[day]?.date);
  return closedFrom > 0
    ? `The hours with contacts went back on ${from} to those before ${before}: the forecast keeps to them. Opening hours can be given instead.`
    : `The hours with contacts changed on ${from}: the forecast keeps to the new ones, and learns rows that were closed before from the days since. Opening hours can be given instead.`;
}
