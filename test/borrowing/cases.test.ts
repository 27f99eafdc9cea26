import { readFileSync } from 'node:fs';
import { planBorrowing } from 'staffcast/borrowing';
import { describe, expect, test } from 'vitest';
import { type CaseInput, caseProblem } from '../../bench/caseProblem.ts';

interface StoredCase {
  readonly title: string;
  readonly input: CaseInput;
  readonly expected: {
    readonly objective: number;
    readonly objectiveTolerance: number;
    /** Least and greatest value over all optimal plans; null where that was not proven. */
    readonly aggregatesOverOptimalFace: Readonly<Record<string, readonly [number | null, number | null]>>;
  };
}

function readCase(id: string): StoredCase {
  return JSON.parse(readFileSync(new URL(`cases/${id}.json`, import.meta.url), 'utf8'));
}

// Birth certificate: every optimum was proven by cbc 2.10.8 and glpsol 5.0 on the same input; see `origin` in the files.
describe.each(['B01', 'B02', 'B03', 'B05', 'B07', 'B08'])('case %s', (id) => {
  const { title, input, expected } = readCase(id);

  test(`${title}: finds the proven optimum`, async () => {
    const plan = await planBorrowing(caseProblem(input), { gap: 0 });
    expect(plan.status).toBe('optimal');
    expect(Math.abs(plan.objective! - expected.objective)).toBeLessThanOrEqual(expected.objectiveTolerance);
    for (const [name, [least, most]] of Object.entries(expected.aggregatesOverOptimalFace)) {
      const value = aggregate(plan, name);
      expect.soft(value, name).toBeGreaterThanOrEqual((least ?? -Infinity) - 1e-6);
      expect.soft(value, name).toBeLessThanOrEqual((most ?? Infinity) + 1e-6);
    }
  });

  test(`${title}: the greedy plan is within 15 %`, async () => {
    const plan = await planBorrowing(caseProblem(input), { solver: 'greedy' });
    expect([plan.status, plan.method, plan.bound, plan.gap]).toEqual(['feasible', 'greedy', null, null]);
    expect(plan.objective! / expected.objective).toBeGreaterThanOrEqual(1 - 1e-9);
    expect(plan.objective! / expected.objective).toBeLessThanOrEqual(1.15);
  });
});

type Plan = Awaited<ReturnType<typeof planBorrowing>>;

function aggregate({ moves, projects, timeOff }: Plan, name: string): number {
  const hours = (list: readonly { readonly hours: number }[]) =>
    list.reduce((sum, item) => sum + item.hours, 0);
  if (name === 'borrowedPersonHours') return hours(moves);
  if (name === 'shortageAgentHours')
    return projects.reduce((sum, { shortfallHours }) => sum + shortfallHours, 0);
  if (name === 'vtoPersonHours') return hours(timeOff);
  const [source, to] = name.replace('personHours:', '').split('->');
  return hours(moves.filter((m) => m.source === source && m.to === to));
}
