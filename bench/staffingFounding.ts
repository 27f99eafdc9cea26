import { earlyWarnings, runningDay } from 'staffcast/coverage';
import { evaluate } from 'staffcast/evaluation';
import { fit, forecast, intradayUpdate } from 'staffcast/forecasting';
import { drawNormal, drawPoisson, randomStream } from 'staffcast/math';
import { requirement } from 'staffcast/staffing';
import { type Grid, makeGrid, type Series, sliceGrid, sliceSeries } from 'staffcast/time';

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
const total = shape.reduce((a, b) => a + b, 0);

function drawn(grid: Grid, daily: number, spread: number, seed: number): Series {
  const stream = randomStream(seed);
  let factor = 1;
  const values = Array.from({ length: grid.length }, (_, row) => {
    if (row % ROWS === 0) factor = Math.exp(spread * drawNormal(stream));
    return drawPoisson(stream, (daily * factor * (shape[row % ROWS] as number)) / total);
  });
  return { grid, values };
}

/** Contacts of a day of 20,000 that runs as forecast until some hour. */
function surgeFrom(grid: Grid, hour: number): Series {
  const stream = randomStream(12);
  const late = shape.slice(2 * hour).reduce((a, b) => a + b, 0) / total;
  const factor = (20_000 - 15_000 * (1 - late)) / (15_000 * late);
  const values = shape.map((share, row) =>
    drawPoisson(stream, (15_000 * share * (row < 2 * hour ? 1 : factor)) / total),
  );
  return { grid, values };
}

/** 15,000 calls forecast and staffed for 85 %, 20,000 come: hour by hour, with what was known then. */
export function replayFoundingDay(surgeHour: number): void {
  const history = drawn(
    makeGrid({ zone, from: '2026-09-14', days: 56, intervalSeconds: 1800 }),
    15_000,
    0.06,
    11,
  );
  const grid = makeGrid({ zone, from: '2026-11-09', days: 1, intervalSeconds: 1800 });
  const actual = surgeFrom(grid, surgeHour);
  const model = fit(history);
  const before = forecast(model, { grid });
  const expected = before.mean.map((v) => v ?? 0);
  const band = (p: number) =>
    (before.quantiles.find((q) => q.probability === p)?.values ?? []).map((v) => v ?? 0);
  const [low, high] = [band(0.1), band(0.9)];
  const { agents } = requirement({
    volume: { grid, values: expected },
    ...queue,
    targets: { serviceLevel: target },
  });
  const came = evaluate({ volume: actual, agents, ...queue, answerTime: target, method: 'transient' });
  console.log(
    `The founding day: 15,000 forecast and staffed for 85 % in 20 s, 20,000 come, all of it from ${surgeHour}:00`,
  );
  console.log('  to    came  forecast  rest now  to date  at close  level      help needed');
  const fired = new Map<string, string>();
  for (let row = 2; row < ROWS; row += 2) {
    const rest = intradayUpdate(model, sliceSeries(actual, 0, row));
    const seen = came.rows.slice(0, row);
    const contacts = seen.reduce((sum, each) => sum + each.offered, 0);
    const inTime = seen.reduce((sum, each) => sum + each.offered * (each.serviceLevel ?? 0), 0);
    const now = runningDay({
      soFar: { contacts, inTime },
      rest: { grid: sliceGrid(grid, row, ROWS), values: rest.mean },
      agents: agents.slice(row),
      ...queue,
      target,
      helpFromRows: [Math.min(2, ROWS - row - 1)],
    });
    const warned = earlyWarnings({
      intervalSeconds: 1800,
      actual: actual.values.slice(0, row).map((v) => v ?? 0),
      expected: expected.slice(0, row),
      low: low.slice(0, row),
      high: high.slice(0, row),
      outcome: { target: target.target, atClose: now.atClose, atBest: now.atBest },
    });
    const clock = `${String(row / 2).padStart(2, '0')}:00`;
    for (const { level, kind, trigger } of warned.warnings) {
      const key = `${level} (${kind})`;
      if (!fired.has(key)) fired.set(key, `${clock}  ${key}: ${trigger}`);
    }
    const sum = (list: readonly (number | null)[]) => list.reduce<number>((a, b) => a + (b ?? 0), 0);
    const percent = (share: number | null) => (share === null ? '-' : `${(100 * share).toFixed(1)} %`);
    const [help] = now.help;
    console.log(
      [
        clock.padStart(6),
        String(contacts).padStart(6),
        sum(expected.slice(0, row)).toFixed(0).padStart(8),
        sum(rest.mean).toFixed(0).padStart(9),
        percent(now.toDate).padStart(8),
        percent(now.atClose).padStart(9),
        ` ${warned.level.padEnd(10)}`,
        help?.people === null ? 'out of reach' : `${help?.people} people an hour from now`,
      ].join(' '),
    );
  }
  console.log(
    `\nFirst time of each warning (service level of the whole day as it came: ${(100 * (came.total.serviceLevel ?? 0)).toFixed(1)} %)`,
  );
  for (const line of fired.values()) console.log(`  ${line}`);
  console.log();
}
