import { Attempt, FlagBody, OpenQuestion } from '@careway/contract';
import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { callerOf } from '../http/authorize.ts';
import type { Api } from '../http/environment.ts';
import { jsonBody, jsonContent, problemResponses } from '../http/openapi.ts';
import { describeAttempt } from './describe-attempt.ts';
import { describePlace, flagPlace, pauseAttempt } from './mock-attempt.ts';
import type { ClockDeps } from './settle-overdue.ts';
import { resumeAttempt } from './sitting.ts';

const tags = ['Attempts'];
const idParams = z.object({ id: z.uuid() });
const placeParams = idParams.extend({ position: z.coerce.number().int().min(1).max(500) });
const refusals = [
  'sign-in-required',
  'not-found',
  'invalid-request',
  'conflict',
  'attempt-complete',
  'attempt-paused',
  'time-is-up',
] as const;

const place = createRoute({
  method: 'get',
  path: '/api/v1/attempts/{id}/questions/{position}',
  tags,
  summary: 'Any question of a mock exam, with its saved choice and its flag',
  request: { params: placeParams },
  responses: { 200: jsonContent(OpenQuestion, 'The question'), ...problemResponses(...refusals) },
});

const flag = createRoute({
  method: 'put',
  path: '/api/v1/attempts/{id}/flags/{position}',
  tags,
  summary: 'Flag a question of a mock exam to look at it again, or take the flag away',
  request: { params: placeParams, body: jsonBody(FlagBody) },
  responses: { 204: { description: 'It is kept' }, ...problemResponses(...refusals, 'malformed-json') },
});

const pause = createRoute({
  method: 'post',
  path: '/api/v1/attempts/{id}/pause',
  tags,
  summary: 'Stop the clock of a mock exam that was started with pauses; no question is shown while it stands',
  request: { params: idParams },
  responses: { 200: jsonContent(Attempt, 'The attempt, paused'), ...problemResponses(...refusals) },
});

const resume = createRoute({
  method: 'post',
  path: '/api/v1/attempts/{id}/resume',
  tags,
  summary: 'Go on after a pause or a sitting; a clock runs again with the time that was left',
  request: { params: idParams },
  responses: { 200: jsonContent(Attempt, 'The attempt, running'), ...problemResponses(...refusals) },
});

/** What mock exams have: free movement, flags and pauses; and going on, which every attempt has after a sitting. */
export function mountMockAttempts(app: Api, deps: ClockDeps): void {
  app.openapi(place, async (c) => {
    const { id, position } = c.req.valid('param');
    return c.json(await describePlace(deps, callerOf(c), id, position), 200);
  });
  app.openapi(flag, async (c) => {
    const { id, position } = c.req.valid('param');
    await flagPlace(deps, callerOf(c), id, { position, ...c.req.valid('json') });
    return c.body(null, 204);
  });
  app.openapi(pause, async (c) => {
    const { id } = c.req.valid('param');
    await pauseAttempt(deps, callerOf(c), id);
    return c.json(await describeAttempt(deps, callerOf(c), id), 200);
  });
  app.openapi(resume, async (c) => {
    const { id } = c.req.valid('param');
    await resumeAttempt(deps, callerOf(c), id);
    return c.json(await describeAttempt(deps, callerOf(c), id), 200);
  });
}
