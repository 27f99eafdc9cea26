import { fc, test } from '@fast-check/vitest';
import { type Block, type BorrowingProblem, type HelpSource, planBorrowing } from 'staffcast/borrowing';
import { makeGrid } from 'staffcast/time';
import { describe, expect } from 'vitest';
import { restRows } from '../../src/borrowing/model/restRows.ts';
import { canRest } from './canRest.ts';

const HOUR = 3600;

/** Blocks of one to six hours, some with hours between. */
const layouts = fc
  .array(fc.record({ gap: fc.constantFrom(0, 0, 0, 1, 3, 7), length: fc.integer({ min: 1, max: 6 }) }), {
    minLength: 1,
    maxLength: 6,
  })
  .map((parts) => {
    let row = 0;
    return parts.map(({ gap, length }, i): Block => {
      const from = row + gap;
      row = from + length;
      return { id: `${i}`, date: '2026-11-11', from, to: row };
    });
  });

describe('rest between stretches of work', () => {
  test.prop(
    [
      layouts,
      fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 6, maxLength: 6 }),
      fc.constantFrom(0, 2, 8, 11),
    ],
    { numRuns: 500 },
  )('the rows hold exactly where people can be named', (blocks, counts, hours) => {
    const sent = blocks.map((_, b) => counts[b]!);
    const rows = restRows(blocks, HOUR, hours * HOUR);
    const held = rows.every((row) => [...row].reduce((sum, [b, weight]) => sum + weight * sent[b]!, 0) <= 3);
    expect(held).toBe(canRest(blocks, sent, 3, HOUR, hours * HOUR));
  });

  const grid = makeGrid({ zone: 'Asia/Shanghai', from: '2026-11-11', days: 2, intervalSeconds: HOUR });
  const block = (id: string, date: string, from: number, to: number): Block => ({ id, date, from, to });
  const blocks = [
    block('first evening', '2026-11-11', 18, 23),
    block('second morning', '2026-11-12', 32, 36),
    block('second noon', '2026-11-12', 36, 40),
    block('second evening', '2026-11-12', 42, 46),
  ];
  const reserve: HelpSource = {
    id: 'reserve',
    kind: 'reserve',
    people: 4,
    costPerHour: 1,
    links: [{ to: 'shop', productivity: 1 }],
  };
  const problem = (rest: Partial<HelpSource>): BorrowingProblem => ({
    grid,
    blocks,
    projects: [
      {
        id: 'shop',
        required: new Array(48).fill(4),
        present: new Array(48).fill(0),
        shortfall: [{ upToAgents: null, costPerAgentHour: 100 }],
      },
    ],
    sources: [{ ...reserve, ...rest }],
  });
  const sentBy = async (rest: Partial<HelpSource>) => {
    const plan = await planBorrowing(problem(rest), { gap: 0 });
    return blocks.map(({ id }) => plan.moves.find((m) => m.blockId === id)?.people ?? 0);
  };

  test('an evening and the next morning need more people, a morning and the noon after it do not', async () => {
    expect(await sentBy({})).toEqual([4, 4, 4, 4]);
    // 9 hours lie between the evening and the morning, 13 to noon, and 2 between noon and the second evening.
    expect(await sentBy({ restSeconds: 2 * HOUR })).toEqual([4, 4, 4, 4]);
    const eleven = await sentBy({ restSeconds: 11 * HOUR });
    // The longest day is that of a morning and noon; all of them, or half, take the other two.
    expect(canRest(blocks, eleven, 4, HOUR, 11 * HOUR)).toBe(true);
    const hours = eleven.reduce((sum, people, b) => sum + people * (blocks[b]!.to - blocks[b]!.from), 0);
    let most = 0;
    for (let code = 0; code < 5 ** 4; code++) {
      const sent = blocks.map((_, b) => Math.floor(code / 5 ** b) % 5);
      const worth = sent.reduce((sum, people, b) => sum + people * (blocks[b]!.to - blocks[b]!.from), 0);
      if (worth > most && canRest(blocks, sent, 4, HOUR, 11 * HOUR)) most = worth;
    }
    expect(hours).toBe(most);
  });

  test('says why no more come, and refuses what it cannot count out', async () => {
    const eleven = problem({ restSeconds: 11 * HOUR });
    const required = Array.from({ length: 48 }, (_, row) =>
      blocks.some(({ from, to }) => row >= from && row < to) ? 4 : 0,
    );
    const strict = { ...eleven.projects[0]!, required, shortfall: null };
    const plan = await planBorrowing({ ...eleven, projects: [strict] }, { gap: 0 });
    expect(plan.status).toBe('infeasible');
    expect(JSON.stringify(plan.infeasibility)).toContain(
      '11 hours must lie between two stretches of their work',
    );
    await expect(planBorrowing(problem({ restSeconds: -1 }), {})).rejects.toThrow(/sources\[0\].restSeconds/);
    const hourly = Array.from({ length: 20 }, (_, i) => block(`${i}`, '2026-11-11', i, i + 1));
    const many = { ...problem({ restSeconds: 11 * HOUR }), blocks: hourly };
    await expect(planBorrowing(many, {})).rejects.toThrow(/at most 8 blocks/);
  });
});
