import { domains } from '@careway/assessment';
import { Lesson, LessonSummary, MarkLessonBody, ReadLesson } from '@careway/contract';
import {
  type Database,
  findLesson,
  listLessons,
  listLiveItems,
  listObjectiveStatements,
  listReadLessons,
  markLesson,
} from '@careway/database';
import { createRoute } from '@hono/zod-openapi';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { Auth } from '../accounts/auth.ts';
import { ensurePerson } from '../accounts/ensure-person.ts';
import type { Api } from '../http/environment.ts';
import { jsonBody, jsonContent, problemResponses } from '../http/openapi.ts';
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

const mark = createRoute({
  method: 'put',
  path: '/api/v1/lessons/{slug}/read',
  tags: ['Lessons'],
  summary: 'Mark a lesson as read, or as not read; a caller without a session becomes a guest',
  request: { params: z.object({ slug: z.string().max(120) }), body: jsonBody(MarkLessonBody) },
  responses: {
    204: { description: 'It is kept' },
    ...problemResponses('not-found', 'invalid-request', 'malformed-json'),
  },
});

const mine = createRoute({
  method: 'get',
  path: '/api/v1/me/lessons',
  tags: ['Lessons'],
  summary: 'The lessons I marked as read',
  responses: { 200: jsonContent(z.object({ items: z.array(ReadLesson) }), 'They, in the order of reading') },
});

interface Deps {
  /** For the lessons themselves: the replica where there is one. */
  readonly readDb: Kysely<Database>;
  readonly db: Kysely<Database>;
  readonly auth: Auth;
  readonly now: () => Date;
}

/** The lessons. Reading one needs no session and stores nothing unless its reader marks it. */
export function mountLessons(app: Api, given: Deps): void {
  const deps = { db: given.readDb };
  app.openapi(mark, async (c) => {
    const { slug } = c.req.valid('param');
    if ((await findLesson(given.db, slug)) === undefined)
      throw new ProblemError('not-found', `There is no lesson ${slug}.`);
    const readAt = c.req.valid('json').isRead ? given.now() : null;
    const person = await ensurePerson(c, given.auth);
    await given.db.transaction().execute((trx) => markLesson(trx, person.id, slug, readAt));
    return c.body(null, 204);
  });
  app.openapi(mine, async (c) => {
    const person = c.get('person');
    const read = person === null ? [] : [...(await listReadLessons(given.db, person.id))];
    return c.json({ items: read.map(([slug, at]) => ({ slug, readAt: at.toISOString() })) }, 200);
  });
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
