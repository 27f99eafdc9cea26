import { countText } from '../numberFormats.ts';
import { gapPalette } from './palette.ts';

/** One colour of the heat map and the gaps it stands for: `from <= gap < to`, agents. */
export interface GapClass {
  readonly from: number;
  readonly to: number;
  readonly color: string;
  readonly label: string;
}

/** Fewer agents than this are nobody. */
const MET_WITHIN = 0.5;

/**
 * Colour classes for gaps in agents, alike on both sides of zero, so that a shade means as many people short as spare.
 * Their limits are round numbers that follow the largest gaps seen.
 */
export function gapClasses(gaps: readonly Float64Array[]): GapClass[] {
  const limits = classLimits(largestUsual(gaps));
  const spare = limits.map((from, i) => side(from, limits[i + 1] ?? Infinity, gapPalette.spare[i]!, 'spare'));
  const short = limits.map((from, i): GapClass => {
    const { color, label } = side(from, limits[i + 1] ?? Infinity, gapPalette.short[i]!, 'short');
    return { from: -(limits[i + 1] ?? Infinity), to: -from, color, label };
  });
  const met = { from: -MET_WITHIN, to: MET_WITHIN, color: gapPalette.met, label: 'met' };
  return [...short.reverse(), met, ...spare];
}

/** The class of a gap; `null` where closed. */
export function gapClassOf(classes: readonly GapClass[], gap: number): number | null {
  if (Number.isNaN(gap)) return null;
  const middle = (classes.length - 1) / 2;
  if (Math.abs(gap) < MET_WITHIN) return middle;
  const size = Math.abs(gap);
  let steps = 0;
  for (let i = middle + 1; i < classes.length && classes[i]!.from <= size; i++) steps += 1;
  return gap < 0 ? middle - steps : middle + steps;
}

function side(from: number, to: number, color: string, word: string): GapClass {
  const low = from === MET_WITHIN ? '' : countText(from);
  const range =
    to === Infinity ? `${low || '1'} or more` : low ? `${low}–${countText(to)}` : `under ${countText(to)}`;
  return { from, to, color, label: `${word} ${range}` };
}

/** Lower limits of up to four classes. */
function classLimits(largest: number): number[] {
  const limits = [MET_WITHIN];
  for (const part of [0.12, 0.3, 0.6]) {
    const limit = niceCeil(largest * part);
    if (limit > Math.max(1, limits.at(-1)!)) limits.push(limit);
  }
  return limits;
}

/** 98 % of the gaps are no larger: a single row does not stretch the scale. */
function largestUsual(gaps: readonly Float64Array[]): number {
  const sizes = Float64Array.from(
    gaps.flatMap((rows) => [...rows].filter((gap) => !Number.isNaN(gap)).map(Math.abs)),
  );
  sizes.sort();
  return sizes[Math.floor((sizes.length - 1) * 0.98)] ?? 0;
}

function niceCeil(value: number): number {
  if (value <= 1) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  const step = [1, 2, 3, 5, 10].find((multiple) => value <= multiple * power) ?? 10;
  return step * power;
}
