/**
 * What happens to the contacts offered in some stretch of time, whenever their fate is decided, and to the agents
 * present in it. Counts are expected values.
 */
export interface Outcome {
  /** Contacts offered = answered + abandoned. */
  readonly offered: number;
  readonly answered: number;
  readonly abandoned: number;
  /** Share by the definition asked for; `null` when nothing is offered. */
  readonly serviceLevel: number | null;
  /** What the service level is a share of: contacts that a mean over several stretches weighs it by. */
  readonly serviceLevelBase: number;
  /** Mean wait of answered contacts; `null`: nobody is answered, or it grows without bound. */
  readonly asaSeconds: number | null;
  /** Share of offered contacts that abandon; `null` when nothing is offered. */
  readonly abandonment: number | null;
  /** Share of agents' time spent handling; `null` when no agent is present. */
  readonly occupancy: number | null;
  /** Agent-hours present on the phone. */
  readonly agentHours: number;
}

/** Several stretches as one: counts add, shares are weighed by what they are shares of. */
export function sumOutcomes(list: readonly Outcome[]): Outcome {
  let [offered, answered, abandoned, base, inTime, waited, busyHours, agentHours] = [0, 0, 0, 0, 0, 0, 0, 0];
  let unbounded = false;
  for (const part of list) {
    offered += part.offered;
    answered += part.answered;
    abandoned += part.abandoned;
    base += part.serviceLevelBase;
    inTime += part.serviceLevelBase * (part.serviceLevel ?? 0);
    if (part.asaSeconds === null) unbounded ||= part.answered > 0;
    else waited += part.answered * part.asaSeconds;
    busyHours += part.agentHours * (part.occupancy ?? 0);
    agentHours += part.agentHours;
  }
  return {
    offered,
    answered,
    abandoned,
    serviceLevel: base > 0 ? Math.min(1, inTime / base) : null,
    serviceLevelBase: base,
    asaSeconds: answered > 0 && !unbounded ? waited / answered : null,
    abandonment: offered > 0 ? abandoned / offered : null,
    occupancy: agentHours > 0 ? busyHours / agentHours : null,
    agentHours,
  };
}
