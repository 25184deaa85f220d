import type { CredentialCheck } from '@careway/contract';
import { isObject, textOf, toList } from './json-object.ts';
import type { ReadCredential } from './read-credential.ts';

const DATE_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/;

/** Whether now lies between the first and the last day that the credential, its proofs and its JWT state. */
export function checkDates(read: ReadCredential, now: Date): Pick<CredentialCheck, 'outcome' | 'detail'> {
  const { credential, claims } = read;
  const starts = [credential.validFrom, credential.issuanceDate, secondsToIso(claims.nbf)].filter(isStated);
  const ends = [
    credential.validUntil,
    credential.expirationDate,
    secondsToIso(claims.exp),
    ...toList(credential.proof).map((proof) => (isObject(proof) ? textOf(proof, 'expires') : undefined)),
  ].filter(isStated);
  const unreadable = [...starts, ...ends].find((date) => typeof date !== 'string' || !DATE_TIME.test(date));
  if (unreadable !== undefined) {
    return { outcome: 'failed', detail: `${JSON.stringify(unreadable)} is not a date and time with a zone.` };
  }
  const times = (dates: readonly unknown[]) => dates.map((date) => Date.parse(String(date)));
  const start = Math.max(...times(starts));
  const end = Math.min(...times(ends));
  if (start > now.getTime()) return { outcome: 'failed', detail: `It comes into force on ${day(start)}.` };
  if (end <= now.getTime()) return { outcome: 'failed', detail: `It expired on ${day(end)}.` };
  const from = Number.isFinite(start) ? `In force since ${day(start)}` : 'In force';
  return {
    outcome: 'passed',
    detail: Number.isFinite(end) ? `${from}, until ${day(end)}.` : `${from}; it states no end.`,
  };
}

function isStated(value: unknown): boolean {
  return value !== undefined && value !== null;
}

function secondsToIso(seconds: unknown): unknown {
  if (typeof seconds !== 'number') return seconds;
  const date = new Date(seconds * 1000);
  return Number.isNaN(date.getTime()) ? seconds : date.toISOString();
}

const dayFormat = new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeZone: 'UTC' });

function day(time: number): string {
  return dayFormat.format(time);
}
