import type { PatientQueue } from './erlang/patientQueue.ts';
import { type WaitMeasures, waitMeasures } from './erlang/waitMeasures.ts';
import type { AnswerTime } from './types.ts';

/** The service level of a queue with abandonment, counted as `at` says, from its measures at `at.withinSeconds`. */
export function serviceLevelOf(q: PatientQueue, m: WaitMeasures, at: AnswerTime): number {
  switch (at.definition ?? 'offered') {
    case 'offered':
      return m.answeredWithin;
    case 'answered':
      return Math.min(1, m.answeredWithin / m.answered);
    case 'excludeEarlyAbandons': {
      const abandonedLater = Math.max(0, m.abandoned - m.abandonedWithin);
      return m.answeredWithin / (m.answeredWithin + m.answeredLater + abandonedLater);
    }
    case 'creditEarlyAbandons':
      return Math.min(1, m.answeredWithin + m.abandonedWithin);
    case 'creditShortAbandons':
      return Math.min(1, m.answeredWithin + abandonedWithin(q, m, at));
    case 'virtualWait':
      return Math.min(1, m.virtualWithin);
  }
}

function abandonedWithin(q: PatientQueue, m: WaitMeasures, at: AnswerTime): number {
  const short = at.shortAbandonSeconds;
  return short === undefined || short === at.withinSeconds
    ? m.abandonedWithin
    : waitMeasures(q, short).abandonedWithin;
}
