import { moneyText, NO_NUMBER, percentText } from './numberFormats.ts';
import type { PlanningReport } from './planningReport.ts';

/** What the optimiser says of its plan, in one or two sentences. */
export function planText(report: PlanningReport): string {
  const { status, method, objective, bound, gap } = report.plan;
  const found = `Status: ${status}, by ${method}.`;
  if (objective === null) return `${found} There is no plan to value.`;
  const value = `Objective ${moneyText(objective, report.currency)}`;
  if (bound === null) return `${found} ${value}; how far this is from the best is not known.`;
  const away = percentText(gap);
  const tail = away === NO_NUMBER ? '' : `, gap ${away}`;
  return `${found} ${value}; no plan can cost less than ${moneyText(bound, report.currency)}${tail}.`;
}
