import { evaluate } from 'staffcast/evaluation';
import { type Forecast, fit, forecast, samplePaths } from 'staffcast/forecasting';
import {
  chanceRequirement,
  expectedRequirement,
  periodRequirement,
  requirement,
  scenariosOfForecast,
} from 'staffcast/staffing';
import { addDays, gridDays, makeGrid, type Series, sliceSeries } from 'staffcast/time';

const target = { target: 0.8, withinSeconds: 20 };
const queue = { ahtSeconds: 240, patienceSeconds: 120 };
const probabilities = [0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975];

/** What a plan of a day gave when the actual volumes came, the queue followed through the day. */
interface PlannedDay {
  readonly plan: string;
  readonly week: number;
  readonly date: string;
  readonly hours: number;
  readonly offered: number;
  readonly serviceLevel: number;
  readonly rows: number;
  readonly rowsMissed: number;
}

/** A day's contacts against the forecast's own band. */
interface ForecastDay {
  readonly week: number;
  readonly date: string;
  /** Whether the contacts stayed below the quantile of 90 %. */
  readonly below90: boolean;
}

/**
 * Staffs the last weeks of a series, each from a forecast made before its Monday, and lets the actual volumes come: a table
 * of the last `weeks`, and one of `checkWeeks` to see what a chance of 90 % comes to.
 */
export function compareStaffing(history: Series, weeks: number, checkWeeks: number): void {
  const days = gridDays(history.grid);
  const last = days.at(-1);
  if (!last) return;
  const monday = addDays(last.date, 1 - last.weekday);
  const planned: PlannedDay[] = [];
  const seen: ForecastDay[] = [];
  for (let week = Math.max(weeks, checkWeeks) - 1; week >= 0; week--) {
    const from = addDays(monday, -7 * week);
    const first = days.find((day) => day.date >= from)?.from ?? 0;
    const grid = makeGrid({
      zone: history.grid.zone,
      from,
      days: 7,
      intervalSeconds: history.grid.intervalSeconds,
    });
    const found = forecast(fit(sliceSeries(history, 0, first)), { grid, probabilities });
    const came = sliceSeries(history, first, Math.min(first + grid.length, history.grid.length)).values;
    // Rows without agents by plan, or without a count, are left out: closed, or a day missing from the data.
    const open = found.mean.map((mean, row) =>
      mean !== null && (came[row] ?? 0) > 0 ? (came[row] as number) : null,
    );
    for (const [plan, agents] of plansOf(found))
      planned.push(...outcomes(plan, week, { grid, values: open }, agents));
    seen.push(...againstBand(week, found, open));
  }
  const lastDate = last.date;
  printTable(
    `Staffed from forecasts of the weeks before: ${weeks} weeks to ${lastDate}`,
    planned.filter((day) => day.week < weeks),
  );
  if (checkWeeks <= weeks) return;
  printTable(`The same over ${checkWeeks} weeks`, planned);
  printChance(
    planned.filter(({ plan }) => plan === CHANCE),
    seen,
  );
}

const CHANCE = '90 % of days';

function plansOf(found: Forecast): [string, readonly number[]][] {
  const volume = { grid: found.grid, values: found.mean };
  const scenarios = scenariosOfForecast(found, { count: 40 });
  const sampled = samplePaths(found, { count: 100, of: 'rates' });
  const common = { ...queue, target };
  return [
    ['interval by interval', requirement({ volume, ...queue, targets: { serviceLevel: target } }).agents],
    ['day as a whole', periodRequirement({ volume, ...common, period: 'day' }).agents],
    ['week as a whole', periodRequirement({ volume, ...common, period: 'week' }).agents],
    ['expected service level', expectedRequirement({ scenarios, ...common }).agents],
    [CHANCE, chanceRequirement({ scenarios, ...common, probability: 0.9 }).agents],
    ['90 % of days, sampled', chanceRequirement({ scenarios: sampled, ...common, probability: 0.9 }).agents],
    [
      '90 % of intervals',
      chanceRequirement({ scenarios, ...common, probability: 0.9, per: 'interval' }).agents,
    ],
  ];
}

