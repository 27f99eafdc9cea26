import type { SolveOptions } from '../../optimize/index.ts';
import type { CompiledProblem } from '../model/compiled.ts';
import type { Relaxation } from './relaxation.ts';

/** How much of a link the relaxation must open for it to be open at first, tried in turn. */
const THRESHOLDS = [0.05, 0.1, 0.15, 0.2, 0.3, 0.45];

/** The links to open, and the relaxed plan that uses no others. */
export interface LinkChoice {
  readonly open: ReadonlySet<number>;
  /** Cost of the relaxed plan. */
  readonly cost: number;
  readonly values: Float64Array;
}

/**
 * Chooses the links that are worth their briefing: those which the relaxation opens most, then closes one, opens one, or
 * swaps two of the same project or source, and keeps what makes the relaxed plan cheaper. Each trial goes on from the
 * last solution, which takes a small part of a full solve.
 *
 * @param trials most solves, so that the same choice comes out on every machine
 * @returns the choice and the seconds it took; `null` when the relaxation has no links to open, or time was up before the first choice
 */
export function chooseLinks(
  { kept, model, values }: Relaxation,
  { links, activities }: CompiledProblem,
  trials: number,
  options: SolveOptions,
): (LinkChoice & { readonly seconds: number }) | null {
  const candidates = [...model.opened.keys()];
  if (candidates.length === 0 || values.length === 0) return null;
  const { signal, timeLimitSeconds = Infinity } = options;
  const columnOf = (link: number) => model.opened.get(link)!;
  const share = (link: number) => values[columnOf(link)]!;
  let best: LinkChoice | null = null;
  let left = trials;
  let now = new Set<number>();
  let seconds = 0;
  /** Without its rows, a link is closed by keeping its people at home. */
  const setOpen = (changed: readonly number[], open: ReadonlySet<number>) => {
    const bounds = changed.flatMap((link) => {
      const isOpen = open.has(link);
      const people = links[link]!.activities.map((a) => {
        const { least, most } = activities[a]!;
        return { column: a, lower: least, upper: isOpen ? most : least };
      });
      return [...people, { column: columnOf(link), lower: Number(isOpen), upper: Number(isOpen) }];
    });
    bounds.sort((a, b) => a.column - b.column);
    kept.setBounds(
      bounds.map(({ column }) => column),
      bounds.map(({ lower }) => lower),
      bounds.map(({ upper }) => upper),
    );
  };
  const solve = (open: Set<number>, cutoff?: number): LinkChoice | null => {
    const changed = candidates.filter((link) => left === trials || open.has(link) !== now.has(link));
    setOpen(changed, open);
    now = open;
    left--;
    const solution = kept.solve({ ...options, ...(cutoff !== undefined && { cutoff }) });
    seconds += solution.seconds;
    if (solution.progress !== 'complete') return null;
    return { open, cost: solution.bound!, values: solution.values };
  };
  /** Whether a change of the best choice so far makes it cheaper, and is kept. */
  const helps = (change: Change): boolean => {
    const open = new Set(best!.open);
    if (change.close !== undefined) open.delete(change.close);
    if (change.open !== undefined) open.add(change.open);
    const enough = best!.cost - 1e-6 * Math.abs(best!.cost);
    const choice = solve(open, enough);
    if (!choice || choice.cost >= enough) return false;
    best = choice;
    return true;
  };
  const done = () => left <= 0 || seconds >= timeLimitSeconds || signal?.aborted;
  for (const threshold of THRESHOLDS) {
    if (done()) break;
    const choice = solve(new Set(candidates.filter((link) => share(link) > threshold)));
    if (choice && (!best || choice.cost < best.cost)) best = choice;
  }
  if (!best) return null;
  const inOrder = candidates.sort((a, b) => share(a) - share(b) || a - b);
  for (let improved = true; improved && !done(); ) {
    improved = false;
    for (const changes of [closings, openings, swaps]) {
      for (const change of changes(inOrder, (link) => best!.open.has(link), links)) {
        if (done()) break;
        if (helps(change)) improved = true;
      }
    }
  }
  return { ...(best as LinkChoice), seconds };
}

interface Change {
  readonly close?: number;
  readonly open?: number;
}

type IsOpen = (link: number) => boolean;

/** Those which the relaxation opens least come first. */
function* closings(links: readonly number[], isOpen: IsOpen): Iterable<Change> {
  for (const close of links) if (isOpen(close)) yield { close };
}

function* openings(links: readonly number[], isOpen: IsOpen): Iterable<Change> {
  for (const open of [...links].reverse()) if (!isOpen(open)) yield { open };
}

function* swaps(
  links: readonly number[],
  isOpen: IsOpen,
  compiled: CompiledProblem['links'],
): Iterable<Change> {
  for (const open of [...links].reverse()) {
    for (const close of links) {
      if (isOpen(open)) break;
      const [one, other] = [compiled[open]!, compiled[close]!];
      const related = one.project === other.project || one.source === other.source;
      if (related && isOpen(close)) yield { open, close };
    }
  }
}
