import type { Move } from '../plan.ts';
import type { BorrowingProblem } from '../problem.ts';
import type { ProjectRows } from './rowSeries.ts';
import { counted, shown } from './wording.ts';

/** The reason of a move in a sentence or two, from the numbers of the plan. */
export function moveReason(
  problem: BorrowingProblem,
  move: Omit<Move, 'reason'>,
  rows: readonly ProjectRows[],
): string {
  return `${gain(problem, move)} ${lenderPays(problem, move, rows)}`;
}

function gain(problem: BorrowingProblem, move: Omit<Move, 'reason'>): string {
  const project = problem.projects.find(({ id }) => id === move.to)!;
  const rowHours = problem.grid.intervalSeconds / 3600;
  let most = 0;
  let hours = 0;
  for (let row = move.rows.from; row < move.rows.to; row++) {
    const missing = Math.max(0, project.required[row]! - project.present[row]!);
    most = Math.max(most, missing);
    hours += missing * rowHours;
  }
  const { people, source, to, cost } = move;
  const when = `On ${move.date} from ${move.clock.from} to ${move.clock.to}`;
  const who =
    people === 1
      ? `this 1 person from ${source}, who costs`
      : `these ${people} people from ${source}, who cost`;
  const { closesAgentHours, savesCost } = move.effect;
  if (closesAgentHours <= 1e-9) {
    return `${when} seats under contract would stand empty at ${to} without ${who} ${shown(cost)}, at ${shown(savesCost ?? 0)}.`;
  }
  const loss = savesCost === null ? ', and its requirement must be met' : `, at ${shown(savesCost)}`;
  return (
    `${when} ${to} by itself is short of up to ${counted(most, 'agent')} (${counted(hours, 'agent-hour')}); ` +
    `without ${who} ${shown(cost)}, ${counted(closesAgentHours, 'more agent-hour')} would be missing${loss}.`
  );
}

function lenderPays(
  problem: BorrowingProblem,
  move: Omit<Move, 'reason'>,
  rows: readonly ProjectRows[],
): string {
  const { homeSpare, homeCost } = move.effect;
  if (move.from === null || homeSpare === null) return 'No project misses them.';
  const away = problem.blocks.find(({ id }) => id === move.fromBlockId)!;
  const instead =
    move.fromBlockId === move.blockId ? '' : ` in ${move.fromBlockId}, from which they are moved,`;
  const cost = homeCost > 1e-9 ? `, which costs ${shown(homeCost)}` : '';
  if (homeSpare >= -1e-9) {
    const keeps =
      homeSpare < 0.05
        ? 'still covers its own requirement in every row'
        : `keeps at least ${counted(homeSpare, 'agent')} above its requirement`;
    return `${move.from}${instead} ${keeps}${homeCost > 1e-9 ? `, but its empty contracted seats cost ${shown(homeCost)}` : ''}.`;
  }
  const own = problem.projects.findIndex(({ id }) => id === move.from);
  const project = problem.projects[own]!;
  let hours = 0;
  for (let row = away.from; row < away.to; row++) {
    const missing = Math.max(0, project.required[row]! - rows[own]!.present[row]!);
    hours += missing * (problem.grid.intervalSeconds / 3600);
  }
  const agents = counted(-homeSpare, 'agent');
  return `${move.from}${instead} is then short of up to ${agents} (${counted(hours, 'agent-hour')})${cost}.`;
}
