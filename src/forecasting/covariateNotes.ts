import { covariateSeen, withinReach } from './covariates.ts';
import type { DayTable } from './historyDays.ts';
import type { Covariate } from './types.ts';

/** Covariates without a value on days that are forecast, and values from which the history says nothing. */
export function covariateNotes(
  covariates: readonly Covariate[],
  historyDays: ArrayLike<number>,
  { clock }: DayTable,
): string[] {
  return covariates.flatMap((covariate) => {
    const values = clock.days.map(({ date }) => covariate.values[date]);
    const notes: string[] = [];
    const missing = values.filter((value) => value === undefined).length;
    if (missing > 0)
      notes.push(
        `Covariate ${covariate.name}: no value on ${missing} of the days forecast; they are taken as average ones.`,
      );
    const seen = covariateSeen(covariate, historyDays);
    const far = values.filter(
      (value) => seen && value !== undefined && withinReach(value, seen) !== value,
    ).length;
    if (seen && far > 0)
      notes.push(
        `Covariate ${covariate.name}: ${far} of the days forecast have a value far beyond those of the history (${seen.least} to ${seen.most}); they count as ${withinReach(-Infinity, seen)} or ${withinReach(Infinity, seen)}. An adjustment can say what is expected.`,
      );
    return notes;
  });
}
