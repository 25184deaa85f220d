import type { EducationLevel } from '@careway/certifications';
import type {
  CostItem as CostItemAnswer,
  PathwayRoute,
  RolePay as RolePayAnswer,
  RouteWorth as RouteWorthAnswer,
} from '@careway/contract';
import { roundTo } from '@careway/labor-market';
import {
  type CostItem,
  costOf,
  HORIZON_MONTHS,
  longestTime,
  occupationOf,
  type RankedRoute,
  type RouteObjective,
  type RouteWorth,
  type StepMap,
  worthOf,
  YEARLY_DISCOUNT,
} from '@careway/pathways';
import { describeNode, describeStep } from './describe-pathways.ts';
import type { RouteFigures } from './route-figures.ts';

/** How routes were ranked, in a sentence. */
export const rankings: Readonly<Record<RouteObjective, string>> = {
  steps: 'Fewest steps first; then fewest steps that are only our judgment; then least known time.',
  time: 'Least time first, by the most it can take, with an open time counted as the longest published one of the map; then fewest steps.',
  cost: 'Fewest costs without a source first; then least known fees; then least time in school, since tuition is not known; then fewest steps.',
  pay: 'Most dollars over ten years first, by the middle of the range; then fewest steps.',
  skills: 'Fewest roles without skill ratings first; then the least that skills must rise; then fewest steps.',
};

/** A ranked route with the roles on it, its costs, and the worth of the whole and of each step. */
export function describeRoute(
  map: StepMap,
  ranked: RankedRoute,
  figures: RouteFigures,
  held: EducationLevel,
): PathwayRoute {
  const { route, cost, worth, skills, reason } = ranked;
  return {
    nodes: route.slugs.map((slug) => describeNode(occupationOf(map, slug))),
    steps: route.steps.map((step, index) => {
      const time = route.times[index];
      return {
        ...describeStep(step),
        knownMonths: time?.knownMonths ?? 0,
        mostKnownMonths: time?.mostKnownMonths ?? 0,
        isTimeOpen: time?.isOpen ?? true,
        times: [...(time?.facts ?? [])],
        addsSchooling: (time?.schooling ?? []).flatMap(({ level, field }) =>
          level === undefined ? [] : [{ level, field: field ?? null }],
        ),
        worth: describeWorth(map, worthOf(map, [step], figures.pay, costOf(map, [step], figures.fees, held), { held })),
      };
    }),
    reason,
    knownMonths: route.knownMonths,
    mostKnownMonths: route.mostKnownMonths,
    stepsWithoutTime: route.stepsWithoutTime,
    weakestKind: route.weakestKind,
    cost: { ...cost, items: cost.items.map((item) => describeCost(item, figures)) },
    worth: describeWorth(map, worth),
    skills: {
      rises: skills.rises.map((rise) => ({ ...rise })),
      distance: roundTo(skills.distance, 2),
      unrated: [...skills.unrated],
    },
  };
}

/** What the worth of every route rests on. */
export function assumptionsOf(map: StepMap, inYear: number): string[] {
  const years = HORIZON_MONTHS / 12;
  return [
    `Dollars of ${inYear}, before tax, over ${years} years, against staying in the first role at its median pay. Pay is held level: no raise within a role.`,
    `A later dollar counts for less: ${YEARLY_DISCOUNT * 100}% a year above prices, our choice.`,
    'Low: 25th percentile in each new role, no pay while in school, all known fees. High: 75th percentile, full pay while in school, known fees of what is required. Middle: median, half pay, half of the other fees.',
    `A published range of times is taken as anything within it, and a time that nobody publishes as anything from none to ${longestTime(map)} months, the longest published time on the map.`,
    'A cost that no source gives, such as tuition, is in none of the figures.',
  ];
}

/** The pay of the roles on some routes, in dollars of the year of the figures. */
export function describePay(figures: RouteFigures, slugs: ReadonlySet<string>): RolePayAnswer[] {
  return figures.answers.filter(({ slug }) => slugs.has(slug));
}

/** A worth as the answer tells it, in thousands, or why there is none. */
export function describeWorth(map: StepMap, worth: RouteWorth): RouteWorthAnswer {
  switch (worth.kind) {
    case 'told': {
      const { low, middle, high } = worth.worth;
      return { state: 'told', kind: 'modelled', low: thousands(low), middle: thousands(middle), high: thousands(high) };
    }
    case 'no-pay': {
      const titles = worth.slugs.map((slug) => occupationOf(map, slug).title).join(', ');
      return { state: 'not-told', reason: `No published pay is held for: ${titles}.` };
    }
    case 'same-code':
      return {
        state: 'not-told',
        reason: `Both roles are published under ${worth.code}: one row of pay cannot tell them apart.`,
      };
  }
}

/** Ten years of modelled pay bear no more digits than thousands. */
function thousands(usd: number): number {
  return Math.round(usd / 1000) * 1000;
}

function describeCost({ step, need, usd, fee }: CostItem, { names }: RouteFigures): CostItemAnswer {
  const certification = need.certification ?? null;
  const kind = need.kind === 'experience' ? 'education' : need.kind;
  return {
    step,
    kind,
    name: certification === null ? need.fact.statement : (names.get(certification) ?? certification.toUpperCase()),
    isRequired: need.isRequired,
    certification,
    usd,
    fee,
  };
}
