import type { DayTable } from './historyDays.ts';
import type { PreparedHistory } from './prepareHistory.ts';
import type { FittedModel, ForecastContext } from './types.ts';

/** What a reader of the forecast should know: unannounced holidays, events never seen, weekdays never seen. */
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
  const seen = new Set<string>();
  for (const day of prepared.table.dayNumbers)
    for (const { key } of prepared.characterOf(day).effects) seen.add(key);
  const unseen = new Set<string>();
  for (const day of table.dayNumbers) {
    for (const { key, sizeOf } of prepared.characterOf(day).effects) {
      if (sizeOf !== undefined && !seen.has(key)) unseen.add(sizeOf);
    }
  }
  for (const name of unseen) {
    notes.push(
      `Event ${name} never happened in the history: its effect is unknown, and its days have wide bands. An adjustment can say what is expected.`,
    );
  }
  for (const { name, values } of context.covariates ?? []) {
    const missing = table.clock.days.filter(({ date }) => values[date] === undefined).length;
    if (missing === 0) continue;
    notes.push(
      `Covariate ${name}: no value on ${missing} of the days forecast; they are taken as average ones.`,
    );
  }
  const weekdays = [...new Set(table.weekdays)].filter(
    (weekday) => !prepared.table.weekdays.includes(weekday),
  );
  if (weekdays.length > 0 && model.history.values.length > 0) {
    notes.push('Some weekdays never occur in the history: they are forecast like the others.');
  }
  return notes;
}
