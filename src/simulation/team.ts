import type { RandomStream } from '../math/index.ts';

/** The agents of a group: how many are present, and who of them is in a conversation. */
export interface Team {
  readonly present: () => number;
  /** Agents present who handle nothing. */
  readonly free: () => number;
  /** Agents come or go: free ones leave first, then those drawn from the busy, who finish their conversation. */
  readonly resize: (present: number) => void;
  /** A free agent begins a conversation; its number. */
  readonly begin: () => number;
  /** A conversation ends. */
  readonly end: (conversation: number) => void;
}

/** A team of nobody. */
export function team(random: RandomStream): Team {
  let present = 0;
  // Conversations of agents on duty, each with its place among them; -1 for those of leavers.
  const active: number[] = [];
  const placeOf: number[] = [];
  const unused: number[] = [];
  const dropAt = (place: number) => {
    const last = active.pop() as number;
    if (place < active.length) {
      active[place] = last;
      placeOf[last] = place;
    }
  };
  return {
    present: () => present,
    free: () => present - active.length,
    resize: (now) => {
      present = now;
      while (active.length > present) {
        const place = Math.floor(random.uniform() * active.length);
        placeOf[active[place] as number] = -1;
        dropAt(place);
      }
    },
    begin: () => {
      const conversation = unused.pop() ?? placeOf.length;
      placeOf[conversation] = active.push(conversation) - 1;
      return conversation;
    },
    end: (conversation) => {
      unused.push(conversation);
      const place = placeOf[conversation] as number;
      if (place >= 0) dropAt(place);
    },
  };
}
