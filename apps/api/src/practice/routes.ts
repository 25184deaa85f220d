import {
  Drill,
  DrillSummary,
  PersonProgress,
  Plan,
  PlanAnswer,
  PutPlanBody,
  ReviewAnswerBody,
  ReviewQueue,
  ReviewResult,
} from '@careway/contract';
import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import type { Auth } from '../accounts/auth.ts';
import { ensurePerson } from '../accounts/ensure-person.ts';
import { callerOf } from '../http/authorize.ts';
import type { Api } from '../http/environment.ts';
import { jsonBody, jsonContent, problemResponses } from '../http/openapi.ts';
import { ProblemError } from '../http/problem.ts';
import { answerReview } from './answer-review.ts';
import { describePlan } from './describe-plan.ts';
import { describeProgress } from './describe-progress.ts';
import { describeDrill, listDrills } from './drill.ts';
import { loadPractice, type PracticeDeps } from './load-practice.ts';
import { planCalendar } from './plan-calendar.ts';
import { describeQueue } from './review-queue.ts';
import { savePlan } from './save-plan.ts';

const tags = ['Practice'];
const MAX_EXTRA = 20;

const queue = createRoute({
  method: 'get',
  path: '/api/v1/review/queue',
  tags,
  summary: 'What to practice today, with the reason for each question; no key is in it',
  request: {
    query: z.object({
      extra: z
        .string()
        .regex(/^\d{1,2}$/, `must be a whole number from 0 to ${MAX_EXTRA}`)
        .transform(Number)
        .refine((extra) => extra <= MAX_EXTRA, `must be at most ${MAX_EXTRA}`)
        .optional()
        .meta({ type: 'integer', minimum: 0, maximum: MAX_EXTRA, description: 'Questions to add when nothing is due' }),
    }),
  },
  responses: { 200: jsonContent(ReviewQueue, 'The queue'), ...problemResponses('invalid-request') },
});

const drills = createRoute({
  method: 'get',
  path: '/api/v1/review/drills',
  tags,
  summary: 'The subjects to drill, with how much of each is practiced',
  responses: { 200: jsonContent(z.object({ items: z.array(DrillSummary) }), 'Every subject') },
});

const drill = createRoute({
  method: 'get',
  path: '/api/v1/review/drills/{domain}',
  tags,
  summary: 'Ten questions on one subject; answer them as all practice. No key is in it',
  request: { params: z.object({ domain: z.string().min(1).max(80) }) },
  responses: { 200: jsonContent(Drill, 'The drill'), ...problemResponses('not-found', 'invalid-request') },
});

const answer = createRoute({
  method: 'post',
  path: '/api/v1/review/{itemId}',
  tags,
  summary: 'Answer a question: its key, explanation and next due date; a caller without a session becomes a guest',
  request: { params: z.object({ itemId: z.string().min(1).max(40) }), body: jsonBody(ReviewAnswerBody) },
  responses: {
    200: jsonContent(ReviewResult, 'Scored, kept and explained'),
    ...problemResponses('not-found', 'conflict', 'invalid-request', 'malformed-json'),
  },
});

const getPlan = createRoute({
  method: 'get',
  path: '/api/v1/plan',
  tags,
  summary: 'My plan as it stands today',
  responses: { 200: jsonContent(PlanAnswer, 'The plan, or null before one is made') },
});

const putPlan = createRoute({
  method: 'put',
  path: '/api/v1/plan',
  tags,
  summary: 'Goal, exam date, hours a week: dated steps, or why they cannot fit',
  request: { body: jsonBody(PutPlanBody) },
  responses: {
    200: jsonContent(Plan, 'The plan'),
    ...problemResponses('not-found', 'invalid-request', 'malformed-json'),
  },
});

const calendar = createRoute({
  method: 'get',
  path: '/api/v1/plan.ics',
  tags,
  summary: 'My plan as an iCalendar file',
  responses: {
    200: {
      description: 'The steps with a date, as all-day entries',
      content: { 'text/calendar': { schema: z.string() } },
    },
    ...problemResponses('sign-in-required', 'not-found'),
  },
});

const progress = createRoute({
  method: 'get',
  path: '/api/v1/progress',
  tags,
  summary: 'My results over time, with their ranges',
  responses: { 200: jsonContent(PersonProgress, 'The results'), ...problemResponses('sign-in-required') },
});

interface Deps extends PracticeDeps {
  readonly auth: Auth;
  readonly secret: string;
  readonly publicUrl: string;
}

/** Practice, plan and progress of a person, guests included. */
export function mountPractice(app: Api, deps: Deps): void {
  app.openapi(queue, async (c) => c.json(await describeQueue(deps, c.get('person'), c.req.valid('query').extra), 200));
  app.openapi(drills, async (c) => c.json({ items: await listDrills(deps, c.get('person')) }, 200));
  app.openapi(drill, async (c) => c.json(await describeDrill(deps, c.get('person'), c.req.valid('param').domain), 200));
  app.openapi(answer, async (c) => {
    const { optionIds } = c.req.valid('json');
    const person = await ensurePerson(c, deps.auth);
    return c.json(await answerReview(deps, person, { itemId: c.req.valid('param').itemId, optionIds }), 200);
  });
  app.openapi(getPlan, async (c) => {
    const person = c.get('person');
    if (person === null) return c.json({ plan: null }, 200);
    const practice = await loadPractice(deps, person.id);
    return c.json({ plan: practice.plan === undefined ? null : describePlan(practice, practice.plan) }, 200);
  });
  app.openapi(putPlan, async (c) => {
    const body = c.req.valid('json');
    return c.json(await savePlan(deps, await ensurePerson(c, deps.auth), body), 200);
  });
  app.openapi(calendar, async (c) => {
    const practice = await loadPractice(deps, callerOf(c).id);
    if (practice.plan === undefined) throw new ProblemError('not-found', 'You have no plan yet.');
    const file = planCalendar(describePlan(practice, practice.plan), deps.publicUrl, deps.now());
    return c.body(file, 200, {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': 'attachment; filename="careway-plan.ics"',
    });
  });
  app.openapi(progress, async (c) => c.json(await describeProgress(deps.db, callerOf(c)), 200));
}
