import { type Domain, domainLabels, domains, type ItemStatus } from '@careway/assessment';
import type { problemKinds } from '@careway/contract';

export const statusLabels: Readonly<Record<ItemStatus, string>> = {
  draft: 'Draft',
  review: 'In review',
  pilot: 'Pilot',
  live: 'Live',
  watch: 'Watched',
  retired: 'Retired',
};

/** What a move does, on the button that does it. */
export const moveLabels: Readonly<Record<ItemStatus, string>> = {
  draft: 'Make a draft',
  review: 'Send to review',
  pilot: 'Make a pilot',
  live: 'Put live',
  watch: 'Take out and watch',
  retired: 'Retire',
};

export const problemLabels: Readonly<Record<(typeof problemKinds)[number], string>> = {
  'wrong-answer': 'An answer seems wrong',
  unclear: 'It is unclear',
  outdated: 'It is out of date',
  unfair: 'It is unfair or offends',
  typo: 'It has a typing mistake',
  technical: 'It does not show or work',
  other: 'Something else',
};

export function isDomain(text: string | null): text is Domain {
  return domains.some((domain) => domain === text);
}

/** The name of a domain; "No domain yet" of a draft without one. */
export function labelOfDomain(domain: string | null): string {
  return isDomain(domain) ? domainLabels[domain] : 'No domain yet';
}
