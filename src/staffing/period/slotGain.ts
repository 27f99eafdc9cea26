import type { QueueLoad, ServiceLevelTarget } from '../../queueing/index.ts';
import { type InTimeContacts, inTimeContacts } from './inTimeContacts.ts';

/** What a slot gains from its agents. Gains are computed when asked for: few of them are. */
export interface SlotGain {
  /** Fewest agents. */
  readonly floor: number;
  /** Gain of `floor + k` agents. */
  readonly gain: (k: number) => number;
  /** Gain that no number of agents exceeds. */
  readonly top: number;
  /** Whether more than `floor + k` agents are of no use. */
  readonly full: (k: number) => boolean;
}

/** From this share in time on, more agents are of no use. */
export const NEARLY_ALL = 0.9999;

/** The gain of a row: contacts in time beyond the target's share of it. */
export interface RowGain extends SlotGain {
  /** Contacts in time of `floor + k` agents. */
  readonly contacts: (k: number) => InTimeContacts;
  /** The least agents, the floor or more, with which the row meets the target by itself; looked for around `near`. */
  readonly alone: (near: number) => number;
}

/** In-time contacts beyond the target's share, from the floor up to the most agents or where next to all are in time. */
export function rowGain(
  load: QueueLoad,
  target: ServiceLevelTarget,
  floor: number,
  most = Number.POSITIVE_INFINITY,
): RowGain {
  const known: InTimeContacts[] = [];
  const contacts = (k: number) => {
    known[k] ??= inTimeContacts(load, floor + k, target);
    return known[k];
  };
  const shareAt = (k: number) => {
    const { inTime, base } = contacts(k);
    return base > 0 ? inTime / base : 1;
  };
  const enough = Math.max(NEARLY_ALL, target.target);
  return {
    floor,
    contacts,
    gain: (k) => contacts(k).inTime - target.target * contacts(k).base,
    top: load.volume * (1 - target.target),
    full: (k) => floor + k >= most || shareAt(k) >= enough,
    alone: (near) => {
      let k = near - floor;
      while (shareAt(k) < target.target) k += 1;
      while (k > 0 && shareAt(k - 1) >= target.target) k -= 1;
      return floor + k;
    },
  };
}
