import { dsvFormat } from 'd3-dsv';
import { checkText, StaffcastError } from '../errors/index.ts';
import { type CsvSeparator, separators } from './csvFormat.ts';

/** One line of a file: what it holds, and how an error names it. */
export interface CsvLine {
  /** Position in the file, the header being line 1. */
  readonly line: number;
  /** Fields of the columns asked for, in their order, trimmed. */
  readonly fields: readonly string[];
}

/** Which columns of a file are read. */
export interface CsvColumns {
  readonly names: readonly string[];
  /** Whether the file must hold these columns and no others. */
  readonly only: boolean;
}

/**
 * The lines of a file with the fields of some columns. The separator is the first with which the header holds them all.
 *
 * @throws StaffcastError naming the line: an empty file, a header without the columns or with one of them twice, a line
 * that has more or fewer fields than the header.
 */
export function readCsvTable(
  where: string,
  text: string,
  columns: CsvColumns,
  separator?: CsvSeparator,
): CsvLine[] {
  if (text !== '') checkText(where, 'text', text);
  const failure = (code: StaffcastError['code'], path: string, value: unknown, must: string) =>
    new StaffcastError({ code, where, path, value, must });
  const plain = text.replace(/^\uFEFF/, '');
  const wanted = columns.names.map(known);
  for (const each of separator === undefined ? separators : [separator]) {
    const [header = [], ...lines] = dsvFormat(each).parseRows(plain);
    const names = header.map(known);
    if (!wanted.every((name) => names.includes(name))) continue;
    if (columns.only && names.length !== wanted.length) continue;
    const twice = wanted.find((name) => names.indexOf(name) !== names.lastIndexOf(name));
    if (twice !== undefined) throw failure('duplicate', 'line 1', header.join(each), `hold "${twice}" once`);
    const at = wanted.map((name) => names.indexOf(name));
    const read = lines.flatMap((fields, i): CsvLine[] => {
      if (fields.every((field) => field.trim() === '')) return [];
      if (fields.length === names.length)
        return [{ line: i + 2, fields: at.map((column) => (fields[column] ?? '').trim()) }];
      throw failure('wrong-length', `line ${i + 2}`, fields.join(each), `have ${names.length} fields`);
    });
    if (read.length === 0) throw failure('empty', 'file', 'a header only', 'hold at least one row');
    return read;
  }
  const header = columns.only
    ? `be the header "${columns.names.join(',')}"`
    : `hold the columns ${quoted(columns.names)}`;
  if (plain.trim() === '')
    throw failure('empty', 'file', text, `${header.replace(/^be/, 'hold')} and at least one row`);
  const lines = plain.split(/\r?\n/, 20);
  const [must, maybe] = columns.only
    ? [header, 'the file has other columns: name them in `columns`']
    : whatIsMissing(header, columns.names, lines);
  throw new StaffcastError({ code: 'unknown-field', where, path: 'line 1', value: lines[0], must, maybe });
}

/** Of a header that lacks columns: what it must hold, and what the cause may be. */
function whatIsMissing(
  header: string,
  names: readonly string[],
  lines: readonly string[],
): [string, string?] {
  const missingIn = (line = '') =>
    separators
      .map((each) => {
        const found = (dsvFormat(each).parseRows(line)[0] ?? []).map(known);
        return names.filter((name) => !found.includes(known(name)));
      })
      .reduce((best, missing) => (missing.length < best.length ? missing : best));
  const below = lines.findIndex((line, i) => i > 0 && missingIn(line).length === 0);
  if (below > 0) return [header, `line ${below + 1} is the header: take out what stands above it`];
  const missing = missingIn(lines[0]);
  if (missing.length === 0)
    return [header, 'fields stand apart by another `separator`: left out, it is found'];
  if (missing.length === names.length) return [header];
  return [`${header}; ${quoted(missing)} ${missing.length > 1 ? 'are' : 'is'} missing`];
}

function quoted(names: readonly string[]): string {
  return names.map((name) => `"${name}"`).join(', ');
}

/** Names of columns are alike whatever their case. */
function known(name: string): string {
  return name.trim().toLowerCase();
}
