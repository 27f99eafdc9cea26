import {
  checkFields,
  checkFinite,
  checkInteger,
  checkNonNegative,
  checkObject,
  checkObjects,
  checkOneOf,
  type FieldNames,
  StaffcastError,
} from '../errors/index.ts';

/** What the client pays for, by amounts that add up over days. */
export type DayBilling =
  /** Every answered contact. */
  | { readonly kind: 'perContact'; readonly pricePerContact: number }
  /** Every hour of every rostered seat, busy or idle. */
  | { readonly kind: 'perSeatHour'; readonly pricePerSeatHour: number }
  /** Every hour on the phone, after breaks and other shrinkage. */
  | { readonly kind: 'perHour'; readonly pricePerHour: number }
  /** Every minute spent handling contacts. */
  | { readonly kind: 'perHandledMinute'; readonly pricePerMinute: number };

/** A price of contacts up to a number per period. */
export interface ContactTier {
  /** Contacts of the period up to which the price holds; `null`: without limit, in the last tier only. */
  readonly upToContacts: number | null;
  readonly pricePerContact: number;
}

/** What the client pays for. The last two are known only once the period is over. */
export type Billing =
  | DayBilling
  /** Contracted seats, by the period, used or not. */
  | { readonly kind: 'perSeat'; readonly seats: number; readonly pricePerSeat: number }
  /** A base amount per period, and answered contacts by tiers on top. */
  | { readonly kind: 'baseAndTiers'; readonly base: number; readonly tiers: readonly ContactTier[] };

/** What is counted for billing, of a day or a period. */
export interface BilledAmounts {
  readonly answered: number;
  /** Rostered seat-hours, lent and borrowed heads excluded. */
  readonly seatHours: number;
  /** Hours on the phone; needed where they are billed. */
  readonly phoneHours?: number | undefined;
  /** Minutes handling contacts; needed where they are billed. */
  readonly handledMinutes?: number | undefined;
}

/** What the client pays for a day or (all kinds) a period. */
export function billed(billing: Billing, amounts: BilledAmounts): number {
  switch (billing.kind) {
    case 'perContact':
      return billing.pricePerContact * amounts.answered;
    case 'perSeatHour':
      return billing.pricePerSeatHour * amounts.seatHours;
    case 'perHour':
      return billing.pricePerHour * (amounts.phoneHours ?? 0);
    case 'perHandledMinute':
      return billing.pricePerMinute * (amounts.handledMinutes ?? 0);
    case 'perSeat':
      return billing.pricePerSeat * billing.seats;
    case 'baseAndTiers':
      return billing.base + tieredPrice(billing.tiers, amounts.answered);
  }
}

function tieredPrice(tiers: readonly ContactTier[], contacts: number): number {
  let amount = 0;
  let reached = 0;
  for (const { upToContacts, pricePerContact } of tiers) {
    const end = Math.min(contacts, upToContacts ?? Infinity);
    amount += Math.max(0, end - reached) * pricePerContact;
    reached = Math.max(reached, end);
  }
  return amount;
}

/** What one contact less is billed, where contacts or the minutes of handling them are; else 0. */
export function contactPrice(
  { billing }: { readonly billing?: Billing | undefined },
  days: readonly { readonly answered: number }[],
  ahtSeconds: number | readonly number[],
): number {
  switch (billing?.kind) {
    case 'perContact':
      return billing.pricePerContact;
    case 'perHandledMinute':
      return (billing.pricePerMinute * meanOf(ahtSeconds)) / 60;
    case 'baseAndTiers': {
      const answered = days.reduce((sum, day) => sum + day.answered, 0);
      const fewer = Math.max(0, answered - 1);
      return tieredPrice(billing.tiers, fewer + 1) - tieredPrice(billing.tiers, fewer);
    }
    default:
      return 0;
  }
}

function meanOf(values: number | readonly number[]): number {
  return typeof values === 'number' ? values : values.reduce((sum, value) => sum + value, 0) / values.length;
}

