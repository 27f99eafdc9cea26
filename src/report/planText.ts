import { moneyText, NO_NUMBER, percentText } from './numberFormats.ts';
import type { PlanSummary } from './planningReportTypes.ts';

/** What the optimiser says of its plan, in one or two sentences. */
export function planText(plan: PlanSummary, currency: string): string {
  const { status, method, measure = 'cost', objective, bound, gap } = plan;
  const found = `Status: ${status}, by ${method}.`;
  if (objective === null) return `${found} There is no plan to value.`;
  // The costs of all projects are another sum: what contracts settle, not only what this plan was to change.
  const value =
    measure === 'cost'
      ? `Objective ${moneyText(objective, currency)}, at the prices given for help and for missing agents`
      : `Worth ${moneyText(objective, currency)} against nobody moving, at the prices given`;
  if (bound === null) return `${found} ${value}; how far this is from the best is not known.`;
  const away = percentText(gap);
  const tail = away === NO_NUMBER ? '' : `, gap ${away}`;
  return `${found} ${value}; at these no plan can ${measure === 'cost' ? 'cost less' : 'be worth more'} than ${moneyText(bound, currency)}${tail}.`;
}
