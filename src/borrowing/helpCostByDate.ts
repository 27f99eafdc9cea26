import {
  checkFields,
  checkNonNegative,
  checkObject,
  checkObjects,
  checkText,
  type FieldNames,
  StaffcastError,
} from '../errors/index.ts';
import { checkDate, type LocalDate } from '../time/index.ts';
import type { Move } from './plan.ts';
import type { HelpSource } from './problem.ts';

/** What {@link helpCostByDate} takes. */
export interface HelpCostOptions {
  /** A plan of `planBorrowing` or `planSurplus`. */
  readonly plan: { readonly moves: readonly Pick<Move, 'source' | 'to' | 'date' | 'cost'>[] };
  /** The sources it was made with; their links know what a briefing costs. */
  readonly sources: readonly Pick<HelpSource, 'id' | 'links'>[];
  /** The project that is helped. */
  readonly project: string;
}

const where = 'helpCostByDate';

const optionFields: FieldNames<HelpCostOptions> = { plan: true, sources: true, project: true };

/**
 * What a project's help costs by date, as `costs` takes it: the wages of the moves to it, and the briefing of each source
 * on the first day that it helps. Dates without help are left out. Runs, changes and fairness belong to no single move, and
 * stand in the costs of the plan only.
 *
 * @throws StaffcastError on a malformed plan, and on a move whose source is none of the sources.
 * @example
 * ```ts
 * import { helpCostByDate } from 'staffcast/borrowing';
 * const move = { source: 'reserve', to: 'shop', cost: 60 };
 * helpCostByDate({
 *   plan: { moves: [{ ...move, date: '2026-11-11' }, { ...move, date: '2026-11-12' }] },
 *   sources: [{ id: 'reserve', links: [{ to: 'shop', productivity: 0.9, briefingCost: 800 }] }],
 *   project: 'shop',
 * }); // { '2026-11-11': 860, '2026-11-12': 60 }
 * ```
 */
export function helpCostByDate(options: HelpCostOptions): Record<LocalDate, number> {
  checkOptions(options);
  const { plan, sources, project } = options;
  const byDate: Record<LocalDate, number> = {};
  const firstDay = new Map<string, LocalDate>();
  for (const { source, to, date, cost } of plan.moves) {
    if (to !== project) continue;
    byDate[date] = (byDate[date] ?? 0) + cost;
    const first = firstDay.get(source);
    if (first === undefined || date < first) firstDay.set(source, date);
  }
  for (const [source, date] of firstDay) {
    const { links } = sources.find(({ id }) => id === source)!;
    byDate[date]! += links.find(({ to }) => to === project)?.briefingCost ?? 0;
  }
  return byDate;
}

function checkOptions(options: HelpCostOptions): void {
  checkFields(where, 'options', options, optionFields);
  const { plan, sources, project } = options;
  checkText(where, 'project', project);
  checkObjects(where, 'sources', sources);
  for (const [i, { id, links }] of sources.entries()) {
    checkText(where, `sources[${i}].id`, id);
    checkObjects(where, `sources[${i}].links`, links);
    for (const [j, { to, briefingCost = 0 }] of links.entries()) {
      checkText(where, `sources[${i}].links[${j}].to`, to);
      checkNonNegative(where, `sources[${i}].links[${j}].briefingCost`, briefingCost);
    }
  }
  checkObject(where, 'plan', plan);
  checkObjects(where, 'plan.moves', plan.moves);
  for (const [i, { source, to, date, cost }] of plan.moves.entries()) {
    checkText(where, `plan.moves[${i}].to`, to);
    checkDate(where, `plan.moves[${i}].date`, date);
    checkNonNegative(where, `plan.moves[${i}].cost`, cost);
    if (sources.some(({ id }) => id === source)) continue;
    const [path, must] = [`plan.moves[${i}].source`, 'name one of the sources'];
    throw new StaffcastError({ code: 'unknown-reference', where, path, value: source, must });
  }
}
