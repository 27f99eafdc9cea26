/**
 * The embedded case: all parameters of the generated world in one place. Nothing here is measured anywhere; the numbers
 * are chosen to resemble an outsourcer's autumn.
 */
import { chinaHolidays, type HolidayCalendar, type LocalDate } from 'staffcast/time';

/** A bump of the intraday shape: share of the day's calls, hour of its middle, width in hours. */
export type Bump = readonly [share: number, hour: number, width: number];

/** How one generated queue behaves. */
export interface QueueParameters {
  readonly id: string;
  /** Mean calls on a plain day at the start of the history. */
  readonly dailyVolume: number;
  readonly growthPerYear: number;
  /** Monday to Sunday, relative to a plain day; 0 is closed. */
  readonly weekday: readonly [number, number, number, number, number, number, number];
  readonly open: { readonly from: number; readonly to: number };
  readonly shape: readonly Bump[];
  /** Yearly wave: relative height and the month (1–12) of its top. */
  readonly season?: { readonly height: number; readonly month: number };
  /** Relative to a plain day. A make-up working day is a working day whatever its weekday. */
  readonly holiday: number;
  /** Relative volume by day of the festival, and what each year's festival multiplies its excess by. */
  readonly festival?: { readonly byDay: readonly number[]; readonly lagDays: number };
  /** Standard deviation of the log of the day factor, and its correlation from day to day. */
  readonly dayFactor: { readonly sd: number; readonly correlation: number };
  /** Coefficient of variation of an interval beyond Poisson noise. */
  readonly intervalCv: number;
}

export interface World {
  readonly seed: number;
  readonly zone: string;
  readonly intervalSeconds: number;
  readonly historyFrom: LocalDate;
  readonly planFrom: LocalDate;
  readonly planDays: number;
  readonly calendar: HolidayCalendar;
  readonly festivalName: string;
  /** First day of each year's festival and how strong it was: the share of the excess in `byDay` that came. */
  readonly festivals: readonly { readonly start: LocalDate; readonly strength: number }[];
  readonly festivalDays: number;
  readonly queues: readonly QueueParameters[];
}

const daytime: readonly Bump[] = [
  [0.4, 10.5, 1.8],
  [0.25, 15.2, 2.2],
  [0.35, 20.3, 1.9],
];
const officeHours: readonly Bump[] = [
  [0.55, 10.2, 1.5],
  [0.45, 15.3, 1.8],
];
const roundTheClock: readonly Bump[] = [
  [0.35, 10, 3],
  [0.4, 20, 3.5],
  [0.25, 2, 5],
];

/** Opening sale, a lull, the main days from the 10th to the 12th, and a tail. Mean over the fourteen days: 1.62. */
const shopFestival = [1.72, 1.5, 1.4, 1.36, 1.35, 1.36, 1.42, 1.48, 1.6, 1.95, 2.3, 2.05, 1.68, 1.5];
/** Parcels follow: their questions peak three to four days after the sale. */
const parcelFestival = [1.35, 1.55, 1.55, 1.45, 1.4, 1.38, 1.4, 1.45, 1.5, 1.6, 1.9, 2.15, 2.05, 1.75];

export const world: World = {
  seed: 11,
  zone: 'Asia/Shanghai',
  intervalSeconds: 1800,
  historyFrom: '2024-09-01',
  planFrom: '2026-11-01',
  planDays: 28,
  calendar: chinaHolidays,
  festivalName: 'Double-11',
  festivals: [
    { start: '2024-11-01', strength: 0.97 },
    { start: '2025-11-01', strength: 1.05 },
    { start: '2026-11-01', strength: 1.03 },
  ],
  festivalDays: 14,
  queues: [
    {
      id: 'shop',
      dailyVolume: 11_000,
      growthPerYear: 0.05,
      weekday: [1.04, 1, 0.99, 0.99, 1, 1, 0.98],
      open: { from: 8, to: 24 },
      shape: daytime,
      holiday: 0.86,
      festival: { byDay: shopFestival, lagDays: 0 },
      dayFactor: { sd: 0.045, correlation: 0.5 },
      intervalCv: 0.03,
    },
    {
      id: 'logistics',
      dailyVolume: 5_200,
      growthPerYear: 0.04,
      weekday: [1.1, 1.05, 1.02, 1, 1, 0.95, 0.88],
      open: { from: 8, to: 22 },
      shape: daytime,
      holiday: 0.7,
      festival: { byDay: parcelFestival, lagDays: 3 },
      dayFactor: { sd: 0.05, correlation: 0.5 },
      intervalCv: 0.04,
    },
    {
      id: 'travel',
      dailyVolume: 4_600,
      growthPerYear: 0.02,
      weekday: [1.08, 1.03, 1, 1, 1.02, 0.95, 0.92],
      open: { from: 8, to: 22 },
      shape: officeHours,
      season: { height: 0.3, month: 7 },
      holiday: 1.25,
      dayFactor: { sd: 0.06, correlation: 0.6 },
      intervalCv: 0.04,
    },
    {
      id: 'bank',
      dailyVolume: 3_400,
      growthPerYear: 0,
      weekday: [1.12, 1.02, 0.98, 0.96, 1, 0, 0],
      open: { from: 8, to: 20 },
      shape: officeHours,
      holiday: 0,
      dayFactor: { sd: 0.05, correlation: 0.4 },
      intervalCv: 0.03,
    },
    {
      id: 'global',
      dailyVolume: 850,
      growthPerYear: 0.1,
      weekday: [1.05, 1.02, 1, 1, 1, 0.97, 0.96],
      open: { from: 0, to: 24 },
      shape: roundTheClock,
      holiday: 1,
      dayFactor: { sd: 0.07, correlation: 0.3 },
      intervalCv: 0.05,
    },
  ],
};
