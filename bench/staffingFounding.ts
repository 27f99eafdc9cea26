import { type DayReview, type Evaluation, evaluate, reviewDay } from 'staffcast/coverage';
import { fit, forecast } from 'staffcast/forecasting';
import { drawNormal, drawPoisson, randomStream } from 'staffcast/math';
import { requirement } from 'staffcast/staffing';
import { type Grid, makeGrid, type Series } from 'staffcast/time';

const target = { target: 0.85, withinSeconds: 20 };
const queue = { ahtSeconds: 240, patienceSeconds: 120 };
const zone = 'Asia/Shanghai';
const ROWS = 48;

/** Share of the day per half hour: quiet nights, a late morning and an evening peak. */
const shape = Array.from({ length: ROWS }, (_, row) => {
  const hour = row / 2;
  const hump = (at: number, width: number) => Math.exp(-(((hour - at) / width) ** 2));
  return 0.12 + hump(11, 3) + 0.9 * hump(20, 3.2);
});
const shapeTotal = shape.reduce((a, b) => a + b, 0);
/** Spread of the day's factor, in logarithms. */
const DAY_SPREAD = 0.06;

function drawn(grid: Grid, daily: number, spread: number, seed: number): Series {
  const stream = randomStream(seed);
  let factor = 1;
  const values = Array.from({ length: grid.length }, (_, row) => {
    if (row % ROWS === 0) factor = Math.exp(spread * drawNormal(stream));
    return drawPoisson(stream, (daily * factor * (shape[row % ROWS] as number)) / shapeTotal);
  });
  return { grid, values };
}

/** Contacts of a day of 20,000 that runs as forecast until some hour. */
function surgeFrom(grid: Grid, hour: number): Series {
  const stream = randomStream(12);
  const late = shape.slice(2 * hour).reduce((a, b) => a + b, 0) / shapeTotal;
  const factor = (20_000 - 15_000 * (1 - late)) / (15_000 * late);
  const values = shape.map((share, row) =>
    drawPoisson(stream, (15_000 * share * (row < 2 * hour ? 1 : factor)) / shapeTotal),
  );
  return { grid, values };
}

/** A plan made before the day: history of 15,000 calls a day, forecast, and agents for 85 % in 20 s interval by interval. */
function foundingPlan() {
  const history = drawn(
    makeGrid({ zone, from: '2026-09-14', days: 56, intervalSeconds: 1800 }),
    15_000,
    DAY_SPREAD,
    11,
  );
  const grid = makeGrid({ zone, from: '2026-11-09', days: 1, intervalSeconds: 1800 });
  const model = fit(history);
  const planned = forecast(model, { grid });
  const volume = { grid, values: planned.mean };
  const { agents } = requirement({ volume, ...queue, targets: { serviceLevel: target } });
  return { grid, model, planned, agents };
}

type Plan = ReturnType<typeof foundingPlan>;

/** What a planner sees on the hour: contacts and contacts in time so far, as the queue gave them. */
function reviewAt(
  { model, planned, agents }: Plan,
  actual: Series,
  came: Evaluation,
  row: number,
  helpFromRows: readonly number[],
): DayReview {
  const seen = came.rows.slice(0, row);
  const contacts = seen.reduce((sum, each) => sum + each.offered, 0);
  const inTime = seen.reduce((sum, each) => sum + each.offered * (each.serviceLevel ?? 0), 0);
  return reviewDay({
    model,
    planned,
    agents,
    ...queue,
    target,
    seen: { contacts: actual.values.slice(0, row), counted: { contacts, inTime } },
    helpFromRows,
  });
}

function outcomeOf({ agents }: Plan, actual: Series): Evaluation {
  return evaluate({ volume: actual, agents, ...queue, answerTime: target, method: 'transient' });
}

