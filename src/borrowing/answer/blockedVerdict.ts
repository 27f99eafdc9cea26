import type { CompiledLink } from '../model/compiled.ts';
import type { HelpSource } from '../problem.ts';
import type { PlanState } from '../search/planState.ts';
import type { Verdict } from './verdict.ts';
import { shown } from './wording.ts';

/** Everyone who could go is bound by some limit in every usable block. */
export function blockedVerdict(
  state: PlanState,
  source: HelpSource,
  link: CompiledLink,
  usable: readonly number[],
): Verdict {
  const { problem, limits, activities } = state.compiled;
  const to = problem.projects[link.project]!.id;
  const binding = new Set<string>();
  for (const a of usable) {
    const activity = activities[a]!;
    const full = activity.limits.find((l, i) => {
      const { cap } = limits[l]!;
      return activity.weights[i]! > 0 && state.used[l]! + activity.weights[i]! > cap + 1e-9;
    });
    if (full !== undefined) binding.add(limits[full]!.kind);
  }
  const names: Record<string, Verdict> = {
    people: [
      'used-elsewhere',
      `Everyone of ${source.id} who could help ${to} helps other projects in those blocks.`,
    ],
    spare: [
      'used-elsewhere',
      `Nobody of ${source.id} is left for ${to}: whom ${source.home} can spare then is lent to others or has time off.`,
    ],
    seats: ['no-seat', `${to} has no free seat for ${source.id} in the blocks in which it is short.`],
    hours: ['limit-reached', `The hours of ${source.id} are used up by its other moves.`],
    balance: [
      'limit-reached',
      `${source.id} would help ${to} beyond the balance that ${source.home} agreed on with it.`,
    ],
    untilEnd: [
      'limit-reached',
      `Whoever of ${source.id} goes to ${to} stays until the end, and later blocks leave no room.`,
    ],
    rest: [
      'limit-reached',
      `The people of ${source.id} need their rest of ${shown((source.restSeconds ?? 0) / 3600)} hours before or after other moves.`,
    ],
    blocksPerDay: [
      'limit-reached',
      `${source.id} reaches its limit of ${shown(source.maxBlocksPerDay ?? 0)} blocks a day with its other moves.`,
    ],
  };
  const kinds = [...binding];
  if (kinds.length === 1) return names[kinds[0]!]!;
  const sentences = kinds.map((kind) => names[kind]![1]);
  return ['limit-reached', `In each block one of these holds: ${sentences.join(' ')}`];
}
