import { dayGaps, totalGap } from '../dayGaps.ts';
import { daysMissed } from '../daysMissed.ts';
import { amountText, countText, percentText } from '../numberFormats.ts';
import type { OutcomePair, PlanningReport } from '../planningReport.ts';
import { textTable } from './textTable.ts';

/** What happens to each project's contacts, people and money, before and after the plan. */
export function outcomeLines(report: PlanningReport): string[][] {
  const sections = [
    ['SERVICE BEFORE AND AFTER THE PLAN, ON THE FORECAST', ...serviceTable(report, 'before', 'after')],
    ['PEOPLE AND MONEY BEFORE AND AFTER THE PLAN', ...peopleTable(report)],
  ];
  if (report.projects.some((project) => project.total.hindsightBefore)) {
    sections.push([
      'SERVICE BEFORE AND AFTER THE PLAN, ON WHAT REALLY CAME',
      ...serviceTable(report, 'hindsightBefore', 'hindsightAfter'),
    ]);
  }
  return sections;
}

function serviceTable(report: PlanningReport, before: keyof OutcomePair, after: keyof OutcomePair): string[] {
  return textTable(
    [
      { title: 'Project', align: 'left', most: 22 },
      { title: 'Target', align: 'left', most: 28 },
      { title: 'Contacts' },
      { title: 'Service level\nbefore' },
      { title: '\nafter' },
      { title: 'Abandonment\nbefore' },
      { title: '\nafter' },
    ],
    report.projects.map((project) => {
      const target = project.targets.serviceLevel;
      const [one, two] = [project.total[before], project.total[after]];
      return [
        project.name,
        project.targets.text,
        countText(one?.offered),
        percentText(one?.serviceLevel, target),
        percentText(two?.serviceLevel, target),
        percentText(one?.abandonment),
        percentText(two?.abandonment),
      ];
    }),
  );
}

function peopleTable(report: PlanningReport): string[] {
  return textTable(
    [
      { title: 'Project', align: 'left', most: 22 },
      { title: 'Agent-hours short\nbefore' },
      { title: '\nafter' },
      { title: 'Days missed\nbefore' },
      { title: '\nafter' },
      { title: 'Occupancy\nbefore' },
      { title: '\nafter' },
      { title: `Cost, ${report.currency}\nbefore`, most: 18 },
      { title: '\nafter' },
    ],
    report.projects.map((project) => {
      const gaps = dayGaps(report.grid, project);
      const { before, after } = project.total;
      return [
        project.name,
        amountText(totalGap(gaps, 'before').shortHours),
        amountText(totalGap(gaps, 'after').shortHours),
        countText(daysMissed(project, 'before')),
        countText(daysMissed(project, 'after')),
        percentText(before.occupancy),
        percentText(after.occupancy),
        countText(before.cost),
        countText(after.cost),
      ];
    }),
  );
}
