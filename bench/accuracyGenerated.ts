import { drawGamma, drawPoisson, randomStream } from '../src/math/index.ts';
import { type CalendarEvent, localClock, makeGrid, makeSeries, type Series } from '../src/time/index.ts';

/** A generated queue to score forecasters on. */
export interface GeneratedQueue {
  readonly name: string;
  readonly series: Series;
  readonly events: readonly CalendarEvent[];
}

interface Recipe {
  readonly name: string;
  readonly seed: number;
  readonly days: number;
  readonly intervalSeconds: number;
  readonly perDay: number;
  /** Coefficient of variation of the day factor, and how much of it carries over to the next day. */
  readonly daySpread: number;
  readonly carriedOver: number;
  /** Relative height of the yearly wave. */
  readonly yearly: number;
  /** Open hours; the weekend is closed when they are given. */
  readonly hours?: readonly [number, number];
  /** Relative height of a festival on 1 to 14 November. */
  readonly festival?: number;
}

const recipes: readonly Recipe[] = [
  {
    name: 'shop',
    seed: 1,
    days: 800,
    intervalSeconds: 1800,
    perDay: 12_000,
    daySpread: 0.06,
    carriedOver: 0.6,
    yearly: 0.1,
    festival: 0.8,
  },
  {
    name: 'bank',
    seed: 2,
    days: 200,
    intervalSeconds: 1800,
    perDay: 8000,
    daySpread: 0.05,
    carriedOver: 0.7,
    yearly: 0,
    hours: [8, 20],
  },
  {
    name: 'night line',
    seed: 3,
    days: 250,
    intervalSeconds: 3600,
    perDay: 120,
    daySpread: 0.08,
    carriedOver: 0.3,
    yearly: 0.05,
  },
  {
    name: 'daily totals',
    seed: 4,
    days: 900,
    intervalSeconds: 86_400,
    perDay: 900,
    daySpread: 0.05,
    carriedOver: 0.5,
    yearly: 0.15,
  },
];

const weekdays = [1.15, 1.05, 1, 1, 1.02, 0.75, 0.65];

/** The queues of the built-in benchmark: seeded, so that every run sees the same counts. */
export function generatedQueues(): GeneratedQueue[] {
  return recipes.map((recipe) => ({
    name: recipe.name,
    series: generate(recipe),
    events: [2023, 2024, 2025, 2026].flatMap((year) =>
      recipe.festival ? [{ name: 'festival', start: `${year}-11-01`, days: 14 }] : [],
    ),
  }));
}

function generate(recipe: Recipe): Series {
  const { days, intervalSeconds, seed } = recipe;
  const grid = makeGrid({ zone: 'Asia/Shanghai', from: '2024-01-01', days, intervalSeconds });
  const clock = localClock(grid);
  const random = randomStream(seed);
  let log = 0;
  const totals = clock.days.map(({ date, weekday }, index) => {
    const noise = Math.log(drawGamma(random, 1 / recipe.daySpread ** 2));
    log = recipe.carriedOver * log + Math.sqrt(1 - recipe.carriedOver ** 2) * noise;
    const season = 1 + recipe.yearly * Math.cos((2 * Math.PI * index) / 365.25);
    return (
      recipe.perDay *
      (weekdays[weekday - 1] as number) *
      season *
      Math.exp(log) *
      festivalFactor(recipe, date)
    );
  });
  const slots = 86_400 / intervalSeconds;
  const shape = Array.from({ length: slots }, (_, slot) => hourShape(((slot + 0.5) * 24) / slots, recipe));
  const sum = shape.reduce((a, b) => a + b, 0);
  const values = Array.from(clock.dayOf, (day, row) => {
    const share = (shape[Math.floor((clock.secondOfDay[row] as number) / intervalSeconds)] as number) / sum;
    const weekend = (clock.days[day]?.weekday ?? 1) > 5;
    if (share === 0 || (weekend && recipe.hours)) return null;
    return drawPoisson(random, (totals[day] as number) * share);
  });
  return makeSeries(grid, values);
}

function hourShape(hour: number, { hours }: Recipe): number {
  if (hours && (hour < hours[0] || hour >= hours[1])) return 0;
  return 0.1 + Math.exp(-(((hour - 11) / 3) ** 2)) + 0.7 * Math.exp(-(((hour - 20) / 2.5) ** 2));
}

function festivalFactor({ festival = 0, seed }: Recipe, date: string): number {
  if (date.slice(5, 7) !== '11') return 1;
  const day = Number(date.slice(8));
  const size = festival * (1 + 0.15 * Math.sin(seed + Number(date.slice(0, 4))));
  return day > 14 ? 1 : 1 + size * Math.exp(-(((day - 11) / 4) ** 2));
}
