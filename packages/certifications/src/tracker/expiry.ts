import type { Certification } from '../certification.ts';
import type { Fact } from '../fact.ts';

/** What somebody holds: days as YYYY-MM-DD. `expiresOn` is what their certificate says, null when they did not tell. */
export interface HeldCertification {
  readonly earnedOn: string;
  readonly renewedOn: string | null;
  readonly expiresOn: string | null;
}

/** The last day on which a certification is valid, and what that rests on. */
export type Expiry =
  | { readonly kind: 'told'; readonly on: string }
  | { readonly kind: 'computed'; readonly on: string; readonly fact: Fact }
  | { readonly kind: 'unknown' };

/** Days before the end on which to remind. */
export const REMINDER_DAYS = [180, 90, 30, 7] as const;

/**
 * When a certification ends: as told; else the published validity after the day it was earned or last renewed (February 29
 * becomes February 28); unknown where nobody has confirmed how long it lasts. `null` is a certification outside the catalogue.
 */
export function expiryOf(held: HeldCertification, certification: Pick<Certification, 'validity'> | null): Expiry {
  if (held.expiresOn !== null) return { kind: 'told', on: held.expiresOn };
  const fact = certification?.validity.find(({ value }) => value?.unit === 'years' || value?.unit === 'months');
  if (fact?.value == null) return { kind: 'unknown' };
  const { amount, unit } = fact.value;
  const start = Temporal.PlainDate.from(held.renewedOn ?? held.earnedOn);
  return { kind: 'computed', on: start.add({ [unit]: amount }).toString(), fact };
}
