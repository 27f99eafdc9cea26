import {
  checkAs,
  checkInteger,
  checkLength,
  checkNonNegative,
  checkObject,
  checkPositivePerRow,
} from '../errors/index.ts';
import type { AnswerTime } from '../queueing/index.ts';
import { checkSeries, type Series } from '../time/index.ts';
import { serviceShortfallTiers } from './serviceShortfall.ts';
import type { ShortfallTier } from './shortfallTiers.ts';

/** What {@link serviceShortfallByRow} takes. */
export interface ServiceShortfallByRowInput {
  /** Contacts offered per row; `null` where closed. */
  readonly volume: Series;
  /** Agents that each row needs; missing ones are counted from here. */
  readonly requiredAgents: readonly number[];
  /** Average handle time, seconds, above 0: one for all rows or one per row. */
  readonly ahtSeconds: number | readonly number[];
  /** Mean patience, seconds; left out, nobody abandons. */
  readonly patienceSeconds?: number;
  /** Target answer time and service-level definition of the contract. */
  readonly target: AnswerTime;
  /** What one contact more within the target answer time is worth, one number or one per row; see `valueOfContactInTime`. */
  readonly valuePerContactInTime: number | readonly number[];
  /**
   * What one contact fewer in time costs where people who are present are taken away, one number or one per row; at least
   * `valuePerContactInTime`, and the default.
   */
  readonly valuePerContactKept?: number | readonly number[];
  /** Agents present without help, per row: up to them missing ones are priced by `valuePerContactInTime`. Left out, none are. */
  readonly presentAgents?: readonly number[];
  /** What one lost contact costs: its revenue and goodwill. Counts only with patience. */
  readonly valuePerLostContact: number;
  /** Most tiers of a row, 1 or more; default 3. */
  readonly tiers?: number;
}

/**
 * What missing agents cost in every row, from the queue of that row: see {@link serviceShortfallTiers}. A missing agent
 * costs much more in a busy row than in a quiet one, which one price for all rows cannot show. Rows without contacts cost
 * nothing. The answer can be given to `planBorrowing` as the `shortfall` of a project.
 *
 * @throws StaffcastError on malformed series, negative values, or lists of the wrong length.
 * @example
 * ```ts
 * import { serviceShortfallByRow } from 'staffcast/contracts';
 * import { makeGrid, makeSeries } from 'staffcast/time';
 * const grid = makeGrid({ zone: 'UTC', from: '2026-11-11', days: 1, intervalSeconds: 43200 });
 * const { byRow } = serviceShortfallByRow({
 *   volume: makeSeries(grid, [4800, null]),
 *   requiredAgents: [29, 0],
 *   ahtSeconds: 240,
 *   patienceSeconds: 120,
 *   target: { withinSeconds: 20 },
 *   valuePerContactInTime: 2,
 *   valuePerLostContact: 6,
 * });
 * byRow[1]; // [{ upToAgents: null, costPerAgentHour: 0 }]
 * ```
 */
export function serviceShortfallByRow(input: ServiceShortfallByRowInput): {
  readonly byRow: readonly (readonly ShortfallTier[])[];
} {
  const where = 'serviceShortfallByRow';
  checkObject(where, 'input', input);
  const { volume, requiredAgents, ahtSeconds, patienceSeconds, target, valuePerContactInTime: value } = input;
  checkSeries(where, 'volume', volume);
  checkLength(where, 'requiredAgents', requiredAgents, volume.grid.length);
  checkPositivePerRow(where, 'ahtSeconds', ahtSeconds, volume.grid.length);
  if (typeof value !== 'number') checkLength(where, 'valuePerContactInTime', value, volume.grid.length);
  const { valuePerContactKept: kept = value, presentAgents } = input;
  if (typeof kept !== 'number') checkLength(where, 'valuePerContactKept', kept, volume.grid.length);
  if (presentAgents !== undefined) checkLength(where, 'presentAgents', presentAgents, volume.grid.length);
  const at = (values: number | readonly number[], row: number) =>
    typeof values === 'number' ? values : values[row]!;
  const { intervalSeconds } = volume.grid;
  const byRow = volume.values.map((contacts, row): readonly ShortfallTier[] => {
    checkInteger(where, `requiredAgents[${row}]`, requiredAgents[row]);
    if (contacts === null || contacts === 0) return [{ upToAgents: null, costPerAgentHour: 0 }];
    checkNonNegative(where, `volume.values[${row}]`, contacts);
    const pathOf = (path: string) =>
      path === 'load' ? `volume.values[${row}]` : path.replace(/^load\./, '');
    const priced = {
      load: {
        volume: contacts,
        intervalSeconds,
        ahtSeconds: at(ahtSeconds, row),
        ...(patienceSeconds === undefined ? {} : { patienceSeconds }),
      },
      requiredAgents: requiredAgents[row]!,
      target,
      valuePerContactInTime: at(value, row),
      valuePerContactKept: at(kept, row),
      ...(presentAgents && { presentAgents: presentAgents[row]! }),
      valuePerLostContact: input.valuePerLostContact,
      tiers: input.tiers ?? 3,
    };
    return checkAs(where, () => serviceShortfallTiers(priced), pathOf);
  });
  return { byRow };
}
