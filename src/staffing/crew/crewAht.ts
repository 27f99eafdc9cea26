import { checkNonNegative, checkObjects, checkPositive } from '../../errors/index.ts';

/** People of one kind on the phone. */
export interface CrewPart {
  /** People, 0 or more. */
  readonly people: number;
  /** Contacts handled in the time in which a full agent handles one: plain AHT over their own AHT; above 0. */
  readonly productivity: number;
}

/**
 * Average handle time of a mixed crew, seconds: the time in which it completes contacts while everybody is busy,
 * AHT × people / Σ people × productivity. With it the crew is a queue of so many like agents; that is exact where all
 * are busy, and a close approximation below, where free agents take calls in turn whatever their kind.
 *
 * @param ahtSeconds handle time of a full agent, above 0.
 * @param crew people by kind; nobody at all gives the plain handle time.
 * @throws StaffcastError when a number is out of its range.
 * @example
 * ```ts
 * import { crewAht } from 'staffcast/staffing';
 * crewAht(240, [{ people: 15, productivity: 1 }, { people: 5, productivity: 0.6 }]); // 266.7
 * ```
 */
export function crewAht(ahtSeconds: number, crew: readonly CrewPart[]): number {
  checkPositive('crewAht', 'ahtSeconds', ahtSeconds);
  checkObjects('crewAht', 'crew', crew);
  let [people, full] = [0, 0];
  for (const [i, part] of crew.entries()) {
    checkNonNegative('crewAht', `crew[${i}].people`, part.people);
    checkPositive('crewAht', `crew[${i}].productivity`, part.productivity);
    people += part.people;
    full += part.people * part.productivity;
  }
  return full > 0 ? (ahtSeconds * people) / full : ahtSeconds;
}

/** People of one kind, as many as there are or as many as it takes. */
export interface CrewKind {
  readonly id: string;
  /** Contacts handled in the time in which a full agent handles one: 0.7 for a learner who takes 1 / 0.7 of the AHT. */
  readonly productivity: number;
  /** Whole people of this kind on the phone, for all rows or per row; left out for the one kind that is sought. */
  readonly people?: number | readonly number[] | undefined;
}

/** People of a kind in a row; 0 where they are sought. */
export function peopleOf({ people = 0 }: CrewKind, row: number): number {
  return typeof people === 'number' ? people : (people[row] as number);
}
