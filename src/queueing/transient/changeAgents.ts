import { type SystemState, stateOf } from './systemState.ts';

/**
 * Lets the team shrink from `before` to `after` agents whose leavers finish the conversation they are in: idle agents
 * go first, and the conversations that the leavers take along leave the system. Returns their mean number.
 */
export function leaveWithConversations(state: SystemState, before: number, after: number): number {
  const gone = before - after;
  if (gone <= 0) return 0;
  let taken = 0;
  const p = new Float64Array(state.p.length + 1);
  for (let k = state.low; k <= state.high; k++) {
    const along = Math.min(gone, Math.max(0, k - after));
    const rest = k - along;
    const whole = Math.floor(rest);
    const share = rest - whole;
    taken += state.p[k]! * along;
    p[whole] = p[whole]! + state.p[k]! * (1 - share);
    p[whole + 1] = p[whole + 1]! + state.p[k]! * share;
  }
  Object.assign(state, stateOf(p));
  return taken;
}
