import { domains } from '@careway/assessment';
import { Lesson, LessonSummary } from '@careway/contract';
import { type Database, findLesson, listLessons, listLiveItems, listObjectiveStatements } from '@careway/database';
import { createRoute } from '@hono/zod-openapi';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { Api } from '../http/environment.ts';
import { jsonContent, problemResponses } from '../http/openapi.ts';
import { ProblemError } from '../http/problem.ts';
import { describeLesson, summarizeLesson } from './describe-lesson.ts';

const list = createRoute({
  method: 'get',
  path: '/api/v1/lessons',
  tags: ['Lessons'],
  summary: 'The lessons, by domain',
  request: { query: z.object({ domain: z.enum(domains).optional() }) },
  responses: {
    200: jsonContent(z.object({ items: z.array(LessonSummary) }), 'The lessons'),
    ...problemResponses('invalid-request'),
  },
});

const detail = createRoute({
  method: 'get',
  path: '/api/v1/lessons/{slug}',
  tags: ['Lessons'],
  summary: 'A lesson: text, a worked example, sources',
  request: { params: z.object({ slug: z.string() }) },
  responses: { 200: jsonContent(Lesson, 'The lesson'), ...problemResponses('not-found') },
});

/** The lessons. Reading one needs no session and stores nothing. */
export function mountLessons(app: Api, deps: { readonly db: Kysely<Database> }): void {
  app.openapi(list, async (c) => {
    const { domain } = c.req.valid('query');
    const lessons = await listLessons(deps.db);
    const asked = domain === undefined ? lessons : lessons.filter((lesson) => lesson.domain === domain);
    const order = asked.toSorted((a, b) => domains.indexOf(a.domain) - domains.indexOf(b.domain));
    return c.json({ items: order.map(summarizeLesson) }, 200);
  });
  app.openapi(detail, async (c) => {
    const { slug } = c.req.valid('param');
    const lesson = await findLesson(deps.db, slug);
    if (lesson === undefined) throw new ProblemError('not-found', `There is no lesson ${slug}.`);
    const [statements, items] = await Promise.all([listObjectiveStatements(deps.db), listLiveItems(deps.db)]);
    return c.json(describeLesson(lesson, statements, items), 200);
  });
}
