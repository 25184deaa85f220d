import { FormTechnicalReport, TechnicalReport } from '@careway/contract';
import { type Database, queueWork } from '@careway/database';
import { createRoute } from '@hono/zod-openapi';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { Api } from '../http/environment.ts';
import { jsonContent, problemResponses } from '../http/openapi.ts';
import { THE_PRODUCT } from '../jobs/the-product.ts';
import { writeFormTechnicalReport } from './form-technical-report.ts';
import type { QuizShelf } from './load-quiz.ts';
import { writeTechnicalReport } from './technical-report.ts';

const detail = createRoute({
  method: 'get',
  path: '/api/v1/quizzes/{slug}/technical-report',
  tags: ['Quizzes'],
  summary:
    'How well a quiz measures: of an adaptive one pool, model and simulated figures too, of a form classical statistics',
  request: { params: z.object({ slug: z.string() }) },
  responses: {
    200: jsonContent(z.union([TechnicalReport, FormTechnicalReport]), 'The technical report, by kind of quiz'),
    ...problemResponses('not-found'),
  },
});

/** Technical reports. Figures that the bank as it stands does not have yet are simulated once, by a job, and kept. */
export function mountTechnicalReport(
  app: Api,
  deps: { readonly db: Kysely<Database>; readonly quizzes: QuizShelf },
): void {
  const { db } = deps;
  app.openapi(detail, async (c) => {
    const { slug } = c.req.valid('param');
    const quiz = await deps.quizzes.find(db, slug);
    const { blueprint } = quiz;
    if (blueprint.mode !== 'adaptive') return c.json(await writeFormTechnicalReport(db, { ...quiz, blueprint }), 200);
    const report = await writeTechnicalReport(db, { ...quiz, blueprint });
    if (report.simulation?.isCurrent !== true) {
      const payload = { quiz: slug, parameters: report.versions.parameters };
      await queueWork(db, { kind: 'simulation', payload, startedBy: THE_PRODUCT });
    }
    return c.json(report, 200);
  });
}
