import { createHash } from 'node:crypto';
import { type Database, finishIdempotentCall, forgetIdempotentCall, startIdempotentCall } from '@careway/database';
import type { MiddlewareHandler } from 'hono';
import type { Kysely } from 'kysely';
import type { ApiEnvironment } from './environment.ts';
import { ProblemError } from './problem.ts';

const unsafeMethods = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);
const MAX_KEY_LENGTH = 200;

/** An unsafe call repeated with the same Idempotency-Key gets the first answer again and changes nothing twice. */
export function idempotency(db: Kysely<Database>): MiddlewareHandler<ApiEnvironment> {
  return async (c, next) => {
    const key = c.req.header('idempotency-key');
    const person = c.get('person');
    if (key === undefined || person === null || !unsafeMethods.has(c.req.method)) return next();
    if (key.length === 0 || key.length > MAX_KEY_LENGTH) {
      throw new ProblemError('invalid-request', `Idempotency-Key must have 1 to ${MAX_KEY_LENGTH} characters.`, [
        { path: 'header.idempotency-key', message: `has ${key.length} characters` },
      ]);
    }
    const requestHash = createHash('sha256')
      .update(`${c.req.method} ${c.req.path}\n`)
      .update(new Uint8Array(await c.req.arrayBuffer()))
      .digest('hex');
    const started = await startIdempotentCall(db, { personId: person.id, key, requestHash });
    if (started.kind === 'reused') {
      throw new ProblemError(
        'idempotency-key-reused',
        `The key ${key} came with another request before. Use a new key for a new request.`,
      );
    }
    if (started.kind === 'running')
      throw new ProblemError(
        'idempotency-key-in-progress',
        `The call with the key ${key} has not ended. Try again shortly.`,
      );
    if (started.kind === 'finished') {
      return new Response(started.body, {
        status: started.status,
        headers: { 'content-type': started.contentType, 'idempotency-replayed': 'true' },
      });
    }
    await next();
    if (c.res.status >= 500) return forgetIdempotentCall(db, { personId: person.id, key });
    await finishIdempotentCall(db, {
      personId: person.id,
      key,
      status: c.res.status,
      contentType: c.res.headers.get('content-type') ?? 'application/json',
      body: await c.res.clone().text(),
    });
  };
}
