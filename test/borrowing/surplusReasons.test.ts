import {
  type BorrowingProject,
  type HelpSource,
  makeBlocks,
  planSurplus,
  type SurplusPlan,
  type SurplusProblem,
} from 'staffcast/borrowing';
import { makeGrid } from 'staffcast/time';
import { describe, expect, it } from 'vitest';

const day = makeGrid({ zone: 'UTC', from: '2026-11-25', days: 1, intervalSeconds: 3600 });
const shift = makeBlocks(day, { clock: [{ name: 'day', from: '08:00', to: '12:00' }] });
const shiftId = shift[0]!.id;
const staffed = (id: string, required: number, present: number): BorrowingProject => ({
  ...{ id, required: atWork(required), present: atWork(present) },
  shortfall: [{ upToAgents: null, costPerAgentHour: 100 }],
});
const atWork = (agents: number) =>
  Array.from({ length: day.length }, (_, row) => (row >= 8 && row < 12 ? agents : 0));
const reserve = (to: string): HelpSource => ({
  ...{ id: 'reserve', kind: 'reserve', people: 2, costPerHour: 10 },
  links: [{ to, productivity: 1 }],
});
const termsOf = ({ terms }: SurplusPlan) =>
  Object.fromEntries(terms.filter(({ amount }) => amount !== 0).map(({ name, amount }) => [name, amount]));

/** Three at work, two needed; two may go, and an hour of a missing agent costs less than one of time off saves. */
const leaving: BorrowingProject = {
  ...{ ...staffed('a', 2, 3), lending: 'priced' },
  shortfall: [{ upToAgents: null, costPerAgentHour: 20 }],
  timeOff: { maxPeople: [2], savingPerHour: 36 },
};

