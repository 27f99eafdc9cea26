import type {
  MoveReport,
  Outcome,
  PlanningReport,
  ProjectDay,
  ProjectReport,
} from '../../src/report/index.ts';
import { addDays, clockText, type Grid, localClock, makeGrid } from '../../src/time/index.ts';

/** A made-up project: contacts per day at rest, how far it surges, the day of its peak, and when it is open. */
export interface SampleProject {
  readonly id: string;
  readonly name: string;
  readonly perDay: number;
  readonly surge: number;
  readonly peakDay: number;
  readonly open?: readonly [fromHour: number, toHour: number];
  readonly closedWeekday?: number;
}

/** What to make: everything has a default. */
export interface SampleOptions {
  readonly zone?: string;
  readonly from?: string;
  readonly days?: number;
  readonly intervalSeconds?: number;
  readonly projects?: readonly SampleProject[];
  readonly hindsight?: boolean;
}

export const sampleProjects: readonly SampleProject[] = [
  { id: 'shop', name: 'Shop <Double-11> & friends', perDay: 9000, surge: 1.2, peakDay: 10 },
  { id: 'parcels', name: 'Parcels', perDay: 5200, surge: 0.9, peakDay: 13.5 },
  { id: 'travel', name: 'Travel (quiet season)', perDay: 3400, surge: -0.25, peakDay: 12 },
  { id: 'bilingual', name: '双语 24 h "Embassy"', perDay: 420, surge: 0.15, peakDay: 9 },
  { id: 'bank', name: 'Bank', perDay: 1900, surge: 0.05, peakDay: 3, open: [8, 20], closedWeekday: 7 },
];

const blocks = [
  { name: '00:00–08:00', from: 0, to: 8 },
  { name: '08:00–12:00', from: 8, to: 12 },
  { name: '12:00–18:00', from: 12, to: 18 },
  { name: '18:00–24:00', from: 18, to: 24 },
];

/** Wobble in [-1, 1) that is the same on every run. */
const wobble = (n: number) => ((Math.sin(n * 12.9898) * 43758.5453) % 1) as number;

/** A report with made-up but consistent numbers, for tests and for looking at the page. */
export function sampleReport(options: SampleOptions = {}): PlanningReport {
  const { zone = 'Asia/Shanghai', from = '2026-11-01', days = 28, intervalSeconds = 1800 } = options;
  const grid = makeGrid({ zone, from, days, intervalSeconds });
  const specs = options.projects ?? sampleProjects;
  const drafts = specs.map((spec, index) => draft(grid, spec, index));
  const moves = lend(grid, specs, drafts);
  const projects = drafts.map((d, i) => finish(grid, specs[i]!, d, options.hindsight ?? true));
  return {
    title: 'Double-11 2026',
    subtitle: 'Borrowing plan for the festival and the days after',
    generatedFrom: 'made-up numbers of the tests',
    zone,
    currency: 'CNY',
    grid,
    headline: [
      'The shop is short of people from Sun 11-08 to Fri 11-13: without help its service level falls to 41 %.',
      'With the plan it stays above 80 % on all days but one. Most of the help comes from travel.',
    ],
    notes: ['Patience is assumed to be 120 s.', 'The effect of the festival was seen twice only.'],
    projects,
    moves,
    refusals: [
      { source: 'Bank agents', to: specs[0]!.id, reason: 'nobody at the bank is trained for the shop.' },
    ],
    sources: sourceUse(moves),
    plan: {
      status: 'optimal',
      method: 'mixed-integer programme (HiGHS)',
      objective: 184_300,
      bound: 183_950,
      gap: 0.0019,
      costs: [
        { name: 'Borrowed hours', amount: 96_800 },
        { name: 'Overtime', amount: 41_500 },
        { name: 'Shortfall that remains', amount: 46_000 },
      ],
    },
  };
}

interface Draft {
  offered: (number | null)[];
  required: (number | null)[];
  before: number[];
  after: number[];
}

