import { csvParseRows } from 'd3-dsv';
import { StaffcastError } from '../errors/index.ts';
import type { TimestampedValue } from '../time/index.ts';

/**
 * The rows of a history file: CSV with the header `timestamp,value`. An empty value is closed or missing.
 *
 * @param text the file's text, UTF-8, with or without a byte-order mark.
 * @throws StaffcastError naming the line: empty file, another header, a line with more or fewer fields, text or a
 * negative number where a count should be.
 * @example
 * ```ts
 * import { parseHistoryCsv } from 'staffcast/schema';
 * parseHistoryCsv('timestamp,value\n2026-11-11 09:00,310\n2026-11-11 09:30,\n');
 * // [{ timestamp: '2026-11-11 09:00', value: 310 }, { timestamp: '2026-11-11 09:30', value: null }]
 * ```
 */
export function parseHistoryCsv(text: string): TimestampedValue[] {
  const [header, ...lines] = csvParseRows(text.replace(/^\uFEFF/, ''));
  if (!header) throw failure('empty', 'file', text, 'hold the header "timestamp,value" and at least one row');
  const columns = header.map((name) => name.trim().toLowerCase());
  if (columns.length !== 2 || columns[0] !== 'timestamp' || columns[1] !== 'value') {
    throw failure('unknown-field', 'line 1', header.join(','), 'be the header "timestamp,value"');
  }
  const rows = lines.flatMap((fields, i) =>
    fields.length === 1 && fields[0]?.trim() === '' ? [] : [row(fields, i + 2)],
  );
  if (rows.length === 0) throw failure('empty', 'file', 'a header only', 'hold at least one row');
  return rows;
}

function row(fields: readonly string[], line: number): TimestampedValue {
  if (fields.length !== 2) throw failure('wrong-length', `line ${line}`, fields.join(','), 'have two fields');
  const [timestamp = '', text = ''] = fields.map((field) => field.trim());
  if (text === '') return { timestamp, value: null };
  const value = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : Number.NaN;
  if (!Number.isFinite(value)) {
    const maybe = text.includes(',') ? 'it has thousands separators: write plain digits' : undefined;
    throw failure(
      'not-a-number',
      `line ${line}, value`,
      text,
      'be a number, or empty where closed or missing',
      maybe,
    );
  }
  if (value < 0) throw failure('out-of-range', `line ${line}, value`, value, 'be 0 or more');
  return { timestamp, value };
}

function failure(
  code: StaffcastError['code'],
  path: string,
  value: unknown,
  must: string,
  maybe?: string,
): StaffcastError {
  return new StaffcastError({ code, where: 'parseHistoryCsv', path, value, must, maybe });
}
