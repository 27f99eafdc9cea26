import type { Route } from './compileCentre.ts';
import type { Team } from './team.ts';
import type { WaitingLine } from './waitingLine.ts';

/** The group that answers a new contact: of the lowest rank with a free agent, that with most of them; `null`: none is free. */
export function freeRoute(routes: readonly Route[], teams: readonly Team[]): Route | null {
  let best: Route | null = null;
  let most = 0;
  for (const route of routes) {
    if (best && route.rank > best.rank) break;
    const free = (teams[route.to] as Team).free();
    if (free > most) {
      most = free;
      best = route;
    }
  }
  return best;
}

/** The queue that a free agent takes: of the lowest rank with somebody waiting, that of the longest wait; `null`: nobody waits. */
export function nextQueue(routes: readonly Route[], lines: readonly WaitingLine[]): Route | null {
  let best: Route | null = null;
  let earliest = Infinity;
  for (const route of routes) {
    if (best && route.rank > best.rank) break;
    const since = (lines[route.to] as WaitingLine).headSince();
    if (since < earliest) {
      earliest = since;
      best = route;
    }
  }
  return best;
}