function dayFactor(spec: SampleProject, day: number): number {
  return 1 + spec.surge * Math.exp(-(((day - spec.peakDay) / 3) ** 2)) + 0.04 * wobble(day + spec.perDay);
}

function draft(grid: Grid, spec: SampleProject, seed: number): Draft {
  const { days, dayOf, secondOfDay } = localClock(grid);
  const offered: (number | null)[] = [];
  const required: (number | null)[] = [];
  const before: number[] = [];
  for (let row = 0; row < grid.length; row++) {
    const hour = secondOfDay[row]! / 3600;
    const [open, close] = spec.open ?? [0, 24];
    if (hour < open || hour >= close || days[dayOf[row]!]!.weekday === spec.closedWeekday) {
      offered.push(null);
      required.push(null);
      before.push(0);
      continue;
    }
    const shape = 0.15 + Math.exp(-(((hour - 11) / 3.5) ** 2)) + 0.8 * Math.exp(-(((hour - 20) / 2.5) ** 2));
    const base = ((spec.perDay * shape * grid.intervalSeconds) / 3600 / 18) * 1.05;
    const volume = base * dayFactor(spec, dayOf[row]!) * (1 + 0.03 * wobble(row + seed * 1000));
    const load = (v: number) => (v * 240) / grid.intervalSeconds;
    offered.push(volume);
    required.push(Math.ceil(load(volume) + 0.6 * Math.sqrt(load(volume)) + 1));
    const planned = load(
      base * (1 + 0.55 * (dayFactor(spec, dayOf[row]!) - 1) + (spec.surge < 0 ? 0.2 : 0.02)),
    );
    before.push(Math.ceil(planned + 0.6 * Math.sqrt(planned) + 1));
  }
  return { offered, required, before, after: [...before] };
}

function lend(grid: Grid, specs: readonly SampleProject[], drafts: Draft[]): MoveReport[] {
  const { days, secondOfDay } = localClock(grid);
  const moves: MoveReport[] = [];
  for (const day of days) {
    for (const block of blocks) {
      const rows: number[] = [];
      for (let row = day.from; row < day.to; row++) {
        const hour = secondOfDay[row]! / 3600;
        if (hour >= block.from && hour < block.to) rows.push(row);
      }
      if (rows.length === 0) continue;
      for (const [to, needy] of drafts.entries()) {
        const missing = () => Math.max(...rows.map((row) => (needy.required[row] ?? 0) - needy.after[row]!));
        for (const [from, lender] of drafts.entries()) {
          const spare = Math.min(...rows.map((row) => lender.after[row]! - (lender.required[row] ?? 0)));
          const people = Math.floor(Math.min(missing(), spare));
          if (from === to || people <= 0) continue;
          for (const row of rows) lender.after[row]! -= people;
          moves.push(move(specs[from]!.id, `${specs[from]!.name} agents`, 'project', people, rows.length));
        }
        const reserve = Math.floor(Math.min(missing(), 25));
        if (reserve > 0) moves.push(move(null, 'Reserve team', 'reserve', reserve, rows.length));
        const leaders = Math.floor(Math.min(missing(), 8));
        if (leaders > 0 && block.from === 8)
          moves.push(move(null, 'Team leaders', 'teamLeaders', leaders, rows.length));

        function move(fromId: string | null, source: string, kind: string, people: number, length: number) {
          for (const row of rows) needy.after[row]! += people * (kind === 'project' ? 0.9 : 1);
          const hours = (people * length * grid.intervalSeconds) / 3600;
          const reason = `closes ${people} of the agents missing at ${clockText(secondOfDay[rows[0]!]!)}, costs the lender nothing, "spare"`;
          return {
            source,
            kind,
            from: fromId,
            to: specs[to]!.id,
            date: day.date,
            block: block.name,
            people,
            hours,
            cost: hours * 32,
            reason,
          };
        }
      }
    }
  }
  return moves;
}

