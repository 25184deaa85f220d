import { type Domain, domains } from '@careway/assessment';
import { ItemObjective, ObjectiveBody } from '@careway/contract';
import { type Database, insertObjective, listObjectives, recordAuditEvent, renameObjective } from '@careway/database';
import { createRoute } from '@hono/zod-openapi';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import { callerOf } from '../http/authorize.ts';
import type { Api } from '../http/environment.ts';
import { jsonBody, jsonContent, problemResponses } from '../http/openapi.ts';
import { ProblemError } from '../http/problem.ts';

const tags = ['Item bank'];
const refusals = ['sign-in-required', 'account-required', 'forbidden', 'invalid-request', 'malformed-json'] as const;
const domainParams = z.object({ domain: z.enum(domains) });
const SLUG_LENGTH = 60;

const create = createRoute({
  method: 'post',
  path: '/api/v1/objectives/{domain}',
  tags,
  summary: 'Add an objective to a domain; its slug is made from its words',
  request: { params: domainParams, body: jsonBody(ObjectiveBody) },
  responses: { 201: jsonContent(ItemObjective, 'The objective'), ...problemResponses(...refusals) },
});

const change = createRoute({
  method: 'put',
  path: '/api/v1/objectives/{domain}/{slug}',
  tags,
  summary: 'Change the words of an objective that was added here; those of the bank’s files are changed there',
  request: { params: domainParams.extend({ slug: z.string().max(80) }), body: jsonBody(ObjectiveBody) },
  responses: {
    200: jsonContent(ItemObjective, 'The objective'),
    ...problemResponses(...refusals, 'not-found', 'conflict'),
  },
});

/** Objectives that authors add. */
export function mountObjectives(app: Api, deps: { readonly db: Kysely<Database> }): void {
  app.openapi(create, async (c) => {
    const { domain } = c.req.valid('param');
    const { statement } = c.req.valid('json');
    const slug = await deps.db.transaction().execute(async (trx) => {
      const taken = new Set((await listObjectives(trx)).filter((one) => one.domain === domain).map((one) => one.slug));
      const made = freeSlug(statement, taken);
      if (!(await insertObjective(trx, { domain, slug: made, statement })))
        throw new ProblemError(
          'conflict',
          'Somebody added the same objective at this moment. Open the question again.',
        );
      await recordAuditEvent(trx, {
        actorId: callerOf(c).id,
        action: 'objective.added',
        target: `${domain}/${made}`,
      });
      return made;
    });
    return c.json({ slug, statement, isOwn: true }, 201);
  });
  app.openapi(change, async (c) => {
    const { domain, slug } = c.req.valid('param');
    const { statement } = c.req.valid('json');
    await deps.db.transaction().execute(async (trx) => {
      if (!(await renameObjective(trx, { domain, slug, statement }))) throw await refusalOf(trx, domain, slug);
      await recordAuditEvent(trx, {
        actorId: callerOf(c).id,
        action: 'objective.changed',
        target: `${domain}/${slug}`,
      });
    });
    return c.json({ slug, statement, isOwn: true }, 200);
  });
}

async function refusalOf(db: Kysely<Database>, domain: Domain, slug: string): Promise<ProblemError> {
  const isThere = (await listObjectives(db)).some((one) => one.domain === domain && one.slug === slug);
  return isThere
    ? new ProblemError('conflict', `${domain}/${slug} comes from a file of the bank; change it there.`)
    : new ProblemError('not-found', `There is no objective ${domain}/${slug}.`);
}

/** The words in lower case with hyphens, cut at a word, numbered when that is taken. */
function freeSlug(statement: string, taken: ReadonlySet<string>): string {
  const words = statement.toLowerCase().match(/[a-z0-9]+/g) ?? ['objective'];
  let slug = '';
  for (const word of words) {
    const longer = slug === '' ? word.slice(0, SLUG_LENGTH) : `${slug}-${word}`;
    if (longer.length > SLUG_LENGTH) break;
    slug = longer;
  }
  let number = 2;
  let free = slug;
  while (taken.has(free)) {
    free = `${slug}-${number}`;
    number += 1;
  }
  return free;
}
