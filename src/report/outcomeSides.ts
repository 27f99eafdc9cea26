/** Which pair of outcomes: on the forecast, or on what really came. */
export type OutcomeBasis = 'forecast' | 'hindsight';

/** The names of the pair, before and after the plan. */
export function outcomeSides(basis: OutcomeBasis) {
  return basis === 'forecast'
    ? (['before', 'after'] as const)
    : (['hindsightBefore', 'hindsightAfter'] as const);
}
