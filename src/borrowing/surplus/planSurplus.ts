import {
  checkAs,
  checkFields,
  checkInteger,
  checkList,
  checkNonNegative,
  checkObjects,
  type FieldNames,
  StaffcastError,
} from '../../errors/index.ts';
import { checkInstant } from '../../time/index.ts';
import { assemblePlan } from '../answer/assemblePlan.ts';
import { checkProblem, problemFields } from '../check/checkProblem.ts';
import type { BorrowingPlan } from '../plan.ts';
import type { PlanOptions } from '../planOptions.ts';
import { checkPlanOptions, searchBorrowing } from '../searchBorrowing.ts';
import { benefitTerms } from './benefitTerms.ts';
import { blockTimes } from './blockTimes.ts';
import { sayBothWays } from './bothWays.ts';
import { leavingUses } from './leavingUses.ts';
import type { SurplusPlan } from './surplusPlan.ts';
import type { SurplusProblem, TemporaryRelease, TrainingOffer } from './surplusProblem.ts';
import { surplusOfProjects, surplusUses } from './surplusUses.ts';
import { toBorrowing } from './toBorrowing.ts';

/**
 * What to do with people who are spare, such as after a peak: lend them, train them, give time off, release temporaries,
 * or keep them. The same search as `planBorrowing` decides, so every limit of a borrowing plan holds, and nobody does two
 * things at once. Contracts decide: where seats are billed, whoever leaves an otherwise empty contracted seat costs its
 * price (`seatBilling`), so that keeping idle people may be best; where contacts or hours handled are billed, an idle hour
 * earns nothing and any use that pays is taken. `moves` and `uses` together are the whole plan: people who are nobody's
 * surplus, such as a reserve, may be lent as well.
 *
 * @throws StaffcastError when the problem is malformed.
 * @example
 * ```ts
 * import { makeBlocks, planSurplus } from 'staffcast/borrowing';
 * import { makeGrid } from 'staffcast/time';
 * const grid = makeGrid({ zone: 'UTC', from: '2026-11-25', days: 1, intervalSeconds: 3600 });
 * const all = (agents: number) => new Array<number>(grid.length).fill(agents);
 * const after = (perSeat: boolean) => planSurplus({
 *   grid,
 *   blocks: makeBlocks(grid, { clock: [{ name: 'day', from: '08:00', to: '16:00' }] }),
 *   projects: [{
 *     ...{ id: 'shop', required: all(20), present: all(26), shortfall: null },
 *     timeOff: { maxPeople: [4], savingPerHour: 30 },
 *     ...(perSeat && { seatBilling: { contractedSeats: all(26), lossPerSeatHour: 52 } }),
 *   }],
 *   sources: [],
 *   training: [{ id: 'refresher', projects: ['shop'], places: [3], valuePerHour: 12 }],
 * });
 * (await after(true)).uses.map(({ kind, people }) => [kind, people]); // [['keep', 6]]
 * (await after(false)).uses.map(({ kind, people }) => [kind, people]); // [['timeOff', 4], ['train', 2]]
 * (await after(false)).benefit; // 4 × 8 × 30 + 2 × 8 × 12 = 1152
 * ```
 */
export async function planSurplus(surplus: SurplusProblem, options: PlanOptions = {}): Promise<SurplusPlan> {
  checkUses(surplus);
  checkAs('planSurplus', () => checkPlanOptions(options));
  const asBorrowing = toBorrowing(surplus);
  const found = await searchBorrowing(asBorrowing.problem, options);
  const plan = assemblePlan(found);
  const terms = benefitTerms(asBorrowing, found.state, plan);
  const helping = plan.moves.filter(({ to }) => !asBorrowing.offers.has(to) && !asBorrowing.releases.has(to));
  const times = blockTimes(surplus);
  const gone = leavingUses(surplus, asBorrowing, found.state, plan, times);
  const { moves, uses: leaving } = sayBothWays(gone, helping);
  const uses = surplusUses(surplus, leaving, times);
  const given = new Set(surplus.sources.map(({ id }) => id));
  return {
    status: plan.status,
    method: plan.method,
    note: plan.note,
    benefit: benefitOf(plan, plan.objective),
    bound: benefitOf(plan, plan.bound),
    terms,
    moves,
    uses,
    sources: plan.sources.filter(({ id }) => given.has(id)),
    projects: surplusOfProjects(surplus, uses, plan.projects),
    infeasibility: plan.infeasibility,
  };
}

