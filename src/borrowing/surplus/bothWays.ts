import { counted, shown } from '../answer/wording.ts';
import type { Move } from '../plan.ts';
import type { Leaving } from './leavingUses.ts';
import type { SurplusUseKind } from './surplusPlan.ts';

/** A project in a block. */
interface Place {
  readonly project: string;
  readonly blockId: string;
}

/** Says in the reasons of leaving people and of moves where a project sends people away and is helped in the same block. */
export function sayBothWays(leaving: readonly Leaving[], moves: readonly Move[]) {
  const helping = finder(moves, (move) => ({ project: move.to, blockId: move.blockId }));
  const going = finder(leaving, ({ use }) => use);
  const reasonOf = (move: Move): string => {
    const there = { project: move.to, blockId: move.blockId };
    const away = sentAway(there, going(there), moveGain(move) > 0);
    if (move.from === null) return move.reason + away;
    const home = { project: move.from, blockId: move.fromBlockId! };
    return move.reason + away + helped(home, helping(home), moveGain(move) > 0);
  };
  return {
    moves: moves.map((move) => ({ ...move, reason: reasonOf(move) })),
    uses: leaving.map(({ use, move }) => {
      if (use.kind === 'lend') return { ...use, reason: reasonOf(move!) };
      return { ...use, reason: use.reason + helped(use, helping(use), useGain({ use, move }) > 0) };
    }),
  };
}

/** What there is in a place, looked up again and again. */
function finder<T>(all: readonly T[], placeOf: (one: T) => Place): (place: Place) => readonly T[] {
  const keyOf = ({ project, blockId }: Place) => JSON.stringify([project, blockId]);
  const found = new Map<string, T[]>();
  for (const one of all) {
    const key = keyOf(placeOf(one));
    found.set(key, [...(found.get(key) ?? []), one]);
  }
  return (place) => found.get(keyOf(place)) ?? [];
}

/** Who comes to a project that sends people away. */
function helped({ project }: Place, moves: readonly Move[], pays: boolean): string {
  if (moves.length === 0) return '';
  const who = moves.map(({ people, source }) => `${counted(people, 'person', 'people')} from ${source}`);
  const wages = shown(moves.reduce((sum, { cost }) => sum + cost, 0));
  const both = pays && moves.every((move) => moveGain(move) > 0);
  return ` In the same block ${project} is helped by ${listed(who)}, at ${wages} in wages${both ? EACH_PAYS : ''}.`;
}

/** Who leaves a project that is helped. */
function sentAway({ project }: Place, leaving: readonly Leaving[], pays: boolean): string {
  if (leaving.length === 0) return '';
  const people = leaving.reduce((sum, { use }) => sum + use.people, 0);
  const who = leaving.map(({ use }) => `${use.people} ${DOING[use.kind](use.to ?? '')}`);
  const both = pays && leaving.every((one) => useGain(one) > 0);
  const leave = counted(people, `person of ${project} leaves it`, `people of ${project} leave it`);
  return ` In the same block ${leave}: ${listed(who)}${both ? EACH_PAYS : ''}.`;
}

const EACH_PAYS = '; in wages, shortfall and seats each of the two pays by itself';

const DOING: Record<SurplusUseKind, (to: string) => string> = {
  lend: (to) => `lent to ${to}`,
  train: (to) => `at ${to}`,
  timeOff: () => 'on time off',
  release: () => 'released',
  keep: () => 'kept',
};

/** What would be lost without a move, its wages and its damage at home taken off. */
function moveGain({ effect: { savesCost, homeCost }, cost }: Move): number {
  return (savesCost ?? Infinity) - homeCost - cost;
}

function useGain({ use: { worth, homeCost }, move }: Leaving): number {
  if (homeCost === null) return -Infinity;
  return (worth ?? Infinity) - (move?.cost ?? 0);
}

function listed(parts: readonly string[]): string {
  if (parts.length < 2) return parts.join('');
  return `${parts.slice(0, -1).join(', ')} and ${parts[parts.length - 1]}`;
}
