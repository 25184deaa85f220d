import type { MiddlewareHandler } from 'hono';
import { ProblemError } from './problem.ts';
import { uploadLimitOf } from './uploads.ts';

const bodyMethods = new Set(['POST', 'PUT', 'PATCH']);

/** A body that is not JSON is refused, unless the route takes a file. */
export const requireJson: MiddlewareHandler = async (c, next) => {
  const isUpload = uploadLimitOf(c.req.method, c.req.path) !== undefined;
  if (!isUpload && bodyMethods.has(c.req.method) && hasBody(c.req.raw.headers)) {
    const type = c.req.header('content-type') ?? 'none';
    if (!/^application\/([\w.-]+\+)?json\b/i.test(type)) {
      throw new ProblemError('unsupported-media-type', `The body must be application/json, got ${type}.`);
    }
  }
  return next();
};

function hasBody(headers: Headers): boolean {
  return headers.has('transfer-encoding') || Number(headers.get('content-length') ?? '0') > 0;
}
