import { Problem, type ProblemCode } from '@careway/contract';
import { type createRoute, OpenAPIHono, type RouteConfig } from '@hono/zod-openapi';
import type { z } from 'zod';
import type { ApiEnvironment } from './environment.ts';
import { ProblemError, problemStatus } from './problem.ts';

/** An app whose validators answer with problem documents that name every field at fault. */
export function createApi(): OpenAPIHono<ApiEnvironment> {
  return new OpenAPIHono<ApiEnvironment>({
    defaultHook: (result) => {
      if (result.success) return;
      const errors = result.error.issues.map((issue) => ({
        path: [result.target === 'json' ? 'body' : result.target, ...issue.path.map(String)].join('.'),
        message: issue.message,
      }));
      const named = errors.map((error) => `${error.path}: ${error.message}`).join('; ');
      throw new ProblemError('invalid-request', named, errors);
    },
  });
}

/** A JSON answer of a route. */
export function jsonContent<T extends z.ZodType>(schema: T, description: string) {
  return { description, content: { 'application/json': { schema } } };
}

/** A JSON body that a route needs. */
export function jsonBody<T extends z.ZodType>(schema: T) {
  return { required: true, content: { 'application/json': { schema } } };
}

type RouteResponses = Parameters<typeof createRoute>[0]['responses'];

/** The problem documents a route may answer with, by code. */
export function problemResponses(...codes: readonly ProblemCode[]): RouteResponses {
  const byStatus = new Map<number, ProblemCode[]>();
  for (const code of codes) byStatus.set(problemStatus(code), [...(byStatus.get(problemStatus(code)) ?? []), code]);
  return Object.fromEntries(
    [...byStatus].map(([status, named]) => [
      status,
      { description: `Problem: ${named.join(', ')}`, content: { 'application/problem+json': { schema: Problem } } },
    ]),
  ) satisfies RouteConfig['responses'];
}
