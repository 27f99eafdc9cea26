import type { PatientQueue } from './patientQueue.ts';
import { waitIntegrals } from './waitIntegrals.ts';

/** What becomes of a caller of an M/M/n+M queue; shares are of all offered contacts. */
export interface WaitMeasures {
  /** No wait, and some wait; they add up to 1. */
  readonly atOnce: number;
  readonly waitProbability: number;
  readonly answered: number;
  readonly abandoned: number;
  /** Answered within the target answer time, zero waits included. */
  readonly answeredWithin: number;
  readonly answeredLater: number;
  /** Gave up within the target answer time. */
  readonly abandonedWithin: number;
  /** The virtual wait, that of an endlessly patient caller, is within the target answer time, or beyond. */
  readonly virtualWithin: number;
  readonly virtualLater: number;
  /** Waits longer than the target answer time, to be answered or not. */
  readonly waitsLonger: number;
  /** Mean wait over all contacts, those who can't be answered at once, those answered, and those who gave up. */
  readonly meanWaitSeconds: number;
  readonly meanWaitOfWaitersSeconds: number;
  readonly answeredWaitSeconds: number;
  readonly abandonedWaitSeconds: number;
}

/**
 * Every measure of the queue at the answer time `withinSeconds`, each a sum of positive terms; the wait of those who give
 * up only if asked for, else 0.
 */
export function waitMeasures(
  q: PatientQueue,
  withinSeconds: number,
  withAbandonedWait = false,
): WaitMeasures {
  const early = waitIntegrals(q, 0, withinSeconds, withAbandonedWait);
  const late = waitIntegrals(q, withinSeconds, Number.POSITIVE_INFINITY, withAbandonedWait);
  const { atOnce, density } = normalised(q, early.all + late.all);
  const abandoned = density * (early.abandoned + late.abandoned);
  const answered = atOnce + density * (early.served + late.served);
  const giveUpAnyway = -Math.expm1(-q.theta * withinSeconds) * density * late.all;
  return {
    atOnce,
    waitProbability: density * (early.all + late.all),
    answered,
    abandoned,
    answeredWithin: atOnce + density * early.served,
    answeredLater: density * late.served,
    abandonedWithin: density * early.abandoned + giveUpAnyway,
    waitsLonger: Math.exp(-q.theta * withinSeconds) * density * late.all,
    virtualWithin: atOnce + density * early.all,
    virtualLater: density * late.all,
    meanWaitSeconds: abandoned / q.theta,
    meanWaitOfWaitersSeconds: (early.abandoned + late.abandoned) / (q.theta * (early.all + late.all)),
    answeredWaitSeconds: (density * (early.servedWait + late.servedWait)) / answered,
    // A ratio of integrals, so that it survives where abandonment itself underflows.
    abandonedWaitSeconds: (early.abandonedWait + late.abandonedWait) / (early.abandoned + late.abandoned),
  };
}

/** The atom at 0 and the factor that turns an integral of exp(-peak) f into a probability. */
export function normalised(q: PatientQueue, integral: number): { atOnce: number; density: number } {
  const logAtom = q.logInverse - q.peak;
  // Divided by the larger of the two weights, so that neither overflows.
  const atom = Math.exp(Math.min(0, logAtom));
  const rate = q.lambda * Math.exp(Math.min(0, -logAtom));
  const total = atom + rate * integral;
  return { atOnce: atom / total, density: rate / total };
}
