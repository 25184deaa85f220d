import type { Problem, ProblemCode } from '@careway/contract';
import type { Context } from 'hono';

/** The one table from a problem's code to its status and title. */
const problems: Readonly<Record<ProblemCode, { readonly status: ProblemStatus; readonly title: string }>> = {
  'not-found': { status: 404, title: 'Not found' },
  'method-not-allowed': { status: 405, title: 'Method not allowed' },
  'malformed-json': { status: 400, title: 'The body is not valid JSON' },
  'invalid-request': { status: 422, title: 'The request is not valid' },
  'unsupported-media-type': { status: 415, title: 'Unsupported media type' },
  'body-too-large': { status: 413, title: 'The body is too large' },
  'sign-in-required': { status: 401, title: 'Sign in first' },
  'account-required': { status: 403, title: 'An account is needed' },
  forbidden: { status: 403, title: 'Not allowed' },
  'cross-site-refused': { status: 403, title: 'Request from another site refused' },
  conflict: { status: 409, title: 'Conflict' },
  'answer-already-accepted': { status: 409, title: 'This question was already answered' },
  'position-not-open': { status: 409, title: 'This question is not open' },
  'attempt-complete': { status: 409, title: 'This attempt is complete' },
  'attempt-open': { status: 409, title: 'This attempt is still open' },
  'attempt-paused': { status: 409, title: 'This attempt is paused' },
  'time-is-up': { status: 409, title: 'The time is up' },
  'assignment-not-open': { status: 409, title: 'This assignment is not open yet' },
  'assignment-closed': { status: 409, title: 'This assignment is closed' },
  'no-attempts-left': { status: 409, title: 'No attempts are left' },
  'result-not-released': { status: 409, title: 'The result is not released yet' },
  'link-expired': { status: 410, title: 'This link has expired' },
  'link-used': { status: 410, title: 'This link was already used' },
  'idempotency-key-reused': { status: 422, title: 'Idempotency-Key was used for another request' },
  'idempotency-key-in-progress': { status: 409, title: 'The first request with this Idempotency-Key is still running' },
  'too-many-requests': { status: 429, title: 'Too many requests' },
  'not-ready': { status: 503, title: 'Not ready' },
  'internal-error': { status: 500, title: 'Something went wrong on our side' },
};
type ProblemStatus = 400 | 401 | 403 | 404 | 405 | 409 | 410 | 413 | 415 | 422 | 429 | 500 | 503;

/** An outcome that ends a request with a problem document. Thrown by use cases; `detail` is shown to the caller. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly code: ProblemCode;
  readonly errors: Problem['errors'];

  constructor(code: ProblemCode, detail: string, errors?: Problem['errors'], options?: ErrorOptions) {
    super(detail, options);
    this.code = code;
    this.errors = errors;
  }
}

/** Answers with a problem document (RFC 9457). */
export function problemResponse(c: Context, code: ProblemCode, detail: string, errors?: Problem['errors']): Response {
  const { status, title } = problems[code];
  const requestId: unknown = c.get('requestId');
  const body: Problem = {
    type: `/problems/${code}`,
    title,
    status,
    detail,
    code,
    requestId: typeof requestId === 'string' ? requestId : 'none',
    ...(errors === undefined ? {} : { errors }),
  };
  return c.body(JSON.stringify(body), status, { 'content-type': 'application/problem+json' });
}

/** The status a problem's code is answered with. */
export function problemStatus(code: ProblemCode): ProblemStatus {
  return problems[code].status;
}
