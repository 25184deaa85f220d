import type { Me, Problem } from '@careway/contract';
import { vi } from 'vitest';

/** A call the page made: its method, path with query, body and Idempotency-Key. */
export interface Call {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
  readonly idempotencyKey: string | null;
}

/** Answers one call: a JSON value, a `Problem` (sent with its status), or 'lost' for no connection. */
type Answer = (call: Call) => unknown;

export const visitor: Me = { person: null, doors: ['candidate'] };
export const guest: Me = {
  person: {
    id: '6f0b8a40-0000-4000-8000-000000000001',
    isGuest: true,
    name: null,
    email: null,
    signsInThrough: null,
    role: 'candidate',
    memberships: [],
  },
  doors: ['candidate'],
};

/** Stands in for the service. `answers` is by "METHOD /path"; a call without an answer gets 404. Returns the calls made. */
export function serve(answers: Readonly<Record<string, Answer>>, me: Me = visitor): readonly Call[] {
  const calls: Call[] = [];
  const known: Readonly<Record<string, Answer>> = { 'GET /api/v1/me': () => me, ...answers };
  vi.stubGlobal('fetch', async (url: string, init: RequestInit = {}) => {
    const method = init.method ?? 'GET';
    const body: unknown = typeof init.body === 'string' ? JSON.parse(init.body) : undefined;
    const call = { method, path: url, body, idempotencyKey: new Headers(init.headers).get('idempotency-key') };
    calls.push(call);
    const answer =
      known[`${method} ${url.split('?')[0]}`]?.(call) ??
      problem({ status: 404, code: 'not-found', detail: `No ${url}` });
    if (answer === 'lost') throw new TypeError('Failed to fetch');
    return new Response(JSON.stringify(answer), {
      status: statusOf(answer),
      headers: { 'content-type': 'application/json' },
    });
  });
  return calls;
}

/** A problem document as the service sends it. */
export function problem(parts: Pick<Problem, 'status' | 'code' | 'detail'>): Problem {
  return { type: `/problems/${parts.code}`, title: parts.code, requestId: 'req-17', ...parts };
}

function statusOf(answer: unknown): number {
  return typeof answer === 'object' && answer !== null && 'requestId' in answer && 'status' in answer
    ? Number(answer.status)
    : 200;
}
