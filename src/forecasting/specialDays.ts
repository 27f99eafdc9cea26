import { withCycles } from './cycles.ts';
import { dayDesign } from './dayDesign.ts';
import { freshVariance } from './dayFilter.ts';
import { type DayModelRun, designDays, ordinaryDays, runOn } from './dayModels.ts';
import {
  type CycleSettings,
  cyclesOf,
  type DayModelSettings,
  LEVEL_MODEL,
  YEARLY_DAYS,
} from './daySettings.ts';
import { withLearnedCourses } from './learnCourses.ts';
import { occurrenceSpread, seenNumbers, withLearnedSpreads } from './learnSpreads.ts';
import type { LogDays } from './logDays.ts';
import { type LongRun, longRun } from './longRun.ts';
import { occurrenceSizes } from './occurrenceSizes.ts';
import type { PreparedHistory } from './prepareHistory.ts';

/** Holidays, events and covariates, learned once for all day models, and the history without them. */
export interface SpecialDays extends DayModelRun {
  /** Which numbers of the design the history has taught something. */
  readonly seen: Uint8Array;
  /** How many times as far apart occurrences lie as what is left to learn of them says, as a variance; 1 or more. */
  readonly occurrenceSpread: number;
  /** How much of the variance supposed of an event's next occurrence is left after comparing those seen, per number drawn anew. */
  readonly occurrenceSizes: ReadonlyMap<number, number>;
  /** What the years say of each day, those after the history included; `null` of less than two. */
  readonly years: LongRun | null;
  /** What is added to the log total of an ordinary day of the history: special effects, time of year and growth. */
  readonly added: Float64Array;
  /** Log totals less all that; special days count two thirds. */
  readonly ordinary: LogDays;
}

/** Variance by which a wandering level moves per open day, as a share of the variance of a day's noise. */
const WANDERING_LEVEL = 0.3;
/** First days, on which every level is still surprised. */
const SETTLING_DAYS = 14;
/** How many times as much a steady level must be surprised for the level to count as wandering, and by how much more of few days. */
const WANDERS_FROM = 1.1;
const FEW_DAYS = 3;

/** Whether a level that wanders is surprised clearly less than a steady one by the ordinary days. */
function levelWanders(prepared: PreparedHistory, logs: LogDays, settings: DayModelSettings): boolean {
  const design = dayDesign(ordinaryDays(prepared, []), settings);
  const judged = logs.logTotals.map((log, day) =>
    day < SETTLING_DAYS || logs.special?.[day] ? Number.NaN : log,
  );
  const surprises = (level: number) =>
    runOn(logs, { ...settings, level }, design, judged.length).run.surprise.filter(
      (_, day) => !Number.isNaN(judged[day]),
    );
  const sum = (values: Float64Array) => values.reduce((total, value) => total + Math.abs(value), 0);
  const steady = surprises(settings.level);
  const least = WANDERS_FROM + FEW_DAYS / steady.length;
  return sum(steady) > least * sum(surprises(WANDERING_LEVEL));
}

/** What the weekday brings to a day of the history. */
function weekdayPart({ design, run }: DayModelRun, day: number): number {
  let sum = 0;
  for (let k = design.start[day] as number; k < (design.start[day + 1] as number); k++) {
    const place = design.indices[k] as number;
    if (design.part[place] === 'weekday')
      sum += (design.weights[k] as number) * (run.state.mean[place] as number);
  }
  return sum;
}

/** Log totals less what a run says of the special effects; special days count two thirds. */
function withoutEffects(logs: LogDays, { run, design }: DayModelRun): LogDays {
  return {
    ...logs,
    logTotals: logs.logTotals.map((log, day) => log - (run.special[day] as number)),
    noise: logs.noise.map((noise, day) => (design.special[day] ? 1.5 * noise : noise)),
    special: design.special,
  };
}

/**
 * Learns the special effects beside a level, weekdays and yearly waves, and takes them out of the history. A first run
 * tells how far effects spread, and whether the level wanders: beside a steady one, its ways would be taken for effects.
 */
export function runSpecialDays(
  prepared: PreparedHistory,
  logs: LogDays,
  extraDays: readonly number[],
  cycles: CycleSettings | undefined,
): SpecialDays {
  const days = logs.logTotals.length;
  const settings = {
    ...LEVEL_MODEL,
    yearlyWaves: days >= 730 ? 12 : days >= YEARLY_DAYS ? 4 : 0,
    ...cyclesOf(cycles ?? LEVEL_MODEL),
  };
  const designed = withCycles(prepared, designDays(prepared, extraDays), settings.cycles);
  const first = runOn(logs, settings, dayDesign(designed, settings), days);
  let model = first;
  if (first.design.groups.size > 0) {
    // Over the years a wandering level is told from effects anyway, by their coming back.
    const wanders = days < YEARLY_DAYS && levelWanders(prepared, withoutEffects(logs, first), settings);
    const level = wanders ? WANDERING_LEVEL : settings.level;
    const { state } = first.run;
    const learned = withLearnedSpreads(
      first.design,
      state,
      withLearnedCourses(first.design, state.mean, logs),
    );
    model = runOn(logs, { ...settings, level }, learned, days);
  }
  const ordinary = withoutEffects(logs, model);
  const lastDay = prepared.table.dayNumbers[days - 1] as number;
  const years = longRun(
    ordinary.logTotals.map((log, day) => log - weekdayPart(model, day)),
    extraDays.map((day) => day - lastDay),
  );
  const added = model.run.special.map(
    (log, day) => log + (years ? (years.season[day] as number) + (years.growth[day] as number) : 0),
  );
  const seen = seenNumbers(model.design, logs.logTotals);
  return {
    ...model,
    seen,
    occurrenceSpread: occurrenceSpread(model.design, model.run),
    occurrenceSizes: occurrenceSizes(
      model.design,
      model.run,
      logs.logTotals,
      (place) => freshVariance(model.design, model.run.state.mean, place),
      logs.scale,
    ),
    years,
    added,
    ordinary: { ...ordinary, logTotals: logs.logTotals.map((log, day) => log - (added[day] as number)) },
  };
}
