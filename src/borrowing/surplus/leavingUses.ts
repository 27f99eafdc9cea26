import { type HomeDamage, homeDamage } from '../answer/homeDamage.ts';
import { shown } from '../answer/wording.ts';
import type { Activity } from '../model/compiled.ts';
import type { BorrowingPlan, Move, TimeOffGrant } from '../plan.ts';
import type { PlanState } from '../search/planState.ts';
import type { BlockTimes } from './blockTimes.ts';
import { damageText } from './damageText.ts';
import type { SurplusUse } from './surplusPlan.ts';
import type { SurplusProblem } from './surplusProblem.ts';
import type { AsBorrowing } from './toBorrowing.ts';

/** A use of people who leave their project, and the move behind it; `null` for time off. */
export interface Leaving {
  readonly use: SurplusUse;
  readonly move: Move | null;
}

/** The uses of everyone who leaves a project: time off first, then moves and what stands for them. */
export function leavingUses(
  surplus: SurplusProblem,
  as: AsBorrowing,
  state: PlanState,
  { timeOff, moves }: BorrowingPlan,
  times: BlockTimes,
): Leaving[] {
  const damageOf = damageFinder(state);
  const off = timeOff.map((grant) => {
    return { use: timeOffUse(grant, damageOf(null, grant.project, grant.blockId), times), move: null };
  });
  const moved = moves.filter(({ from }) => from !== null);
  const sent = moved.map((move) => {
    return { use: moveUse(surplus, as, move, damageOf(move.source, move.to, move.blockId), times), move };
  });
  return [...off, ...sent];
}

function timeOffUse(grant: TimeOffGrant, damage: HomeDamage, times: BlockTimes): SurplusUse {
  const { project, blockId, people, hours, saving } = grant;
  const reason = `Time off for ${people} of ${project} saves ${shown(saving)} in wages.${damageText(project, damage)}`;
  const at = { project, ...times.get(blockId)!, people, hours };
  return { ...at, kind: 'timeOff', to: null, ...netOf(saving, damage), reason };
}

function moveUse(
  { blocks, grid }: SurplusProblem,
  { offers, releases }: AsBorrowing,
  move: Move,
  damage: HomeDamage,
  times: BlockTimes,
): SurplusUse {
  const { fromBlockId, to, people, effect } = move;
  const project = move.from!;
  const offer = offers.get(to);
  const release = releases.get(to);
  // Of a roster change, the block in which they are missing: it may be longer than the one they work in, or on another day.
  const away = blocks.find(({ id }) => id === fromBlockId)!;
  const hours = (people * (away.to - away.from) * grid.intervalSeconds) / 3600;
  const at = { project, ...times.get(away.id)!, people, hours };
  if (offer) {
    const value = hours * offer.valuePerHour;
    const reason = `${people} of ${project} attend ${offer.id}, worth ${shown(value)}.${damageText(project, damage)}`;
    return { ...at, kind: 'train', to: offer.id, ...netOf(value, damage), reason };
  }
  if (release) {
    const value = hours * release.savingPerHour;
    const reason = `${people} temporary people of ${project} are released: their pay of ${shown(value)} is saved.${damageText(project, damage)}`;
    return { ...at, kind: 'release', to: null, ...netOf(value, damage), reason };
  }
  return { ...at, kind: 'lend', to, ...netOf(effect.savesCost, damage), reason: move.reason };
}

/** Worth once the damage at home is taken off, and that damage; what has no price leaves neither. */
function netOf(gain: number | null, damage: HomeDamage): Pick<SurplusUse, 'worth' | 'homeCost'> {
  if (damage.forbidden) return { worth: null, homeCost: null };
  const cost = damage.shortfallCost + damage.idleSeatCost;
  const homeCost = Math.abs(cost) < 1e-9 ? 0 : cost;
  return { worth: gain === null ? null : gain - homeCost, homeCost };
}

/** The damage of the people of a source who help a project in a block, or of its time off (source `null`). */
function damageFinder(state: PlanState) {
  const { activities, links, problem } = state.compiled;
  const keyOf = (source: string | null, project: string, blockId: string) =>
    JSON.stringify([source, project, blockId]);
  const found = new Map<string, Activity>();
  for (const activity of activities) {
    const link = links[activity.link];
    const source = link ? problem.sources[link.source]!.id : null;
    found.set(
      keyOf(source, problem.projects[activity.project]!.id, problem.blocks[activity.block]!.id),
      activity,
    );
  }
  return (source: string | null, project: string, blockId: string) =>
    homeDamage(state, found.get(keyOf(source, project, blockId))!);
}
