import type { ShortfallTier } from '../contracts/index.ts';
import type { ShiftProblem } from './types.ts';

/** What missing people cost in a row; none where the requirement must be met. */
export function tiersAt({ shortfall }: ShiftProblem, row: number): readonly ShortfallTier[] {
  if (!shortfall) return [];
  return 'byRow' in shortfall ? (shortfall.byRow[row] as readonly ShortfallTier[]) : shortfall;
}
