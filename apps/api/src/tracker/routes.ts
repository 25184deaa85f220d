import {
  CertificationTracker,
  CreditBody,
  EvidenceQuery,
  HeldCertificationBody,
  HeldDaysBody,
} from '@careway/contract';
import { type Database, deleteTracked, findEvidence } from '@careway/database';
import { createRoute } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import { callerOf } from '../http/authorize.ts';
import type { Api, ApiEnvironment } from '../http/environment.ts';
import { jsonBody, jsonContent, problemResponses } from '../http/openapi.ts';
import { ProblemError } from '../http/problem.ts';
import { addCredit, addEvidence, addHeld, changeHeld, notTracked } from './change-tracker.ts';
import { describeTracker } from './describe-tracker.ts';
import { reminderCalendar } from './reminder-calendar.ts';

const tags = ['Certifications'];
const base = '/api/v1/certifications/mine';
const held = z.object({ id: z.uuid() });
const part = held.extend({ part: z.uuid() });
const refusals = ['sign-in-required', 'not-found', 'invalid-request'] as const;
const whole = (description: string) => jsonContent(CertificationTracker, description);

const list = createRoute({
  method: 'get',
  path: base,
  tags,
  summary: 'The certifications I hold: how long each lasts, what its renewal asks for, what shows it',
  responses: { 200: whole('What I track'), ...problemResponses('sign-in-required') },
});

const add = createRoute({
  method: 'post',
  path: base,
  tags,
  summary: 'Track a certification; letters without a confirmed issuer are asked back',
  request: { body: jsonBody(HeldCertificationBody) },
  responses: { 200: whole('What I track now'), ...problemResponses(...refusals, 'malformed-json', 'conflict') },
});

const change = createRoute({
  method: 'put',
  path: `${base}/{id}`,
  tags,
  summary: 'Change the days of a certification, as after a renewal',
  request: { params: held, body: jsonBody(HeldDaysBody) },
  responses: { 200: whole('What I track now'), ...problemResponses(...refusals, 'malformed-json') },
});

const remove = createRoute({
  method: 'delete',
  path: `${base}/{id}`,
  tags,
  summary: 'Stop tracking a certification; its credits and files go with it',
  request: { params: held },
  responses: { 200: whole('What I track now'), ...problemResponses(...refusals) },
});

const credit = createRoute({
  method: 'post',
  path: `${base}/{id}/credits`,
  tags,
  summary: 'Add continuing education',
  request: { params: held, body: jsonBody(CreditBody) },
  responses: { 200: whole('What I track now'), ...problemResponses(...refusals, 'malformed-json', 'conflict') },
});

const removeCredit = createRoute({
  method: 'delete',
  path: `${base}/{id}/credits/{part}`,
  tags,
  summary: 'Remove continuing education',
  request: { params: part },
  responses: { 200: whole('What I track now'), ...problemResponses(...refusals) },
});

const evidence = createRoute({
  method: 'post',
  path: `${base}/{id}/evidence`,
  tags,
  summary: 'Keep a file that shows it: PDF, PNG or JPEG, 2 MB at most, 20 MB in all',
  request: {
    params: held,
    query: EvidenceQuery,
    body: {
      required: true,
      content: { 'application/octet-stream': { schema: z.string().meta({ format: 'binary' }) } },
    },
  },
  responses: {
    200: whole('What I track now'),
    ...problemResponses(...refusals, 'account-required', 'body-too-large', 'unsupported-media-type', 'conflict'),
  },
});

const readEvidence = createRoute({
  method: 'get',
  path: `${base}/{id}/evidence/{part}`,
  tags,
  summary: 'A file of mine',
  request: { params: part },
  responses: {
    200: {
      description: 'The file',
      content: { 'application/octet-stream': { schema: z.string().meta({ format: 'binary' }) } },
    },
    ...problemResponses(...refusals),
  },
});

const removeEvidence = createRoute({
  method: 'delete',
  path: `${base}/{id}/evidence/{part}`,
  tags,
  summary: 'Remove a file',
  request: { params: part },
  responses: { 200: whole('What I track now'), ...problemResponses(...refusals) },
});

const reminders = createRoute({
  method: 'get',
  path: `${base}/reminders.ics`,
  tags,
  summary: 'The last day of each certification as an iCalendar file, with reminders',
  responses: {
    200: { description: 'The calendar', content: { 'text/calendar': { schema: z.string() } } },
    ...problemResponses('sign-in-required'),
  },
});

interface Deps {
  readonly db: Kysely<Database>;
  readonly now: () => Date;
  readonly publicUrl: string;
}

/** A person's own certifications. Mounted before the catalogue, whose codes these paths would be. */
export function mountTracker(app: Api, deps: Deps): void {
  const { db, now } = deps;
  const answer = async (c: Context<ApiEnvironment>) => describeTracker(db, callerOf(c).id, now());
  app.openapi(list, async (c) => c.json(await answer(c), 200));
  app.openapi(reminders, async (c) =>
    c.body(reminderCalendar(await answer(c), deps.publicUrl, now()), 200, {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': 'attachment; filename="careway-certifications.ics"',
    }),
  );
  app.openapi(add, async (c) => {
    await addHeld(deps, callerOf(c).id, c.req.valid('json'));
    return c.json(await answer(c), 200);
  });
  app.openapi(change, async (c) => {
    await changeHeld(deps, callerOf(c).id, c.req.valid('param').id, c.req.valid('json'));
    return c.json(await answer(c), 200);
  });
  app.openapi(remove, async (c) => {
    const { id } = c.req.valid('param');
    if (!(await deleteTracked(db, callerOf(c).id, { table: 'held_certification', id }))) throw notTracked(id);
    return c.json(await answer(c), 200);
  });
  app.openapi(credit, async (c) => {
    await addCredit(deps, callerOf(c).id, c.req.valid('param').id, c.req.valid('json'));
    return c.json(await answer(c), 200);
  });
  app.openapi(removeCredit, async (c) => {
    const { id, part: creditId } = c.req.valid('param');
    const target = { table: 'continuing_education', id: creditId, certificationId: id } as const;
    if (!(await deleteTracked(db, callerOf(c).id, target))) throw partNotFound(creditId);
    return c.json(await answer(c), 200);
  });
  app.openapi(evidence, async (c) => {
    const bytes = new Uint8Array(await c.req.arrayBuffer());
    await addEvidence(deps, callerOf(c).id, c.req.valid('param').id, { name: c.req.valid('query').name, bytes });
    return c.json(await answer(c), 200);
  });
  app.openapi(readEvidence, async (c) => {
    const { id, part: fileId } = c.req.valid('param');
    const file = await findEvidence(db, callerOf(c).id, id, fileId);
    if (file === undefined) throw partNotFound(fileId);
    return new Response(Buffer.from(file.contentBase64, 'base64'), {
      headers: {
        'content-type': file.mediaType,
        'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
        'x-content-type-options': 'nosniff',
        'cache-control': 'private, no-store',
      },
    });
  });
  app.openapi(removeEvidence, async (c) => {
    const { id, part: fileId } = c.req.valid('param');
    const target = { table: 'evidence_file', id: fileId, certificationId: id } as const;
    if (!(await deleteTracked(db, callerOf(c).id, target))) throw partNotFound(fileId);
    return c.json(await answer(c), 200);
  });
}

function partNotFound(id: string): ProblemError {
  return new ProblemError('not-found', `There is nothing ${id} of yours at this certification.`);
}
