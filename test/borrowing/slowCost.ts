import type { BorrowingPlan, BorrowingProblem, HelpSource } from 'staffcast/borrowing';

/** Agents and heads of every project and row, worked out move by move and row by row, without the planner's own code. */
export function slowRows(problem: BorrowingProblem, plan: Pick<BorrowingPlan, 'moves' | 'timeOff'>) {
  const step = problem.grid.intervalSeconds;
  const rows = new Map(
    problem.projects.map((p) => [p.id, { agents: [...p.present], heads: [...p.present] }]),
  );
  const dates = [...new Set(problem.blocks.map(({ date }) => date))];
  for (const move of plan.moves) {
    const source = problem.sources.find(({ id }) => id === move.source)!;
    const link = source.links.find(({ to }) => to === move.to)!;
    const worth =
      typeof link.productivity === 'number'
        ? link.productivity
        : link.productivity[dates.indexOf(move.date)]!;
    for (let row = move.rows.from; row < move.rows.to; row++) {
      const begun = (row - move.rows.from) * step;
      const lost = Math.min(step, Math.max(0, (link.transferSeconds ?? 0) - begun));
      const there = move.people * (1 - lost / step);
      rows.get(move.to)!.agents[row]! += there * worth;
      rows.get(move.to)!.heads[row]! += there;
    }
    if (source.home == null) continue;
    const at = problem.blocks.findIndex(({ id }) => id === move.blockId);
    const awayId = source.takenFrom ? source.takenFrom[at] : move.blockId;
    const away = problem.blocks.find(({ id }) => id === awayId)!;
    for (let row = away.from; row < away.to; row++) {
      rows.get(source.home)!.agents[row]! -= move.people;
      rows.get(source.home)!.heads[row]! -= move.people;
    }
  }
  for (const { project, blockId, people } of plan.timeOff) {
    const block = problem.blocks.find(({ id }) => id === blockId)!;
    for (let row = block.from; row < block.to; row++) {
      rows.get(project)!.agents[row]! -= people;
      rows.get(project)!.heads[row]! -= people;
    }
  }
  return rows;
}

type Rows = ReturnType<typeof slowRows>;

/** What missing agents cost. */
export function slowShortfall(problem: BorrowingProblem, rows: Rows): number {
  const hours = problem.grid.intervalSeconds / 3600;
  let cost = 0;
  for (const { id, required, shortfall } of problem.projects) {
    const { agents } = rows.get(id)!;
    for (const [row, need] of required.entries()) {
      let reached = 0;
      const tiers = shortfall && 'byRow' in shortfall ? shortfall.byRow[row]! : (shortfall ?? []);
      for (const { upToAgents, costPerAgentHour } of tiers) {
        const missing = Math.max(0, need - agents[row]!);
        cost += Math.max(0, Math.min(missing, upToAgents ?? Infinity) - reached) * costPerAgentHour * hours;
        reached = upToAgents ?? Infinity;
      }
    }
  }
  return cost;
}

/** What empty contracted seats lose. */
export function slowIdleSeats(problem: BorrowingProblem, rows: Rows): number {
  let cost = 0;
  for (const { id, seatBilling } of problem.projects) {
    const { contractedSeats = [], lossPerSeatHour = 0 } = seatBilling ?? {};
    for (const [row, seats] of contractedSeats.entries()) {
      cost += Math.max(0, seats - rows.get(id)!.heads[row]!) * lossPerSeatHour;
    }
  }
  return (cost * problem.grid.intervalSeconds) / 3600;
}

/** Wages of everyone lent. */
export function slowWages(problem: BorrowingProblem, moves: BorrowingPlan['moves']): number {
  let cost = 0;
  for (const { source, blockId, people } of moves) {
    const { costPerHour } = problem.sources.find(({ id }) => id === source)!;
    const block = problem.blocks.findIndex(({ id }) => id === blockId);
    const perHour = typeof costPerHour === 'number' ? costPerHour : costPerHour[block]!;
    cost += people * slowHours(problem, blockId) * perHour;
  }
  return cost;
}

