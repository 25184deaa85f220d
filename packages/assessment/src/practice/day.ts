import { AssessmentError } from '../errors.ts';

/** A calendar day without time and zone: whole days since 1970-01-01. */
export type DayNumber = number;

const DAY_MS = 86_400_000;

/** Reads a day written YYYY-MM-DD. Throws `AssessmentError` ('invalid-plan') for anything else, 2026-02-30 too. */
export function parseDay(text: string): DayNumber {
  const ms = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 10) !== text) {
    throw new AssessmentError('invalid-plan', `a day must be written YYYY-MM-DD and exist, got ${text}`);
  }
  return ms / DAY_MS;
}

/** Writes a day as YYYY-MM-DD. */
export function formatDay(day: DayNumber): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}
