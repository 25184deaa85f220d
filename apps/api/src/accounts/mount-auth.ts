import type { ProblemCode } from '@careway/contract';
import type { Context } from 'hono';
import { CLIENT_ADDRESS_HEADER, clientAddress } from '../http/client-address.ts';
import type { Api } from '../http/environment.ts';
import { problemResponse } from '../http/problem.ts';
import type { Auth } from './auth.ts';
import { describeAuthRoutes } from './describe-auth.ts';

/** better-auth under /api/auth/*, with its errors answered as problem documents like all others. */
export function mountAuth(app: Api, deps: { readonly auth: Auth }): void {
  describeAuthRoutes(app);
  app.on(['GET', 'POST'], '/api/auth/*', async (c) => {
    const headers = new Headers(c.req.raw.headers);
    headers.delete(CLIENT_ADDRESS_HEADER);
    const address = clientAddress(c);
    if (address !== undefined) headers.set(CLIENT_ADDRESS_HEADER, address);
    const answer = await deps.auth.handler(new Request(c.req.raw, { headers }));
    return answer.status < 400 ? answer : toProblem(c, answer);
  });
}

const codeByStatus: Readonly<Record<number, ProblemCode>> = {
  400: 'invalid-request',
  401: 'sign-in-required',
  403: 'forbidden',
  404: 'not-found',
  409: 'conflict',
  415: 'unsupported-media-type',
  422: 'invalid-request',
  429: 'too-many-requests',
};

async function toProblem(c: Context, answer: Response): Promise<Response> {
  const said = await readMessage(answer);
  const retryAfter = answer.headers.get('x-retry-after');
  if (retryAfter !== null) c.header('retry-after', retryAfter);
  const code = codeByStatus[answer.status] ?? 'internal-error';
  if (code === 'internal-error') return problemResponse(c, code, 'The account service could not answer. Try again.');
  return problemResponse(c, code, said ?? `${c.req.path} was refused.`);
}

async function readMessage(answer: Response): Promise<string | undefined> {
  try {
    const body: unknown = await answer.json();
    return typeof body === 'object' && body !== null && 'message' in body && typeof body.message === 'string'
      ? body.message
      : undefined;
  } catch {
    return undefined;
  }
}