describe('what a surplus plan tells', () => {
  it('calls what missing agents cost shortfall, whoever leaves or closes it', async () => {
    const helped = { grid: day, blocks: shift, projects: [staffed('a', 5, 3)], sources: [reserve('a')] };
    expect(termsOf(await planSurplus(helped, { gap: 0 }))).toEqual({ shortfall: 800, wages: -80 });
    const sentHome = await planSurplus({ ...helped, projects: [leaving], sources: [] }, { gap: 0 });
    expect(termsOf(sentHome)).toEqual({ shortfall: -80, timeOff: 288 });
  });

  it('returns the moves of people who are nobody’s surplus', async () => {
    const projects = [staffed('a', 5, 3), staffed('b', 2, 5)];
    const plan = await planSurplus({ grid: day, blocks: shift, projects, sources: [reserve('a')] });
    expect(plan.uses.map(({ project, kind, people }) => [project, kind, people])).toEqual([['b', 'keep', 3]]);
    expect(plan.moves).toMatchObject([{ source: 'reserve', to: 'a', blockId: shiftId, people: 2, hours: 8 }]);
    const seats = { contractedSeats: atWork(7), lossPerSeatHour: 150 };
    const billed = [{ ...staffed('b', 2, 5), seatBilling: seats }];
    const filled = await planSurplus({
      ...{ grid: day, blocks: shift, projects: billed, sources: [reserve('b')] },
    });
    expect(termsOf(filled)).toEqual({ idleSeats: 1200, wages: -80 });
    expect(filled.moves).toMatchObject([{ source: 'reserve', to: 'b', people: 2 }]);
    expect(filled.moves[0]!.reason).toContain('seats under contract would stand empty at b');
  });

  it('dates and measures a roster change by the block in which people are missing', async () => {
    const two = makeGrid({ zone: 'UTC', from: '2026-11-25', days: 2, intervalSeconds: 3600 });
    const blocksOfTwo = [
      { id: 'short', date: '2026-11-25', from: 8, to: 10 },
      { id: 'long', date: '2026-11-26', from: 32, to: 38 },
    ];
    const at = (first: number, second: number) =>
      Array.from({ length: 48 }, (_, row) => (row < 24 ? first : second));
    const moved: HelpSource = {
      ...{ id: 'moved breaks', kind: 'rosterChange', home: 'a', people: 1, costPerHour: 0 },
      ...{ takenFrom: ['long', null], links: [{ to: 'a', productivity: 1 }] },
    };
    const projects = [{ ...staffed('a', 0, 0), required: at(3, 2), present: at(2, 3) }];
    const plan = await planSurplus({ grid: two, blocks: blocksOfTwo, projects, sources: [moved] });
    expect(plan.moves).toMatchObject([{ blockId: 'short', date: '2026-11-25', hours: 2 }]);
    expect(plan.uses).toMatchObject([{ kind: 'lend', blockId: 'long', date: '2026-11-26', hours: 6 }]);
  });

  const oneUse = async (project: BorrowingProject, more: Partial<SurplusProblem> = {}) => {
    const plan = await planSurplus({ grid: day, blocks: shift, projects: [project], sources: [], ...more });
    const { kind, people, worth, homeCost, reason } = plan.uses[0]!;
    return { kind, people, worth, homeCost, reason };
  };

  it('names the damage of time off, training and release, and takes it off their worth', async () => {
    expect(await oneUse(leaving)).toEqual({
      ...{ kind: 'timeOff', people: 2, worth: 208, homeCost: 80 },
      reason: 'Time off for 2 of a saves 288 in wages. That leaves 4 more agent-hours missing at a, at 80.',
    });
    const { timeOff: _, ...bound } = leaving;
    const course = { id: 'course', projects: ['a'], places: [2], valuePerHour: 36 };
    expect(await oneUse(bound, { training: [course] })).toEqual({
      ...{ kind: 'train', people: 2, worth: 208, homeCost: 80 },
      reason: '2 of a attend course, worth 288. That leaves 4 more agent-hours missing at a, at 80.',
    });
    const seatBilling = { contractedSeats: atWork(3), lossPerSeatHour: 5 };
    const release = { project: 'a', people: 2, savingPerHour: 36 };
    expect(await oneUse({ ...bound, seatBilling }, { releases: [release] })).toEqual({
      ...{ kind: 'release', people: 2, worth: 168, homeCost: 120 },
      reason:
        '2 temporary people of a are released: their pay of 288 is saved. ' +
        'That leaves 4 more agent-hours missing at a, at 80, and empties contracted seats of a, at 40.',
    });
    // Without damage nothing is said of it.
    const { reason } = await oneUse({ ...leaving, lending: 'spareOnly' });
    expect(reason).toBe('Time off for 1 of a saves 144 in wages.');
  });

  it('says where a project sends people home and is helped in the same block', async () => {
    const projects: BorrowingProject[] = [
      { ...leaving, shortfall: [{ upToAgents: null, costPerAgentHour: 100 }] },
    ];
    const both = { grid: day, blocks: shift, projects, sources: [{ ...reserve('a'), people: 1 }] };
    const { uses, moves } = await planSurplus(both, { gap: 0 });
    const pays = 'in wages, shortfall and seats each of the two pays by itself.';
    expect(uses.map(({ people, reason }) => [people, reason])).toEqual([
      [
        2,
        `Time off for 2 of a saves 288 in wages. In the same block a is helped by 1 person from reserve, at 40 in wages; ${pays}`,
      ],
    ]);
    expect(moves[0]!.reason).toMatch(`In the same block 2 people of a leave it: 2 on time off; ${pays}`);
    // Who comes only because it was announced does not pay.
    const told = { ...both.sources[0]!, noticeUntil: '2026-11-25T09:00:00Z' };
    const announced = {
      costPerChange: 0,
      moves: [{ source: 'reserve', to: 'a', blockId: shiftId, people: 1 }],
    };
    const cheap = [{ ...leaving, shortfall: [{ upToAgents: null, costPerAgentHour: 1 }] }];
    const forced = await planSurplus({ ...both, projects: cheap, sources: [told], announced }, { gap: 0 });
    expect(forced.uses[0]!.reason).toMatch(/is helped by 1 person from reserve, at 40 in wages\.$/);
    expect(forced.moves[0]!.reason).toMatch(/2 people of a leave it: 2 on time off\.$/);
  });

  it.each([30, 3600])(
    'grants no time off that a requirement forbids, however much it saves: %d',
    async (savingPerHour) => {
      const project = { ...leaving, shortfall: null, timeOff: { maxPeople: [2], savingPerHour } };
      expect(await oneUse(project)).toMatchObject({ kind: 'timeOff', people: 1, homeCost: 0 });
    },
  );

  it('leaves no requirement unmet for the sake of billed seats', async () => {
    const projects: BorrowingProject[] = [
      { ...staffed('a', 3, 2), shortfall: null },
      { ...staffed('b', 1, 2), seatBilling: { contractedSeats: atWork(2), lossPerSeatHour: 360_000 } },
    ];
    const source: HelpSource = {
      ...{ id: 'people of b', kind: 'project', home: 'b', people: 1, costPerHour: 0 },
      links: [{ to: 'a', productivity: 1 }],
    };
    const plan = await planSurplus({ grid: day, blocks: shift, projects, sources: [source] });
    expect([plan.status, plan.moves.length]).toEqual(['optimal', 1]);
  });

  it('gives no price to damage that is not allowed', async () => {
    const people: HelpSource = {
      ...{ id: 'people of a', kind: 'project', home: 'a', people: 1, costPerHour: 0 },
      ...{ noticeUntil: '2026-11-25T09:00:00Z', links: [{ to: 'b', productivity: 1 }] },
    };
    const announced = {
      costPerChange: 0,
      moves: [{ source: people.id, to: 'b', blockId: shiftId, people: 1 }],
    };
    const projects: BorrowingProject[] = [
      { ...staffed('a', 3, 3), shortfall: null, lending: 'priced' },
      staffed('b', 3, 2),
    ];
    const plan = await planSurplus({ grid: day, blocks: shift, projects, sources: [people], announced });
    expect(plan.status).toBe('infeasible');
    expect(plan.uses).toMatchObject([{ kind: 'lend', worth: null, homeCost: null }]);
  });

  it('measures the benefit against those who go as announced in any case', async () => {
    const announced = { costPerChange: 5, moves: [{ source: 'told', to: 'a', blockId: shiftId, people: 1 }] };
    const told = { ...reserve('a'), id: 'told', noticeUntil: '2026-11-25T09:00:00Z' };
    const late = { grid: day, blocks: shift, projects: [staffed('a', 5, 3)], sources: [told, reserve('a')] };
    const plan = await planSurplus({ ...late, announced }, { gap: 0 });
    expect(termsOf(plan)).toEqual({ shortfall: 400, wages: -40, changes: -5 });
    expect(plan.benefit).toBe(355);
    // In time, nobody would have to go, and whoever goes as announced spares a change.
    const inTime = { ...late, announced, sources: [{ ...reserve('a'), id: 'told', people: 1 }] };
    expect(termsOf(await planSurplus(inTime, { gap: 0 }))).toEqual({
      shortfall: 400,
      wages: -40,
      changes: 5,
    });
  });
});
