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
 * last solution, which takes a small part of a full solve. Links that must be open stay so.
 *
 * @param trials most solves, so that the same choice comes out on every machine
 * @returns the choice and the seconds it took; `null` when the relaxation has no links to choose, or time was up before the first choice
 */
export function chooseLinks(
  relaxation: Relaxation,
  compiled: CompiledProblem,
  trials: number,
  options: SolveOptions,
): (LinkChoice & { readonly seconds: number }) | null {
  const { model, values } = relaxation;
  const held = [...model.opened.keys()].filter((link) => mustBeOpen(compiled, link));
  const candidates = [...model.opened.keys()].filter((link) => !held.includes(link));
  if (candidates.length === 0 || values.length === 0) return null;
  const share = (link: number) => values[model.opened.get(link)!]!;
  const attempts = linkTrials(relaxation, compiled, trials, options);
  let best: LinkChoice | null = null;
  for (const threshold of THRESHOLDS) {
    if (attempts.done()) break;
    const choice = attempts.solve(
      new Set([...held, ...candidates.filter((link) => share(link) > threshold)]),
    );
    if (choice && (!best || choice.cost < best.cost)) best = choice;
  }
  if (!best) return null;
  const inOrder = candidates.sort((a, b) => share(a) - share(b) || a - b);
  return { ...improveChoice(best, inOrder, compiled.links, attempts), seconds: attempts.seconds() };
}

/** Whether some people of a link can no longer be told otherwise. */
export function mustBeOpen({ links, activities }: CompiledProblem, link: number): boolean {
  return links[link]!.activities.some((a) => activities[a]!.least > 0);
}

/** Solves the relaxation again and again with other links open. */
interface LinkTrials {
  /** `null` when it is no cheaper than the cutoff, has no solution or takes too long. */
  readonly solve: (open: ReadonlySet<number>, cutoff?: number) => LinkChoice | null;
  readonly done: () => boolean;
  readonly seconds: () => number;
}

function linkTrials(
  { kept, model }: Relaxation,
  { links, activities }: CompiledProblem,
  trials: number,
  options: SolveOptions,
): LinkTrials {
  const { signal, timeLimitSeconds = Infinity } = options;
  let now: ReadonlySet<number> | null = null;
  let left = trials;
  let seconds = 0;
  /** Without its rows, a link is closed by keeping its people at home. */
  const setOpen = (open: ReadonlySet<number>) => {
    const changed = [...model.opened.keys()].filter((link) => open.has(link) !== now?.has(link));
    const bounds = changed.flatMap((link) => {
      const isOpen = open.has(link);
      const people = links[link]!.activities.map((a) => {
        const { least, most } = activities[a]!;
        return { column: a, lower: least, upper: isOpen ? most : least };
      });
      return [...people, { column: model.opened.get(link)!, lower: Number(isOpen), upper: Number(isOpen) }];
    });
    bounds.sort((a, b) => a.column - b.column);
    kept.setBounds(
      bounds.map(({ column }) => column),
      bounds.map(({ lower }) => lower),
      bounds.map(({ upper }) => upper),
    );
    now = open;
  };
  return {
    solve: (open, cutoff) => {
      setOpen(open);
      left--;
      const solution = kept.solve({ ...options, ...(cutoff !== undefined && { cutoff }) });
      seconds += solution.seconds;
      if (solution.progress !== 'complete') return null;
      return { open, cost: solution.bound!, values: solution.values };
    },
    done: () => left <= 0 || seconds >= timeLimitSeconds || (signal?.aborted ?? false),
    seconds: () => seconds,
  };
}

/** Closes, opens and swaps links while that makes the relaxed plan cheaper. */
function improveChoice(
  first: LinkChoice,
  inOrder: readonly number[],
  links: CompiledProblem['links'],
  attempts: LinkTrials,
): LinkChoice {
  let best = first;
  for (let improved = true; improved && !attempts.done(); ) {
    improved = false;
    for (const changes of [closings, openings, swaps]) {
      for (const change of changes(inOrder, (link) => best.open.has(link), links)) {
        if (attempts.done()) break;
        const enough = best.cost - 1e-6 * Math.abs(best.cost);
        const choice = attempts.solve(changed(best.open, change), enough);
        if (!choice || choice.cost >= enough) continue;
        best = choice;
        improved = true;
      }
    }
  }
  return best;
}

interface Change {
  readonly close?: number;
  readonly open?: number;
}

function changed(links: ReadonlySet<number>, { close, open }: Change): Set<number> {
  const now = new Set(links);
  if (close !== undefined) now.delete(close);
  if (open !== undefined) now.add(open);
  return now;
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
