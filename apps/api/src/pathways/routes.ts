import { GapQuery, PathwayGap, PathwayMap, PathwayRoutes, RoutesQuery } from '@careway/contract';
import { type Database, listOnetRatings, loadStepMap } from '@careway/database';
import {
  DEFAULT_MAX_STEPS,
  gapBetween,
  type Occupation,
  ONET_ATTRIBUTION,
  rankRoutes,
  type StepMap,
} from '@careway/pathways';
import { createRoute } from '@hono/zod-openapi';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { Api } from '../http/environment.ts';
import { jsonContent, problemResponses } from '../http/openapi.ts';
import { ProblemError } from '../http/problem.ts';
import { toSourceBrief } from '../wages/answers.ts';
import { describeGap, describeMap, describeNode } from './describe-pathways.ts';
import { assumptionsOf, describePay, describeRoute, rankings } from './describe-routes.ts';
import { loadRouteFigures, rateRoutes } from './route-figures.ts';

const tags = ['Pathways'];

const map = createRoute({
  method: 'get',
  path: '/api/v1/pathways',
  tags,
  summary: 'The step map: roles and the steps between them',
  request: { query: z.strictObject({}) },
  responses: { 200: jsonContent(PathwayMap, 'Roles and steps'), ...problemResponses('invalid-request') },
});

const routes = createRoute({
  method: 'get',
  path: '/api/v1/pathways/routes',
  tags,
  summary: 'Routes between two roles ranked by what matters, with what each step needs and is worth',
  request: { query: RoutesQuery },
  responses: { 200: jsonContent(PathwayRoutes, 'Routes, best first'), ...problemResponses('invalid-request') },
});

const gap = createRoute({
  method: 'get',
  path: '/api/v1/pathways/gap',
  tags,
  summary: 'What would change between two roles: schooling, license, workplaces, skills and work styles',
  request: { query: GapQuery },
  responses: { 200: jsonContent(PathwayGap, 'The differences'), ...problemResponses('invalid-request') },
});

/** The step map, routes over it, and the gap between two roles. */
export function mountPathways(app: Api, deps: { readonly db: Kysely<Database> }): void {
  const { db } = deps;
  app.openapi(map, async (c) => c.json(describeMap(await loadStepMap(db)), 200));
  app.openapi(routes, async (c) => {
    const { objective, schooling, maxSteps = DEFAULT_MAX_STEPS, ...query } = c.req.valid('query');
    const steps = await loadStepMap(db);
    const { from, to } = endsOf(steps, query);
    const figures = await loadRouteFigures(db, steps);
    const rated = rateRoutes(steps, { from: from.slug, to: to.slug }, maxSteps, schooling, figures);
    const ranked = rankRoutes(rated, objective);
    const body = {
      from: describeNode(from),
      to: describeNode(to),
      objective,
      schooling,
      maxSteps,
      routes: ranked.map((each) => describeRoute(steps, each, figures, schooling)),
      ranking: rankings[objective],
      inYear: figures.inYear,
      pay: describePay(figures, new Set(ranked.flatMap(({ route }) => route.slugs))),
      assumptions: assumptionsOf(steps, figures.inYear),
      attribution: ONET_ATTRIBUTION,
      method: '/methods/route-worth',
      sources: figures.sources.map(toSourceBrief),
    };
    return c.json(body, 200);
  });
  app.openapi(gap, async (c) => {
    const steps = await loadStepMap(db);
    const { from, to } = endsOf(steps, c.req.valid('query'));
    const ratings = await listOnetRatings(
      db,
      [from, to].flatMap((occupation) => occupation.ratedCode ?? []),
    );
    return c.json(describeGap(steps, from, to, gapBetween(from, to, ratings)), 200);
  });
}

/** The two roles of a query; refuses a slug that is not on the map, and a pair that is one role. */
function endsOf(steps: StepMap, query: { readonly from: string; readonly to: string }) {
  const from = knownOccupation(steps, 'from', query.from);
  const to = knownOccupation(steps, 'to', query.to);
  if (from === to) throw refuseQuery('to', `must be another role than from, got "${to.slug}" for both`);
  return { from, to };
}

function knownOccupation(steps: StepMap, parameter: string, slug: string): Occupation {
  const occupation = steps.occupations.get(slug);
  if (occupation !== undefined) return occupation;
  throw refuseQuery(parameter, `there is no role "${slug}"; allowed: ${[...steps.occupations.keys()].join(', ')}`);
}

function refuseQuery(parameter: string, message: string): ProblemError {
  const path = `query.${parameter}`;
  return new ProblemError('invalid-request', `${path}: ${message}`, [{ path, message }]);
}
