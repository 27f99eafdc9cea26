import { type BorrowingPlan, type HelpCostOptions, helpCostByDate } from 'staffcast/borrowing';
import { type Costs, costs, type Evaluation, evaluate } from 'staffcast/evaluation';
import type { LocalDate, Series } from 'staffcast/time';
import type { PlannedProject } from './planProject.ts';
import { withoutUndefined } from './rosters.ts';

/** An evaluation and what it costs. */
export interface Judged {
  readonly evaluation: Evaluation;
  readonly costs: Costs;
}

/** A project without and with the plan: on the forecast, and on what really came where that is known. */
export interface ProjectOutcomes {
  readonly before: Judged;
  readonly after: Judged;
  readonly hindsight: { readonly before: Judged; readonly after: Judged } | null;
}

/** Answer time at which service level is reported when a project has no service-level target. */
const DEFAULT_ANSWER_TIME = { withinSeconds: 20 };

export async function outcomesOf(
  planned: PlannedProject,
  plan: BorrowingPlan,
  sources: HelpCostOptions['sources'],
  pause: (text: string) => Promise<void>,
): Promise<ProjectOutcomes> {
  const after = plan.projects.find(({ id }) => id === planned.project.spec.id);
  const helped = after?.present ?? planned.roster.agents;
  const help = helpCostByDate({ plan, sources, project: planned.project.spec.id });
  const untouched = helped.every((agents, row) => agents === planned.roster.agents[row]);
  const pair = async (volume: Series, what: string) => {
    await pause(`${what} without the plan`);
    const before = judge(planned, volume, planned.roster.agents, {});
    await pause(`${what} with the plan`);
    return { before, after: untouched ? before : judge(planned, volume, helped, help) };
  };
  const expected = await pair(planned.volume, 'forecast');
  return { ...expected, hindsight: planned.actual ? await pair(planned.actual, 'what came') : null };
}

function judge(
  { project: { spec }, roster }: PlannedProject,
  volume: Series,
  agents: readonly number[],
  help: Readonly<Record<LocalDate, number>>,
): Judged {
  const target = spec.targets.serviceLevel;
  const evaluation = evaluate({
    volume,
    agents,
    ahtSeconds: spec.ahtSeconds,
    ...(spec.patienceSeconds === undefined ? {} : { patienceSeconds: spec.patienceSeconds }),
    answerTime: target ? withoutUndefined(target) : DEFAULT_ANSWER_TIME,
  });
  return {
    evaluation,
    costs: costs({
      evaluation,
      rostered: roster.people,
      wagePerHour: spec.wagePerHour ?? 0,
      ...(spec.contract ? { contract: spec.contract } : {}),
      helpByDate: help,
    }),
  };
}
