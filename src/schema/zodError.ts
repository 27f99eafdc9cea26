import type * as z from 'zod';
import { StaffcastError, type StaffcastErrorCode } from '../errors/index.ts';

/** The first thing that zod found wrong, as a {@link StaffcastError} with path, value and what is allowed. */
export function firstZodError(where: string, error: z.ZodError, input: unknown): StaffcastError {
  const issue = deepest(error.issues[0] as z.core.$ZodIssue);
  const value = valueAt(input, issue.path);
  const { code, must, maybe } = described(issue, value);
  return new StaffcastError({ code, where, path: pathText(issue.path) || 'plan', value, must, maybe });
}

/** `projects[2].targets.serviceLevel.target`. */
export function pathText(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (text, part) =>
      typeof part === 'number' ? `${text}[${part}]` : text === '' ? String(part) : `${text}.${String(part)}`,
    '',
  );
}

/** Of a union that fits nowhere, the complaint of the option that came furthest; its path is relative to the union's. */
function deepest(issue: z.core.$ZodIssue): z.core.$ZodIssue {
  if (issue.code !== 'invalid_union') return issue;
  const options = issue.errors.flatMap((option) => option.slice(0, 1)).map(deepest);
  const best = options.sort((a, b) => rank(b) - rank(a))[0];
  return best && best.path.length > 0 ? { ...best, path: [...issue.path, ...best.path] } : issue;
}

/** An unknown key says less than a bad value: it usually means the other option was meant. */
function rank(issue: z.core.$ZodIssue): number {
  return issue.path.length * 2 - (issue.code === 'unrecognized_keys' ? 3 : 0);
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, part) => (value as Record<PropertyKey, unknown> | null | undefined)?.[part],
    input,
  );
}

interface Description {
  readonly code: StaffcastErrorCode;
  readonly must: string;
  readonly maybe?: string | undefined;
}

function described(issue: z.core.$ZodIssue, value: unknown): Description {
  switch (issue.code) {
    case 'unrecognized_keys':
      return {
        code: 'unknown-field',
        must: `hold only known fields, not ${issue.keys.map((key) => `"${key}"`).join(', ')}`,
      };
    case 'invalid_type':
      if (value === undefined) return { code: 'wrong-type', must: `be given (${issue.expected})` };
      return {
        code: 'wrong-type',
        must: issue.expected === 'int' ? 'be a whole number' : `be a ${issue.expected}`,
      };
    case 'too_big':
      return tooBig(issue, value);
    case 'too_small': {
      const bound = `${issue.inclusive ? '' : 'above '}${issue.minimum}${issue.inclusive ? ' or more' : ''}`;
      if (issue.origin === 'array') return { code: 'empty', must: `hold ${bound} entries` };
      if (issue.origin === 'string') return { code: 'empty', must: 'not be empty' };
      return { code: 'out-of-range', must: `be ${bound}` };
    }
    case 'invalid_value':
      return {
        code: 'out-of-range',
        must: `be one of ${issue.values.map((v) => JSON.stringify(v)).join(', ')}`,
      };
    case 'invalid_format':
      if (issue.format === 'date') return { code: 'bad-date', must: 'be a date written YYYY-MM-DD' };
      return { code: 'bad-date', must: issue.message };
    default:
      return {
        code: 'wrong-type',
        must: /^(be|hold|name|lie|not) /.test(issue.message) ? issue.message : 'be one of the allowed forms',
      };
  }
}

function tooBig(issue: z.core.$ZodIssueTooBig, value: unknown): Description {
  const must = `be ${issue.inclusive ? `${issue.maximum} or less` : `below ${issue.maximum}`}`;
  if (issue.maximum !== 1 || typeof value !== 'number' || value > 100) return { code: 'out-of-range', must };
  return { code: 'percentage', must, maybe: `it was given as a percentage: write ${value / 100}` };
}