const billingKinds = [
  'perContact',
  'perSeatHour',
  'perHour',
  'perHandledMinute',
  'perSeat',
  'baseAndTiers',
] as const satisfies readonly Billing['kind'][];

/** Names of the fields of each kind, beside `kind`. */
const billingFields: Readonly<Record<Billing['kind'], readonly string[]>> = {
  perContact: ['pricePerContact'],
  perSeatHour: ['pricePerSeatHour'],
  perHour: ['pricePerHour'],
  perHandledMinute: ['pricePerMinute'],
  perSeat: ['seats', 'pricePerSeat'],
  baseAndTiers: ['base', 'tiers'],
};
const tierFields: FieldNames<ContactTier> = { upToContacts: true, pricePerContact: true };

/** Throws unless prices and counts are finite and not negative, tiers widen, and the amounts billed are given. */
export function checkBilling(where: string, path: string, billing: Billing): void {
  checkObject(where, path, billing);
  const { kind } = billing;
  checkOneOf(where, `${path}.kind`, kind, billingKinds);
  checkFields(
    where,
    path,
    billing,
    Object.fromEntries(['kind', ...billingFields[kind]].map((name) => [name, true])),
  );
  if (kind === 'perContact') checkNonNegative(where, `${path}.pricePerContact`, billing.pricePerContact);
  if (kind === 'perSeatHour') checkNonNegative(where, `${path}.pricePerSeatHour`, billing.pricePerSeatHour);
  if (kind === 'perHour') checkNonNegative(where, `${path}.pricePerHour`, billing.pricePerHour);
  if (kind === 'perHandledMinute') checkNonNegative(where, `${path}.pricePerMinute`, billing.pricePerMinute);
  if (kind === 'perSeat') {
    checkInteger(where, `${path}.seats`, billing.seats);
    checkNonNegative(where, `${path}.pricePerSeat`, billing.pricePerSeat);
  }
  if (kind !== 'baseAndTiers') return;
  checkNonNegative(where, `${path}.base`, billing.base);
  checkObjects(where, `${path}.tiers`, billing.tiers);
  for (const [i, tier] of billing.tiers.entries()) {
    checkFields(where, `${path}.tiers[${i}]`, tier, tierFields);
    checkNonNegative(where, `${path}.tiers[${i}].pricePerContact`, tier.pricePerContact);
  }
  checkWidths(where, `${path}.tiers`, billing.tiers);
}

/** Throws unless tiers widen and only the last is without limit. */
function checkWidths(where: string, path: string, tiers: readonly ContactTier[]): void {
  let reached = 0;
  for (const [i, { upToContacts }] of tiers.entries()) {
    const at = `${path}[${i}].upToContacts`;
    const last = i === tiers.length - 1;
    if (upToContacts === null && last) return;
    if (upToContacts !== null) checkFinite(where, at, upToContacts);
    const value = upToContacts;
    if (value === null || !(value > reached)) {
      const must = value === null ? 'be a number in every tier but the last' : `be above ${reached}`;
      throw new StaffcastError({ code: 'inconsistent', where, path: at, value, must });
    }
    reached = value;
  }
}

/** Throws unless the amounts that are billed are given, finite and not negative. */
export function checkBilledAmounts(
  where: string,
  path: string,
  billing: Billing | undefined,
  amounts: BilledAmounts,
): void {
  checkNonNegative(where, `${path}.answered`, amounts.answered);
  checkNonNegative(where, `${path}.seatHours`, amounts.seatHours);
  const { phoneHours, handledMinutes } = amounts;
  if (billing?.kind === 'perHour' || phoneHours !== undefined)
    checkNonNegative(where, `${path}.phoneHours`, phoneHours);
  if (billing?.kind === 'perHandledMinute' || handledMinutes !== undefined)
    checkNonNegative(where, `${path}.handledMinutes`, handledMinutes);
}
