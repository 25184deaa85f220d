import { z } from 'zod';

/** Every `code` a problem document may carry; clients decide by it, people read `title` and `detail`. */
export const problemCodes = [
  'not-found',
  'method-not-allowed',
  'malformed-json',
  'invalid-request',
  'unsupported-media-type',
  'body-too-large',
  'sign-in-required',
  'account-required',
  'forbidden',
  'cross-site-refused',
  'conflict',
  'answer-already-accepted',
  'position-not-open',
  'attempt-complete',
  'attempt-open',
  'attempt-paused',
  'time-is-up',
  'assignment-not-open',
  'assignment-closed',
  'no-attempts-left',
  'result-not-released',
  'link-expired',
  'link-used',
  'idempotency-key-reused',
  'idempotency-key-in-progress',
  'too-many-requests',
  'not-ready',
  'internal-error',
] as const;
export type ProblemCode = (typeof problemCodes)[number];

export const Problem = z
  .object({
    type: z.string().describe('URI of the kind of problem: /problems/<code>'),
    title: z.string(),
    status: z.int(),
    detail: z.string().describe('What was wrong here, and what is allowed'),
    code: z.enum(problemCodes),
    requestId: z.string(),
    errors: z
      .array(
        z.object({
          path: z.string().describe('Where: body.pay, query.year, line 3, column email'),
          message: z.string(),
        }),
      )
      .optional(),
  })
  .meta({ id: 'Problem', description: 'RFC 9457 problem details' });
export type Problem = z.infer<typeof Problem>;
