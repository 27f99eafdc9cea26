/**
 * The probabilities of the number in system, held on the window [low, high] outside of which they are nil.
 * `p` is longer than the window; its entries outside are 0. Changed in place by the evaluation that owns it.
 */
export interface SystemState {
  p: Float64Array;
  low: number;
  high: number;
}

/** The state in which exactly nobody is in the system. */
export function emptyState(): SystemState {
  const p = new Float64Array(64);
  p[0] = 1;
  return { p, low: 0, high: 0 };
}

/** A state with these probabilities, counted from 0. */
export function stateOf(probabilities: ArrayLike<number>): SystemState {
  const p = Float64Array.from(probabilities);
  const state = { p, low: 0, high: p.length - 1 };
  while (state.high > 0 && p[state.high] === 0) state.high -= 1;
  while (state.low < state.high && p[state.low] === 0) state.low += 1;
  return state;
}

/** Makes room for states up to `top`. */
export function reserve(state: SystemState, top: number): void {
  if (state.p.length > top) return;
  const longer = new Float64Array(Math.ceil(1.5 * top) + 64);
  longer.set(state.p);
  state.p = longer;
}
