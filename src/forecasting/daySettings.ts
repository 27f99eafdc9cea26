import type { Cycle } from './cycles.ts';

/** How fast each part of the day model may move. Variances are shares of the variance of a day's noise. */
export interface DayModelSettings {
  readonly name: string;
  /** Variance by which the level moves per open day. */
  readonly level: number;
  /** Variance by which each weekday's factor moves per open day. */
  readonly weekday: number;
  /** Share of the recent drift that is left after a day, 0 to below 1. */
  readonly driftKept: number;
  /** Variance of the drift added per day. */
  readonly drift: number;
  /** Whether a damped trend is followed. */
  readonly trend: boolean;
  /** Yearly waves fitted; 0 for none. */
  readonly yearlyWaves: number;
  /** Waves fitted over the month, which carry pay days and invoices; 0 for none. */
  readonly monthlyWaves: number;
  /** Standard deviation of the first of these waves before anything is seen, log scale. */
  readonly monthlySd: number;
  /** Cycles whose days have effects, learned beside those of special days. */
  readonly cycles: readonly Cycle[];
  /** Whether many speeds of level and drift are averaged by their likelihood; those above are then their means. */
  readonly likely?: boolean;
}

/** How day models follow the month and other cycles. */
export type CycleSettings = Pick<DayModelSettings, 'monthlyWaves' | 'monthlySd' | 'cycles'>;

/** The part of some settings that follows cycles. */
export function cyclesOf({ monthlyWaves, monthlySd, cycles }: CycleSettings): CycleSettings {
  return { monthlyWaves, monthlySd, cycles };
}

/** Days of history from which yearly waves are fitted. */
export const YEARLY_DAYS = 430;

/** A level that moves slowly, weekdays that hardly move. */
export const LEVEL_MODEL: DayModelSettings = {
  name: 'level',
  level: 0.03,
  weekday: 1e-4,
  driftKept: 0,
  drift: 0,
  trend: false,
  yearlyWaves: 0,
  monthlyWaves: 0,
  monthlySd: 0.05,
  cycles: [],
};

/** The candidates: fast and slow levels, drifts that fade, a trend, moving weekdays, and yearly waves when a year is seen. */
export function candidateSettings(
  days: number,
  { monthlyWaves, monthlySd, cycles }: CycleSettings,
): DayModelSettings[] {
  const make = (
    name: string,
    level: number,
    weekday: number,
    driftKept = 0,
    drift = 0,
    trend = false,
    yearlyWaves = 0,
  ): DayModelSettings => ({
    name,
    level,
    weekday,
    driftKept,
    drift,
    trend,
    yearlyWaves,
    monthlyWaves,
    monthlySd,
    cycles,
  });
  const list = [
    make('steady level with drift', 0.0003, 1e-4, 0.8, 0.5),
    { ...make('likely level', 0.03, 1e-4), likely: true },
    make('level', 0.03, 1e-4),
    make('slow level', 0.003, 1e-4),
    make('fast level', 0.3, 1e-3),
    make('very fast level', 1, 1e-3),
    make('weekday average', 0.003, 0.03),
    make('level with trend', 0.03, 1e-4, 0, 0, true),
  ];
  if (days >= YEARLY_DAYS) {
    list.push(
      { ...make('yearly waves with likely level', 0.03, 1e-4, 0, 0, false, 12), likely: true },
      make('yearly waves with drift', 0.003, 1e-4, 0.7, 0.4, false, 12),
      make('yearly waves with level', 0.03, 1e-4, 0, 0, false, 12),
      make('yearly waves with fast level', 0.15, 1e-4, 0, 0, false, 12),
      make('yearly waves with moving weekdays', 0.03, 0.01, 0, 0, false, 12),
    );
  }
  return list;
}

/** How many times as unsure a model is of a day `ahead` as of the next one, by its own settings. */
export function varianceGrowth({ level, drift, driftKept }: DayModelSettings, ahead: number): number {
  const variance = (days: number) =>
    1 + level * days + (drift * (1 - driftKept ** (2 * days))) / (1 - driftKept ** 2);
  return variance(ahead) / variance(1);
}
