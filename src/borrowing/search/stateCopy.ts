import type { PlanState } from './planState.ts';

/** A copy to come back to. */
export function copyState(state: PlanState): PlanState {
  return {
    compiled: state.compiled,
    people: state.people.slice(),
    help: state.help.slice(),
    used: state.used.slice(),
    sent: state.sent.slice(),
    runCost: state.runCost.slice(),
    needed: state.needed.map((days) => [...days]),
    burden: state.burden.slice(),
  };
}

/** Brings a state back to a copy of it. */
export function restoreState(state: PlanState, copy: PlanState): void {
  state.people.set(copy.people);
  state.help.set(copy.help);
  state.used.set(copy.used);
  state.sent.set(copy.sent);
  state.runCost.set(copy.runCost);
  state.burden.set(copy.burden);
  for (const [link, days] of copy.needed.entries()) state.needed[link]!.splice(0, days.length, ...days);
}
