import type { OutcomePair, ProjectReport } from './planningReportTypes.ts';
import { missesTarget } from './projectDays.ts';

/** Days on which the service level promised is missed; `null` without such a promise, or where no day's is known. */
export function daysMissed(project: ProjectReport, side: keyof OutcomePair): number | null {
  const target = project.targets.serviceLevel;
  if (target === null) return null;
  const known = project.days.map((day) => day[side]?.serviceLevel ?? null).filter((level) => level !== null);
  return known.length > 0 ? known.filter((level) => missesTarget(level, target)).length : null;
}
