import type { Outcome as Evaluated } from '../../coverage/index.ts';
import type { Outcome, OutcomePair, ProjectDay, ProjectReport } from '../planningReportTypes.ts';
import { failure } from './checkInput.ts';
import type { ProjectReportInput, ReportSides } from './planningReportInput.ts';

/** Whether the plan changes who is present at a project; `none` when nothing is planned. */
export type PlanEffect = 'none' | 'unchanged' | 'changed';

type SideName = keyof ReportSides<unknown>;

/** What comes out of a project, by day and in all. */
export function projectOutcomes(
  path: string,
  project: ProjectReportInput,
  { dates, mean, actual }: ProjectReport['forecast'],
  effect: PlanEffect,
): { readonly days: readonly ProjectDay[]; readonly total: OutcomePair } {
  const evaluations = allSides(`${path}.evaluations`, project.evaluations, effect);
  const costs = allSides(`${path}.costs`, project.costs, effect);
  const sum = (list: readonly (number | null)[]) =>
    list.reduce<number>((total, value) => total + (value ?? 0), 0);
  const offered = (side: SideName) => (side === 'before' || side === 'after' ? mean : (actual ?? []));
  const pair = (of: (side: SideName) => Outcome): OutcomePair => ({
    before: of('before'),
    after: of('after'),
    ...(evaluations.hindsightBefore || costs.hindsightBefore
      ? { hindsightBefore: of('hindsightBefore'), hindsightAfter: of('hindsightAfter') }
      : {}),
  });
  return {
    days: dates.map((date, i) => ({
      date,
      ...pair((side) =>
        shown(evaluations[side]?.days[i], costs[side]?.days[i]?.total, offered(side)[i] ?? 0),
      ),
    })),
    total: pair((side) => shown(evaluations[side]?.total, costs[side]?.total.total, sum(offered(side)))),
  };
}

/** An outcome as it is shown; where nothing was evaluated, the contacts are those forecast. */
function shown(evaluated: Evaluated | undefined, cost: number | undefined, forecast: number): Outcome {
  const offered = evaluated?.offered ?? forecast;
  return {
    offered: offered > 0 ? offered : null,
    serviceLevel: evaluated?.serviceLevel ?? null,
    asaSeconds: evaluated?.asaSeconds ?? null,
    abandonment: evaluated?.abandonment ?? null,
    occupancy: evaluated?.occupancy ?? null,
    cost: cost ?? null,
  };
}

/** The sides with the plan are those without it where the plan changes nothing; where it does, they must be given. */
function allSides<T>(
  path: string,
  given: ReportSides<T> | undefined,
  effect: PlanEffect,
): Partial<Record<SideName, T | undefined>> {
  if (!given) return {};
  const { before, hindsightBefore } = given;
  return {
    before,
    after: withPlan('after', before, given.after),
    hindsightBefore,
    hindsightAfter: withPlan('hindsightAfter', hindsightBefore, given.hindsightAfter),
  };

  function withPlan(side: SideName, without: T | undefined, planned: T | undefined): T | undefined {
    const missing = (must: string, maybe?: string) =>
      failure('inconsistent', `${path}.${side}`, planned, must, maybe);
    if (planned !== undefined) {
      if (effect === 'none') throw missing('be left out where no plan is given');
      if (without === undefined) throw missing('be left out where nothing is known without the plan');
      return planned;
    }
    if (without === undefined || effect !== 'changed') return without;
    const how = 'it takes `evaluate`, and `costs`, with the `present` that the plan has for this project';
    throw missing('be given, as the plan changes who is present', how);
  }
}