/** 15,000 calls forecast and staffed for 85 %, 20,000 come: hour by hour, with what was known then. */
export function replayFoundingDay(surgeHour: number): void {
  const plan = foundingPlan();
  const actual = surgeFrom(plan.grid, surgeHour);
  const came = outcomeOf(plan, actual);
  console.log(
    `The founding day: 15,000 forecast and staffed for 85 % in 20 s, 20,000 come, all of it from ${surgeHour}:00`,
  );
  console.log('  to    came  forecast  rest now  to date  at close  level      help needed');
  const fired = new Map<string, string>();
  for (let row = 2; row < ROWS; row += 2) {
    const now = reviewAt(plan, actual, came, row, row + 2 < ROWS ? [2] : []);
    const clock = `${String(row / 2).padStart(2, '0')}:00`;
    for (const { level, kind, trigger } of now.warnings.warnings) {
      const key = `${level} (${kind})`;
      if (!fired.has(key)) fired.set(key, `${clock}  ${key}: ${trigger}`);
    }
    const help = now.day.help[0];
    console.log(
      [
        clock.padStart(6),
        String(now.soFar.counted.contacts).padStart(6),
        total(plan.planned.mean.slice(0, row)).toFixed(0).padStart(8),
        total(now.forecast.mean).toFixed(0).padStart(9),
        percent(now.day.toDate).padStart(8),
        percent(now.day.atClose).padStart(9),
        ` ${now.warnings.level.padEnd(10)}`,
        !help ? '-' : help.people === null ? 'out of reach' : `${help.people} people an hour from now`,
      ].join(' '),
    );
  }
  console.log(
    `\nFirst time of each warning (service level of the whole day as it came: ${percent(came.total.serviceLevel)})`,
  );
  for (const line of fired.values()) console.log(`  ${line}`);
  console.log();
}

/** How often each warning fires on ordinary days of the same queue, and on how many of those the target was missed. */
export function falseAlarms(count: number): void {
  const plan = foundingPlan();
  const ordinary = drawn(
    makeGrid({ zone, from: '2026-11-09', days: count, intervalSeconds: 1800 }),
    15_000,
    DAY_SPREAD,
    29,
  );
  const fired = new Map<string, { met: number; missed: number }>();
  let missedDays = 0;
  for (let d = 0; d < count; d++) {
    const actual = { grid: plan.grid, values: ordinary.values.slice(d * ROWS, (d + 1) * ROWS) };
    const came = outcomeOf(plan, actual);
    const missed = (came.total.serviceLevel ?? 1) < target.target;
    missedDays += missed ? 1 : 0;
    const seen = new Set<string>();
    for (let row = 12; row < ROWS; row += 4) {
      const { warnings } = reviewAt(plan, actual, came, row, []).warnings;
      for (const { level, kind } of warnings) for (const name of [level, `${level}: ${kind}`]) seen.add(name);
    }
    for (const name of seen) {
      const before = fired.get(name) ?? { met: 0, missed: 0 };
      fired.set(name, { met: before.met + (missed ? 0 : 1), missed: before.missed + (missed ? 1 : 0) });
    }
  }
  console.log(
    `Ordinary days of the same queue and plan, day factors spread by ${DAY_SPREAD}: ${count} days, looked at every two hours from 6:00; ${missedDays} of them missed the target, as a plan for the expected volume may`,
  );
  console.log('warning                  on days that met it  that missed it');
  for (const [name, { met, missed }] of [...fired].sort(
    ([a], [b]) => order(a) - order(b) || a.localeCompare(b),
  )) {
    const [good, bad] = [`${met}/${count - missedDays}`, `${missed}/${missedDays}`];
    console.log(`${name.padEnd(24)} ${good.padStart(19)} ${bad.padStart(15)}`);
  }
  console.log();
}

const LEVELS = ['watch', 'act', 'emergency'];

function order(name: string): number {
  return LEVELS.indexOf(name.split(':')[0] ?? '');
}

function total(list: readonly (number | null)[]): number {
  return list.reduce<number>((a, b) => a + (b ?? 0), 0);
}

function percent(share: number | null): string {
  return share === null ? '-' : `${(100 * share).toFixed(1)} %`;
}
