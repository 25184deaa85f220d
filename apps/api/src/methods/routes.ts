import { Method, MethodSummary } from '@careway/contract';
import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import type { Api } from '../http/environment.ts';
import { jsonContent, problemResponses } from '../http/openapi.ts';
import { ProblemError } from '../http/problem.ts';
import { readMethods } from './read-methods.ts';

const list = createRoute({
  method: 'get',
  path: '/api/v1/methods',
  tags: ['Methods'],
  summary: 'How every figure is made',
  responses: { 200: jsonContent(z.object({ items: z.array(MethodSummary) }), 'The method pages') },
});

const detail = createRoute({
  method: 'get',
  path: '/api/v1/methods/{slug}',
  tags: ['Methods'],
  summary: 'A method: formula, source, agreement, what the number must not be used for',
  request: { params: z.object({ slug: z.string() }) },
  responses: { 200: jsonContent(Method, 'The method page'), ...problemResponses('not-found') },
});

/** The method pages; they are read once, when the app is made. */
export function mountMethods(app: Api): void {
  const methods = readMethods();
  app.openapi(list, (c) =>
    c.json({ items: methods.map(({ slug, title, subject }) => ({ slug, title, subject })) }, 200),
  );
  app.openapi(detail, (c) => {
    const { slug } = c.req.valid('param');
    const method = methods.find((candidate) => candidate.slug === slug);
    if (method === undefined) throw new ProblemError('not-found', `There is no method page ${slug}.`);
    return c.json(method, 200);
  });
}
