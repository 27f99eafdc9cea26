import { evaluate } from 'staffcast/evaluation';
import { fit, forecast } from 'staffcast/forecasting';
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

interface Tally {
  hours: number;
  inTime: number;
  offered: number;
  daysMet: number;
  days: number;
  rowsMissed: number;
  rows: number;
  worstDay: number;
}

/** Staffs the last weeks of a series, each from a forecast made before its Monday, and lets the actual volumes come. */
export function compareStaffing(history: Series, weeks: number): void {
  const tallies = new Map<string, Tally>();
  const days = gridDays(history.grid);
  const last = days.at(-1)?.date ?? '';
  const monday = addDays(last, 1 - (days.at(-1)?.weekday ?? 1));
  for (let week = weeks - 1; week >= 0; week--) {
    const from = addDays(monday, -7 * week);
    const first = days.find((day) => day.date >= from)?.from ?? 0;
    const grid = makeGrid({
      zone: history.grid.zone,
      from,
      days: 7,
      intervalSeconds: history.grid.intervalSeconds,
    });
    const found = forecast(fit(sliceSeries(history, 0, first)), { grid, probabilities });
    const scenarios = scenariosOfForecast(found, { count: 40 });
    const volume = { grid, values: found.mean };
    const plans: [string, readonly number[]][] = [
      ['interval by interval', requirement({ volume, ...queue, targets: { serviceLevel: target } }).agents],
      ['day as a whole', periodRequirement({ volume, ...queue, target, period: 'day' }).agents],
      ['expected service level', expectedRequirement({ scenarios, ...queue, target }).agents],
      ['90 % of days', chanceRequirement({ scenarios, ...queue, target, probability: 0.9 }).agents],
      [
        '90 % of intervals',
        chanceRequirement({ scenarios, ...queue, target, probability: 0.9, per: 'interval' }).agents,
      ],
    ];
    const came = sliceSeries(history, first, Math.min(first + grid.length, history.grid.length)).values;
    // Rows without agents by plan, or without a count, are left out: closed, or a day missing from the data.
    const open = found.mean.map((mean, row) =>
      mean !== null && (came[row] ?? 0) > 0 ? (came[row] as number) : null,
    );
    for (const [name, agents] of plans) add(tallyOf(tallies, name), { grid, values: open }, agents);
  }
  console.log(
    `Staffed from forecasts of the weeks before: ${weeks} weeks to ${last}, 80 % in 20 s, AHT 240 s, patience 120 s`,
  );
  console.log('plan                     agent-hours  service level  worst day  days met  intervals missed');
  for (const [name, t] of tallies) {
    console.log(
      [
        name.padEnd(24),
        t.hours.toFixed(0).padStart(11),
        `${((100 * t.inTime) / t.offered).toFixed(1)} %`.padStart(14),
        `${(100 * t.worstDay).toFixed(1)} %`.padStart(10),
        `${t.daysMet}/${t.days}`.padStart(9),
        `${t.rowsMissed}/${t.rows}`.padStart(17),
      ].join(' '),
    );
  }
  console.log();
}

function tallyOf(tallies: Map<string, Tally>, name: string): Tally {
  const fresh = { hours: 0, inTime: 0, offered: 0, daysMet: 0, days: 0, rowsMissed: 0, rows: 0, worstDay: 1 };
  const tally = tallies.get(name) ?? fresh;
  tallies.set(name, tally);
  return tally;
}

function add(tally: Tally, volume: Series, agents: readonly number[]): void {
  const present = agents.map((n, row) => (volume.values[row] === null ? 0 : n));
  const found = evaluate({ volume, agents: present, ...queue, answerTime: target, method: 'transient' });
  for (const day of found.days) {
    tally.hours += day.agentHours;
    if (day.serviceLevel === null) continue;
    tally.offered += day.offered;
    tally.inTime += day.offered * day.serviceLevel;
    tally.days += 1;
    tally.worstDay = Math.min(tally.worstDay, day.serviceLevel);
    if (day.serviceLevel >= target.target) tally.daysMet += 1;
  }
  for (const row of found.rows) {
    if (row.serviceLevel === null) continue;
    tally.rows += 1;
    if (row.serviceLevel < target.target) tally.rowsMissed += 1;
  }
}
