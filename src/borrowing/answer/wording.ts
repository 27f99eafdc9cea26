import { clockText, type LocalClock } from '../../time/index.ts';
import type { Block } from '../blocks.ts';

// Kept, as making one takes longer than using it a thousand times.
const oneDecimal = /* @__PURE__ */ new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 });

/** A number for a sentence: at most one decimal. */
export function shown(value: number): string {
  const rounded = Math.round(value * 10) / 10;
  return oneDecimal.format(rounded === 0 ? 0 : rounded);
}

/** "1 agent", "2.5 agents". */
export function counted(value: number, one: string, many = `${one}s`): string {
  const text = shown(value);
  return `${text} ${text === '1' ? one : many}`;
}

/** Local clock of rows: the end at midnight is `24:00`. */
export function clockOf(clock: LocalClock, intervalSeconds: number, rows: { from: number; to: number }) {
  const end = clock.secondOfDay[rows.to - 1]! + intervalSeconds;
  return { from: clockText(clock.secondOfDay[rows.from]!), to: clockText(end) };
}

/** "2026-11-11 08:00–12:00". */
export function blockText(clock: LocalClock, intervalSeconds: number, block: Block): string {
  const { from, to } = clockOf(clock, intervalSeconds, block);
  return `${block.date} ${from}–${to}`;
}
