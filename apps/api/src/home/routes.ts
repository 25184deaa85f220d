import { CandidateReport, HomeQuery } from '@careway/contract';
import { createRoute } from '@hono/zod-openapi';
import { callerOf } from '../http/authorize.ts';
import type { Api } from '../http/environment.ts';
import { jsonContent, problemResponses } from '../http/openapi.ts';
import type { PracticeDeps } from '../practice/load-practice.ts';
import { describeHome } from './describe-home.ts';

const home = createRoute({
  method: 'get',
  path: '/api/v1/home',
  tags: ['Home'],
  summary: 'Where I stand and what comes next: readiness, skills and where they lead, plan, certifications, routes',
  request: { query: HomeQuery },
  responses: {
    200: jsonContent(CandidateReport, 'My report as of now'),
    ...problemResponses('sign-in-required', 'invalid-request'),
  },
});

/** A person's own report, guests included. */
export function mountHome(app: Api, deps: PracticeDeps): void {
  app.openapi(home, async (c) => {
    c.header('cache-control', 'no-store');
    return c.json(await describeHome(deps, callerOf(c).id, c.req.valid('query').by), 200);
  });
}
