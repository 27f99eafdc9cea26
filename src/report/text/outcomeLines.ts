import { dayGaps, totalGap } from '../dayGaps.ts';
import { daysMissed } from '../daysMissed.ts';
import { amountText, countText, percentText } from '../numberFormats.ts';
import { type OutcomeBasis, outcomeSides, planSides } from '../outcomeSides.ts';
import type { PlanningReport } from '../planningReportTypes.ts';
import { sideColumns } from './sideColumns.ts';
import { textTable } from './textTable.ts';

/** What happens to each project's contacts, people and money, before and after the plan. */
export function outcomeLines(report: PlanningReport): string[][] {
  const service = report.plan ? 'SERVICE BEFORE AND AFTER THE PLAN,' : 'SERVICE';
  const people = report.plan ? 'PEOPLE AND MONEY BEFORE AND AFTER THE PLAN' : 'PEOPLE AND MONEY';
  const sections = [
    [`${service} ON THE FORECAST`, ...serviceTable(report, 'forecast')],
    [people, ...peopleTable(report)],
  ];
  if (report.projects.some((project) => project.total.hindsightBefore)) {
    sections.push([`${service} ON WHAT REALLY CAME`, ...serviceTable(report, 'hindsight')]);
  }
  return sections;
}

function serviceTable(report: PlanningReport, basis: OutcomeBasis): string[] {
  const sides = planSides(report);
  return textTable(
    [
      { title: 'Project', align: 'left', most: 22 },
      { title: 'Target', align: 'left', most: 28 },
      { title: 'Contacts' },
      ...sideColumns('Service level', sides),
      ...sideColumns('Abandonment', sides),
    ],
    report.projects.map((project) => {
      const outcomes = outcomeSides(report, basis).map((side) => project.total[side]);
      return [
        project.name,
        project.targets.text,
        countText(outcomes[0]?.offered),
        ...outcomes.map((outcome) => percentText(outcome?.serviceLevel, project.targets.serviceLevel)),
        ...outcomes.map((outcome) => percentText(outcome?.abandonment)),
      ];
    }),
  );
}

function peopleTable(report: PlanningReport): string[] {
  const sides = planSides(report);
  return textTable(
    [
      { title: 'Project', align: 'left', most: 22 },
      ...sideColumns('Agent-hours short', sides),
      ...sideColumns('Days missed', sides),
      ...sideColumns('Occupancy', sides),
      ...sideColumns(`Cost, ${report.currency}`, sides, 18),
    ],
    report.projects.map((project) => {
      const gaps = dayGaps(report.grid, project);
      const outcomes = sides.map((side) => project.total[side]);
      return [
        project.name,
        ...sides.map((side) => amountText(totalGap(gaps, side).shortHours)),
        ...sides.map((side) => countText(daysMissed(project, side))),
        ...outcomes.map(({ occupancy }) => percentText(occupancy)),
        ...outcomes.map(({ cost }) => countText(cost)),
      ];
    }),
  );
}
