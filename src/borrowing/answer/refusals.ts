import type { LocalClock } from '../../time/index.ts';
import { firstBlock, homeBlockOf, peopleFree, productivityOn } from '../model/availability.ts';
import type { CompiledLink } from '../model/compiled.ts';
import { lenderSpare } from '../model/lenderSpare.ts';
import type { Refusal } from '../plan.ts';
import type { HelpSource } from '../problem.ts';
import { directCost, type PlanState, room } from '../search/planState.ts';
import { blockedVerdict } from './blockedVerdict.ts';
import type { Verdict } from './verdict.ts';
import { blockText, counted, shown } from './wording.ts';

/** Every source–project pair not used although the project is short in some block without help, with the reason. */
export function listRefusals(state: PlanState, clock: LocalClock): Refusal[] {
  const { problem, links } = state.compiled;
  const refusals: Refusal[] = [];
  const byPair = new Map(links.map((link) => [link.source * problem.projects.length + link.project, link]));
  for (const [p, project] of problem.projects.entries()) {
    const short = shortBlocks(state, p);
    if (short.length === 0) continue;
    for (const [s, source] of problem.sources.entries()) {
      if (source.home === project.id && !source.takenFrom) continue;
      const link = byPair.get(s * problem.projects.length + p);
      if (link?.activities.some((a) => state.people[a]! > 0)) continue;
      const [code, reason] = link ? verdict(state, source, link, short, clock) : noLink(source, project.id);
      refusals.push({ source: source.id, to: project.id, code, reason });
    }
  }
  return refusals;
}

function noLink(source: HelpSource, to: string): Verdict {
  const able = source.links.map((link) => link.to);
  const works = able.length === 0 ? 'for no project' : `only for ${able.join(', ')}`;
  return ['no-link', `${source.id} can work ${works}, not for ${to}.`];
}

/** Blocks in which a project by itself misses agents. */
function shortBlocks(state: PlanState, project: number): number[] {
  const { problem } = state.compiled;
  const { required, present } = problem.projects[project]!;
  const isShort = (from: number, to: number) => {
    for (let row = from; row < to; row++) if (required[row]! - present[row]! > 1e-9) return true;
    return false;
  };
  return problem.blocks.flatMap(({ from, to }, index) => (isShort(from, to) ? [index] : []));
}

function verdict(
  state: PlanState,
  source: HelpSource,
  link: CompiledLink,
  short: readonly number[],
  clock: LocalClock,
): Verdict {
  const { problem } = state.compiled;
  const to = problem.projects[link.project]!.id;
  const inTime = short.filter((b) => b >= firstBlock(problem)(source));
  if (inTime.length === 0) {
    return [
      'notice',
      `${to} is short only in blocks that start before ${source.noticeUntil}, the notice of ${source.id}.`,
    ];
  }
  const free = inTime.filter((b) => peopleFree(problem, source, link.home, b) > 0);
  if (free.length === 0) return nobodyFree(state, source, link, inTime, clock);
  const usable = link.activities.filter((a) => free.includes(state.compiled.activities[a]!.block));
  if (usable.length === 0) return noEffect(state, source, link, free);
  return weighed(state, source, link, usable, clock);
}

function nobodyFree(
  state: PlanState,
  source: HelpSource,
  link: CompiledLink,
  blocks: readonly number[],
  clock: LocalClock,
): Verdict {
  const { problem } = state.compiled;
  const to = problem.projects[link.project]!.id;
  const when = `in the ${counted(blocks.length, 'block')} in which ${to} is short`;
  const announced = blocks.filter((b) => Math.min(source.people, source.available?.[b] ?? source.people) > 0);
  const lender = problem.projects[link.home];
  if (announced.length === 0 || !lender)
    return ['no-one-available', `${source.id} has nobody available ${when}.`];
  if (lender.lending === 'never') return ['lender-needs-them', `${lender.id} lends nobody.`];
  const away = announced.map((b) => homeBlockOf(problem, source, b)).filter((b) => b >= 0);
  if (away.length === 0) return ['no-one-available', `${source.id} has no time to be taken from ${when}.`];
  const spares = away.map((b) => lenderSpare(lender, problem.blocks[b]!));
  const best = spares.reduce((a, b) => (b.tightest > a.tightest ? b : a));
  const at = blockText(clock, problem.grid.intervalSeconds, {
    ...problem.blocks[away[0]!]!,
    date: clock.days[clock.dayOf[best.tightestRow]!]!.date,
    from: best.tightestRow,
    to: best.tightestRow + 1,
  });
  const state_ =
    best.tightest < 0
      ? `is itself short of ${counted(-best.tightest, 'agent')}`
      : `has ${counted(best.tightest, 'agent')} above its requirement`;
  return [
    'lender-needs-them',
    `${lender.id} has nobody to spare ${when}: even in the best of them it ${state_} at ${at}.`,
  ];
}

function noEffect(
  state: PlanState,
  source: HelpSource,
  link: CompiledLink,
  blocks: readonly number[],
): Verdict {
  const { problem, blocks: compiled } = state.compiled;
  const to = problem.projects[link.project]!.id;
  const helpLink = source.links.find((l) => l.to === to)!;
  if (blocks.every((b) => productivityOn(helpLink, compiled[b]!.day) === 0)) {
    return ['not-needed', `${source.id} has productivity 0 at ${to} in every block in which it is short.`];
  }
  const minutes = shown(link.transferSeconds / 60);
  return [
    'transfer-too-long',
    `The transfer of ${minutes} minutes from ${source.id} to ${to} leaves no working time where ${to} is short.`,
  ];
}

/** The pair could be used: what would its best block have given? */
function weighed(
  state: PlanState,
  source: HelpSource,
  link: CompiledLink,
  usable: readonly number[],
  clock: LocalClock,
): Verdict {
  const { problem, activities } = state.compiled;
  const to = problem.projects[link.project]!.id;
  const open = usable.map((a) => activities[a]!).filter((a) => room(state, a) > 0);
  if (open.length === 0) return blockedVerdict(state, source, link, usable);
  const changes = open.map((a) => directCost(state, a, 1));
  const best = changes.reduce((b, change, i) => (change < changes[b]! ? i : b), 0);
  const activity = open[best]!;
  const saved = activity.cost - changes[best]!;
  const when = blockText(clock, problem.grid.intervalSeconds, problem.blocks[activity.block]!);
  const sum = `one person of ${source.id} would cost ${shown(activity.cost)} and save ${shown(saved)} at the best time, ${when}`;
  if (saved <= 1e-9)
    return ['not-needed', `The plan leaves ${to} no shortfall that ${source.id} could close.`];
  if (changes[best]! >= -1e-9) return ['too-expensive', `Not worth its cost: ${sum}.`];
  if (link.briefingCost > 0) {
    const gain = briefingGain(
      state,
      open.map((a) => a.index),
    );
    const reason = `The briefing of ${source.id} for ${to} costs ${shown(link.briefingCost)}; beside the plan its people could save at most ${shown(gain)} net of wages.`;
    if (gain < link.briefingCost) return ['briefing-not-repaid', reason];
  }
  return ['not-worth-it', `Weighed with all limits the plan does as well without: by itself ${sum}.`];
}

/** Most that a link could save beside the plan, each block by itself. */
function briefingGain(state: PlanState, open: readonly number[]): number {
  let gain = 0;
  for (const a of open) {
    const activity = state.compiled.activities[a]!;
    let best = 0;
    for (let people = room(state, activity); people > 0; people--) {
      best = Math.min(best, directCost(state, activity, people));
    }
    gain -= best;
  }
  return gain;
}
