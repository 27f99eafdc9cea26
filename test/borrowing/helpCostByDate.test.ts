import { fc, test } from '@fast-check/vitest';
import { helpCostByDate, planBorrowing } from 'staffcast/borrowing';
import { describe, expect, it } from 'vitest';
import { arbitraryProblem } from './arbitraryProblem.ts';

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

describe('helpCostByDate', () => {
  test.prop([arbitraryProblem(), fc.nat(50)], { numRuns: 40 })(
    'comes to the wages and briefings of the plan over all projects',
    async (problem, briefingCost) => {
      const sources = problem.sources.map((source) => ({
        ...source,
        links: source.links.map((link) => ({ ...link, briefingCost })),
      }));
      const plan = await planBorrowing({ ...problem, sources }, { solver: 'greedy' });
      const byProject = problem.projects.map(({ id }) => helpCostByDate({ plan, sources, project: id }));
      const terms = plan.costs.filter(({ name }) => name === 'wages' || name === 'briefing');
      const all = sum(byProject.flatMap((byDate) => Object.values(byDate)));
      expect(all).toBeCloseTo(sum(terms.map(({ amount }) => amount)), 6);
      const dates = problem.blocks.map(({ date }) => date);
      for (const byDate of byProject) for (const date of Object.keys(byDate)) expect(dates).toContain(date);
    },
  );

  const link = (to: string) => ({ to, productivity: 1, briefingCost: 800 });
  const sources = [{ id: 'reserve', links: [link('shop'), link('bank')] }];
  const move = (date: string, to: string) => ({ source: 'reserve', to, date, cost: 60 });

  it('briefs each pair once, on its first day, in whatever order the moves come', () => {
    const moves = [
      move('2026-11-12', 'shop'),
      move('2026-11-11', 'shop'),
      move('2026-11-11', 'shop'),
      move('2026-11-11', 'bank'),
    ];
    const of = (project: string) => helpCostByDate({ plan: { moves }, sources, project });
    expect(of('shop')).toEqual({ '2026-11-11': 920, '2026-11-12': 60 });
    expect(of('bank')).toEqual({ '2026-11-11': 860 });
    expect(of('travel')).toEqual({});
  });

  it('names a move whose source it does not know', () => {
    const plan = { moves: [move('2026-11-11', 'bank'), { ...move('2026-11-11', 'shop'), source: 'lost' }] };
    expect(() => helpCostByDate({ plan, sources, project: 'shop' })).toThrow(
      'helpCostByDate: `plan.moves[1].source` must name one of the sources, got "lost"',
    );
  });
});
