import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { csvText } from '../../src/report/csv/csvText.ts';
import { csvDays, csvMoves } from '../../src/report/index.ts';
import { sampleReport } from './sampleReport.ts';

/** A reader of RFC 4180, written apart from the writer. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < text.length) {
    let field = '';
    if (text[at] === '"') {
      at += 1;
      while (text[at] !== '"' || text[at + 1] === '"') {
        if (text[at] === '"') at += 1;
        field += text[at];
        at += 1;
      }
      at += 1;
    } else {
      while (at < text.length && text[at] !== ',' && text[at] !== '\r') {
        field += text[at];
        at += 1;
      }
    }
    row.push(field);
    if (text[at] === ',') at += 1;
    else {
      expect(text.slice(at, at + 2)).toBe('\r\n');
      rows.push(row);
      row = [];
      at += 2;
    }
  }
  return rows;
}

describe('csvText', () => {
  const table = fc
    .integer({ min: 1, max: 5 })
    .chain((width) =>
      fc.array(fc.array(fc.string(), { minLength: width, maxLength: width }), { minLength: 1 }),
    );

  test.prop([table])('what is written is read back', (rows) => {
    const nasty = rows.map((row) => row.map((field, i) => field + ['', ',', '"', '\r\n', 'ü'][i % 5]));
    expect(readCsv(csvText(nasty[0]!, nasty.slice(1)))).toEqual(nasty);
  });
});

describe('csvMoves', () => {
  it('holds every move with its unrounded numbers', () => {
    const report = sampleReport();
    const [header, ...rows] = readCsv(csvMoves(report));
    expect(header!.slice(0, 4)).toEqual(['source', 'kind', 'from', 'to']);
    expect(rows).toHaveLength(report.moves.length);
    const people = rows.reduce((sum, row) => sum + Number(row[6]), 0);
    expect(people).toBe(report.moves.reduce((sum, move) => sum + move.people, 0));
    expect(rows.map((row) => row[10])).toEqual(report.moves.map((move) => move.reason));
  });

  it('is a header alone when nobody moves', () => {
    expect(readCsv(csvMoves({ ...sampleReport({ days: 2 }), moves: [] }))).toHaveLength(1);
  });
});

describe('csvDays', () => {
  it('has a row for each project and day, empty where closed', () => {
    const report = sampleReport({ days: 14 });
    const [header, ...rows] = readCsv(csvDays(report));
    expect(rows).toHaveLength(5 * 14);
    const column = (name: string) => header!.indexOf(name);
    for (const row of rows) expect(row).toHaveLength(header!.length);
    const closed = rows.find((row) => row[0] === 'bank' && row[2] === '2026-11-08')!;
    expect([closed[column('before.offered')], closed[column('after.serviceLevel')]]).toEqual(['', '']);
    const day = report.projects[0]!.days[10]!;
    const row = rows.find((fields) => fields[0] === 'shop' && fields[2] === day.date)!;
    expect(Number(row[column('hindsightAfter.serviceLevel')])).toBe(day.hindsightAfter!.serviceLevel);
  });
});
