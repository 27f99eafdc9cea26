/** What stands where there is no number. */
export const NO_NUMBER = '–';

type MaybeNumber = number | null | undefined;

/** Whole number with thousands in commas: `18,400`; a dash for `null`. */
export function countText(value: MaybeNumber): string {
  return fixedText(value, 0);
}

/** Number with `digits` decimals and thousands in commas. */
export function fixedText(value: MaybeNumber, digits: number): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return NO_NUMBER;
  const text = Math.abs(value).toFixed(digits);
  const [whole = '', decimals] = text.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  const sign = value < 0 && Number(text) !== 0 ? '−' : '';
  return sign + grouped + (decimals === undefined ? '' : `.${decimals}`);
}

/** One decimal below 10, where a whole number would hide too much: `0.5`, `4`, `17`. */
export function amountText(value: MaybeNumber): string {
  if (value === null || value === undefined) return NO_NUMBER;
  const rounded = Math.round(Math.abs(value) * 10) / 10;
  return fixedText(value, rounded < 10 && !Number.isInteger(rounded) ? 1 : 0);
}

/** Hours: `2,310 h`. */
export function hoursText(value: MaybeNumber): string {
  return withUnit(amountText(value), 'h');
}

/** Seconds: `24 s`; minutes from ten minutes on: `12 min`. */
export function waitText(seconds: MaybeNumber): string {
  if (typeof seconds === 'number' && seconds >= 600) return withUnit(countText(seconds / 60), 'min');
  return withUnit(amountText(seconds), 's');
}

/**
 * A share as whole percent: `47 %`. A decimal appears where rounding would say something else: next to 0 and 100, and
 * where the number is on another side of `against` (a target) than its rounding.
 */
export function percentText(share: MaybeNumber, against: number | null = null): string {
  if (share === null || share === undefined || !Number.isFinite(share)) return NO_NUMBER;
  const percent = share * 100;
  const whole = Math.round(percent);
  const hidesEnd = (whole === 0 && percent >= 0.05) || (whole === 100 && percent <= 99.95);
  const hidesMiss = against !== null && share < against && whole >= against * 100;
  return withUnit(fixedText(percent, hidesEnd || hidesMiss ? 1 : 0), '%');
}

/** A difference with its sign: `+12`, `−3`, `0`. */
export function signedText(value: MaybeNumber, format: (value: number) => string = countText): string {
  if (value === null || value === undefined) return NO_NUMBER;
  const text = format(value);
  return value > 0 && /[1-9]/.test(text) ? `+${text}` : text;
}

/** Money with its unit: `12,400 CNY`. */
export function moneyText(value: MaybeNumber, currency: string): string {
  return withUnit(countText(value), currency);
}

function withUnit(text: string, unit: string): string {
  return text === NO_NUMBER ? text : `${text} ${unit}`;
}
