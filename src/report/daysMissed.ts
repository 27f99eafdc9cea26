import type { OutcomePair, ProjectReport } from './planningReport.ts';
import { missesTarget } from './projectDays.ts';

/** Days on which the service level promised is missed; `null` without such a promise. */
export function daysMissed(project: ProjectReport, side: keyof OutcomePair): number | null {
  const target = project.targets.serviceLevel;
  if (target === null) return null;
  return project.days.filter((day) => missesTarget(day[side]?.serviceLevel ?? null, target)).length;
}
