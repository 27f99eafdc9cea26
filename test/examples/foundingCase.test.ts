import { beforeAll, describe, expect, it } from 'vitest';
import { type HelpCase, known } from '../../examples/founding-case/known.ts';
import { month } from '../../examples/founding-case/month.ts';
import { printChanges, printHelp, printMonth, printSurplus } from '../../examples/founding-case/print.ts';
import { type SurplusCase, surplus } from '../../examples/founding-case/surplus.ts';
import { type SurpriseCase, surprise } from '../../examples/founding-case/surprise.ts';

const sum = (costs: readonly { readonly amount: number }[]) =>
  costs.reduce((total, { amount }) => total + amount, 0);

describe('15,000 calls planned, 20,000 come', () => {
  let early: HelpCase;
  let late: SurpriseCase;
  beforeAll(async () => {
    early = await known({ from: '2026-11-11', days: 1 });
    late = await surprise({ date: '2026-11-11' });
  }, 60_000);

  it('the service level falls below 60 % if nothing is done', () => {
    expect(early.clients[0]!.before.serviceLevel).toBeLessThan(0.6);
  });

  it('known beforehand, help brings it back, and costs less than it saves', () => {
    const [shop] = early.clients;
    expect(shop!.after.serviceLevel).toBeGreaterThan(0.78);
    expect(shop!.after.penalty).toBeLessThan(shop!.before.penalty);
    expect(early.plan.objective!).toBeLessThan(0.6 * early.plan.objectiveWithoutHelp!);
    expect(sum(early.plan.costs)).toBeCloseTo(early.plan.objective!, 6);
  });

  it('at ten on the day, nothing begins before its notice, and less can be saved', () => {
    for (const { clock, source } of late.plan.moves) {
      expect(clock.from >= (source === 'reserve team' ? '10:30' : '11:00')).toBe(true);
    }
    const [shop] = late.clients;
    expect(shop!.after.serviceLevel).toBeGreaterThan(shop!.before.serviceLevel + 0.1);
    expect(shop!.after.serviceLevel).toBeLessThan(early.clients[0]!.after.serviceLevel);
    expect(late.changes.changedPeople).toBeGreaterThan(0);
  });

  it('following the queue through the day confirms what rows by themselves promise', () => {
    for (const { after } of [...early.clients, ...late.clients]) {
      expect(Math.abs(after.serviceLevel - after.promised)).toBeLessThan(0.02);
    }
  });

  it('no lender falls below its target', () => {
    const targets: Record<string, number> = { logistics: 0.8, travel: 0.8, bank: 0.9 };
    for (const { id, after } of early.clients) {
      if (targets[id]) expect(after.serviceLevel).toBeGreaterThanOrEqual(targets[id]);
    }
  });

  it('a month that is averaged forgives two days of it, so that only lost calls are worth help', async () => {
    const found = await month({ days: 2 });
    const [shop] = found.clients;
    expect(shop!.perContactInTime).toBe(0);
    expect(shop!.before).toEqual({ serviceLevel: expect.closeTo(0.95, 1), penalty: 0 });
    expect(shop!.after.serviceLevel).toBeGreaterThan(shop!.before.serviceLevel);
    const lines: string[] = [];
    printMonth('title', found, (line) => lines.push(line));
    expect(lines.join('\n')).toContain('one contact more in time is worth 0.00');
  }, 60_000);

  it('prints cost, service level, moves and reasons', () => {
    const lines: string[] = [];
    printHelp('title', late, (line) => lines.push(line), 3);
    printChanges(late, (line) => lines.push(line));
    const text = lines.join('\n');
    for (const word of ['cost', 'service level', 'agents → shop', 'would be missing', 'not ', 'to be told']) {
      expect(text).toContain(word);
    }
  });
});

describe('the weeks after', () => {
  const cases: Partial<Record<'perSeat' | 'perContact', SurplusCase>> = {};
  beforeAll(async () => {
    for (const billing of ['perSeat', 'perContact'] as const) {
      cases[billing] = await surplus({ from: '2026-11-16', days: 1, billing });
    }
  }, 60_000);

  it('billed per seat, people stay; billed per contact, nobody stays idle who can go', () => {
    const shop = (billing: 'perSeat' | 'perContact') => cases[billing]!.plan.projects[0]!;
    // Only help for the carrier, whose parcels are late, pays more than a seat.
    expect(shop('perSeat').hours).toMatchObject({ train: 0, timeOff: 0, release: 0 });
    expect(shop('perSeat').hours.keep).toBeGreaterThan(5 * shop('perContact').hours.keep);
    expect(shop('perContact').hours.keep).toBeLessThan(0.1 * shop('perContact').spareHours);
    for (const { plan } of Object.values(cases)) expect(sum(plan.terms)).toBeCloseTo(plan.benefit!, 6);
  });

  it('the shop still meets its target once they have gone', () => {
    expect(cases.perContact!.after.serviceLevel).toBeGreaterThan(0.85);
    expect(cases.perContact!.after.serviceLevel).toBeLessThan(cases.perContact!.before.serviceLevel);
  });

  it('prints what they do and why', () => {
    const lines: string[] = [];
    printSurplus('title', cases.perSeat!, (line) => lines.push(line), 4);
    expect(lines.join('\n')).toContain('contracted seat');
  });
});
