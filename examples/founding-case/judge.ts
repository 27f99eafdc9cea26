import { settlePeriods } from 'staffcast/contracts';
import { evaluate } from 'staffcast/evaluation';
import type { Staffed } from './projects.ts';

/** What a client sees and pays. */
export interface Judgement {
  /** Each row as a queue of its own, as staffing assumes. */
  readonly promised: number;
  /** The queue followed through the day, what one row leaves waiting burdening the next. */
  readonly serviceLevel: number;
  readonly abandonment: number;
  readonly worstDay: number;
  readonly revenue: number;
  readonly penalty: number;
}

/** Service level and settlement of a client with given agents, by transient evaluation. */
export async function judge({ client, volume }: Staffed, agents: readonly number[]): Promise<Judgement> {
  const { ahtSeconds, patienceSeconds, target } = client;
  const options = {
    volume,
    agents,
    ahtSeconds,
    patienceSeconds,
    answerTime: { withinSeconds: target.withinSeconds },
  };
  const outcome = evaluate({ ...options, method: 'transient' });
  const contract = {
    period: 'month',
    billing: { kind: 'perContact', pricePerContact: client.pricePerContact },
    serviceLevel: client.serviceLevel,
  } as const;
  const days = outcome.days.map(({ date, offered, answered, serviceLevel }) => {
    return { date, offered, answered, serviceLevel, seatHours: 0 };
  });
  const { periods } = await settlePeriods(contract, days);
  const sum = (of: (period: (typeof periods)[number]) => number) =>
    periods.reduce((total, p) => total + of(p), 0);
  return {
    promised: evaluate({ ...options, method: 'stationary' }).total.serviceLevel ?? 1,
    serviceLevel: outcome.total.serviceLevel ?? 1,
    abandonment: outcome.total.abandonment ?? 0,
    worstDay: Math.min(...outcome.days.map((day) => day.serviceLevel ?? 1)),
    revenue: sum(({ billing }) => billing),
    penalty: sum(({ penalty }) => penalty),
  };
}
