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
  key: ({ route, longestMonths }) => route.mostKnownMonths + route.stepsWithoutTime * longestMonths,
  words: (rated) => timeWords(rated),
};
const leastMonths: Criterion = {
  key: ({ route }) => route.knownMonths,
  words: (rated) => timeWords(rated),
};
const monthsInSchool: Criterion = {
  key: ({ route }) => schoolMonths(route).most,
  words: ({ route }) => `${periodWords(schoolMonths(route))} in school`,
};
const openCosts: Criterion = {
  key: ({ cost }) => cost.unknown,
  words: ({ cost }) => `${counted(cost.unknown, 'cost')} without a source`,
};
const fees: Criterion = {
  key: ({ cost }) => cost.knownUsd,
  words: ({ cost }) => (cost.knownUsd === 0 ? 'no known fee' : `${dollars(cost.knownUsd)} of known fees`),
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

/** What an order is named after: where two routes are level by it, it is said before what tells them apart. */
const mainCriterion: Readonly<Record<RouteObjective, Criterion>> = {
  steps,
  time: mostMonths,
  cost: fees,
  pay: worthMiddle,
  skills: distance,
};

const criteria: Readonly<Record<RouteObjective, readonly Criterion[]>> = {
  steps: [steps, judged, openTimes, mostMonths, leastMonths, openCosts, fees],
  time: [mostMonths, leastMonths, steps, openCosts, fees],
  cost: [openCosts, fees, monthsInSchool, steps, mostMonths],
  pay: [hasWorth, worthMiddle, steps, mostMonths, openCosts, fees],
  skills: [unrated, distance, steps, mostMonths, leastMonths, openCosts, fees],
};

/**
 * Routes in the order of an objective, best first, each with the first thing that tells it from its neighbour. Nothing
 * unknown counts as nothing: an open time counts as the longest published one, and fewer unknown costs, values and
 * ratings come first. Where costs are level, less time in school comes first, since tuition is in none. Ties by slugs.
 */
export function rankRoutes(routes: readonly RatedRoute[], objective: RouteObjective): readonly RankedRoute[] {
  const by = criteria[objective];
  const ranked = routes.toSorted(
    (a, b) => by.reduce((found, { key }) => found || key(a) - key(b), 0) || compareSlugs(a.route, b.route),
  );
  return ranked.map((rated, place) => ({ ...rated, reason: reasonOf(rated, place, ranked, objective) }));
}

function reasonOf(rated: RatedRoute, place: number, ranked: readonly RatedRoute[], objective: RouteObjective): string {
  const by = criteria[objective];
  const main = mainCriterion[objective];
  const other = ranked[place === 0 ? 1 : place - 1];
  if (other === undefined) return 'The only route this short on the map.';
  const telling = by.find(({ key }) => key(rated) !== key(other));
  if (telling === undefined) {
    return place === 0
      ? 'Level with the next: nothing this order looks at tells them apart.'
      : 'Level with the one before.';
  }
  if (by.indexOf(telling) > by.indexOf(main)) {
    const [where, whom] = place === 0 ? ['First', 'the next'] : ['Behind the one before', 'that one'];
    return `${where}: ${main.words(rated)}, as ${whom}; ${telling.words(rated)}, against ${telling.words(other)}.`;
  }
  return place === 0
    ? `First: ${telling.words(rated)}; the next: ${telling.words(other)}.`
    : `Behind the one before: ${telling.words(rated)}, against ${telling.words(other)}.`;
}

function timeWords({ route, longestMonths }: RatedRoute): string {
  const [least, most] = [route.knownMonths, route.mostKnownMonths];
  if (route.stepsWithoutTime === 0) return periodWords({ least, most });
  const inAll = periodWords({ least: most + route.stepsWithoutTime * longestMonths });
  return least === 0
    ? `an open time, counted as ${inAll}`
    : `${periodWords({ least, most })} and an open time, counted as ${inAll} in all`;
}

/** "4 years", "2 to 3 years", "11 to 18 months". */
function periodWords({ least, most = least }: { readonly least: number; readonly most?: number }): string {
  const isYears = least % 12 === 0 && most % 12 === 0 && most > 0;
  const [from, to] = isYears ? [least / 12, most / 12] : [least, most];
  const until = counted(to, isYears ? 'year' : 'month');
  return from === to ? until : `${from} to ${until}`;
}

/** The time of the steps that add schooling, as far as a source gives it. */
function schoolMonths(route: Route): { readonly least: number; readonly most: number } {
  const times = route.times.filter(({ schooling }) => schooling.length > 0);
  return {
    least: times.reduce((sum, { knownMonths }) => sum + knownMonths, 0),
    most: times.reduce((sum, { mostKnownMonths }) => sum + mostKnownMonths, 0),
  };
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
