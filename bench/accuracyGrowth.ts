import { fit, forecast } from '../src/forecasting/index.ts';
import { drawGamma, drawPoisson, randomStream } from '../src/math/index.ts';
import { addDays, localClock, makeGrid, makeSeries, type Series } from '../src/time/index.ts';

/** Processor seconds of one automatic fit and of a four-week forecast, by the length of a history of 15-minute rows. */
export interface Growth {
  readonly years: number;
  readonly rows: number;
  readonly fitSeconds: number;
  readonly forecastSeconds: number;
}

const zone = 'Europe/Berlin';
const intervalSeconds = 900;

/** Measures 1, 2, 4 and 8 years, the best of three runs each. */
export function fitGrowth(): Growth[] {
  fit(quarterHours(60));
  return [1, 2, 4, 8].map((years) => {
    const history = quarterHours(Math.round(365.25 * years));
    const runs = [1, 2, 3].map(() => timed(history));
    const least = (key: 'fitSeconds' | 'forecastSeconds') => Math.min(...runs.map((run) => run[key]));
    return {
      years,
      rows: history.values.length,
      fitSeconds: least('fitSeconds'),
      forecastSeconds: least('forecastSeconds'),
    };
  });
}

function timed(history: Series) {
  const days = localClock(history.grid).days.length;
  const grid = makeGrid({ zone, from: addDays('2018-01-01', days), days: 28, intervalSeconds });
  const start = process.cpuUsage();
  const model = fit(history);
  const fitted = process.cpuUsage(start);
  const middle = process.cpuUsage();
  forecast(model, { grid });
  const done = process.cpuUsage(middle);
  const seconds = ({ user, system }: NodeJS.CpuUsage) => (user + system) / 1e6;
  return { fitSeconds: seconds(fitted), forecastSeconds: seconds(done) };
}

/** A queue round the clock with weekdays, a shape over the day, yearly waves and a day factor. */
function quarterHours(days: number): Series {
  const grid = makeGrid({ zone, from: '2018-01-01', days, intervalSeconds });
  const clock = localClock(grid);
  const random = randomStream(8);
  const totals = clock.days.map(
    ({ weekday }, day) =>
      80 *
      (weekday > 5 ? 0.6 : 1) *
      (1 + 0.1 * Math.cos((2 * Math.PI * day) / 365.25)) *
      drawGamma(random, 300),
  );
  const values = Array.from(clock.dayOf, (day, row) => {
    const hour = (clock.secondOfDay[row] as number) / 3600;
    return drawPoisson(random, (totals[day] as number) * (0.1 + Math.exp(-(((hour - 13) / 4) ** 2))));
  });
  return makeSeries(grid, values);
}
