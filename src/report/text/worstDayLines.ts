import { shortDateText } from '../dateFormats.ts';
import { amountText, countText, percentText } from '../numberFormats.ts';
import { type PlanSide, planSides } from '../outcomeSides.ts';
import type { PlanningReport } from '../planningReportTypes.ts';
import { missesTarget, NOTABLE_AGENTS, type ProjectDayGap, worstDays } from '../projectDays.ts';
import { sideColumns } from './sideColumns.ts';
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
  return [heading, ...dayTable(shown, planSides(report))];
}

function dayTable(days: readonly ProjectDayGap[], sides: readonly PlanSide[]): string[] {
  const end = sides.at(-1)!;
  return textTable(
    [
      { title: 'Day', align: 'left' },
      { title: 'Project', align: 'left', most: 18 },
      { title: 'Contacts' },
      ...sideColumns('Hours short', sides),
      ...sideColumns('Service level', sides),
      { title: end === 'after' ? 'After the plan, at worst' : 'At worst', align: 'left', most: 30 },
    ],
    days.map((entry) => {
      const { project, day, gap } = entry;
      const target = project.targets.serviceLevel;
      return [
        shortDateText(day.date),
        project.name,
        countText(day.before.offered),
        ...sides.map((side) => amountText(gap[side].shortHours)),
        ...sides.map((side) => percentText(day[side].serviceLevel, target)),
        verdict(entry, end),
      ];
    }),
  );
}

/** How the day ends on a side of the plan, in words; whether the target is met only where that is known. */
function verdict({ project, day, gap }: ProjectDayGap, side: PlanSide): string {
  const agents = gap[side].worstShort;
  const missing = agents >= NOTABLE_AGENTS ? `${amountText(agents)} agents short` : '';
  if (day[side].serviceLevel === null || project.targets.serviceLevel === null) return missing;
  if (missesTarget(day[side].serviceLevel, project.targets.serviceLevel)) {
    return missing ? `MISSED, ${missing}` : 'MISSED';
  }
  return missing ? `met, ${missing}` : 'met';
}
