import { checkFields, checkObjects, checkText, type FieldNames, StaffcastError } from '../errors/index.ts';
import {
  clockSeconds,
  clockText,
  type Grid,
  type LocalClock,
  type LocalDate,
  localClock,
} from '../time/index.ts';

/** Rows in a row for which people are lent whole, such as a half shift. */
export interface Block {
  readonly id: string;
  /** Local date it counts for in limits per day: the day on which it starts. */
  readonly date: LocalDate;
  /** First row. */
  readonly from: number;
  /** One past the last row. */
  readonly to: number;
}

/** A block of every day by the local clock. */
export interface ClockBlock {
  readonly name: string;
  /** Wall clock `HH:MM` at which it starts. */
  readonly from: string;
  /** Wall clock `HH:MM` at which it ends, up to `24:00`; at or before `from` it ends on the next day. */
  readonly to: string;
}

const clockFields: FieldNames<ClockBlock> = { name: true, from: true, to: true };

/**
 * The blocks of every day of a grid, in order of their rows, with ids such as `2026-11-11 morning`. Days when clocks
 * change keep the rows that they really have; at the ends of the grid blocks are cut short.
 *
 * @throws StaffcastError when a clock time is malformed or no row begins there, names repeat, or blocks overlap.
 * @example
 * ```ts
 * import { makeBlocks } from 'staffcast/borrowing';
 * import { makeGrid } from 'staffcast/time';
 * const grid = makeGrid({ zone: 'Asia/Shanghai', from: '2026-11-11', days: 1, intervalSeconds: 1800 });
 * makeBlocks(grid, { clock: [{ name: 'morning', from: '08:00', to: '12:00' }] });
 * // [{ id: '2026-11-11 morning', date: '2026-11-11', from: 16, to: 24 }]
 * ```
 */
export function makeBlocks(grid: Grid, options: { readonly clock: readonly ClockBlock[] }): Block[] {
  const clock = localClock(grid);
  checkFields('makeBlocks', 'options', options, { clock: true });
  checkObjects('makeBlocks', 'clock', options.clock);
  const names = new Set<string>();
  const blocks: Block[] = [];
  for (const [index, entry] of options.clock.entries()) {
    checkFields('makeBlocks', `clock[${index}]`, entry, clockFields);
    const start = clockSeconds('makeBlocks', `clock[${index}].from`, entry.from);
    const end = clockSeconds('makeBlocks', `clock[${index}].to`, entry.to);
    checkEdge(grid, clock, `clock[${index}].from`, start);
    checkEdge(grid, clock, `clock[${index}].to`, end);
    checkText('makeBlocks', `clock[${index}].name`, entry.name);
    if (names.has(entry.name)) throw bad('duplicate', `clock[${index}].name`, entry.name, 'be unique');
    names.add(entry.name);
    for (const [d, day] of clock.days.entries()) {
      const rowAt = (dayIndex: number, seconds: number): number => {
        const at = clock.days[dayIndex];
        if (!at) return grid.length;
        let row = at.from;
        while (row < at.to && clock.secondOfDay[row]! < seconds) row++;
        return row;
      };
      const from = rowAt(d, start);
      const to = rowAt(end > start ? d : d + 1, end);
      if (to > from) blocks.push({ id: `${day.date} ${entry.name}`, date: day.date, from, to });
    }
  }
  blocks.sort((a, b) => a.from - b.from);
  for (let i = 1; i < blocks.length; i++) {
    const [before, block] = [blocks[i - 1]!, blocks[i]!];
    if (block.from < before.to) {
      throw bad('inconsistent', 'clock', `${before.id}, ${block.id}`, 'hold blocks that do not overlap');
    }
  }
  return blocks;
}

/** Throws on a time at which no row begins on some day, where the block would be moved to the next row. */
function checkEdge(grid: Grid, { days, secondOfDay }: LocalClock, path: string, seconds: number): void {
  const { intervalSeconds } = grid;
  for (const { date, from, to } of days) {
    // On days when clocks change the time itself may be missing: it is enough that it lies in step with a row.
    const rows = secondOfDay.subarray(from, to);
    if (rows.some((second) => (seconds - second) % intervalSeconds === 0)) continue;
    const first = rows[0]! % intervalSeconds;
    const before = Math.floor((seconds - first) / intervalSeconds) * intervalSeconds + first;
    const near = `${clockText(Math.max(0, before))} or ${clockText(before + intervalSeconds)}`;
    throw bad('inconsistent', path, clockText(seconds), `be the start of a row, as on ${date} ${near} is`);
  }
}

function bad(code: 'duplicate' | 'inconsistent', path: string, value: unknown, must: string) {
  return new StaffcastError({ code, where: 'makeBlocks', path, value, must });
}
