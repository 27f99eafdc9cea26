import { dateOfDayNumber, type LocalDate } from '../time/index.ts';
import type { PreparedHistory } from './prepareHistory.ts';
import type { SpecialDays } from './specialDays.ts';

/** What all effects of a special day of the history bring together, as they are learned for the next one like it. */
export interface LearnedDay {
  readonly date: LocalDate;
  /** Names of its effects, from what many days share to its own; what single ones bring stands in `effects`. Between two holidays one may stand twice. */
  readonly names: readonly string[];
  /** Factor on the day's total against an ordinary day: the product of its effects. */
  readonly factor: number;
  /** Standard deviation of the factor's logarithm: how much is left to learn of it. */
  readonly logSd: number;
}

/** Special days of the history that have contacts. The size of an event's occurrence is its own, and no part of it. */
export function learnedDays(
  { table }: PreparedHistory,
  specials: SpecialDays,
  logTotals: Float64Array,
): LearnedDay[] {
  const { design, run } = specials;
  const { mean, covariance } = run.state;
  const sizes = new Set([...design.fresh.values()].flat());
  return Array.from(table.dayNumbers).flatMap((number, day) => {
    if (!design.special[day] || Number.isNaN(logTotals[day] as number)) return [];
    const effects: { place: number; weight: number }[] = [];
    for (let k = design.start[day] as number; k < (design.start[day + 1] as number); k++) {
      const place = design.indices[k] as number;
      const isEffect = design.part[place] === 'holiday' || design.part[place] === 'event';
      if (isEffect && !sizes.has(place)) effects.push({ place, weight: design.weights[k] as number });
    }
    if (effects.length === 0) return [];
    let log = 0;
    let variance = 0;
    for (const a of effects) {
      log += a.weight * (mean[a.place] as number);
      for (const b of effects)
        variance += a.weight * b.weight * (covariance[a.place * design.size + b.place] as number);
    }
    return [
      {
        date: dateOfDayNumber(number),
        names: effects.map(({ place }) => design.keys[place] as string),
        factor: Math.exp(log),
        logSd: Math.sqrt(Math.max(0, variance)),
      },
    ];
  });
}
