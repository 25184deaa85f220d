import type { CostItem, PathwayRoute, PathwayStep, RouteStep } from '@careway/contract';
import { countOf } from '../../components/numbers.ts';
import { formatUsd, timeWords } from '../../components/route-words.ts';
import { basisWords } from './career-words.ts';

/** The time of a step on its route. */
export function stepTimeWords({ knownMonths, mostKnownMonths, isTimeOpen }: RouteStep): string {
  return timeWords({ months: knownMonths, mostMonths: mostKnownMonths, openSteps: isTimeOpen ? 1 : 0 });
}

/** A cost with its price, or that none is published. */
export function priceWords({ usd: price }: CostItem): string {
  return price === null ? 'price not published' : formatUsd(price);
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

type EducationLevel = RouteStep['addsSchooling'][number]['level'];

const schooling: Readonly<Record<EducationLevel, string>> = {
  none: 'none',
  'high-school': 'a high school diploma',
  'postsecondary-certificate': 'a certificate',
  associate: 'an associate degree',
  bachelor: 'a bachelor’s degree',
  master: 'a master’s degree',
  doctorate: 'a doctorate',
};

/** A level of schooling in words. */
export function schoolingWords(level: EducationLevel): string {
  return schooling[level];
}

const fields = { nursing: 'nursing', 'social-work': 'social work' } as const;

/** All schooling that a step adds, in its order. */
export function addedSchoolingWords(added: RouteStep['addsSchooling']): string {
  return added
    .map(({ level, field }) => (field === null ? schooling[level] : `${schooling[level]} in ${fields[field]}`))
    .join(', then ');
}

/** The roles of a route, each with the way of its step where it has one of several. */
export function routeTitle({ nodes, steps }: PathwayRoute): string {
  return nodes.map(({ title }, index) => stepTitle(title, steps[index - 1])).join(' → ');
}

/** A role with the way it is reached: "Nurse case manager, by an associate degree in nursing". */
export function stepTitle(title: string, step: PathwayStep | undefined): string {
  return step === undefined || step.way === null ? title : `${title}, ${step.way.title}`;
}
