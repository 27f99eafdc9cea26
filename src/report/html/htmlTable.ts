import { escapeHtml } from './escapeHtml.ts';

/** One column of a table on the page. */
export interface HtmlColumn {
  readonly title: string;
  /** Title over this column and those after it with the same group. */
  readonly group?: string;
  /** Default false: numbers stand right. `long` is for sentences. */
  readonly text?: boolean | 'long';
}

/** A cell: text, or text that is marked because it tells of something missed. */
export type HtmlCell = string | { readonly text: string; readonly missed: boolean };

/** A table that scrolls sideways when the page is narrow. The first column heads its row. All text is escaped. */
export function htmlTable(
  caption: string,
  columns: readonly HtmlColumn[],
  rows: readonly (readonly HtmlCell[])[],
  totals: readonly HtmlCell[] | null = null,
): string {
  const body = rows.map((row) => tableRow(columns, row)).join('\n');
  const foot = totals === null ? '' : `<tfoot>${tableRow(columns, totals)}</tfoot>`;
  return `<div class="scroll"><table><caption>${escapeHtml(caption)}</caption>
<thead>${header(columns)}</thead>
<tbody>
${body}
</tbody>${foot}</table></div>`;
}

function header(columns: readonly HtmlColumn[]): string {
  const titles = columns
    .map((column) => `<th scope="col"${cssClass(column)}>${escapeHtml(column.title)}</th>`)
    .join('');
  if (!columns.some((column) => column.group)) return `<tr>${titles}</tr>`;
  let groups = '';
  for (let i = 0; i < columns.length; ) {
    const { group } = columns[i]!;
    let end = i + 1;
    while (group && end < columns.length && columns[end]!.group === group) end += 1;
    groups += group
      ? `<th scope="colgroup" colspan="${end - i}" class="group">${escapeHtml(group)}</th>`
      : '<td></td>';
    i = end;
  }
  return `<tr>${groups}</tr><tr>${titles}</tr>`;
}

function tableRow(columns: readonly HtmlColumn[], row: readonly HtmlCell[]): string {
  const cells = columns.map((column, i) => {
    const cell = row[i] ?? '';
    const text = escapeHtml(typeof cell === 'string' ? cell : cell.text);
    const missed = typeof cell !== 'string' && cell.missed;
    if (i === 0) return `<th scope="row"${cssClass(column)}>${text}</th>`;
    return `<td${cssClass(column, missed)}>${text}</td>`;
  });
  return `<tr>${cells.join('')}</tr>`;
}

function cssClass(column: HtmlColumn, missed = false): string {
  const names = [
    column.text === 'long' ? 'text long' : column.text ? 'text' : '',
    missed ? 'missed' : '',
  ].filter((name) => name !== '');
  return names.length > 0 ? ` class="${names.join(' ')}"` : '';
}
