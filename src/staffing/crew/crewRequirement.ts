import {
  checkFields,
  checkInteger,
  checkLength,
  checkObjects,
  checkPositive,
  StaffcastError,
} from '../../errors/index.ts';
import { checkTargets } from '../../queueing/index.ts';
import type { Grid } from '../../time/index.ts';
import { checkOptions, openRows, type RequirementOptions, requirementFields } from '../openRows.ts';
import { rosteredFor } from '../people/rosteredFor.ts';
import { type Shrinkage, shrinkagePerRow } from '../people/shrinkage.ts';
import type { RequirementReason } from '../requirement.ts';
import { type CrewKind, crewAht, peopleOf } from './crewAht.ts';
import { leastSought } from './leastSought.ts';

/** A kind of people with shrinkage of its own. */
export interface CrewKindOptions extends CrewKind {
  /** Share of rostered time not available; default: that of all. */
  readonly shrinkage?: Shrinkage | undefined;
}

/** What {@link crewRequirement} takes. */
export interface CrewOptions extends RequirementOptions {
  /** Kinds of people, of which exactly one has no `people`: how many of it, is the question. */
  readonly crew: readonly CrewKindOptions[];
}

/** People of one kind per row. */
export interface CrewNeed {
  readonly id: string;
  /** On the phone. */
  readonly agents: readonly number[];
  /** On the roster. */
  readonly rostered: readonly number[];
}

/** People of each kind that it takes per row. */
export interface CrewRequirement {
  readonly grid: Grid;
  /** Offered load of full agents, erlangs; 0 where closed. */
  readonly offeredErlangs: readonly number[];
  readonly kinds: readonly CrewNeed[];
  /** All people on the phone. */
  readonly agents: readonly number[];
  /** What they are worth in full agents, Σ people × productivity. */
  readonly fullAgents: readonly number[];
  /** Average handle time of the crew, seconds. */
  readonly ahtSeconds: readonly number[];
  /** What binds; `crew`: the people given are enough without anybody of the kind sought. */
  readonly binds: readonly (RequirementReason | 'crew')[];
}

/**
 * How many people of one kind it takes beside learners, borrowed people and others who are there anyway: the least number
 * with which the mixed crew meets every target. The crew is a queue of like agents with its own handle time, see
 * {@link crewAht}, so that ten learners at 0.7 count as ten people on the line, and not as seven.
 *
 * @throws StaffcastError unless exactly one kind is sought, and as {@link requirement} does.
 * @example
 * ```ts
 * import { crewRequirement } from 'staffcast/staffing';
 * import { makeGrid, makeSeries } from 'staffcast/time';
 * const grid = makeGrid({ zone: 'Asia/Shanghai', from: '2026-11-11', days: 1, intervalSeconds: 43200 });
 * const { kinds } = crewRequirement({
 *   volume: makeSeries(grid, [2400, 4800]),
 *   ahtSeconds: 180,
 *   targets: { serviceLevel: { target: 0.8, withinSeconds: 20 } },
 *   crew: [{ id: 'full', productivity: 1 }, { id: 'learners', productivity: 0.7, people: 5 }],
 * });
 * kinds[0]?.agents; // [10, 21], where full agents alone take [14, 24]
 * ```
 */
export function crewRequirement(options: CrewOptions): CrewRequirement {
  checkFields('crewRequirement', 'options', options, { ...requirementFields, crew: true });
  checkOptions('crewRequirement', options);
  checkTargets('crewRequirement', options.targets);
  const { volume, ahtSeconds, crew, targets } = options;
  const { grid } = volume;
  const sought = checkCrew(crew, grid.length);
  const { rows } = openRows(options);
  const found = leastSought(rows, { crew, sought, targets, minimumAgents: options.minimumAgents ?? 0 });
  const agentsOf = crew.map(() => new Array<number>(grid.length).fill(0));
  const offeredErlangs = new Array<number>(grid.length).fill(0);
  const binds = new Array<RequirementReason | 'crew'>(grid.length).fill('closed');
  for (const [k, { row, load }] of rows.entries()) {
    for (const [i, kind] of crew.entries())
      (agentsOf[i] as number[])[row] = i === sought ? (found.people[k] as number) : peopleOf(kind, row);
    binds[row] = found.binds[k] as RequirementReason | 'crew';
    offeredErlangs[row] = (load.volume * load.ahtSeconds) / load.intervalSeconds;
  }
  const partsAt = (row: number) =>
    crew.map(({ productivity }, i) => ({ productivity, people: agentsOf[i]?.[row] as number }));
  const perRow = <T>(of: (row: number) => T) => Array.from({ length: grid.length }, (_, row) => of(row));
  const sum = (list: readonly number[]) => list.reduce((a, b) => a + b, 0);
  return {
    grid,
    offeredErlangs,
    kinds: crew.map(({ id, shrinkage }, i) => {
      const agents = agentsOf[i] as number[];
      const shares = shrinkagePerRow(shrinkage ?? options.shrinkage ?? 0, grid.length);
      return { id, agents, rostered: agents.map((n, row) => rosteredFor(n, shares[row] as number)) };
    }),
    agents: perRow((row) => sum(partsAt(row).map(({ people }) => people))),
    fullAgents: perRow((row) => sum(partsAt(row).map(({ people, productivity }) => people * productivity))),
    ahtSeconds: perRow((row) =>
      crewAht(typeof ahtSeconds === 'number' ? ahtSeconds : (ahtSeconds[row] as number), partsAt(row)),
    ),
    binds,
  };
}

/** The index of the kind that is sought. */
function checkCrew(crew: readonly CrewKind[], length: number): number {
  const where = 'crewRequirement';
  checkObjects(where, 'crew', crew);
  for (const [i, { productivity, people }] of crew.entries()) {
    checkPositive(where, `crew[${i}].productivity`, productivity);
    if (typeof people !== 'object') checkInteger(where, `crew[${i}].people`, people ?? 0);
    else {
      checkLength(where, `crew[${i}].people`, people, length);
      for (const [row, n] of people.entries()) checkInteger(where, `crew[${i}].people[${row}]`, n);
    }
  }
  const sought = crew.flatMap(({ people }, i) => (people === undefined ? [i] : []));
  if (sought.length === 1) return sought[0] as number;
  const must = 'have exactly one kind without `people`: the one that is sought';
  throw new StaffcastError({ code: 'inconsistent', where, path: 'crew', value: sought.length, must });
}
