import { type BorrowingPlan, type BorrowingProblem, planBorrowing } from 'staffcast/borrowing';
import { type Grid, makeGrid } from 'staffcast/time';
import { clients, intervalSeconds, logisticsPeak, zone } from './centre.ts';
import { volumeOf } from './demand.ts';
import { type Judgement, judge } from './judge.ts';
import { borrowingProject, rosterVolume, type Staffed, staffed } from './projects.ts';
import { blocksOf, helpSources } from './sources.ts';

/** Service level and money of one client, without the plan and with it. */
export interface ClientOutcome {
  readonly id: string;
  readonly before: Judgement;
  readonly after: Judgement;
}

/** A form of the case that ends in a borrowing plan. */
export interface HelpCase {
  readonly plan: BorrowingPlan;
  readonly clients: readonly ClientOutcome[];
}

/** 20,000 calls a day are forecast in time, although the roster was made for 15,000: plan the festival. */
export async function known(options: { readonly from: string; readonly days: number }): Promise<HelpCase> {
  const grid = makeGrid({ zone, from: options.from, days: options.days, intervalSeconds });
  const all = festival(grid, 20_000);
  const plan = await planBorrowing(problemOf(grid, all), { gap: 0.002, timeLimitSeconds: 60 });
  return { plan, clients: await outcomes(all, plan) };
}

/** Every client on a grid, with the shop at a given volume. */
export function festival(grid: Grid, shopVolume: number): Staffed[] {
  return clients.map((client) => {
    const volume = volumeOf(client, grid, (day) => {
      if (client.id === 'shop') return shopVolume;
      const lagging = client.id === 'logistics' && day >= logisticsPeak.lagDays;
      return lagging ? logisticsPeak.dailyVolume : client.dailyVolume;
    });
    return staffed(client, volume, rosterVolume(client, grid));
  });
}

export function problemOf(grid: Grid, all: readonly Staffed[]): BorrowingProblem {
  const blocks = blocksOf(grid);
  return { grid, blocks, projects: all.map(borrowingProject), sources: helpSources(blocks) };
}

export function outcomes(all: readonly Staffed[], plan: BorrowingPlan): Promise<ClientOutcome[]> {
  return Promise.all(
    all.map(async (one, i) => ({
      id: one.client.id,
      before: await judge(one, one.present),
      after: await judge(one, plan.projects[i]!.present),
    })),
  );
}
