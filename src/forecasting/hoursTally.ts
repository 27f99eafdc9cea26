import type { DayTable } from './historyDays.ts';

/** Days of one weekday on which new hours are looked for, and days before them that tell the old hours. */
const AFTER = 13;
const BEFORE = 6;

/** The last days of one weekday that had contacts, and running sums over them: (days + 1) x slots. */
export interface WeekdayTally {
  readonly days: readonly number[];
  /** Rows that were open, and rows that could have been. */
  readonly had: Float64Array;
  readonly could: Float64Array;
  readonly total: Float64Array;
}

/** What a row of a weekday was before a day, and has been since. */
export interface CellState {
  readonly daysBefore: number;
  readonly hadBefore: number;
  /** Share of the days before that were open, kept off 0 and 1; `null` with fewer than two days. */
  readonly share: number | null;
  /** Contacts on the days before. */
  readonly totalBefore: number;
  /** Days since, and those that were open. */
  readonly days: number;
  readonly had: number;
  readonly total: number;
}

/** Counts how often each row of a weekday was open. Days without any contact say nothing of the hours. */
export function tallyOf(
  { slots, weekdays }: DayTable,
  counts: Float64Array,
  weekday: number,
  isPassedOver: (day: number) => boolean,
  isOpen: (count: number) => boolean,
): WeekdayTally {
  const days: number[] = [];
  const last = weekdays.length - 1;
  for (let day = last; day >= 0 && days.length < AFTER + BEFORE; day--) {
    if (weekdays[day] !== weekday || isPassedOver(day)) continue;
    if (counts.subarray(day * slots, (day + 1) * slots).some((count) => count > 0)) days.unshift(day);
  }
  const had = new Float64Array((days.length + 1) * slots);
  const could = had.slice();
  const total = had.slice();
  for (const [i, day] of days.entries()) {
    // The rows after the last value of the history's last day are still to come.
    let seen = slots;
    while (day === last && Number.isNaN(counts[day * slots + seen - 1])) seen -= 1;
    for (let slot = 0; slot < slots; slot++) {
      const at = i * slots + slot;
      const count = counts[day * slots + slot] as number;
      had[at + slots] = (had[at] as number) + (isOpen(count) ? 1 : 0);
      could[at + slots] = (could[at] as number) + (slot < seen ? 1 : 0);
      total[at + slots] = (total[at] as number) + (Number.isNaN(count) ? 0 : count);
    }
  }
  return { days, had, could, total };
}

/** Whether each row of a weekday was open on all its days, or on none. */
export function neverChanges({ days, had, could }: WeekdayTally, slots: number): boolean {
  const end = days.length * slots;
  for (let at = end; at < end + slots; at++) if (had[at] !== 0 && had[at] !== could[at]) return false;
  return true;
}

/** A row of a weekday before and since a day; nothing is looked at before the day `after`. */
export function stateOf(
  { days, had, could, total }: WeekdayTally,
  slots: number,
  since: number,
  slot: number,
  after = 0,
): CellState {
  const cut = daysUntil(days, since);
  let from = Math.max(0, cut - BEFORE);
  while (from < cut && (days[from] as number) < after) from += 1;
  const between = (sums: Float64Array, a: number, b: number) =>
    (sums[b * slots + slot] as number) - (sums[a * slots + slot] as number);
  const daysBefore = between(could, from, cut);
  const hadBefore = between(had, from, cut);
  return {
    daysBefore,
    hadBefore,
    share: daysBefore < 2 ? null : (hadBefore + 0.5) / (daysBefore + 1),
    totalBefore: between(total, from, cut),
    days: between(could, cut, days.length),
    had: between(had, cut, days.length),
    total: between(total, cut, days.length),
  };
}

/** How many of the days lie before one. */
function daysUntil(days: readonly number[], since: number): number {
  let cut = days.length;
  while (cut > 0 && (days[cut - 1] as number) >= since) cut -= 1;
  return cut;
}

/** Tells a row that changed from its share of open days before, and the days since with those that were open. */
type IsChanged = (share: number, days: number, had: number) => boolean;

/** The day since which rows that look changed are most likely against what they were before; `null` where none does. */
export function mostLikelyDay(
  weekdays: readonly WeekdayTally[],
  slots: number,
  isChanged: IsChanged,
): number | null {
  const candidates = weekdays
    .flatMap(({ days }, w) => days.slice(-AFTER).map((day) => ({ day, w })))
    .sort((a, b) => b.day - a.day);
  const gains = weekdays.map(() => 0);
  let best = 0;
  let since: number | null = null;
  for (const { day, w } of candidates) {
    gains[w] = gainOf(weekdays[w] as WeekdayTally, slots, day, isChanged);
    const gain = gains.reduce((a, b) => a + b, 0);
    if (gain <= best) continue;
    best = gain;
    since = day;
  }
  return since;
}

/** How much likelier the changed rows of a weekday are with hours of their own since a day than with those before. */
function gainOf(tally: WeekdayTally, slots: number, since: number, isChanged: IsChanged): number {
  const { days, had, could } = tally;
  const cut = daysUntil(days, since);
  const [from, until, end] = [Math.max(0, cut - BEFORE) * slots, cut * slots, days.length * slots];
  let gain = 0;
  for (let slot = 0; slot < slots; slot++) {
    const hadUntil = had[until + slot] as number;
    const hadBefore = hadUntil - (had[from + slot] as number);
    const hadSince = (had[end + slot] as number) - hadUntil;
    const before = (could[until + slot] as number) - (could[from + slot] as number);
    const daysSince = (could[end + slot] as number) - (could[until + slot] as number);
    if (before < 2 || daysSince === 0) continue;
    const share = (hadBefore + 0.5) / (before + 1);
    if (!isChanged(share, daysSince, hadSince)) continue;
    const now = (hadSince + 0.5) / (daysSince + 1);
    gain += hadSince * Math.log(now / share) + (daysSince - hadSince) * Math.log((1 - now) / (1 - share));
  }
  return gain;
}
