import type { BorrowingPlan, Move, SurplusPlan, SurplusUse } from '../../borrowing/index.ts';
import type { MoveReport, PlanSummary, SpareUseReport } from '../planningReportTypes.ts';

const methodTexts: Readonly<Record<BorrowingPlan['method'], string>> = {
  mip: 'mixed-integer programme',
  greedy: 'greedy search',
  none: 'nothing to decide',
};

/** What a report takes of either plan. */
export type ReportedPlan = Pick<
  BorrowingPlan & SurplusPlan,
  'status' | 'method' | 'note' | 'moves' | 'sources' | 'infeasibility'
> & { readonly projects: readonly { readonly id: string; readonly present: readonly number[] }[] };

export function moveReport(move: Move): MoveReport {
  const { source, kind, from, to, date, people, hours, cost, reason } = move;
  return { source, kind, from, to, date, people, hours, cost, reason, block: blockText(move) };
}

export function spareUseReport(use: SurplusUse): SpareUseReport {
  const { project, kind, to, date, people, hours, worth, reason } = use;
  return { project, kind, to, date, block: blockText(use), people, hours, worth, reason };
}

export function planSummary({ status, method, objective, bound, gap, costs }: BorrowingPlan): PlanSummary {
  return { status, method: methodTexts[method] ?? method, objective, bound, gap, costs };
}

/** The worth of a plan for spare people, and how far that may be from the best. */
export function surplusSummary({ status, method, benefit, bound, terms }: SurplusPlan): PlanSummary {
  const summary = { status, method: methodTexts[method] ?? method, measure: 'benefit' as const };
  return { ...summary, objective: benefit, bound, gap: shareMissed(benefit, bound), costs: terms };
}

/** Share of the most that a plan may be worth which this one leaves. */
function shareMissed(benefit: number | null, bound: number | null): number | null {
  if (benefit === null || bound === null) return null;
  // Sums of many terms differ in their last digits.
  const left = bound - benefit;
  return left <= 1e-9 * Math.max(1, Math.abs(bound)) ? 0 : left / Math.max(Math.abs(bound), 1e-9);
}

function blockText({ clock }: Pick<Move, 'clock'>): string {
  return `${clock.from}–${clock.to}`;
}
