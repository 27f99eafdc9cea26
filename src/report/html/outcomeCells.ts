import { percentText } from '../numberFormats.ts';
import type { Outcome, ProjectReport } from '../planningReportTypes.ts';
import { missesTarget } from '../projectDays.ts';
import type { HtmlCell } from './htmlTable.ts';

/** A service level as a cell, marked where it misses the project's target. */
export function serviceLevelCell(project: ProjectReport, outcome: Outcome | undefined): HtmlCell {
  const target = project.targets.serviceLevel;
  const level = outcome?.serviceLevel ?? null;
  return { text: percentText(level, target), missed: missesTarget(level, target) };
}