function outcome(grid: Grid, d: Draft, roster: number[], from: number, to: number, extra: number): Outcome {
  let offered = 0;
  let within = 0;
  let cost = 0;
  let load = 0;
  let present = 0;
  for (let row = from; row < to; row++) {
    const volume = d.offered[row];
    cost += (roster[row]! * 30 * grid.intervalSeconds) / 3600;
    if (volume === null || volume === undefined) continue;
    const cover = roster[row]! / (d.required[row]! * extra);
    offered += volume * extra;
    within += volume * extra * Math.min(0.995, 0.87 * Math.min(1.1, cover) ** 4);
    load += (volume * extra * 240) / grid.intervalSeconds;
    present += roster[row]!;
  }
  if (offered === 0)
    return { offered: null, serviceLevel: null, asaSeconds: null, abandonment: null, occupancy: null, cost };
  const serviceLevel = within / offered;
  return {
    offered,
    serviceLevel,
    asaSeconds: 4 + 300 * (1 - serviceLevel) ** 2,
    abandonment: 0.4 * (1 - serviceLevel) ** 2,
    occupancy: Math.min(1, load / present),
    cost,
  };
}

function finish(grid: Grid, spec: SampleProject, d: Draft, hindsight: boolean): ProjectReport {
  const { days } = localClock(grid);
  const pair = (from: number, to: number) => ({
    before: outcome(grid, d, d.before, from, to, 1),
    after: outcome(grid, d, d.after, from, to, 1),
    ...(hindsight && {
      hindsightBefore: outcome(grid, d, d.before, from, to, 1.06),
      hindsightAfter: outcome(grid, d, d.after, from, to, 1.06),
    }),
  });
  const list: ProjectDay[] = days.map((day) => ({ date: day.date, ...pair(day.from, day.to) }));
  const mean = list.map((day) => day.before.offered);
  const scaled = (factor: number) => mean.map((value) => (value === null ? null : value * factor));
  const first = days[0]!.date;
  const past = Array.from({ length: 90 }, (_, i) => i - 90);
  const lastYear = Array.from({ length: days.length }, (_, i) => i - 365);
  const dates = [...lastYear, ...past];
  return {
    id: spec.id,
    name: spec.name,
    targets: { text: '85 % in 20 s (of offered)', serviceLevel: 0.85 },
    history: {
      dates: dates.map((day) => addDays(first, day)),
      totals: dates.map(
        (day) =>
          spec.perDay *
          0.97 *
          dayFactor(spec, day < -300 ? day + 365 : day) *
          (1 + 0.07 * Math.sin(day * 0.9)),
      ),
    },
    forecast: {
      dates: list.map((day) => day.date),
      mean,
      low80: scaled(0.88),
      high80: scaled(1.13),
      low95: scaled(0.8),
      high95: scaled(1.24),
      clientForecast: list.map((_, day) => spec.perDay * (1 + 0.5 * (dayFactor(spec, day) - 1))),
      ...(hindsight && { actual: list.map((day) => day.hindsightBefore?.offered ?? null) }),
      model: 'dayProfile',
      reason: 'lowest error on the last 12 weekly origins',
    },
    required: d.required,
    rosterBefore: d.before,
    rosterAfter: d.after,
    days: list,
    total: pair(0, grid.length),
    accuracy: {
      scope: 'day totals, 12 weekly origins, 1 to 28 days ahead',
      wape: 0.062,
      mase: 0.81,
      bias: -0.011,
      coverage80: 0.79,
      against: 'seasonal naive',
      wapeAgainst: 0.094,
    },
  };
}

function sourceUse(moves: readonly MoveReport[]) {
  return [...new Set(moves.map((move) => move.source))].map((source) => {
    const own = moves.filter((move) => move.source === source);
    const sum = (of: 'hours' | 'cost') => own.reduce((total, move) => total + move[of], 0);
    return {
      source,
      kind: own[0]!.kind,
      people: Math.max(...own.map((move) => move.people)),
      hours: sum('hours'),
      cost: sum('cost'),
    };
  });
}
