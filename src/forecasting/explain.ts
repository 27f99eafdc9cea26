import { clockText, type LocalDate } from '../time/index.ts';
import { BUCKETS } from './bandCalibration.ts';
import { checkModel } from './checkModel.ts';
import { WEEKDAY } from './dayDesign.ts';
import { runDayModels } from './dayModels.ts';
import { dayTotalsOf } from './dayTotalsOf.ts';
import { type LearnedDay, learnedDays } from './learnedDays.ts';
import { logDays } from './logDays.ts';
import { prepareHistory } from './prepareHistory.ts';
import { runSpecialDays, type SpecialDays } from './specialDays.ts';
import type { CleanedDay, FittedModel } from './types.ts';

/** A learned effect: the factor it puts on a day's total, and by how much that factor may be off. */
export interface LearnedEffect {
  readonly name: string;
  readonly part: 'holiday' | 'event' | 'cycle' | 'covariate';
  /** For a covariate: per standard deviation of its values in the history. */
  readonly factor: number;
  /** Standard deviation of the factor's logarithm. */
  readonly logSd: number;
}

/** What a model has learned, in a planner's terms. */
export interface Explanation {
  readonly model: string;
  readonly reason: string;
  /** First and last date of the history. */
  readonly history: { readonly from: LocalDate; readonly to: LocalDate; readonly days: number };
  /** Factor of each ISO weekday, 1 Monday to 7 Sunday, against the mean of the open ones; `null` where closed. */
  readonly weekdays: readonly (number | null)[];
  /** Share of the day's contacts per slot of the day, by ISO weekday; empty where closed. */
  readonly profiles: readonly (readonly { readonly time: string; readonly share: number }[])[];
  /** How special days spread over the day: a factor on each slot's share of the weekday's, by kind of day; they multiply. */
  readonly specialProfiles: readonly {
    readonly name: string;
    readonly factors: readonly { readonly time: string; readonly factor: number }[];
  }[];
  /** Holidays, events and covariates as learned, each against an ordinary day. Effects of one day multiply. */
  readonly effects: readonly LearnedEffect[];
  /** Special days of the history, with what all effects of each bring together. */
  readonly specialDays: readonly LearnedDay[];
  /** Weights of the day models for the next day, the first week, the second and later. */
  readonly dayModels: readonly { readonly name: string; readonly weights: readonly number[] }[];
  /** Standard deviation of a day's total around its forecast, relative, by the same horizons. */
  readonly daySd: readonly { readonly fromDaysAhead: number; readonly sd: number }[];
  readonly cleaned: readonly CleanedDay[];
  readonly notes: readonly string[];
}

/**
 * What a model has learned from its history and why it was chosen. The parts of a single forecast stand in its `parts`.
 *
 * @example
 * ```ts
 * import { explain, fit } from 'staffcast/forecasting';
 * import { makeGrid, makeSeries } from 'staffcast/time';
 * const grid = makeGrid({ zone: 'UTC', from: '2026-01-05', days: 28, intervalSeconds: 86400 });
 * explain(fit(makeSeries(grid, new Array(28).fill(100)))).model; // "seasonalNaive"
 * ```
 */
export function explain(model: FittedModel): Explanation {
  checkModel('explain', 'model', model);
  const prepared = prepareHistory(model.history, model.context);
  const { days } = prepared.table.clock;
  const simple = model.dayModels.length === 0;
  const logs = logDays(dayTotalsOf(prepared, model.profile), prepared.table.weekdays);
  const specials = simple ? null : runSpecialDays(prepared, logs, [], model.dayModels[0]?.settings);
  return {
    model: model.model,
    reason: model.reason,
    history: { from: days[0]?.date ?? '', to: days[days.length - 1]?.date ?? '', days: days.length },
    weekdays: specials ? weekdayFactors(model, prepared, specials) : [1, 2, 3, 4, 5, 6, 7].map(() => null),
    profiles: profilesOf(model),
    specialProfiles: specialProfilesOf(model),
    effects: specials ? effectsOf(specials) : [],
    specialDays: specials ? learnedDays(prepared, specials, logs.logTotals) : [],
    dayModels: model.dayModels.map(({ settings, weights }) => ({ name: settings.name, weights })),
    daySd: BUCKETS.map((fromDaysAhead, i) => ({
      fromDaysAhead,
      sd: Math.sqrt(model.bands.dayVariance[i] ?? 0),
    })),
    cleaned: model.cleaned,
    notes: model.notes,
  };
}

function weekdayFactors(
  model: FittedModel,
  prepared: ReturnType<typeof prepareHistory>,
  specials: SpecialDays,
): (number | null)[] {
  const logs = new Float64Array(7);
  const list = model.dayModels.map(({ settings }) => settings);
  const runs = runDayModels(prepared, specials.ordinary, list, [], prepared.table.dayNumbers.length);
  for (const [m, { weights }] of model.dayModels.entries()) {
    const { mean } = (runs[m] as (typeof runs)[number]).run.state;
    for (let w = 0; w < 7; w++) {
      logs[w] = (logs[w] as number) + (weights[1] ?? 0) * (mean[WEEKDAY + w] as number);
    }
  }
  const open = [1, 2, 3, 4, 5, 6, 7].filter(prepared.pattern.isOpenWeekday);
  const mean = open.reduce((sum, weekday) => sum + Math.exp(logs[weekday - 1] as number), 0) / open.length;
  return [1, 2, 3, 4, 5, 6, 7].map((weekday) =>
    open.includes(weekday) ? Math.exp(logs[weekday - 1] as number) / mean : null,
  );
}

function profilesOf({ profile, history }: FittedModel): Explanation['profiles'] {
  const shares = profile.shares[1] ?? [];
  return Array.from({ length: 7 }, (_, w) =>
    shares
      .slice(w * profile.slots, (w + 1) * profile.slots)
      .map((share, slot) => ({ time: clockText(slot * history.grid.intervalSeconds), share }))
      .filter(({ share }) => share > 0),
  );
}

function specialProfilesOf({ profile, history }: FittedModel): Explanation['specialProfiles'] {
  const shares = profile.shares[1] ?? [];
  const isOpen = (slot: number) => shares.some((share, at) => at % profile.slots === slot && share > 0);
  return profile.special.map(({ kind, factors }) => ({
    name: kind,
    factors: factors
      .map((factor, slot) => ({ time: clockText(slot * history.grid.intervalSeconds), factor }))
      .filter((_, slot) => isOpen(slot)),
  }));
}

function effectsOf({ design, run, seen }: SpecialDays): LearnedEffect[] {
  const n = design.size;
  return design.keys.flatMap((name, i) => {
    const part = design.part[i];
    if (!seen[i]) return [];
    if (part !== 'holiday' && part !== 'event' && part !== 'cycle' && part !== 'covariate') return [];
    const variance = run.state.covariance[i * n + i] as number;
    return [
      { name, part, factor: Math.exp(run.state.mean[i] as number), logSd: Math.sqrt(Math.max(0, variance)) },
    ];
  });
}
