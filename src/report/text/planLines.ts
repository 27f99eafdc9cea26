import { countText } from '../numberFormats.ts';
import type { PlanningReport } from '../planningReportTypes.ts';
import { planText } from '../planText.ts';
import { TEXT_COLUMNS } from './textColumns.ts';
import { textTable } from './textTable.ts';
import { wrapText } from './wrapText.ts';

/** How good the plan is, and the terms of its cost. */
export function planLines(report: PlanningReport): string[] {
  if (!report.plan) return [];
  const { costs, measure = 'cost' } = report.plan;
  const lines = ['HOW GOOD THE PLAN IS', ...wrapText(planText(report.plan, report.currency), TEXT_COLUMNS)];
  if (costs.length === 0) return lines;
  const total = costs.reduce((sum, term) => sum + term.amount, 0);
  const rows = costs.map((term) => [term.name, countText(term.amount)]);
  rows.push(['Sum', countText(total)]);
  const columns = [
    { title: measure === 'cost' ? 'Cost term' : 'Benefit', align: 'left', most: 60 } as const,
    { title: report.currency, most: 20 },
  ];
  return [...lines, ...textTable(columns, rows)];
}
