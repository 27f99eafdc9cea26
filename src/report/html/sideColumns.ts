import type { PlanSide } from '../outcomeSides.ts';
import type { HtmlColumn } from './htmlTable.ts';

/** A column for each side of the plan under one title; the title alone where there is no plan. */
export function sideColumns(title: string, sides: readonly PlanSide[]): HtmlColumn[] {
  return sides.length === 1 ? [{ title }] : sides.map((side) => ({ title: side, group: title }));
}
