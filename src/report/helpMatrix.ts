import type { LocalDate } from '../time/index.ts';
import type { MoveReport, PlanningReport } from './planningReportTypes.ts';

/** Who helps whom and when: one line per source and receiving project. */
export interface HelpMatrix {
  /** Days with help, and those between them, in order. */
  readonly dates: readonly LocalDate[];
  /** Blocks of the day in order. */
  readonly blocks: readonly string[];
  readonly lines: readonly HelpLine[];
}

/** One source helping one project. */
export interface HelpLine {
  readonly source: string;
  readonly kind: string;
  /** Id of the project that receives. */
  readonly to: string;
  readonly hours: number;
  /** People by day (as in `dates`) and block (as in `blocks`). */
  readonly people: readonly (readonly number[])[];
  /** Hours by day. */
  readonly dayHours: readonly number[];
}

/** The moves of a plan as a matrix; lines stand by receiving project, then by hours given. */
export function helpMatrix(report: Pick<PlanningReport, 'projects' | 'moves'>): HelpMatrix {
  const dates = daysOfHelp(report);
  const blocks = [...new Set(report.moves.map((move) => move.block))].sort();
  const groups = new Map<string, MoveReport[]>();
  for (const move of report.moves) {
    const key = JSON.stringify([move.source, move.to]);
    const group = groups.get(key);
    if (group) group.push(move);
    else groups.set(key, [move]);
  }
  const order = new Map(report.projects.map((project, index) => [project.id, index]));
  const lines = [...groups.values()]
    .map((moves) => helpLine(moves, dates, blocks))
    .sort((a, b) => (order.get(a.to) ?? 0) - (order.get(b.to) ?? 0) || b.hours - a.hours);
  return { dates, blocks, lines };
}

function daysOfHelp(report: Pick<PlanningReport, 'projects' | 'moves'>): LocalDate[] {
  const helped = report.moves.map((move) => move.date).sort();
  const [first = '', last = ''] = [helped[0], helped.at(-1)];
  const all = report.projects[0]?.days.map((day) => day.date) ?? [];
  return all.filter((date) => date >= first && date <= last);
}

function helpLine(
  moves: readonly MoveReport[],
  dates: readonly LocalDate[],
  blocks: readonly string[],
): HelpLine {
  const { source, kind, to } = moves[0]!;
  const people = dates.map(() => blocks.map(() => 0));
  const dayHours = dates.map(() => 0);
  let hours = 0;
  for (const move of moves) {
    const day = dates.indexOf(move.date);
    people[day]![blocks.indexOf(move.block)]! += move.people;
    dayHours[day]! += move.hours;
    hours += move.hours;
  }
  return { source, kind, to, hours, people, dayHours };
}
