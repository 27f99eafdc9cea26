/** A field of a CSV row; `null` is an empty field. */
export type CsvField = string | number | null | undefined;

/** Rows as CSV by RFC 4180: comma, CRLF, quotes where a field holds a comma, a quote or a line break. */
export function csvText(header: readonly string[], rows: readonly (readonly CsvField[])[]): string {
  return [header, ...rows].map((row) => `${row.map(quoted).join(',')}\r\n`).join('');
}

function quoted(field: CsvField): string {
  if (field === null || field === undefined) return '';
  const text = String(field);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
