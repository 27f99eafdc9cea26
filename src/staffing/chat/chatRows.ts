import { checkInteger, checkList, checkPositive, StaffcastError } from '../../errors/index.ts';
import { type ChatLoad, chatPerformance, requiredAgentsBatch, type Targets } from '../../queueing/index.ts';
import type { OpeningHours, Series } from '../../time/index.ts';
import { checkOptions, openRows } from '../openRows.ts';

/** Chats, and how long they take. */
export interface ChatRowOptions {
  /** Chats offered per row, 0 or more; `null` where closed. */
  readonly volume: Series;
  /** Mean time a chat takes with an agent who holds 1, 2, … chats, seconds: as many entries as an agent may hold chats. */
  readonly handleSeconds: readonly number[];
  /** Mean patience while waiting for an agent, seconds. */
  readonly patienceSeconds: number;
  /** Rows outside need nobody; a row open for part of its length is staffed for that part's load. */
  readonly openingHours?: OpeningHours | undefined;
}

/** An open row of chats. */
export interface ChatRow {
  readonly row: number;
  readonly load: ChatLoad;
  /** Agents kept busy when each holds as many chats as allowed. */
  readonly erlangs: number;
}

/** The open rows, and the chats in rows outside the opening hours. */
export function chatRows(options: ChatRowOptions): { rows: ChatRow[]; volumeOutsideHours: number } {
  const { handleSeconds, patienceSeconds } = options;
  const { rows, volumeOutsideHours } = openRows({ ...options, ahtSeconds: timeWhenFull(handleSeconds) });
  return {
    rows: rows.map(({ row, load: { volume, intervalSeconds, ahtSeconds } }) => ({
      row,
      load: { volume, intervalSeconds, handleSeconds, patienceSeconds },
      erlangs: (volume * ahtSeconds) / intervalSeconds,
    })),
    volumeOutsideHours,
  };
}

/** Agent-seconds that a chat takes of an agent who holds as many as allowed. */
function timeWhenFull(handleSeconds: readonly number[]): number {
  return (handleSeconds.at(-1) as number) / handleSeconds.length;
}

function checkHandleSeconds(where: string, handleSeconds: readonly number[]): void {
  checkList(where, 'handleSeconds', handleSeconds);
  for (const [i, seconds] of handleSeconds.entries()) checkPositive(where, `handleSeconds[${i}]`, seconds);
  if (handleSeconds.length > 0) return;
  const must = 'have an entry for one chat at a time';
  throw new StaffcastError({ code: 'empty', where, path: 'handleSeconds', value: handleSeconds, must });
}

/** Throws unless all numbers are in their range. */
export function checkChatOptions(
  where: string,
  options: ChatRowOptions & { readonly targets: Targets; readonly minimumAgents?: number | undefined },
): void {
  const { volume, handleSeconds, patienceSeconds, minimumAgents, targets, openingHours } = options;
  checkHandleSeconds(where, handleSeconds);
  const hours = openingHours === undefined ? {} : { openingHours };
  checkOptions(where, { volume, ahtSeconds: timeWhenFull(handleSeconds), ...hours });
  checkPositive(where, 'patienceSeconds', patienceSeconds);
  if (minimumAgents !== undefined) checkInteger(where, 'minimumAgents', minimumAgents);
  // The queue models check the targets, without any interval to staff, and the curve of handle times, whatever the volumes.
  const { intervalSeconds } = volume.grid;
  requiredAgentsBatch({ volume: [], intervalSeconds, ahtSeconds: 1 }, targets);
  chatPerformance({ volume: 1, intervalSeconds, handleSeconds, patienceSeconds }, 1, { withinSeconds: 0 });
}
