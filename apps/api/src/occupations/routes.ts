import { Occupation, OccupationFilter, OccupationParam, OccupationSummary, PageQuery, page } from '@careway/contract';
import { type Database, findOccupation, listOccupations, listOnetRatings } from '@careway/database';
import { createRoute } from '@hono/zod-openapi';
import type { Kysely } from 'kysely';
import type { Api } from '../http/environment.ts';
import { jsonContent, problemResponses } from '../http/openapi.ts';
import { decodeCursor, toPage } from '../http/paging.ts';
import { ProblemError } from '../http/problem.ts';
import { describeOccupation, describeOccupationSummary } from './describe-occupation.ts';

const tags = ['Occupations'];
const DEFAULT_LIMIT = 50;

const list = createRoute({
  method: 'get',
  path: '/api/v1/occupations',
  tags,
  summary: 'The roles, the patient care coordinator first',
  request: { query: OccupationFilter.extend(PageQuery.shape) },
  responses: { 200: jsonContent(page(OccupationSummary), 'A page of roles'), ...problemResponses('invalid-request') },
});

const detail = createRoute({
  method: 'get',
  path: '/api/v1/occupations/{slug}',
  tags,
  summary: 'A role: duties, skills, settings, education, questions, and the codes that stand in for it',
  request: { params: OccupationParam },
  responses: { 200: jsonContent(Occupation, 'The role'), ...problemResponses('not-found', 'invalid-request') },
});

/** Roles with what is known about them. */
export function mountOccupations(app: Api, deps: { readonly db: Kysely<Database> }): void {
  const { db } = deps;
  app.openapi(list, async (c) => {
    const { level, track, cursor, limit = DEFAULT_LIMIT } = c.req.valid('query');
    const occupations = await listOccupations(db, {
      limit: limit + 1,
      ...(level === undefined ? {} : { level }),
      ...(track === undefined ? {} : { track }),
      ...(cursor === undefined ? {} : { after: decodeCursor(cursor) }),
    });
    return c.json(
      toPage(occupations.map(describeOccupationSummary), limit, ({ slug }) => slug),
      200,
    );
  });
  app.openapi(detail, async (c) => {
    const { slug } = c.req.valid('param');
    const occupation = await findOccupation(db, slug);
    if (occupation === undefined) throw new ProblemError('not-found', `There is no occupation "${slug}".`);
    const ratings = await listOnetRatings(db, occupation.ratedCode === null ? [] : [occupation.ratedCode]);
    return c.json(describeOccupation(occupation, ratings), 200);
  });
}
