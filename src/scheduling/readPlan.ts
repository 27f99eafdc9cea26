import { shortfallCostPerHour, shortfallTiersAt } from '../contracts/index.ts';
import type { LinearSolution } from '../optimize/index.ts';
import { gridDays } from '../time/index.ts';
import { paidHours, rowsOf, wageOf } from './placements.ts';
import type { ShiftModel } from './shiftModel.ts';
import type { PlannedShift, ShiftCost, ShiftPlan, ShiftProblem } from './types.ts';

/** The plan that a solution stands for; whole numbers are rounded, and everything else is counted from them. */
export function readPlan(
  problem: ShiftProblem,
  { placements, tours }: ShiftModel,
  { status, values, bound }: LinearSolution,
): ShiftPlan {
  const people = (column: number) => Math.round(values[column] as number);
  const dates = gridDays(problem.grid).map(({ date }) => date);
  const used = placements.filter(({ column }) => people(column) > 0);
  const shifts = used.map(
    ({ shift, start, day, from, to, column, breaks }): PlannedShift => ({
      shift: shift.id,
      date: dates[day] as string,
      start,
      from,
      to,
      people: people(column),
      breaks: breaks.map(({ rows, starts }) =>
        starts
          .map((each) => ({ from: each.from, to: each.from + rows, people: people(each.column ?? column) }))
          .filter((each) => each.people > 0),
      ),
    }),
  );
  const planned = tours
    .map(({ column, ...tour }) => ({ ...tour, people: people(column) }))
    .filter((tour) => tour.people > 0);
  const wages = used.reduce((sum, { shift, column }) => sum + wageOf(shift) * people(column), 0);
  const heads = planned.reduce((sum, tour) => sum + tour.people, 0);
  const perPerson = used.reduce(
    (sum, { shift, column }) => sum + (shift.costPerPerson ?? 0) * people(column),
    0,
  );
  const covered = coverOf(problem, shifts);
  const costs = costsOf(problem, covered, wages, perPerson + heads * (problem.tours?.costPerPerson ?? 0));
  const objective = costs.reduce((sum, { amount }) => sum + amount, 0);
  return {
    grid: problem.grid,
    status: status === 'optimal' ? 'optimal' : 'feasible',
    objective,
    bound,
    gap: gapOf(objective, bound),
    costs,
    shifts,
    tours: planned,
    ...covered,
    paidHours: used.reduce((sum, { shift, column }) => sum + paidHours(shift) * people(column), 0),
    missing: [],
  };
}

function gapOf(objective: number, bound: number | null): number | null {
  if (bound === null) return null;
  return objective === 0 ? 0 : Math.max(0, (objective - bound) / Math.abs(objective));
}

function coverOf(problem: ShiftProblem, shifts: readonly PlannedShift[]) {
  const { grid, required } = problem;
  const present = Array.from({ length: grid.length }, (_, row) => problem.present?.[row] ?? 0);
  const add = (from: number, to: number, people: number) => {
    for (const row of rowsOf(problem, from, to)) present[row] = (present[row] as number) + people;
  };
  for (const { from, to, people, breaks } of shifts) {
    add(from, to, people);
    for (const each of breaks.flat()) add(each.from, each.to, -each.people);
  }
  const less = present.map((there, row) => (required[row] as number) - there);
  return {
    present,
    shortfall: less.map((missing) => Math.max(0, missing)),
    surplus: less.map((missing) => Math.max(0, -missing)),
  };
}

function costsOf(
  problem: ShiftProblem,
  { shortfall, surplus }: Pick<ShiftPlan, 'shortfall' | 'surplus'>,
  wages: number,
  people: number,
): ShiftCost[] {
  const { grid, surplusCostPerHour = 0 } = problem;
  const hours = grid.intervalSeconds / 3600;
  const missing = shortfall.reduce((sum, each, row) => {
    const tiers = shortfallTiersAt(problem.shortfall, row);
    return sum + (each > 0 && tiers.length > 0 ? hours * (shortfallCostPerHour(tiers, each) ?? 0) : 0);
  }, 0);
  const over = surplus.reduce((sum, each) => sum + hours * each * surplusCostPerHour, 0);
  return [
    { name: 'wages', amount: wages },
    { name: 'people', amount: people },
    { name: 'shortfall', amount: missing },
    { name: 'surplus', amount: over },
  ];
}
