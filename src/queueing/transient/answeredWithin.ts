import { reachWithin } from './queueReach.ts';
import { radau } from './radau.ts';
import type { Arrivals, ForwardInterval, Piece } from './transientForward.ts';
import { type AheadFunction, answeredBefore, beforeChange, valueAhead } from './waitAhead.ts';

/** A question about a caller: is he answered within this time, giving up at his own rate (0: his virtual wait)? */
export interface WithinQuestion {
  readonly withinSeconds: number;
  readonly ownTheta: number;
}

/** The share of each interval's contacts that is answered within a time; exact but for the steps' quadrature near changes of the team. */
export function answeredWithinShare(
  day: readonly ForwardInterval[],
  index: number,
  question: WithinQuestion,
  handBack: boolean,
): number {
  let share = 0;
  for (const piece of day[index]!.pieces) {
    if (sameTeam(day, index, piece, question.withinSeconds)) {
      share += expectation(
        piece.whole,
        later(day, index, piece.from, piece.whole, question, handBack),
        day,
        index,
      );
      continue;
    }
    let start = piece.from;
    for (const { seconds, nodes } of piece.steps) {
      for (let j = 0; j < nodes.length; j++) {
        const arrivals = nodes[j]!;
        const at = start + seconds * radau.nodes[j]!;
        share += expectation(arrivals, later(day, index, at, arrivals, question, handBack), day, index);
      }
      start += seconds;
    }
  }
  return Math.min(1, share);
}

/** Weight × chance of being answered, over what the arrivals find. */
function expectation(
  arrivals: Arrivals,
  g: AheadFunction,
  day: readonly ForwardInterval[],
  index: number,
): number {
  return arrivals.weight * meanAhead(arrivals, g, day[index]!.stretch.agents, 1);
}

/** Mean of a function of the number ahead, `atOnce` for those who find a free agent. */
export function meanAhead(arrivals: Arrivals, g: AheadFunction, agents: number, atOnce: number): number {
  const fraction = agents - Math.floor(agents);
  const { free, first, busy } = arrivals;
  const far = Math.max(0, Math.min(busy.length, g.length - first + 1));
  let sum = free * atOnce;
  for (let i = 0; i < far; i++) sum += busy[i]! * valueAhead(g, first + i - fraction, atOnce);
  let beyond = 0;
  for (let i = far; i < busy.length; i++) beyond += busy[i]!;
  return sum + beyond * g[g.length - 1]!;
}

/** True if a caller of this piece meets one and the same team for as long as the question asks. */
function sameTeam(day: readonly ForwardInterval[], index: number, piece: Piece, seconds: number): boolean {
  const { stretch } = day[index]!;
  const last = Math.ceil((piece.to + seconds) / stretch.seconds - 1e-9) - 1;
  for (let i = index + 1; i <= Math.min(last + index, day.length - 1); i++) {
    const other = day[i]!.stretch;
    if (other.agents !== stretch.agents || other.mu !== stretch.mu) return false;
  }
  return true;
}

/** The chance of being answered in time as a function of the number ahead, for a caller arriving `at` in the interval. */
function later(
  day: readonly ForwardInterval[],
  index: number,
  at: number,
  arrivals: Arrivals,
  question: WithinQuestion,
  handBack: boolean,
): AheadFunction {
  const length = day[index]!.stretch.seconds;
  const end = at + question.withinSeconds;
  const steps = Math.min(day.length - 1 - index, Math.floor(end / length));
  const teams = day.slice(index, index + steps + 1).map(({ stretch }) => stretch);
  const found = arrivals.first + arrivals.busy.length + 2;
  let g: AheadFunction = new Float64Array(reachWithin(teams, question.withinSeconds, found, handBack));
  for (let i = steps; i >= 0; i--) {
    const stretch = teams[i]!;
    const from = i === 0 ? at : i * length;
    const to = i === steps ? end : (i + 1) * length;
    g = answeredBefore(g, stretch, question.ownTheta, to - from);
    if (i > 0) g = beforeChange(g, teams[i - 1]!.agents, stretch.agents, handBack, 1);
  }
  return g;
}
