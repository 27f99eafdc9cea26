import type { PlanSide } from '../outcomeSides.ts';
import type { TextColumn } from './textTable.ts';

/** A column for each side of the plan under one title; the title alone where there is no plan. */
export function sideColumns(title: string, sides: readonly PlanSide[], most?: number): TextColumn[] {
  if (sides.length === 1) return [{ title, most }];
  return sides.map((side, i) => ({ title: `${i === 0 ? title : ''}\n${side}`, most }));
}
