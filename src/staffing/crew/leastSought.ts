import type { Targets } from '../../queueing/index.ts';
import { leastPerRow } from '../leastPerRow.ts';
import type { OpenRow } from '../openRows.ts';
import type { RequirementReason } from '../requirement.ts';
import { type RowNeed, rowNeeds } from '../rowNeeds.ts';
import { type CrewKind, crewAht, peopleOf } from './crewAht.ts';

/** What {@link leastSought} looks for. */
export interface CrewSearch {
  readonly crew: readonly CrewKind[];
  /** Index of the kind sought. */
  readonly sought: number;
  readonly targets: Targets;
  readonly minimumAgents: number;
}

/** People of the kind sought per row, and what asks for them. */
export interface SoughtPeople {
  readonly people: readonly number[];
  readonly binds: readonly (RequirementReason | 'crew')[];
}

/** The least people of the kind sought, all rows at once: up until every row is served, then down while it stays so. */
export function leastSought(rows: readonly OpenRow[], search: CrewSearch): SoughtPeople {
  const { crew, sought, targets, minimumAgents } = search;
  const others = rows.map(({ row }) => crew.reduce((sum, kind) => sum + peopleOf(kind, row), 0));
  const least = others.map((people, k) =>
    Math.max(0, minimumAgents - people, (rows[k]?.load.volume === 0 ? 0 : 1) - people),
  );
  const found = [...least];
  for (let open = rows.map((_, k) => k); open.length > 0; ) {
    const missing = missingPeople(open, found);
    open = open.filter((k, i) => {
      // A full agent makes the crew quicker too, so fewer may do than are missing now: the way down finds out.
      found[k] = (found[k] as number) + Math.max(0, missing[i] as number);
      return (missing[i] as number) > 0;
    });
  }
  const aboveLeast = (k: number) => (found[k] as number) > (least[k] as number);
  for (let open = rows.map((_, k) => k).filter(aboveLeast); open.length > 0; ) {
    const missing = missingPeople(
      open,
      found.map((people) => people - 1),
    );
    open = open.filter((k, i) => {
      if ((missing[i] as number) > 0) return false;
      found[k] = (found[k] as number) - 1;
      return aboveLeast(k);
    });
  }
  const needs = rowNeeds(
    rows.map((_, k) => withCrew(k, found[k] as number)),
    targets,
  );
  return { people: found, binds: needs.map(reason) };

  /** How many people too few the rows have with so many of the kind sought. */
  function missingPeople(open: readonly number[], people: readonly number[]): number[] {
    const need = leastPerRow(
      open.map((k) => withCrew(k, people[k] as number)),
      targets,
    );
    return open.map((k, i) => (need[i] as number) - (others[k] as number) - (people[k] as number));
  }

  function withCrew(k: number, people: number): OpenRow {
    const { row, load } = rows[k] as OpenRow;
    const parts = crew.map((kind, i) => ({
      productivity: kind.productivity,
      people: i === sought ? people : peopleOf(kind, row),
    }));
    return { row, load: { ...load, ahtSeconds: crewAht(load.ahtSeconds, parts) } };
  }

  function reason({ agents, binds }: RowNeed, k: number): RequirementReason | 'crew' {
    const people = found[k] as number;
    const total = (others[k] as number) + people;
    if (agents < total && total === minimumAgents) return 'minimumAgents';
    return people === 0 && agents > 0 ? 'crew' : binds;
  }
}
