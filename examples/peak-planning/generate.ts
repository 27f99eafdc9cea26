import { drawGamma, drawNormal, drawPoisson, type RandomStream, randomStream } from 'staffcast/math';
import {
  type CalendarDay,
  calendarLookup,
  daysBetween,
  eventDay,
  type Grid,
  type GridDay,
  localClock,
  makeGrid,
  type Series,
  sliceSeries,
} from 'staffcast/time';
import type { QueueParameters, World } from './world.ts';

/** A generated queue: what the planner has seen, and what will really come. */
export interface GeneratedQueue {
  readonly id: string;
  readonly history: Series;
  /** Arrivals of the planning horizon. The plan never sees them; they judge it afterwards. */
  readonly actual: Series;
}

/** The queues of a world, by its seed. Every queue has a random stream of its own. */
export function generateQueues(world: World, seed: number): GeneratedQueue[] {
  const { zone, intervalSeconds, historyFrom, planFrom, planDays } = world;
  const historyDays = daysBetween(historyFrom, planFrom);
  const grid = makeGrid({ zone, from: historyFrom, days: historyDays + planDays, intervalSeconds });
  const historyRows = makeGrid({ zone, from: historyFrom, days: historyDays, intervalSeconds }).length;
  return world.queues.map((queue, i) => {
    const values = arrivals(world, queue, grid, randomStream(seed, i));
    return {
      id: queue.id,
      history: sliceSeries({ grid, values }, 0, historyRows),
      actual: sliceSeries({ grid, values }, historyRows, grid.length),
    };
  });
}

/** Counts: Poisson around expected volume × day factor (log-normal, autocorrelated) × interval noise (gamma). */
function arrivals(world: World, queue: QueueParameters, grid: Grid, random: RandomStream): (number | null)[] {
  const { days, dayOf, secondOfDay } = localClock(grid);
  const { sd, correlation } = queue.dayFactor;
  const calendar = calendarLookup(world.calendar);
  let state = drawNormal(random);
  const dayMeans = days.map((day, i) => {
    state = correlation * state + Math.sqrt(1 - correlation ** 2) * drawNormal(random);
    return expectedDay(world, queue, calendar(day.date), day, i) * Math.exp(sd * state - (sd * sd) / 2);
  });
  const shape = intradayShape(queue, grid.intervalSeconds);
  return Array.from(dayOf, (day, row) => {
    const hour = (secondOfDay[row] ?? 0) / 3600;
    const mean = dayMeans[day] ?? 0;
    if (mean === 0 || hour < queue.open.from || hour >= queue.open.to) return null;
    const expected = mean * (shape[Math.floor((hour * 3600) / grid.intervalSeconds)] ?? 0);
    return drawPoisson(random, expected * drawGamma(random, 1 / queue.intervalCv ** 2));
  });
}

/** Expected calls of a day: growth × season × weekday or holiday × festival. */
function expectedDay(
  world: World,
  queue: QueueParameters,
  on: CalendarDay,
  day: GridDay,
  index: number,
): number {
  const kind = on.announced ? on.kind : 'workingDay';
  const weekday = kind === 'makeupWorkday' ? 1 : (queue.weekday[day.weekday - 1] ?? 1);
  const dayKind = kind === 'holiday' ? queue.holiday : weekday;
  const growth = (1 + queue.growthPerYear) ** (index / 365.25);
  return queue.dailyVolume * growth * dayKind * seasonFactor(queue, day) * festivalFactor(world, queue, day);
}

function seasonFactor(queue: QueueParameters, day: GridDay): number {
  if (!queue.season) return 1;
  const yearShare =
    (Number(day.date.slice(5, 7)) - queue.season.month) / 12 + Number(day.date.slice(8)) / 365;
  return 1 + queue.season.height * Math.cos(2 * Math.PI * yearShare);
}

function festivalFactor(world: World, queue: QueueParameters, day: GridDay): number {
  if (!queue.festival) return 1;
  const { byDay, lagDays } = queue.festival;
  for (const { start, strength } of world.festivals) {
    const at = eventDay({ name: world.festivalName, start, days: world.festivalDays, lagDays }, day.date);
    if (at !== null) return 1 + ((byDay[at] ?? 1) - 1) * strength;
  }
  return 1;
}

/** Share of a day's calls in each interval by the clock; sums to 1 over the opening hours. */
function intradayShape(queue: QueueParameters, intervalSeconds: number): number[] {
  const hours = intervalSeconds / 3600;
  const weights = Array.from({ length: Math.round(24 / hours) }, (_, slot) => {
    const middle = (slot + 0.5) * hours;
    if (middle < queue.open.from || middle > queue.open.to) return 0;
    const bumps = queue.shape.reduce((sum, [share, at, width]) => {
      const away = Math.min(Math.abs(middle - at), 24 - Math.abs(middle - at)) / width;
      return sum + (share / width) * Math.exp(-0.5 * away * away);
    }, 0);
    return bumps + 0.008;
  });
  const total = weights.reduce((a, b) => a + b, 0);
  return weights.map((weight) => weight / total);
}