function benefitOf({ objectiveWithoutHelp }: BorrowingPlan, cost: number | null): number | null {
  if (objectiveWithoutHelp === null || cost === null) return null;
  const benefit = objectiveWithoutHelp - cost;
  return Math.abs(benefit) < 1e-9 * Math.max(1, Math.abs(cost)) ? 0 : benefit;
}

const trainingFields: FieldNames<TrainingOffer> = {
  id: true,
  projects: true,
  places: true,
  valuePerHour: true,
};
const releaseFields: FieldNames<TemporaryRelease> = {
  project: true,
  people: true,
  rostered: true,
  savingPerHour: true,
  costPerPerson: true,
  noticeUntil: true,
};

const { protect: _, ...sharedFields } = problemFields;
const surplusFields: FieldNames<SurplusProblem> = { ...sharedFields, training: true, releases: true };

function checkUses(surplus: SurplusProblem): void {
  const where = 'planSurplus';
  checkAs(where, () => checkProblem(surplus, surplusFields));
  const { training = [], releases = [], blocks, projects } = surplus;
  checkObjects(where, 'training', training);
  checkObjects(where, 'releases', releases);
  const known = new Set(projects.map(({ id }) => id));
  const checkPerBlock = (path: string, values: readonly number[]) => {
    checkList(where, path, values);
    if (values.length !== blocks.length) {
      const must = `be ${blocks.length}, one entry per block`;
      throw new StaffcastError({
        code: 'wrong-length',
        where,
        path: `${path}.length`,
        value: values.length,
        must,
      });
    }
    for (const [b, value] of values.entries()) checkInteger(where, `${path}[${b}]`, value);
  };
  const checkProject = (path: string, id: string) => {
    if (known.has(id)) return;
    throw new StaffcastError({ code: 'unknown-reference', where, path, value: id, must: 'name a project' });
  };
  const checkOnce = (path: string, ids: readonly string[], at: number) => {
    if (ids.indexOf(ids[at]!) === at) return;
    throw new StaffcastError({ code: 'duplicate', where, path, value: ids[at], must: 'occur once' });
  };
  for (const [i, offer] of training.entries()) {
    checkFields(where, `training[${i}]`, offer, trainingFields);
    checkOnce(
      `training[${i}].id`,
      training.map(({ id }) => id),
      i,
    );
    checkPerBlock(`training[${i}].places`, offer.places);
    checkNonNegative(where, `training[${i}].valuePerHour`, offer.valuePerHour);
    checkList(where, `training[${i}].projects`, offer.projects);
    for (const [p, id] of offer.projects.entries()) checkProject(`training[${i}].projects[${p}]`, id);
  }
  for (const [i, release] of releases.entries()) {
    checkFields(where, `releases[${i}]`, release, releaseFields);
    checkOnce(
      `releases[${i}].project`,
      releases.map(({ project }) => project),
      i,
    );
    checkProject(`releases[${i}].project`, release.project);
    checkInteger(where, `releases[${i}].people`, release.people);
    if (release.rostered) checkPerBlock(`releases[${i}].rostered`, release.rostered);
    checkNonNegative(where, `releases[${i}].savingPerHour`, release.savingPerHour);
    checkNonNegative(where, `releases[${i}].costPerPerson`, release.costPerPerson ?? 0);
    if (release.noticeUntil !== undefined)
      checkInstant(where, `releases[${i}].noticeUntil`, release.noticeUntil);
  }
}