function outcomes(plan: string, week: number, volume: Series, agents: readonly number[]): PlannedDay[] {
  const present = agents.map((n, row) => (volume.values[row] === null ? 0 : n));
  const found = evaluate({ volume, agents: present, ...queue, answerTime: target, method: 'transient' });
  const days = gridDays(volume.grid);
  return found.days.flatMap((day, d) => {
    if (day.serviceLevel === null) return [];
    const rows = found.rows.slice(days[d]?.from, days[d]?.to).filter((row) => row.serviceLevel !== null);
    const rowsMissed = rows.filter((row) => (row.serviceLevel as number) < target.target).length;
    const { date, agentHours: hours, offered, serviceLevel } = day;
    return [{ plan, week, date, hours, offered, serviceLevel, rows: rows.length, rowsMissed }];
  });
}

/** Compares the rows that came with the same rows of the forecast, so that a half day is judged by its half. */
function againstBand(week: number, found: Forecast, came: readonly (number | null)[]): ForecastDay[] {
  return gridDays(found.grid).flatMap(({ date, from, to }, d) => {
    let [actual, expected] = [0, 0];
    for (let row = from; row < to; row++) {
      if (came[row] === null) continue;
      actual += came[row] as number;
      expected += found.mean[row] as number;
    }
    const day = found.days[d];
    const high = day?.quantiles.find(({ probability }) => probability === 0.9)?.value;
    if (expected === 0 || !day?.mean || !high) return [];
    return [{ week, date, below90: actual / expected <= high / day.mean }];
  });
}

function printTable(title: string, days: readonly PlannedDay[]): void {
  console.log(`${title}; 80 % in 20 s, AHT 240 s, patience 120 s`);
  console.log('plan                     agent-hours  service level  worst day  days met  intervals missed');
  for (const plan of new Set(days.map((day) => day.plan))) {
    const own = days.filter((day) => day.plan === plan);
    const sum = (value: (day: PlannedDay) => number) => own.reduce((total, day) => total + value(day), 0);
    const level = sum((day) => day.offered * day.serviceLevel) / sum((day) => day.offered);
    console.log(
      [
        plan.padEnd(24),
        sum((day) => day.hours)
          .toFixed(0)
          .padStart(11),
        percent(level).padStart(14),
        percent(Math.min(...own.map((day) => day.serviceLevel))).padStart(10),
        `${own.filter(met).length}/${own.length}`.padStart(9),
        `${sum((day) => day.rowsMissed)}/${sum((day) => day.rows)}`.padStart(17),
      ].join(' '),
    );
  }
  console.log();
}

/** What the chance came to, whether the band was right, and how misses cluster. */
function printChance(days: readonly PlannedDay[], seen: readonly ForecastDay[]): void {
  const good = days.filter(met).length;
  const [low, high] = wilson(good, days.length);
  console.log(
    `Asked for 90 % of days, met on ${good} of ${days.length}: ${percent(good / days.length)}, 95 % interval ${percent(low)} to ${percent(high)}`,
  );
  const below = seen.filter((day) => day.below90);
  const same = days.filter((day) => below.some(({ date }) => date === day.date) === met(day)).length;
  console.log(
    `Days with fewer contacts than the forecast's quantile of 90 %: ${below.length} of ${seen.length}, ${percent(below.length / seen.length)}; these are the days met, but for ${days.length - same}`,
  );
  const missed = days.filter((day) => !met(day));
  const weeks = new Set(missed.map((day) => day.week));
  console.log(
    `The ${missed.length} days missed lie in ${weeks.size} of ${new Set(days.map((day) => day.week)).size} weeks: ${missed.map((day) => `${day.date} ${percent(day.serviceLevel)}`).join(', ')}\n`,
  );
}

function met({ serviceLevel }: PlannedDay): boolean {
  return serviceLevel >= target.target;
}

/** Wilson's interval of 95 % for a share. */
function wilson(good: number, count: number): [number, number] {
  const z = 1.96;
  const share = good / count;
  const centre = share + (z * z) / (2 * count);
  const width = z * Math.sqrt((share * (1 - share)) / count + (z * z) / (4 * count * count));
  return [(centre - width) / (1 + (z * z) / count), (centre + width) / (1 + (z * z) / count)];
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
