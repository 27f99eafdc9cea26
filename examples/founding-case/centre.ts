/**
 * The founding case: an outsourcer with four clients, staffed for 15,000 calls a day of the shop. All numbers are
 * invented; they resemble a Double-11 festival.
 */
import type { PeriodContract } from 'staffcast/contracts';

export const zone = 'Asia/Shanghai';
export const intervalSeconds = 1800;
export const shrinkage = 0.18;

/** A client's queue. Volumes are contacts of a plain day. */
export interface Client {
  readonly id: string;
  readonly dailyVolume: number;
  readonly openFrom: number;
  readonly openTo: number;
  /** Bumps of the day's shape: share, hour of the middle, width in hours. */
  readonly shape: readonly (readonly [share: number, hour: number, width: number])[];
  readonly ahtSeconds: number;
  readonly patienceSeconds: number;
  readonly target: { readonly target: number; readonly withinSeconds: number };
  /** Contacts per day that its roster was made for. */
  readonly rosteredFor: number;
  readonly pricePerContact: number;
  /** What a caller who gives up costs beyond the price of the contact. */
  readonly goodwillPerLostContact: number;
  readonly serviceLevel: NonNullable<PeriodContract['serviceLevel']>;
}

const daytime = [
  [0.4, 10.5, 1.8],
  [0.25, 15.2, 2.2],
  [0.35, 20.3, 1.9],
] as const;
const penalties = (target: number, amount: number) => ({
  per: 'day' as const,
  penalties: [
    { below: target, amount },
    { below: target - 0.15, amount: 4 * amount },
    { below: target - 0.3, amount: 10 * amount },
  ],
});

export const clients: readonly Client[] = [
  {
    ...{
      id: 'shop',
      dailyVolume: 15_000,
      openFrom: 8,
      openTo: 24,
      shape: daytime,
      ahtSeconds: 240,
      patienceSeconds: 90,
    },
    ...{ target: { target: 0.85, withinSeconds: 20 }, rosteredFor: 15_000, pricePerContact: 6.5 },
    ...{ goodwillPerLostContact: 3, serviceLevel: penalties(0.85, 4_000) },
  },
  {
    ...{ id: 'logistics', dailyVolume: 5_000, openFrom: 8, openTo: 22, shape: daytime, ahtSeconds: 210 },
    ...{ patienceSeconds: 120, target: { target: 0.8, withinSeconds: 20 }, rosteredFor: 7_000 },
    ...{ pricePerContact: 5.2, goodwillPerLostContact: 2, serviceLevel: penalties(0.8, 2_000) },
  },
  {
    ...{ id: 'travel', dailyVolume: 4_200, openFrom: 8, openTo: 22, shape: daytime, ahtSeconds: 330 },
    ...{ patienceSeconds: 150, target: { target: 0.8, withinSeconds: 30 }, rosteredFor: 5_400 },
    ...{ pricePerContact: 8, goodwillPerLostContact: 2, serviceLevel: penalties(0.8, 3_000) },
  },
  {
    ...{ id: 'bank', dailyVolume: 3_400, openFrom: 8, openTo: 20, shape: daytime, ahtSeconds: 260 },
    ...{ patienceSeconds: 180, target: { target: 0.9, withinSeconds: 20 }, rosteredFor: 4_000 },
    ...{ pricePerContact: 7, goodwillPerLostContact: 4, serviceLevel: penalties(0.9, 5_000) },
  },
];

/** The parcels' queue peaks three days after the shop's. */
export const logisticsPeak = { lagDays: 3, dailyVolume: 7_600 };
