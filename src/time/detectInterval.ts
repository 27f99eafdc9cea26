import { StaffcastError } from '../errors/index.ts';
import { clocksChanged, localDate } from './zone.ts';

const DAY_MS = 86_400_000;

/**
 * The row length, in seconds, of sorted instants: their smallest distance, when it is also the commonest one and all
 * others are multiples of it. Rows of another length inside the file are an error, closed hours and gaps are not.
 */
export function detectInterval(where: string, instants: readonly number[], zone: string): number {
  if (instants.length < 2) return 86_400;
  const gaps = distances(instants, zone);
  const least = gaps.reduce((a, b) => Math.min(a, b), DAY_MS);
  if (least < 300_000 || DAY_MS % least !== 0) {
    throw new StaffcastError({
      code: 'out-of-range',
      where,
      path: 'rows',
      value: `rows ${least / 1000} s apart`,
      must: 'be 5 minutes to a day apart, by a length that divides the day',
    });
  }
  if (gaps.some((gap) => gap % least !== 0) || !isCommonest(gaps, least) || hasRunOfOthers(gaps, least)) {
    throw new StaffcastError({
      code: 'inconsistent',
      where,
      path: 'rows',
      value: `distances of ${[...new Set(gaps)]
        .sort((a, b) => a - b)
        .slice(0, 4)
        .map((gap) => gap / 1000)
        .join(', ')} s`,
      must: 'have one interval',
      maybe:
        changeInside(instants, gaps, least, zone) ??
        'rows of several lengths are mixed, or so many are missing that `intervalSeconds` must be given',
    });
  }
  return least / 1000;
}

/** Whether clocks changed where a distance is no multiple of the least one, as a cause. */
function changeInside(
  instants: readonly number[],
  gaps: readonly number[],
  least: number,
  zone: string,
): string | undefined {
  const at = gaps.findIndex((gap) => gap % least !== 0);
  return at < 0 ? undefined : clocksChanged(instants[at] as number, instants[at + 1] as number, zone);
}

/** Distances between neighbours in ms; whole local days count as 24 hours also when clocks change. */
function distances(instants: readonly number[], zone: string): number[] {
  const gaps: number[] = [];
  for (let i = 1; i < instants.length; i++) {
    const from = instants[i - 1] as number;
    const to = instants[i] as number;
    const gap = to - from;
    if (gap > 22 * 3_600_000 && gap % DAY_MS !== 0) {
      const days = Math.round(gap / DAY_MS);
      const midnights =
        Date.parse(`${localDate(to, zone)}T00:00Z`) - Date.parse(`${localDate(from, zone)}T00:00Z`);
      gaps.push(midnights === days * DAY_MS && Math.abs(gap - midnights) === 3_600_000 ? midnights : gap);
    } else gaps.push(gap);
  }
  return gaps;
}

function isCommonest(gaps: readonly number[], least: number): boolean {
  const counts = new Map<number, number>();
  for (const gap of gaps) counts.set(gap, (counts.get(gap) ?? 0) + 1);
  return [...counts].every(([gap, count]) => gap === least || count < (counts.get(least) ?? 0));
}

/** Whether some other distance occurs four times in a row, as it does where a file changes its interval. */
function hasRunOfOthers(gaps: readonly number[], least: number): boolean {
  let run = 0;
  for (let i = 0; i < gaps.length; i++) {
    run = gaps[i] !== least && gaps[i] === gaps[i - 1] ? run + 1 : 1;
    if (run >= 4) return true;
  }
  return false;
}
