import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { displayWidth, fitWidth } from '../../src/report/displayWidth.ts';
import { textTable } from '../../src/report/text/textTable.ts';
import { wrapText } from '../../src/report/text/wrapText.ts';

const unit = fc.constantFrom('a', 'Z', '7', '%', ' ', '客', '服', 'é');
const words = fc.string({ unit, maxLength: 120 });
/** Long enough to need several lines. */
const prose = fc.string({ unit, minLength: 60, maxLength: 200 });

describe('displayWidth', () => {
  it('counts East Asian characters twice and marks not at all', () => {
    expect(displayWidth('abc')).toBe(3);
    expect(displayWidth('双语 24 h')).toBe(9);
    expect(displayWidth('e\u0301')).toBe(1);
  });

  test.prop([words, fc.integer({ min: 1, max: 40 })])(
    'a fitted text is no wider, and a prefix',
    (text, columns) => {
      const fitted = fitWidth(text, columns);
      expect(displayWidth(fitted)).toBeLessThanOrEqual(columns);
      if (fitted !== text) expect(text.startsWith(fitted.slice(0, -1))).toBe(true);
    },
  );
});

describe('wrapText', () => {
  test.prop([prose, fc.integer({ min: 12, max: 60 })])(
    'keeps every character but spaces, within the width',
    (text, columns) => {
      const lines = wrapText(text, columns, '- ', '  ');
      expect(
        lines
          .map((line) => line.slice(2))
          .join('')
          .replaceAll(' ', ''),
      ).toBe(text.replaceAll(' ', ''));
      // A percent sign stays with its number even when that makes a line too long by that much.
      for (const line of lines) expect(displayWidth(line.replace(/ %.*/, ''))).toBeLessThanOrEqual(columns);
    },
  );

  it('does not part a number from its percent sign', () => {
    expect(wrapText('falls to 41 %', 11)).toEqual(['falls to', '41 %']);
  });
});

describe('textTable', () => {
  const cells = fc.array(fc.tuple(words, words, words), { minLength: 1, maxLength: 6 });

  test.prop([cells])('every line is as wide as the rule, or shorter by spaces at its end', (rows) => {
    const lines = textTable(
      [{ title: 'One', align: 'left' }, { title: 'Two\nfirst' }, { title: '\nsecond' }],
      rows,
    );
    const rule = displayWidth(lines[2]!);
    expect(lines[2]).toMatch(/^-+ {2}-+ {2}-+$/);
    for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(rule);
  });

  it('puts a group over its columns and cuts what is too long', () => {
    const table = textTable(
      [{ title: 'Name', align: 'left', most: 6 }, { title: 'Service level\nbefore' }, { title: '\nafter' }],
      [
        ['Logistics', '9 %', '85 %'],
        ['双语', '100 %', '7 %'],
      ],
    );
    expect(table).toEqual([
      '        Service level',
      'Name    before  after',
      '------  ------  -----',
      'Logis…     9 %   85 %',
      '双语     100 %    7 %',
    ]);
  });

  it('lets no control character of a name reach the terminal', () => {
    expect(textTable([{ title: 'Name', align: 'left' }], [['a\u001b[31mb\nc']])).toEqual([
      'Name',
      '---------',
      'a [31mb c',
    ]);
  });
});
