import type { DayReview } from '../../coverage/index.ts';
import { clockText, localClock } from '../../time/index.ts';
import { NOTABLE_AGENTS } from '../projectDays.ts';

/** Rows in a row in which agents are missing, or whole agents are spare. */
export interface ReviewStretch {
  /** Local clock, such as `11:00` and `14:30`. */
  readonly from: string;
  readonly to: string;
  readonly kind: 'short' | 'spare';
  /** Fewest and most agents missing, or spare, at once. */
  readonly least: number;
  readonly most: number;
  /** Agent-hours. */
  readonly hours: number;
}

/** A spare part of an agent is nobody who could go. */
const SPARE_AGENTS = 1;

/** Where the rest of a running day is short or over; closed rows are neither. */
export function reviewStretches({ forecast, coverage }: DayReview): ReviewStretch[] {
  const { grid, mean } = forecast;
  const { secondOfDay } = localClock(grid);
  const kindOf = (row: number) => {
    if (row >= grid.length || mean[row] === null) return null;
    if (coverage.shortfall[row]! >= NOTABLE_AGENTS) return 'short';
    return coverage.surplus[row]! >= SPARE_AGENTS ? 'spare' : null;
  };
  const stretches: ReviewStretch[] = [];
  for (let from = 0, to = 1; from < grid.length; from = to, to += 1) {
    const kind = kindOf(from);
    while (to < grid.length && kindOf(to) === kind) to += 1;
    if (kind === null) continue;
    const gaps = coverage[kind === 'short' ? 'shortfall' : 'surplus'].slice(from, to);
    stretches.push({
      from: clockText(secondOfDay[from]!),
      to: clockText(secondOfDay[to - 1]! + grid.intervalSeconds),
      kind,
      least: Math.min(...gaps),
      most: Math.max(...gaps),
      hours: gaps.reduce((sum, agents) => sum + agents, 0) * (grid.intervalSeconds / 3600),
    });
  }
  return stretches;
}
