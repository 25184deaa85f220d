import { compareSlugs, type Route } from './find-routes.ts';
import type { RouteCost } from './route-cost.ts';
import type { RouteSkills } from './route-skills.ts';
import type { RouteWorth } from './route-worth.ts';

/** What routes are ranked by: fewest steps, least time, least cost, most pay, or closest skills. */
export const routeObjectives = ['steps', 'time', 'cost', 'pay', 'skills'] as const;
export type RouteObjective = (typeof routeObjectives)[number];

/** A route with all that it is ranked by. */
export interface RatedRoute {
  readonly route: Route;
  readonly cost: RouteCost;
  readonly worth: RouteWorth;
  readonly skills: RouteSkills;
  /** An open time is counted as up to this many months: the longest published time of the map. */
  readonly longestMonths: number;
}

/** A route in its place, with what put it there. */
export interface RankedRoute extends RatedRoute {
  /** What sets the first before the next, and each other one behind the one before it. */
  readonly reason: string;
}

/** One thing routes are compared by; less is better. */
interface Criterion {
  readonly key: (rated: RatedRoute) => number;
  readonly words: (rated: RatedRoute) => string;
}

const steps: Criterion = {
  key: ({ route }) => route.steps.length,
  words: ({ route }) => counted(route.steps.length, 'step'),
};
const judged: Criterion = {
  key: ({ route }) => route.steps.filter((step) => step.basis.kind === 'judgement').length,
  words: (rated) => `${counted(judged.key(rated), 'step')} of our judgment`,
};
const openTimes: Criterion = {
  key: ({ route }) => route.stepsWithoutTime,
  words: ({ route }) => `${counted(route.stepsWithoutTime, 'step')} with an open time`,
};
const mostMonths: Criterion = {
  key: ({ route, longestMonths }) => route.knownMonths + route.stepsWithoutTime * longestMonths,
  words: (rated) => timeWords(rated),
};
const leastMonths: Criterion = {
  key: ({ route }) => route.knownMonths,
  words: (rated) => timeWords(rated),
};
const openCosts: Criterion = {
  key: ({ cost }) => cost.unknown,
  words: ({ cost }) => `${counted(cost.unknown, 'cost')} without a source`,
};
const fees: Criterion = {
  key: ({ cost }) => cost.knownUsd,
  words: ({ cost }) => `${dollars(cost.knownUsd)} of known fees`,
};
const hasWorth: Criterion = {
  key: ({ worth }) => (worth.kind === 'told' ? 0 : 1),
  words: ({ worth }) => (worth.kind === 'told' ? 'pay of both ends is published' : 'its worth can not be told'),
};
const worthMiddle: Criterion = {
  key: ({ worth }) => (worth.kind === 'told' ? -roundToThousand(worth.worth.middle) : 0),
  words: ({ worth }) =>
    worth.kind === 'told' ? `${signedDollars(roundToThousand(worth.worth.middle))} over ten years` : 'no figure',
};
const unrated: Criterion = {
  key: ({ skills }) => skills.unrated.length,
  words: ({ skills }) => `${counted(skills.unrated.length, 'role')} without skill ratings`,
};
const distance: Criterion = {
  key: ({ skills }) => Math.round(skills.distance * 100),
  words: ({ skills }) => `skills rise by ${skills.distance.toFixed(2)} points in all`,
};

const criteria: Readonly<Record<RouteObjective, readonly Criterion[]>> = {
  steps: [steps, judged, openTimes, leastMonths],
  time: [mostMonths, leastMonths, steps],
  cost: [openCosts, fees, steps],
  pay: [hasWorth, worthMiddle, steps],
  skills: [unrated, distance, steps],
};

/**
 * Routes in the order of an objective, best first, each with the first thing that tells it from its neighbour. Nothing
 * unknown counts as nothing: an open time counts as the longest published one, and fewer unknown costs, values and
 * ratings come first. Ties by the slugs on the way.
 */
export function rankRoutes(routes: readonly RatedRoute[], objective: RouteObjective): readonly RankedRoute[] {
  const by = criteria[objective];
  const ranked = routes.toSorted(
    (a, b) => by.reduce((found, { key }) => found || key(a) - key(b), 0) || compareSlugs(a.route, b.route),
  );
  return ranked.map((rated, place) => ({ ...rated, reason: reasonOf(rated, place, ranked, by) }));
}

function reasonOf(rated: RatedRoute, place: number, ranked: readonly RatedRoute[], by: readonly Criterion[]): string {
  const other = ranked[place === 0 ? 1 : place - 1];
  if (other === undefined) return 'The only route this short on the map.';
  const telling = by.find(({ key }) => key(rated) !== key(other));
  if (telling === undefined) {
    return place === 0
      ? 'Level with the next: nothing this order looks at tells them apart.'
      : 'Level with the one before.';
  }
  return place === 0
    ? `First: ${telling.words(rated)}; the next: ${telling.words(other)}.`
    : `Behind the one before: ${telling.words(rated)}, against ${telling.words(other)}.`;
}

function timeWords({ route, longestMonths }: RatedRoute): string {
  const open = route.stepsWithoutTime * longestMonths;
  const least = route.knownMonths;
  return open === 0 ? `${counted(least, 'month')}` : `${least} to ${counted(least + open, 'month')}`;
}

function counted(count: number, noun: string): string {
  return `${count === 0 ? 'no' : count} ${noun}${count === 1 ? '' : 's'}`;
}

function roundToThousand(usd: number): number {
  return Math.round(usd / 1000) * 1000;
}

function dollars(usd: number): string {
  return `$${Math.abs(usd).toLocaleString('en-US')}`;
}

function signedDollars(usd: number): string {
  return `${dollars(usd)} ${usd < 0 ? 'less' : 'more'}`;
}
