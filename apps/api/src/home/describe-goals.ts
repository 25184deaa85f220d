import type { CandidateReport } from '@careway/contract';
import { DEFAULT_MAX_STEPS, occupationOf, type RouteObjective, rankRoutes, type StepMap } from '@careway/pathways';
import { describeNode } from '../pathways/describe-pathways.ts';
import { assumptionsOf, describeWorth, rankings } from '../pathways/describe-routes.ts';
import { type RouteFigures, rateRoutes } from '../pathways/route-figures.ts';
import { toSourceBrief } from '../wages/answers.ts';

/** The role that the product is about: where a person's routes start. */
const HOME_ROLE = 'patient-care-coordinator';
/** Where it leads by the founding article: case manager, healthcare administrator, medical records, policy. */
const GOALS = [
  'nurse-case-manager',
  'healthcare-administrator',
  'medical-records-specialist',
  'health-policy-analyst',
] as const;

/** The best route to each goal by an objective, the goals in its order too. */
export function describeGoals(
  map: StepMap,
  figures: RouteFigures,
  objective: RouteObjective,
): CandidateReport['routes'] {
  const best = GOALS.flatMap((to) =>
    rankRoutes(rateRoutes(map, { from: HOME_ROLE, to }, DEFAULT_MAX_STEPS, 'none', figures), objective).slice(0, 1),
  );
  return {
    from: describeNode(occupationOf(map, HOME_ROLE)),
    objective,
    ranking: rankings[objective],
    inYear: figures.inYear,
    goals: rankRoutes(best, objective).map(({ route, cost, worth, reason }) => {
      const nodes = route.slugs.map((slug) => describeNode(occupationOf(map, slug)));
      const to = describeNode(occupationOf(map, route.slugs.at(-1) ?? HOME_ROLE));
      return {
        to,
        nodes,
        ways: route.steps.flatMap(({ way }) => way?.title ?? []),
        reason,
        knownMonths: route.knownMonths,
        mostKnownMonths: route.mostKnownMonths,
        stepsWithoutTime: route.stepsWithoutTime,
        knownUsd: cost.knownUsd,
        unknownCosts: cost.unknown,
        worth: describeWorth(map, worth),
        pay: figures.answers.find(({ slug }) => slug === to.slug) ?? null,
      };
    }),
    assumptions: assumptionsOf(map, figures.inYear),
    method: '/methods/route-worth',
    sources: figures.sources.map(toSourceBrief),
  };
}
