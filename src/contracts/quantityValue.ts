import type { PeriodMeasure, Quantity } from './periodContract.ts';
import type { PeriodCounts } from './periodCounts.ts';
import { reaches } from './serviceLevelAmounts.ts';

/** The value of a named quantity, and the grade it stands for. */
export interface QuantityValue {
  readonly value: number;
  readonly grade: string | null;
}

/** What a period comes to before it is settled. */
export interface PeriodParts extends PeriodCounts {
  readonly billing: number;
  readonly volumeCharge: number;
  readonly bonus: number;
  readonly penalty: number;
}

/** Looks a quantity of a formula up in what the period came to. */
export function quantityValue(quantity: Quantity, parts: PeriodParts): QuantityValue {
  const plain = (value: number): QuantityValue => ({ value, grade: null });
  if (typeof quantity === 'number') return plain(quantity);
  switch (quantity.kind) {
    case 'billing':
      return plain(parts.billing);
    case 'volumeCharge':
      return plain(parts.volumeCharge);
    case 'bonusLessPenalty':
      return plain(parts.bonus - parts.penalty);
    case 'measure':
      return plain(measured(quantity.measure, parts));
    case 'grade': {
      const value = measured(quantity.measure, parts);
      const grades = [...quantity.grades].sort((a, b) => b.from - a.from);
      const { name, factor } = grades.find(({ from }) => reaches(value, from)) ?? grades[grades.length - 1]!;
      return { value: factor, grade: name };
    }
  }
}

function measured(measure: PeriodMeasure, parts: PeriodParts): number {
  switch (measure) {
    case 'serviceLevel':
      return parts.serviceLevel ?? 1;
    case 'answerRate':
      return parts.offered > 0 ? parts.answered / parts.offered : 1;
    default:
      return parts[measure];
  }
}
