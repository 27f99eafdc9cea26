import { type QueueLoad, queuePerformance, type ServiceLevelTarget } from '../../queueing/index.ts';

/** Contacts that count as in time, and the contacts they are a share of. */
export interface InTimeContacts {
  readonly inTime: number;
  readonly base: number;
}

/** Contacts in time of a row in steady state, by the definition of the target. */
export function inTimeContacts(load: QueueLoad, agents: number, target: ServiceLevelTarget): InTimeContacts {
  const found = queuePerformance(load, agents, target);
  if (target.definition === 'answered') {
    const base = load.volume * (1 - found.abandonment);
    return { inTime: base * found.serviceLevel, base };
  }
  if (target.definition === 'excludeEarlyAbandons' && found.serviceLevel > 0) {
    const inTime =
      load.volume * queuePerformance(load, agents, { withinSeconds: target.withinSeconds }).serviceLevel;
    return { inTime, base: inTime / found.serviceLevel };
  }
  return { inTime: load.volume * found.serviceLevel, base: load.volume };
}

/** Contacts in time beyond the target's share: 0 where a load just meets it. */
export function inTimeBeyondTarget(load: QueueLoad, agents: number, target: ServiceLevelTarget): number {
  if (load.volume === 0) return 0;
  const { inTime, base } = inTimeContacts(load, agents, target);
  return inTime - target.target * base;
}
