import {
  checkInteger,
  checkObject,
  checkPositive,
  checkPositivePerRow,
  checkRows,
  type FieldNames,
  StaffcastError,
} from '../errors/index.ts';
import type { QueueLoad, Targets } from '../queueing/index.ts';
import { checkOpeningHours, checkSeries, type OpeningHours, openShares, type Series } from '../time/index.ts';
import { namedShares, type Shrinkage } from './people/shrinkage.ts';

/** What {@link requirement} takes. */
export interface RequirementOptions {
  /** Contacts offered per row, 0 or more; `null` where closed. May be fractional; below 1e-9 they count as none. */
  readonly volume: Series;
  /** Average handle time, seconds, above 0: one for all rows or one per row. */
  readonly ahtSeconds: number | readonly number[];
  /** Mean patience, seconds; left out, nobody abandons (Erlang C). */
  readonly patienceSeconds?: number | undefined;
  /** Every target given is met. */
  readonly targets: Targets;
  /** Share of rostered time not available (default 0). */
  readonly shrinkage?: Shrinkage | undefined;
  /** Fewest agents in any open row (default 0). */
  readonly minimumAgents?: number | undefined;
  /** Rows outside need nobody; a row open for part of its length is staffed for that part's load. */
  readonly openingHours?: OpeningHours | undefined;
}

/** Names of the options that every form of a requirement takes. */
export const rowFields: FieldNames<Omit<RequirementOptions, 'volume' | 'targets'>> = {
  ahtSeconds: true,
  patienceSeconds: true,
  shrinkage: true,
  minimumAgents: true,
  openingHours: true,
};

/** Names of the options of {@link requirement}. */
export const requirementFields: FieldNames<RequirementOptions> = {
  volume: true,
  targets: true,
  ...rowFields,
};

/** A row that is open, and the queue in it while it is. */
export interface OpenRow {
  readonly row: number;
  readonly load: QueueLoad;
}

/** Fewer contacts than this in a row are none: the queue formulas leave the range of doubles there. */
const NEXT_TO_NONE = 1e-9;

export function volumeOrNone(contacts: number): number {
  return contacts < NEXT_TO_NONE ? 0 : contacts;
}

/** The open rows, and the contacts in rows outside the opening hours. */
export function openRows(options: Omit<RequirementOptions, 'targets'>): {
  rows: OpenRow[];
  volumeOutsideHours: number;
} {
  const { volume, openingHours, ahtSeconds, patienceSeconds } = options;
  const shares = openingHours ? openShares(volume.grid, openingHours) : null;
  const rows: OpenRow[] = [];
  let volumeOutsideHours = 0;
  for (const [row, contacts] of volume.values.entries()) {
    const share = shares?.[row] ?? 1;
    if (contacts === null || share === 0) volumeOutsideHours += contacts ?? 0;
    else {
      const load = {
        volume: volumeOrNone(contacts),
        intervalSeconds: volume.grid.intervalSeconds * share,
        ahtSeconds: typeof ahtSeconds === 'number' ? ahtSeconds : (ahtSeconds[row] as number),
        ...(patienceSeconds === undefined ? {} : { patienceSeconds }),
      };
      rows.push({ row, load });
    }
  }
  return { rows, volumeOutsideHours };
}

/** Throws unless every number is in its range and every list has one entry per row. */
export function checkOptions(where: string, options: Omit<RequirementOptions, 'targets'>): void {
  checkObject(where, 'options', options);
  const { volume, ahtSeconds, patienceSeconds, minimumAgents, openingHours, shrinkage } = options;
  checkSeries(where, 'volume', volume);
  checkRows(where, 'volume.values', volume.values, volume.grid.length);
  checkPositivePerRow(where, 'ahtSeconds', ahtSeconds, volume.grid.length);
  checkErlangs(where, volume, ahtSeconds);
  if (patienceSeconds !== undefined) checkPositive(where, 'patienceSeconds', patienceSeconds);
  if (minimumAgents !== undefined) checkInteger(where, 'minimumAgents', minimumAgents);
  if (shrinkage !== undefined) namedShares(where, shrinkage, volume.grid.length);
  if (openingHours !== undefined) checkOpeningHours(where, 'openingHours', openingHours);
}

/** Most erlangs of a row: beyond, agents are no longer counted exactly. */
const MOST_ERLANGS = 1e9;

function checkErlangs(where: string, { grid, values }: Series, ahtSeconds: number | readonly number[]): void {
  for (const [row, contacts] of values.entries()) {
    const aht = typeof ahtSeconds === 'number' ? ahtSeconds : (ahtSeconds[row] as number);
    if (((contacts ?? 0) * aht) / grid.intervalSeconds <= MOST_ERLANGS) continue;
    throw new StaffcastError({
      code: 'out-of-range',
      where,
      path: `volume.values[${row}]`,
      value: contacts,
      must: 'offer at most 1e9 erlangs (volume × ahtSeconds / intervalSeconds)',
    });
  }
}
