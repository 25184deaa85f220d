import { Job } from '@careway/contract';
import { cancelJob, type Database, findJob, type JobRecord } from '@careway/database';
import { createRoute } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import { callerOf } from '../http/authorize.ts';
import type { Api, ApiEnvironment } from '../http/environment.ts';
import { jsonContent, problemResponses } from '../http/openapi.ts';
import { ProblemError } from '../http/problem.ts';

const tags = ['Jobs'];
const params = z.object({ id: z.uuid() });
const LOOK_EVERY_MS = 400;

const one = createRoute({
  method: 'get',
  path: '/api/v1/jobs/{id}',
  tags,
  summary: 'State and progress of a longer piece of work',
  request: { params },
  responses: {
    200: jsonContent(Job, 'The job'),
    ...problemResponses('not-found', 'sign-in-required', 'invalid-request'),
  },
});

const events = createRoute({
  method: 'get',
  path: '/api/v1/jobs/{id}/events',
  tags,
  summary: 'The same as server-sent events, until the job has ended',
  request: { params },
  responses: {
    200: {
      description: 'Events named "job" with the job as JSON',
      content: { 'text/event-stream': { schema: z.string() } },
    },
    ...problemResponses('not-found', 'sign-in-required', 'invalid-request'),
  },
});

const cancel = createRoute({
  method: 'delete',
  path: '/api/v1/jobs/{id}',
  tags,
  summary: 'Ask a job to stop; what it has not finished is not kept',
  request: { params },
  responses: {
    200: jsonContent(Job, 'The job'),
    ...problemResponses('not-found', 'sign-in-required', 'invalid-request'),
  },
});

/** Longer work of the caller: imports and own pay files. */
export function mountJobs(app: Api, deps: { readonly db: Kysely<Database> }): void {
  const { db } = deps;
  app.openapi(one, async (c) => c.json(toJob(await ownJob(db, c, c.req.valid('param').id)), 200));
  app.openapi(cancel, async (c) => {
    const { id } = c.req.valid('param');
    await ownJob(db, c, id);
    await cancelJob(db, id);
    return c.json(toJob(await ownJob(db, c, id)), 200);
  });
  app.openapi(events, async (c) => {
    const { id } = c.req.valid('param');
    let job = await ownJob(db, c, id);
    return streamSSE(c, async (stream) => {
      let sent = '';
      while (!stream.aborted) {
        const data = JSON.stringify(toJob(job));
        if (data !== sent) await stream.writeSSE({ event: 'job', data });
        sent = data;
        if (job.finishedAt !== null) return;
        await stream.sleep(LOOK_EVERY_MS);
        const next = await findJob(db, id);
        if (next === undefined) return;
        job = next;
      }
    });
  });
}

/** A job that the caller started; to everybody else there is none, except for administrators, and for authors a calibration. */
async function ownJob(db: Kysely<Database>, c: Context<ApiEnvironment>, id: string): Promise<JobRecord> {
  const person = callerOf(c);
  const job = await findJob(db, id);
  const isShared = person.role === 'administrator' || (person.role === 'author' && job?.kind === 'calibration');
  if (job === undefined || (job.startedBy !== person.id && !isShared)) {
    throw new ProblemError('not-found', `There is no job ${id} of yours.`);
  }
  return job;
}

/** A job as its owner reads it. */
export function toJob(job: JobRecord): Job {
  const { id, kind, state, done, total, rowsTaken, rowsRefused, error, resultPath, createdAt, finishedAt } = job;
  return {
    id,
    kind,
    state: state === 'receiving' ? 'queued' : state,
    done: state === 'done' ? total : done,
    total,
    rowsTaken,
    rowsRefused,
    error,
    resultPath,
    createdAt,
    finishedAt,
  };
}
