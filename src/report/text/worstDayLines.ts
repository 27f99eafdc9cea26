import { shortDateText } from '../dateFormats.ts';
import { amountText, countText, percentText } from '../numberFormats.ts';
import type { PlanningReport } from '../planningReport.ts';
import { missesTarget, NOTABLE_AGENTS, type ProjectDayGap, worstDays } from '../projectDays.ts';
import { textTable } from './textTable.ts';

const MOST_DAYS = 10;

/** The days with most agent-hours short before the plan. */
export function worstDayLines(report: PlanningReport): string[] {
  const days = worstDays(report, 'before');
  if (days.length === 0) return ['WORST DAYS', 'No project is short of people in any interval.'];
  const shown = days.slice(0, MOST_DAYS);
  const heading =
    days.length > shown.length
      ? `THE ${shown.length} WORST OF ${days.length} PROJECT-DAYS THAT ARE SHORT OF PEOPLE`
      : 'DAYS THAT ARE SHORT OF PEOPLE, WORST FIRST';
  return [heading, ...dayTable(shown)];
}

function dayTable(days: readonly ProjectDayGap[]): string[] {
  return textTable(
    [
      { title: 'Day', align: 'left' },
      { title: 'Project', align: 'left', most: 18 },
      { title: 'Contacts' },
      { title: 'Hours short\nbefore' },
      { title: '\nafter' },
      { title: 'Service level\nbefore' },
      { title: '\nafter' },
      { title: 'After the plan, at worst', align: 'left', most: 30 },
    ],
    days.map((entry) => {
      const { project, day, gap } = entry;
      const target = project.targets.serviceLevel;
      return [
        shortDateText(day.date),
        project.name,
        countText(day.before.offered),
        amountText(gap.before.shortHours),
        amountText(gap.after.shortHours),
        percentText(day.before.serviceLevel, target),
        percentText(day.after.serviceLevel, target),
        verdict(entry),
      ];
    }),
  );
}

/** How the day ends with the plan, in words. */
export function verdict({ project, day, gap }: ProjectDayGap): string {
  const agents = gap.after.worstShort;
  const missing = agents >= NOTABLE_AGENTS ? `${amountText(agents)} agents short` : '';
  if (missesTarget(day.after.serviceLevel, project.targets.serviceLevel)) {
    return missing ? `MISSED, ${missing}` : 'MISSED';
  }
  return missing ? `met, ${missing}` : 'met';
}
