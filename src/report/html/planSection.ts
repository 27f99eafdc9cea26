import { countText } from '../numberFormats.ts';
import type { PlanningReport } from '../planningReportTypes.ts';
import { planText } from '../planText.ts';
import { htmlTable } from './htmlTable.ts';
import { htmlText } from './htmlText.ts';

/** How good the plan is, and the terms of its cost. */
export function planSection(report: PlanningReport): string {
  if (!report.plan) return '';
  const { costs, measure = 'cost' } = report.plan;
  const total = costs.reduce((sum, term) => sum + term.amount, 0);
  const table =
    costs.length === 0
      ? ''
      : htmlTable(
          measure === 'cost' ? 'Terms of the objective' : 'Terms of the benefit',
          [{ title: 'Term', text: true }, { title: report.currency }],
          costs.map((term) => [term.name, countText(term.amount)]),
          ['Sum', countText(total)],
        );
  return `<section id="plan"><h2>How good the plan is</h2>
<p>${htmlText(planText(report.plan, report.currency))}</p>
${table}</section>`;
}
