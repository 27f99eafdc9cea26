import { chartRenderer } from '../chartRenderer.ts';
import { checkReport } from '../checkReport.ts';
import { dateText } from '../dateFormats.ts';
import type { PlanningReport } from '../planningReportTypes.ts';
import { helpSection } from './helpSection.ts';
import { htmlText } from './htmlText.ts';
import { pageStyle } from './pageStyle.ts';
import { planSection } from './planSection.ts';
import { projectSection } from './projectSection.ts';
import { remainingSection, remainingTitle } from './remainingSection.ts';
import { spareSection } from './spareSection.ts';
import { summarySection, summaryTitle } from './summarySection.ts';

/**
 * The report as one HTML5 document that stands alone: charts are inline SVG, the style sheet is inside, and there is no
 * script and nothing to fetch. It reads on a wide screen, on a telephone and on paper, and every chart has a table of
 * its numbers near it. Names and reasons are escaped, so data can't become markup.
 *
 * A month of half hours for five projects takes a second or two, most of it loading the drawing library (`echarts`, only
 * when this is called), and well under 3 MB.
 *
 * @throws StaffcastError when the parts of the report do not fit each other (lengths, days, ids of projects).
 * @example
 * ```ts
 * import { htmlReport, type PlanningReport } from 'staffcast/report';
 * const page = (report: PlanningReport): Promise<string> => htmlReport(report);
 * ```
 */
export async function htmlReport(report: PlanningReport): Promise<string> {
  checkReport('htmlReport', report);
  const draw = await chartRenderer();
  const body = [
    summarySection(report),
    spareSection(report),
    helpSection(report, draw),
    planSection(report),
    remainingSection(report),
    ...report.projects.map((project, index) => projectSection(report, project, index, draw)),
    notesSection(report),
  ];
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${htmlText(report.title)}</title>
<style>${pageStyle}</style>
</head>
<body>
${pageHeader(report)}
${contents(report)}
<main>
${body.filter((section) => section !== '').join('\n')}
</main>
<footer><p>Made by staffcast from ${htmlText(report.generatedFrom)}. Times are of ${htmlText(report.zone)}, money is in ${htmlText(report.currency)}.</p></footer>
</body>
</html>
`;
}

function pageHeader(report: PlanningReport): string {
  const days = report.projects[0]!.days;
  const [first, last] = [days[0], days.at(-1)];
  const span =
    first && last ? `${dateText(first.date)} to ${dateText(last.date)}, ${report.zone}` : report.zone;
  const subtitle = report.subtitle ? `<p>${htmlText(report.subtitle)}</p>` : '';
  const lead = report.headline.map((sentence) => `<p>${htmlText(sentence)}</p>`).join('');
  return `<header><h1>${htmlText(report.title)}</h1>${subtitle}
<p class="muted">${htmlText(span)}. Data: ${htmlText(report.generatedFrom)}.</p>
<div class="lead">${lead}</div></header>`;
}

function contents(report: PlanningReport): string {
  const links = [
    ['summary', report.plan ? 'Before and after' : summaryTitle(report)],
    ...(report.uses ? [['spare', 'What spare people do']] : []),
    ...(report.plan
      ? [
          ['help', 'Who helps whom'],
          ['plan', 'How good the plan is'],
        ]
      : []),
    ['remaining', remainingTitle(report)],
    ...report.projects.map((project, index) => [`project-${index + 1}`, project.name]),
  ];
  if (report.notes.length > 0) links.push(['notes', 'Notes']);
  return `<nav aria-label="Contents">${links
    .map(([id, text]) => `<a href="#${id}">${htmlText(text!)}</a>`)
    .join('\n')}</nav>`;
}

function notesSection(report: PlanningReport): string {
  if (report.notes.length === 0) return '';
  const items = report.notes.map((note) => `<li>${htmlText(note)}</li>`).join('');
  return `<section id="notes"><h2>Notes</h2><ul>${items}</ul></section>`;
}
