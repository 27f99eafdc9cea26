import { type Grid, gridDays, type LocalDate, localClock } from '../time/index.ts';
import type { BacktestOrigin, BacktestResult } from './backtestTypes.ts';
import type { Values } from './pairs.ts';
import { type ScoreInput, type Scores, score } from './score.ts';
import { scoreDays } from './scoreDays.ts';

/** Scores of all origins together, and by distance, weekday, time of day and event. */
export function summarise(
  origins: readonly BacktestOrigin[],
  scale: ScoreInput['scale'],
  namesOf: (date: LocalDate) => readonly string[],
): BacktestResult {
  const keys = origins.map(({ grid }) => rowKeys(grid));
  const scoresOf = (keep: (key: RowKey) => boolean) =>
    score(pooled(origins, scale, (origin, row) => keep(keys[origin]?.[row] as RowKey)));
  const grouped = (keyOf: (row: RowKey) => number): { key: number; scores: Scores }[] => {
    const all = [...new Set(keys.flatMap((rows) => rows.map(keyOf)))].sort((a, b) => a - b);
    return all.map((key) => ({ key, scores: scoresOf((row) => keyOf(row) === key) }));
  };
  const named = new Map<LocalDate, readonly string[]>();
  for (const rows of keys) for (const { date } of rows) if (!named.has(date)) named.set(date, namesOf(date));
  const names = [...new Set([...named.values()].flat())].sort();
  const has = ({ date }: RowKey, name: string) => named.get(date)?.includes(name) ?? false;
  return {
    overall: scoresOf(() => true),
    dayTotals: scoreDays(origins),
    byDaysAhead: grouped(({ daysAhead }) => daysAhead).map(({ key, scores }) => ({ daysAhead: key, scores })),
    byWeekday: grouped(({ weekday }) => weekday).map(({ key, scores }) => ({ weekday: key, scores })),
    bySecondOfDay: grouped(({ secondOfDay }) => secondOfDay).map(({ key, scores }) => ({
      secondOfDay: key,
      scores,
    })),
    byEvent: [
      { name: null, scores: scoresOf(({ date }) => named.get(date)?.length === 0) },
      ...names.map((name) => ({ name, scores: scoresOf((row) => has(row, name)) })),
    ],
    origins,
  };
}

interface RowKey {
  readonly date: LocalDate;
  readonly daysAhead: number;
  readonly weekday: number;
  readonly secondOfDay: number;
}

function rowKeys(grid: Grid): RowKey[] {
  const days = gridDays(grid);
  const { dayOf, secondOfDay } = localClock(grid);
  return Array.from(dayOf, (day, row) => ({
    date: days[day]?.date ?? '',
    daysAhead: day + 1,
    weekday: days[day]?.weekday ?? 1,
    secondOfDay: secondOfDay[row] ?? 0,
  }));
}

/** The rows of all origins that `keep` accepts, one after the other. */
function pooled(
  origins: readonly BacktestOrigin[],
  scale: ScoreInput['scale'],
  keep: (origin: number, row: number) => boolean,
): ScoreInput {
  const pick = (valuesOf: (origin: BacktestOrigin) => Values) =>
    origins.flatMap((origin, o) => valuesOf(origin).filter((_, row) => keep(o, row)));
  const probabilities = origins[0]?.quantiles.map(({ probability }) => probability) ?? [];
  return {
    actual: pick(({ actual }) => actual),
    mean: pick(({ mean }) => mean),
    quantiles: probabilities.map((probability, q) => ({
      probability,
      values: pick(({ quantiles }) => quantiles[q]?.values ?? []),
    })),
    scale,
  };
}
