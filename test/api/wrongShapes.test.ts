import { StaffcastError } from 'staffcast';
import { describe, expect, it } from 'vitest';
import { validCalls } from './validCalls.ts';

type Path = readonly (string | number)[];
const wrong = [undefined, null, 5, 'x', [], {}] as const;

/** Paths to every object and list of the arguments; of long lists only to the first entry. */
function shapes(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [];
  const keys = Array.isArray(value) && path.length > 0 ? [0] : Object.keys(value);
  const inner = keys.flatMap((key) => {
    const step = Array.isArray(value) ? Number(key) : key;
    return shapes((value as Record<string, unknown>)[key], [...path, step]);
  });
  return path.length > 0 && !isFitted(value) ? [path, ...inner] : path.length > 0 ? [path] : inner;
}

/** What `fit` and `forecast` return is checked at its head only. */
function isFitted(value: object): boolean {
  return 'dayModels' in value || 'statisticalMean' in value || 'serviceLevelBase' in value || 'rows' in value;
}

function replaced(value: unknown, [step, ...rest]: Path, by: unknown): unknown {
  if (step === undefined) return by;
  const copy = Array.isArray(value) ? [...value] : { ...(value as object) };
  (copy as Record<string, unknown>)[step] = replaced((value as Record<string, unknown>)[step], rest, by);
  return copy;
}

function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  for (const inner of Object.values(value)) frozen(inner);
  return Object.freeze(value);
}

function allFinite(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  return typeof value !== 'object' || value === null || Object.values(value).every(allFinite);
}

describe('arguments of the wrong shape', () => {
  it.each(validCalls)('%s: one error that names the field, or a finite result', async (_, call, args) => {
    const run = async (given: readonly unknown[]) => await call(...(given as never[]));
    expect(allFinite(await run(frozen(args)))).toBe(true);
    for (const path of shapes(args)) {
      for (const by of wrong) {
        const given = replaced(args, path, by) as unknown[];
        const outcome = await run(given).catch((error: unknown) => error);
        const good =
          outcome instanceof StaffcastError
            ? outcome.path !== ''
            : !(outcome instanceof Error) && allFinite(outcome);
        expect([path.join('.'), by, good ? 'good' : String(outcome)]).toEqual([path.join('.'), by, 'good']);
      }
    }
  });
});
