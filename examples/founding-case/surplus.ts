import { planSurplus, type SurplusPlan, type SurplusProblem } from 'staffcast/borrowing';
import { evaluate } from 'staffcast/evaluation';
import { type PlanningReport, planningReport } from 'staffcast/report';
import { makeGrid } from 'staffcast/time';
import { clients, intervalSeconds, logisticsPeak, zone } from './centre.ts';
import { volumeOf } from './demand.ts';
import { type Judgement, judge } from './judge.ts';
import { borrowingProject, rosterVolume, type Staffed, staffed } from './projects.ts';
import { blocksOf } from './sources.ts';

/** How the shop pays: for every contracted seat that is staffed, or for every contact. */
export type ShopBilling = 'perSeat' | 'perContact';

/** What became of the spare people, and what the shop sees of it. */
export interface SurplusCase {
  readonly plan: SurplusPlan;
  readonly before: Judgement;
  readonly after: Judgement;
  readonly report: PlanningReport;
}

/** Calls of the shop per day after the festival. */
export const SHOP_AFTER = 11_000;
const pricePerSeatHour = 52;

/** The two weeks after the festival: the roster for 15,000 is still there, and 11,000 come. */
export async function surplus(options: {
  readonly from: string;
  readonly days: number;
  readonly billing: ShopBilling;
}): Promise<SurplusCase> {
  const grid = makeGrid({ zone, from: options.from, days: options.days, intervalSeconds });
  const all = clients.map((client) => {
    const total = (day: number) => {
      if (client.id === 'shop') return SHOP_AFTER;
      // Parcels are late: the carrier is still busy in the first days.
      return client.id === 'logistics' && day < logisticsPeak.lagDays ? 9_000 : client.dailyVolume;
    };
    return staffed(client, volumeOf(client, grid, total), rosterVolume(client, grid));
  });
  const plan = await planSurplus(problemOf(all, options.billing), { gap: 0.002, timeLimitSeconds: 60 });
  const shop = all[0]!;
  return {
    plan,
    report: reportOf(all, plan, options.billing),
    before: await judge(shop, shop.present),
    after: await judge(shop, plan.projects[0]!.present),
  };
}

function problemOf(all: readonly Staffed[], billing: ShopBilling): SurplusProblem {
  const { grid } = all[0]!.volume;
  const blocks = blocksOf(grid);
  const whole = (people: number) => blocks.map(() => people);
  const projects = all.map((one) => {
    const project = borrowingProject(one);
    if (one.client.id !== 'shop') return { ...project, lending: 'never' as const };
    const timeOff = { maxPeople: whole(12), savingPerHour: 30 };
    const seatBilling = { contractedSeats: one.present, lossPerSeatHour: pricePerSeatHour };
    return { ...project, timeOff, ...(billing === 'perSeat' && { seatBilling }) };
  });
  const link = { to: 'logistics', productivity: 0.9, transferSeconds: 900, briefingCost: 1_200 };
  return {
    ...{ grid, blocks, projects },
    sources: [
      { id: 'shop agents', kind: 'project', home: 'shop', people: 40, costPerHour: 6, links: [link] },
    ],
    training: [{ id: 'product training', projects: ['shop'], places: whole(8), valuePerHour: 18 }],
    releases: [{ project: 'shop', people: 10, savingPerHour: 34, costPerPerson: 600 }],
  };
}

/** What goes to the clients: every project without and with the plan, and what each spare person does. */
function reportOf(all: readonly Staffed[], plan: SurplusPlan, billing: ShopBilling): PlanningReport {
  return planningReport({
    title: 'After the festival',
    subtitle: `The shop pays ${billing === 'perSeat' ? 'for contracted seats' : 'by contact'}`,
    generatedFrom: 'generated data of the founding case',
    currency: 'CNY',
    projects: all.map((one, i) => {
      const { client, volume, required, present } = one;
      const { ahtSeconds, patienceSeconds, target } = client;
      const outcome = (agents: readonly number[]) =>
        evaluate({
          ...{ volume, agents, ahtSeconds, patienceSeconds, method: 'transient' },
          answerTime: { withinSeconds: target.withinSeconds },
        });
      return {
        ...{
          id: client.id,
          targets: { serviceLevel: target },
          forecast: volume,
          requirement: required,
          present,
        },
        evaluations: { before: outcome(present), after: outcome(plan.projects[i]!.present) },
      };
    }),
    surplus: plan,
  });
}
