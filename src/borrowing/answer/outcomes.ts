import { shortfallCostPerHour, shortfallTiersAt } from '../../contracts/index.ts';
import type { CompiledProblem } from '../model/compiled.ts';
import type { Move, ProjectOutcome, SourceUse } from '../plan.ts';
import type { BorrowingProject } from '../problem.ts';
import type { PlanState } from '../search/planState.ts';
import type { ProjectRows } from './rowSeries.ts';

/** Every project before and after. */
export function projectOutcomes(compiled: CompiledProblem, rows: readonly ProjectRows[]): ProjectOutcome[] {
  const { rowHours } = compiled;
  return compiled.problem.projects.map((project, index) => {
    const { present, heads, received, lent } = rows[index]!;
    const shortfallBefore = missingAgents(project, project.present);
    const shortfall = missingAgents(project, present);
    return {
      id: project.id,
      present,
      received,
      lent,
      shortfallBefore,
      shortfall,
      shortfallHoursBefore: total(shortfallBefore) * rowHours,
      shortfallHours: total(shortfall) * rowHours,
      shortfallCostBefore: shortfallCost(project, shortfallBefore, rowHours),
      shortfallCost: shortfallCost(project, shortfall, rowHours),
      idleSeatCost: idleSeatCost(project, heads, rowHours),
    };
  });
}

/** Agents missing per row; what only rounding leaves is 0. */
export function missingAgents(project: BorrowingProject, present: readonly number[]): number[] {
  return project.required.map((required, row) => {
    const missing = required - present[row]!;
    return missing > 1e-9 ? missing : 0;
  });
}

function shortfallCost(
  project: BorrowingProject,
  missing: readonly number[],
  rowHours: number,
): number | null {
  let cost = 0;
  for (const [row, agents] of missing.entries()) {
    if (agents === 0) continue;
    const perHour =
      project.shortfall === null
        ? null
        : shortfallCostPerHour(shortfallTiersAt(project.shortfall, row), agents);
    if (perHour === null) return null;
    cost += perHour * rowHours;
  }
  return cost;
}

function idleSeatCost(project: BorrowingProject, heads: readonly number[], rowHours: number): number {
  const { seatBilling } = project;
  if (!seatBilling) return 0;
  const empty = seatBilling.contractedSeats.map((seats, row) => Math.max(0, seats - heads[row]!));
  return total(empty) * seatBilling.lossPerSeatHour * rowHours;
}

/** What each source does in all; briefing and runs belong to the source that causes them. */
export function sourceUses(state: PlanState, moves: readonly Move[]): SourceUse[] {
  const { problem, links } = state.compiled;
  return problem.sources.map((source, index) => {
    const own = moves.filter((move) => move.source === source.id);
    const perBlock = new Map<string, number>();
    for (const { blockId, people } of own) perBlock.set(blockId, (perBlock.get(blockId) ?? 0) + people);
    const fixed = links
      .filter((link) => link.source === index)
      .map((link) => {
        const briefed = state.sent[link.index]! > 0;
        return (briefed ? link.briefingCost : 0) + state.runCost[link.index]!;
      });
    return {
      id: source.id,
      kind: source.kind,
      people: Math.max(0, ...perBlock.values()),
      hours: total(own.map((move) => move.hours)),
      effectiveHours: total(own.map((move) => move.effectiveHours)),
      cost: total(own.map((move) => move.cost)) + total(fixed),
    };
  });
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