/** Briefing of every pair used. */
export function slowBriefing(problem: BorrowingProblem, moves: BorrowingPlan['moves']): number {
  let cost = 0;
  for (const { id, links } of problem.sources) {
    for (const { to, briefingCost = 0 } of links) {
      if (moves.some((move) => move.source === id && move.to === to)) cost += briefingCost;
    }
  }
  return cost;
}

/** Length of a block. */
export function slowHours({ blocks, grid }: BorrowingProblem, blockId: string): number {
  const { from, to } = blocks.find(({ id }) => id === blockId)!;
  return ((to - from) * grid.intervalSeconds) / 3600;
}

/** Total cost of moves and time off but for minimum runs. */
export function slowCost(problem: BorrowingProblem, plan: Pick<BorrowingPlan, 'moves' | 'timeOff'>): number {
  const rows = slowRows(problem, plan);
  let saved = 0;
  for (const { project, blockId, people } of plan.timeOff) {
    const { timeOff } = problem.projects.find(({ id }) => id === project)!;
    saved += people * slowHours(problem, blockId) * timeOff!.savingPerHour;
  }
  const fixed = slowWages(problem, plan.moves) + slowBriefing(problem, plan.moves);
  return slowShortfall(problem, rows) + slowIdleSeats(problem, rows) + fixed - saved;
}

/** What it costs that people go other than announced. */
export function slowChangeCost({ announced }: BorrowingProblem, moves: BorrowingPlan['moves']): number {
  if (!announced) return 0;
  const people = new Map<string, number>();
  const count = (
    list: readonly { source: string; to: string; blockId: string; people: number }[],
    sign: number,
  ) => {
    for (const m of list) {
      const key = `${m.source}>${m.to}>${m.blockId}`;
      people.set(key, (people.get(key) ?? 0) + sign * m.people);
    }
  };
  count(announced.moves, -1);
  count(moves, 1);
  return announced.costPerChange * [...people.values()].reduce((sum, n) => sum + Math.abs(n), 0);
}

/** What minimum runs cost in all, on two days at most. */
export function slowRuns({ blocks, sources }: BorrowingProblem, moves: BorrowingPlan['moves']): number {
  let cost = 0;
  const dates = [...new Set(blocks.map(({ date }) => date))];
  for (const source of sources) {
    for (const { to } of source.links) {
      const own = moves.filter((m) => m.source === source.id && m.to === to);
      const needed = dates.map((date) =>
        Math.max(0, ...own.filter((m) => m.date === date).map((m) => m.people)),
      );
      cost += slowRunCost(source, needed);
    }
  }
  return cost;
}

/** Cheapest runs of one link by trying every number of people assigned on two days. */
export function slowRunCost({ minimumRun }: HelpSource, needed: readonly number[]): number {
  if (!minimumRun) return 0;
  const { days, costPerStart, costPerDay = 0 } = minimumRun;
  const most = Math.max(...needed);
  let best = Infinity;
  const visit = (assigned: number[]): void => {
    const day = assigned.length;
    if (day === needed.length) {
      const starts = assigned.map((n, d) => Math.max(0, n - (assigned[d - 1] ?? 0)));
      const stays = assigned.every((n, d) => {
        return n >= starts.slice(Math.max(0, d - days + 1), d + 1).reduce((sum, s) => sum + s, 0);
      });
      if (!stays) return;
      const cost =
        starts.reduce((sum, s) => sum + s * costPerStart, 0) +
        assigned.reduce((sum, n) => sum + n * costPerDay, 0);
      best = Math.min(best, cost);
      return;
    }
    for (let n = needed[day]!; n <= most; n++) visit([...assigned, n]);
  };
  visit([]);
  return best;
}
