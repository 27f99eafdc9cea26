import { type BorrowingPlan, planBorrowing } from 'staffcast/borrowing';
import {
  type ContractDay,
  type PeriodContract,
  periodShortfallByRow,
  settlePeriods,
} from 'staffcast/contracts';
import { evaluate } from 'staffcast/evaluation';
import { addDays, type Grid, makeGrid } from 'staffcast/time';
import { intervalSeconds, zone } from './centre.ts';
import { volumeOf } from './demand.ts';
import { festival, problemOf } from './known.ts';
import { rosterVolume, type Staffed, staffed } from './projects.ts';
import { SHOP_AFTER } from './surplus.ts';

/** A client's month under a contract that averages it. */
export interface MonthOutcome {
  readonly id: string;
  /** What one contact more in time is worth in the festival, and what one fewer costs. */
  readonly perContactInTime: number;
  readonly perContactKept: number;
  /** Service level of the month and its penalty, without help and with it. */
  readonly before: { readonly serviceLevel: number; readonly penalty: number };
  readonly after: { readonly serviceLevel: number; readonly penalty: number };
}

/** The festival planned by what the whole month is worth. */
export interface MonthCase {
  readonly plan: BorrowingPlan;
  readonly clients: readonly MonthOutcome[];
}

/**
 * The festival as it is known beforehand, under contracts of the same steps that average the month: thirty times the
 * amounts, once. The quiet days after the festival make up for some of it.
 */
export async function month({ days }: { readonly days: number }): Promise<MonthCase> {
  const gridOf = (from: string, days: number) => makeGrid({ zone, from, days, intervalSeconds });
  const grid = gridOf('2026-11-01', days);
  const all = festival(grid, 20_000);
  const after = quietDays(all, gridOf(addDays('2026-11-01', days), 30 - days));
  const problem = problemOf(grid, all);
  const priced = await Promise.all(all.map((one, i) => pricedByMonth(one, after[i]!)));
  const projects = problem.projects.map((project, i) => ({
    ...project,
    shortfall: { byRow: priced[i]!.byRow },
  }));
  const plan = await planBorrowing({ ...problem, projects }, { gap: 0.002, timeLimitSeconds: 60 });
  const clients = all.map(async (one, i) => ({
    id: one.client.id,
    perContactInTime: priced[i]!.valueByDay[0]!.perContactInTime,
    perContactKept: priced[i]!.valueByDay[0]!.perContactKept,
    before: await settled(one, [...daysOf(one, one.present), ...after[i]!]),
    after: await settled(one, [...daysOf(one, plan.projects[i]!.present), ...after[i]!]),
  }));
  return { plan, clients: await Promise.all(clients) };
}

/** The days after the festival as they are expected: the roster stays, the shop has fewer calls. */
function quietDays(all: readonly Staffed[], grid: Grid): ContractDay[][] {
  return all.map(({ client }) => {
    const volume = volumeOf(client, grid, () => (client.id === 'shop' ? SHOP_AFTER : client.dailyVolume));
    const quiet = staffed(client, volume, rosterVolume(client, grid));
    return daysOf(quiet, quiet.present);
  });
}

function pricedByMonth(one: Staffed, after: readonly ContractDay[]) {
  const { client, volume, required, present } = one;
  const { ahtSeconds, patienceSeconds, target } = client;
  return periodShortfallByRow({
    ...{ volume, requiredAgents: required, presentAgents: present, ahtSeconds, patienceSeconds },
    target: { withinSeconds: target.withinSeconds },
    contract: monthly(one),
    days: [...daysOf(one, present), ...after],
    valuePerLostContact: client.pricePerContact + client.goodwillPerLostContact,
  });
}

function monthly({ client }: Staffed): PeriodContract {
  const { penalties = [] } = client.serviceLevel;
  const amounts = penalties.map(({ below, amount }) => ({ below, amount: 30 * amount }));
  return { period: 'month', serviceLevel: { per: 'month', penalties: amounts } };
}

/** What becomes of each day with so many agents. */
function daysOf({ client, volume }: Staffed, agents: readonly number[]): ContractDay[] {
  const { ahtSeconds, patienceSeconds, target } = client;
  const answerTime = { withinSeconds: target.withinSeconds };
  const { days } = evaluate({ volume, agents, ahtSeconds, patienceSeconds, answerTime });
  return days.map(({ date, offered, answered, serviceLevel }) => ({
    ...{ date, offered, answered, serviceLevel },
    seatHours: 0,
  }));
}

async function settled(one: Staffed, days: readonly ContractDay[]) {
  const [november] = (await settlePeriods(monthly(one), days)).periods;
  return { serviceLevel: november?.serviceLevel ?? 1, penalty: november?.penalty ?? 0 };
}
