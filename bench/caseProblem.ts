import type { BorrowingProblem, HelpLink, HelpSource, ReserveProblem, SourceKind } from 'staffcast/borrowing';
import type { ShortfallTier } from 'staffcast/contracts';
import { addDays, type Grid, makeGrid } from 'staffcast/time';

/** A borrowing case as stored: slots, days and blocks of a day. */
export interface CaseInput {
  readonly slotHours: number;
  readonly slotsPerDay: number;
  readonly days: number;
  readonly blocks: readonly { readonly id: string; readonly from: number; readonly to: number }[];
  readonly projects: readonly CaseProject[];
  readonly sources: readonly CaseSource[];
  readonly fairness?: {
    readonly weight: number;
    readonly groups: readonly { readonly sources: readonly string[]; readonly size: number }[];
  };
}

interface CaseTier {
  readonly upTo: number | null;
  readonly costPerAgentHour: number;
}

interface CaseProject {
  readonly id: string;
  readonly need: readonly number[];
  readonly base: readonly number[];
  readonly penalty?: readonly CaseTier[] | null;
  readonly contract?: {
    readonly type: string;
    readonly contractedSeats?: readonly number[];
    readonly lossPerSeatHour?: number;
  };
  readonly vto?: { readonly maxPersons: readonly number[]; readonly savingPerHour: number };
}

interface CaseSource {
  readonly id: string;
  readonly kind: string;
  readonly people: number;
  readonly home?: string | null;
  readonly avail: readonly number[];
  readonly costPerHour: number;
  readonly lossSlots?: number;
  readonly hoursCap?: readonly { readonly fromDay: number; readonly toDay: number; readonly hours: number }[];
  readonly maxBlocksPerDay?: number;
  readonly minRunDays?: number;
  readonly startCost?: number;
  readonly dayCost?: number;
  readonly links: readonly {
    readonly to: string;
    readonly productivity: number | readonly number[];
    readonly activationCost?: number;
  }[];
}

const firstDate = '2026-01-05';
const kinds: Record<string, SourceKind> = {
  project: 'project',
  reserve: 'reserve',
  teamLead: 'teamLeaders',
  overtime: 'overtime',
  temp: 'temporary',
};

/** A stored case as a problem of the public API. Slots become rows of whole days; hours without slots need nobody. */
export function caseProblem(input: CaseInput): BorrowingProblem {
  const intervalSeconds = Math.round(input.slotHours * 3600);
  const grid = makeGrid({ zone: 'UTC', from: firstDate, days: input.days, intervalSeconds });
  const rowsPerDay = 86_400 / intervalSeconds;
  const rows = (slots: readonly number[]) => spread(slots, input, grid);
  const dayBlocks = Array.from({ length: input.days }, (_, day) =>
    input.blocks.map((block) => ({
      id: `${block.id}-${day}`,
      date: addDays(firstDate, day),
      from: day * rowsPerDay + block.from,
      to: day * rowsPerDay + block.to,
    })),
  );
  return {
    grid,
    blocks: dayBlocks.flat(),
    projects: input.projects.map(({ id, need, base, penalty, contract, vto }) => ({
      id,
      required: rows(need),
      present: rows(base),
      shortfall: penalty ? tiers(penalty) : null,
      lending: 'priced',
      ...(contract?.type === 'seat' && {
        seatBilling: {
          contractedSeats: rows(contract.contractedSeats ?? []),
          lossPerSeatHour: contract.lossPerSeatHour ?? 0,
        },
      }),
      ...(vto && { timeOff: { maxPeople: vto.maxPersons, savingPerHour: vto.savingPerHour } }),
    })),
    sources: input.sources.map((source) => helpSource(source, intervalSeconds)),
    ...(input.fairness && { fairness: input.fairness }),
  };
}

function spread(slots: readonly number[], { slotsPerDay, days }: CaseInput, grid: Grid): number[] {
  const rows = new Array<number>(grid.length).fill(0);
  const rowsPerDay = grid.length / days;
  for (const [t, value] of slots.entries()) {
    rows[Math.floor(t / slotsPerDay) * rowsPerDay + (t % slotsPerDay)] = value;
  }
  return rows;
}

/** A case's model fills the cheapest tier first, whatever their order. */
function tiers(penalty: readonly CaseTier[]): ShortfallTier[] {
  const widths = penalty.map((tier, i) => (tier.upTo ?? Infinity) - (penalty[i - 1]?.upTo ?? 0));
  const order = penalty.map((tier, i) => ({ cost: tier.costPerAgentHour, width: widths[i]! }));
  order.sort((a, b) => a.cost - b.cost);
  let reached = 0;
  return order.map(({ cost, width }) => {
    reached += width;
    return { upToAgents: reached === Infinity ? null : reached, costPerAgentHour: cost };
  });
}

function helpSource(source: CaseSource, intervalSeconds: number): HelpSource {
  const { id, home, people, avail, costPerHour, lossSlots = 0, hoursCap, maxBlocksPerDay } = source;
  const runs =
    source.minRunDays !== undefined || source.startCost !== undefined || source.dayCost !== undefined;
  const links = source.links.map(
    ({ to, productivity, activationCost }): HelpLink => ({
      to,
      productivity,
      transferSeconds: lossSlots * intervalSeconds,
      briefingCost: activationCost ?? 0,
    }),
  );
  return {
    id,
    kind: kinds[source.kind] ?? 'functionalStaff',
    home: home ?? null,
    people,
    available: avail,
    costPerHour,
    links,
    ...(hoursCap && {
      hoursLimits: hoursCap.map(({ fromDay, toDay, hours }) => ({
        fromDate: addDays(firstDate, fromDay),
        toDate: addDays(firstDate, toDay),
        hours,
      })),
    }),
    ...(maxBlocksPerDay !== undefined && { maxBlocksPerDay }),
    ...(runs && {
      minimumRun: {
        days: source.minRunDays ?? 1,
        costPerStart: source.startCost ?? 0,
        costPerDay: source.dayCost ?? 0,
      },
    }),
  };
}

/** A reserve-sizing case as stored. */
export interface ReserveCaseInput {
  readonly baseAgents: number;
  readonly hours: number;
  readonly scenarios: readonly { readonly probability: number; readonly requiredAgents: number }[];
  readonly reserve: {
    readonly retainerPerPersonHour: number;
    readonly usePerPersonHour: number;
    readonly productivity: number;
    readonly max: number;
  };
  readonly recourse: readonly {
    readonly id: string;
    readonly costPerPersonHour: number;
    readonly productivity: number;
    readonly max: number;
  }[];
  readonly penalty: readonly CaseTier[];
}

/** A stored reserve-sizing case as a problem of the public API. */
export function reserveProblem({
  baseAgents,
  hours,
  scenarios,
  reserve,
  recourse,
  penalty,
}: ReserveCaseInput): ReserveProblem {
  return {
    presentAgents: baseAgents,
    hours,
    scenarios,
    reserve: {
      retainerPerHour: reserve.retainerPerPersonHour,
      costPerHour: reserve.usePerPersonHour,
      productivity: reserve.productivity,
      most: reserve.max,
    },
    recourse: recourse.map(({ id, costPerPersonHour, productivity, max }) => {
      return { id, costPerHour: costPerPersonHour, productivity, most: max };
    }),
    shortfall: tiers(penalty),
  };
}
