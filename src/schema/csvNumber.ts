import { StaffcastError } from '../errors/index.ts';

/**
 * A count or a duration of a file: `null` where empty, seconds where written `H:MM:SS`.
 *
 * @throws StaffcastError on text, thousands separators, another decimal mark than the file's, and negative numbers.
 */
export function readCsvNumber(
  where: string,
  path: string,
  text: string,
  decimalComma: boolean | undefined,
): number | null {
  if (text === '') return null;
  const [, hours, minutes, seconds] = /^(\d+):([0-5]\d):([0-5]\d)$/.exec(text) ?? [];
  if (hours !== undefined) return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
  const mark = decimalComma ? ',' : '.';
  const plain = text.includes(decimalComma ? '.' : ',') ? '' : text.replace(mark, '.');
  const value = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain) ? Number(plain) : Number.NaN;
  if (Number.isFinite(value) && value >= 0) return value;
  const failure = (code: StaffcastError['code'], must: string, maybe?: string) =>
    new StaffcastError({ code, where, path, value: Number.isFinite(value) ? value : text, must, maybe });
  if (value < 0) throw failure('out-of-range', 'be 0 or more');
  const must = 'be a number, or empty where closed or missing';
  throw failure('not-a-number', must, likelyCause(text, decimalComma));
}

function likelyCause(text: string, decimalComma: boolean | undefined): string | undefined {
  if (/^\d{1,3}([.,'’\s]\d{3})+([.,]\d+)?$/.test(text))
    return 'it has thousands separators: write plain digits';
  if (!decimalComma && /^\d+,\d+$/.test(text)) return 'it has a decimal comma: give `decimalComma: true`';
  if (decimalComma && /^\d+\.\d+$/.test(text)) return 'it has a decimal point: leave out `decimalComma`';
  return /^\d+:\d{2}$/.test(text) ? 'it is a duration: write seconds or H:MM:SS' : undefined;
}
