import type { PlanningReport } from './planningReportTypes.ts';

/** Which pair of outcomes: on the forecast, or on what really came. */
export type OutcomeBasis = 'forecast' | 'hindsight';

/** Whether what is shown holds without the plan or with it. */
export type PlanSide = 'before' | 'after';

/** What a report shows: before and after its plan, or things as they stand where nothing is planned. */
export function planSides({ plan }: Pick<PlanningReport, 'plan'>): readonly PlanSide[] {
  return plan ? ['before', 'after'] : ['before'];
}

const hindsight = { before: 'hindsightBefore', after: 'hindsightAfter' } as const;

/** The names of the outcomes to show. */
export function outcomeSides(
  report: Pick<PlanningReport, 'plan'>,
  basis: OutcomeBasis,
): (PlanSide | (typeof hindsight)[PlanSide])[] {
  return planSides(report).map((side) => (basis === 'forecast' ? side : hindsight[side]));
}
