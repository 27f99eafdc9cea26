import { comparePlans, type PlanDifference, planBorrowing } from 'staffcast/borrowing';
import { makeGrid } from 'staffcast/time';
import { intervalSeconds, zone } from './centre.ts';
import { festival, type HelpCase, outcomes, problemOf } from './known.ts';

/** What the day looked like in the morning, and what changes at ten. */
export interface SurpriseCase extends HelpCase {
  readonly changes: PlanDifference;
}

/** Minutes from the decision until someone can begin. */
const NOTICE_MINUTES: Readonly<Record<string, number>> = { 'shop overtime': 120, 'reserve team': 30 };
const USUAL_NOTICE_MINUTES = 60;

/**
 * The day was planned for 15,000 calls. At ten it is clear that 20,000 will come: what began stays, and the rest of the
 * day is planned again, each source from its notice on. People already told of a move are not told otherwise for little.
 */
export async function surprise(options: { readonly date: string }): Promise<SurpriseCase> {
  const grid = makeGrid({ zone, from: options.date, days: 1, intervalSeconds });
  const morning = await planBorrowing(problemOf(grid, festival(grid, 15_000)));
  const all = festival(grid, 20_000);
  const known = problemOf(grid, all);
  const ten = Date.parse(`${options.date}T10:00:00+08:00`);
  const plan = await planBorrowing({
    ...known,
    sources: known.sources.map((source) => {
      const minutes = NOTICE_MINUTES[source.id] ?? USUAL_NOTICE_MINUTES;
      return { ...source, noticeUntil: new Date(ten + minutes * 60_000).toISOString() };
    }),
    announced: { moves: morning.moves, costPerChange: 15 },
  });
  return { plan, changes: comparePlans(morning, plan), clients: await outcomes(all, plan) };
}
