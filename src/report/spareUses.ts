import type { LocalDate } from '../time/index.ts';
import { kindText } from './kindText.ts';
import type { PlanningReport, SpareUseReport } from './planningReportTypes.ts';

/** Kinds in the order to show them; others follow. */
const kinds = ['lend', 'train', 'timeOff', 'release', 'keep'];
const kindTitles: Readonly<Record<string, string>> = {
  lend: 'lent',
  train: 'training',
  timeOff: 'time off',
  release: 'released',
  keep: 'kept',
};

/** Person-hours of spare people by kind of use, as in `kinds`, for each project or each of its days. */
export interface SpareHours {
  readonly project: string;
  readonly date: LocalDate | null;
  readonly hours: readonly number[];
}

/** Kinds of use that a report shows, and their titles. */
export function shownKinds({
  uses = [],
}: PlanningReport): { readonly kind: string; readonly title: string }[] {
  const rank = (kind: string) => (kinds.includes(kind) ? kinds.indexOf(kind) : kinds.length);
  const found = [...new Set(uses.map(({ kind }) => kind))].sort((a, b) => rank(a) - rank(b));
  return found.map((kind) => ({ kind, title: kindTitles[kind] ?? kindText(kind) }));
}

/** What one use is: `at product training`, `lent to Logistics`, `time off`. */
export function useText(report: PlanningReport, { kind, to }: SpareUseReport): string {
  const title = kindTitles[kind] ?? kindText(kind);
  if (to === null) return title;
  const name = report.projects.find(({ id }) => id === to)?.name;
  if (kind === 'lend') return `${title} to ${name ?? to}`;
  return kind === 'train' ? `at ${to}` : `${title} (${to})`;
}

/** Hours by project, in the order of the projects. */
export function spareHours(report: PlanningReport): SpareHours[] {
  return grouped(report, () => null);
}

/** Hours by project and day. */
export function spareHoursByDay(report: PlanningReport): SpareHours[] {
  return grouped(report, ({ date }) => date);
}

function grouped(report: PlanningReport, dateOf: (use: SpareUseReport) => LocalDate | null): SpareHours[] {
  const shown = shownKinds(report);
  return report.projects.flatMap(({ id }) => {
    const own = (report.uses ?? []).filter(({ project }) => project === id);
    const dates = [...new Set(own.map(dateOf))].sort();
    return dates.map((date) => {
      const here = own.filter((use) => dateOf(use) === date);
      return { project: id, date, hours: shown.map(({ kind }) => hoursOf(here, kind)) };
    });
  });
}

/** Hours of the uses of a kind. */
export function hoursOf(uses: readonly SpareUseReport[], kind: string): number {
  return uses.reduce((sum, use) => sum + (use.kind === kind ? use.hours : 0), 0);
}
