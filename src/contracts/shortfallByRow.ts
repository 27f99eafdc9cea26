import { checkFields, checkLength, type FieldNames } from '../errors/index.ts';
import { checkShortfallTiers, type ShortfallTier } from './shortfallTiers.ts';

/** Tiers that differ from row to row, such as those that `serviceShortfallByRow` finds for each. */
export interface ShortfallByRow {
  /** One list of tiers per row of the grid. */
  readonly byRow: readonly (readonly ShortfallTier[])[];
}

/** What missing agents cost, the same in every row or row by row. */
export type ShortfallPrice = readonly ShortfallTier[] | ShortfallByRow;

const byRowFields: FieldNames<ShortfallByRow> = { byRow: true };

/** Throws unless tiers are well formed, and where they differ there is a list of them for each of `rows`. */
export function checkShortfallPrice(where: string, path: string, price: ShortfallPrice, rows: number): void {
  if (Array.isArray(price) || typeof price !== 'object' || price === null) {
    checkShortfallTiers(where, path, price);
    return;
  }
  checkFields(where, path, price, byRowFields);
  const { byRow } = price as ShortfallByRow;
  checkLength(where, `${path}.byRow`, byRow, rows);
  for (const [row, tiers] of byRow.entries()) checkShortfallTiers(where, `${path}.byRow[${row}]`, tiers);
}

/**
 * The tiers of a row; none where the requirement must be met.
 *
 * @example
 * ```ts
 * import { shortfallTiersAt } from 'staffcast/contracts';
 * const byRow = [30, 60].map((costPerAgentHour) => [{ upToAgents: null, costPerAgentHour }]);
 * shortfallTiersAt({ byRow }, 1)[0]?.costPerAgentHour; // 60
 * shortfallTiersAt(null, 1); // []
 * ```
 */
export function shortfallTiersAt(
  price: ShortfallPrice | null | undefined,
  row: number,
): readonly ShortfallTier[] {
  if (!price) return [];
  return 'byRow' in price ? (price.byRow[row] as readonly ShortfallTier[]) : price;
}
