import type { CostItem, Occupation, PathwayRoute, PathwayRoutes, RouteStep, RouteWorth } from '@careway/contract';
import { countOf } from '../../components/numbers.ts';
import { basisWords } from './career-words.ts';

const usd = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD', maximumFractionDigits: 0 });

/** "$52,000": whole dollars. */
export function formatUsd(amount: number): string {
  return usd.format(amount);
}

/** What routes can be ranked by, as a person chooses it. */
export const objectives: readonly { readonly value: PathwayRoutes['objective']; readonly label: string }[] = [
  { value: 'steps', label: 'Fewest steps' },
  { value: 'time', label: 'Least time' },
  { value: 'cost', label: 'Least cost' },
  { value: 'pay', label: 'Most pay' },
  { value: 'skills', label: 'Closest skills' },
];

/** The objective that an address names; fewest steps where it names none. */
export function objectiveOf(text: string | undefined): PathwayRoutes['objective'] {
  return objectives.find(({ value }) => value === text)?.value ?? 'steps';
}

/** How long something takes, and what of it nobody publishes. */
export function timeWords({ months, openSteps }: { readonly months: number; readonly openSteps: number }): string {
  const known = months === 0 ? '' : monthWords(months);
  if (openSteps === 0) return known === '' ? 'no time of its own' : known;
  const open = openSteps === 1 ? 'a time nobody publishes' : `${openSteps} times nobody publishes`;
  return known === '' ? `not published` : `${known} and ${open}`;
}

function monthWords(months: number): string {
  return months % 12 === 0 ? countOf(months / 12, 'year') : countOf(months, 'month');
}

/** The time of a step on its route. */
export function stepTimeWords({ knownMonths, isTimeOpen }: RouteStep): string {
  return timeWords({ months: knownMonths, openSteps: isTimeOpen ? 1 : 0 });
}

/** What a route costs: the fees that are known, and how many costs are not. */
export function costWords({ knownUsd, unknown, items }: PathwayRoute['cost']): string {
  if (items.length === 0) return 'nothing that a source names';
  const known = knownUsd === 0 ? 'no price known' : `${formatUsd(knownUsd)} known`;
  return unknown === 0 ? known : `${known}, ${countOf(unknown, 'price')} not published`;
}

/** A cost with its price, or that none is published. */
export function priceWords({ usd: price }: CostItem): string {
  return price === null ? 'price not published' : formatUsd(price);
}

/** The worth of a route as a range, or why there is none. */
export function worthWords(worth: RouteWorth): string {
  if (worth.state === 'not-told') return `Not told. ${worth.reason}`;
  return `${signed(worth.low)} to ${signed(worth.high)}, middle ${signed(worth.middle)}`;
}

function signed(amount: number): string {
  return `${amount < 0 ? '−' : '+'}${formatUsd(Math.abs(amount))}`;
}

/** The skills a route raises most, and by how much in all. */
export function skillWords(
  { rises, distance, unrated }: PathwayRoute['skills'],
  titleOf: (slug: string) => string,
): string {
  const missing = unrated.length === 0 ? '' : ` Not rated: ${unrated.map(titleOf).join(', ')}.`;
  if (rises.length === 0) return `${unrated.length === 0 ? 'No skill matters more.' : 'Cannot be told.'}${missing}`;
  const most = rises.slice(0, 3).map(({ name }) => name);
  return `${countOf(rises.length, 'skill')} matter more, ${distance.toFixed(1)} points in all; most: ${most.join(', ')}.${missing}`;
}

/** Steps and what the weakest of them rests on. */
export function basisLine(route: PathwayRoute): string {
  return `${countOf(route.steps.length, 'step')}; weakest basis: ${basisWords(route.weakestKind)}`;
}

const schooling: Readonly<Record<NonNullable<RouteStep['addsSchooling']>, string>> = {
  none: 'none',
  'high-school': 'a high school diploma',
  'postsecondary-certificate': 'a certificate',
  associate: 'an associate degree',
  bachelor: 'a bachelor’s degree',
  master: 'a master’s degree',
  doctorate: 'a doctorate',
};

/** A level of schooling in words. */
export function schoolingWords(level: NonNullable<Occupation['entryEducation']['level']>): string {
  return schooling[level];
}
