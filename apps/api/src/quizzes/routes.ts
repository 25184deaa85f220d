import { PageQuery, page, Quiz, QuizDetail } from '@careway/contract';
import type { Database } from '@careway/database';
import { createRoute } from '@hono/zod-openapi';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { Api } from '../http/environment.ts';
import { jsonContent, problemResponses } from '../http/openapi.ts';
import { decodeCursor, toPage } from '../http/paging.ts';
import { describeQuiz, describeQuizDetail } from './describe-quiz.ts';
import type { QuizShelf } from './load-quiz.ts';

const list = createRoute({
  method: 'get',
  path: '/api/v1/quizzes',
  tags: ['Quizzes'],
  summary: 'The quizzes: goal, length, mode',
  request: { query: PageQuery },
  responses: { 200: jsonContent(page(Quiz), 'A page of quizzes'), ...problemResponses('invalid-request') },
});

const detail = createRoute({
  method: 'get',
  path: '/api/v1/quizzes/{slug}',
  tags: ['Quizzes'],
  summary: 'What happens in a quiz, what is stored, what the result does not say',
  request: { params: z.object({ slug: z.string() }) },
  responses: { 200: jsonContent(QuizDetail, 'The quiz'), ...problemResponses('not-found') },
});

export function mountQuizzes(app: Api, deps: { readonly db: Kysely<Database>; readonly quizzes: QuizShelf }): void {
  app.openapi(list, async (c) => {
    const { cursor, limit = 50 } = c.req.valid('query');
    const after = cursor === undefined ? undefined : decodeCursor(cursor);
    const quizzes = (await deps.quizzes.list(deps.db)).map(describeQuiz);
    const start = after === undefined ? 0 : quizzes.findIndex((quiz) => quiz.slug === after) + 1;
    return c.json(
      toPage(quizzes.slice(start, start + limit + 1), limit, (quiz) => quiz.slug),
      200,
    );
  });
  app.openapi(detail, async (c) =>
    c.json(describeQuizDetail(await deps.quizzes.find(deps.db, c.req.valid('param').slug)), 200),
  );
}
