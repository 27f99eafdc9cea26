import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { dateRangeText, dateText, shortDateText } from '../../src/report/dateFormats.ts';
import {
  amountText,
  countText,
  fixedText,
  hoursText,
  moneyText,
  percentText,
  signedText,
  waitText,
} from '../../src/report/numberFormats.ts';

describe('numbers as a planner writes them', () => {
  test.prop([fc.double({ min: -1e12, max: 1e12, noNaN: true }), fc.nat(3)])(
    'removing the commas gives the rounded number back',
    (value, digits) => {
      const back = Number(fixedText(value, digits).replaceAll(',', '').replace('−', '-'));
      expect(back).toBe(Number(value.toFixed(digits)) + 0);
    },
  );

  test.prop([fc.integer({ min: -1e15, max: 1e15 })])('commas part groups of three', (value) => {
    expect(countText(value)).toBe(value.toLocaleString('en-US').replace('-', '−'));
  });

  test.prop([fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0.01, max: 1, noNaN: true })])(
    'a percentage below its target never reads as the target or more',
    (share, target) => {
      fc.pre(share < target - 0.001);
      const shown = Number.parseFloat(percentText(share, target));
      expect(shown).toBeLessThanOrEqual(target * 100);
    },
  );

  it('writes what the manuals of planners show', () => {
    expect(countText(18_400)).toBe('18,400');
    expect(percentText(0.47)).toBe('47 %');
    expect(hoursText(2310)).toBe('2,310 h');
    expect(hoursText(3.46)).toBe('3.5 h');
    expect(hoursText(9.97)).toBe('10 h');
    expect(moneyText(12_400.4, 'CNY')).toBe('12,400 CNY');
    expect(waitText(24)).toBe('24 s');
    expect(waitText(1500)).toBe('25 min');
    expect([signedText(12), signedText(-3), signedText(0), signedText(0.2)]).toEqual(['+12', '−3', '0', '0']);
  });

  it('keeps a decimal where rounding would lie', () => {
    expect(percentText(0.846, 0.85)).toBe('84.6 %');
    expect(percentText(0.846)).toBe('85 %');
    expect(percentText(0.851, 0.85)).toBe('85 %');
    expect(percentText(0.998)).toBe('99.8 %');
    expect(percentText(1)).toBe('100 %');
    expect(percentText(0.003)).toBe('0.3 %');
    expect(percentText(0)).toBe('0 %');
  });

  it('shows a dash for what is not known', () => {
    for (const format of [countText, amountText, hoursText, waitText, percentText, signedText]) {
      expect(format(null)).toBe('–');
      expect(format(undefined)).toBe('–');
    }
    expect(moneyText(null, 'CNY')).toBe('–');
    expect(percentText(Number.NaN)).toBe('–');
  });
});

describe('dates with their weekday', () => {
  it('names the day', () => {
    expect(dateText('2026-11-11')).toBe('Wed 2026-11-11');
    expect(shortDateText('2026-11-01')).toBe('Sun 11-01');
    expect(dateRangeText('2026-11-09', '2026-11-13')).toBe('Mon 11-09 to Fri 11-13');
    expect(dateRangeText('2026-11-09', '2026-11-09')).toBe('Mon 11-09');
  });
});
