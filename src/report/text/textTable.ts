import { displayWidth, fitWidth } from '../displayWidth.ts';
import { oneLine } from './oneLine.ts';

/** One column of a table in text. */
export interface TextColumn {
  /** One line, or a group's title and the column's, parted by a line break; a group's title reaches over the columns
   * after it whose own group is empty. */
  readonly title: string;
  /** Default `right`, as numbers want it. */
  readonly align?: 'left' | 'right';
  /** Longer cells are cut, with `…`. */
  readonly most?: number | undefined;
}

const SPACE = '  ';

/** An aligned table: header, rule, rows; two spaces between columns, no trailing spaces. */
export function textTable(columns: readonly TextColumn[], rows: readonly (readonly string[])[]): string[] {
  const titles = columns.map(({ title }) => title.split('\n'));
  const heads = titles.map((title) => title.at(-1)!);
  const cells = [heads, ...rows].map((row) =>
    columns.map((column, i) => fitWidth(oneLine(row[i] ?? ''), column.most ?? 100)),
  );
  const widths = columns.map((_, i) => Math.max(...cells.map((row) => displayWidth(row[i]!))));
  const groups = titles.map((title) => (title.length > 1 ? title[0]! : null));
  widenForGroups(groups, widths);
  const lines = cells.map((row) =>
    row.map((cell, i) => padded(cell, widths[i]!, columns[i]?.align ?? 'right')).join(SPACE),
  );
  const rule = widths.map((width) => '-'.repeat(width)).join(SPACE);
  const header = groups.some((group) => group !== null)
    ? [groupLine(groups, widths), lines[0]!]
    : [lines[0]!];
  return [...header, rule, ...lines.slice(1)].map((line) => line.trimEnd());
}

/** Columns from `i` on that the group's title stands over. */
function groupEnd(groups: readonly (string | null)[], i: number): number {
  let end = i + 1;
  while (end < groups.length && groups[end] === '') end += 1;
  return end;
}

function widenForGroups(groups: readonly (string | null)[], widths: number[]): void {
  for (const [i, group] of groups.entries()) {
    if (!group) continue;
    const end = groupEnd(groups, i);
    const span = widths.slice(i, end).reduce((sum, width) => sum + width + SPACE.length, -SPACE.length);
    // Shared evenly, so that the pair reads as a pair.
    let missing = displayWidth(group) - span;
    for (let k = i; missing > 0; k = k + 1 < end ? k + 1 : i, missing--) widths[k]! += 1;
  }
}

function groupLine(groups: readonly (string | null)[], widths: readonly number[]): string {
  const parts: string[] = [];
  for (let i = 0; i < groups.length; ) {
    const end = groups[i] ? groupEnd(groups, i) : i + 1;
    const span = widths.slice(i, end).reduce((sum, width) => sum + width + SPACE.length, -SPACE.length);
    parts.push(padded(groups[i] ?? '', span, 'right'));
    i = end;
  }
  return parts.join(SPACE);
}

function padded(text: string, columns: number, align: 'left' | 'right'): string {
  const spaces = ' '.repeat(columns - displayWidth(text));
  return align === 'left' ? text + spaces : spaces + text;
}
