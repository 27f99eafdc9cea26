// What a shortfall costs

// What a day earns under a contract
export type { Billing, Contract, PenaltyStep } from './contract.ts';
export { type ServiceShortfallInput, serviceShortfallTiers } from './serviceShortfall.ts';
export { type SettledDay, type SettledDayInput, settleDay } from './settleDay.ts';
export { checkShortfallTiers, type ShortfallTier, shortfallCostPerHour } from './shortfallTiers.ts';
