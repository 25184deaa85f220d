import type { MiddlewareHandler } from 'hono';
import { ProblemError } from './problem.ts';

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Refuses unsafe calls that a browser says come from another site. Clients that are no browser send no Origin. */
export function refuseCrossSite(publicUrl: string): MiddlewareHandler {
  const publicOrigin = new URL(publicUrl).origin;
  return async (c, next) => {
    if (safeMethods.has(c.req.method)) return next();
    const origin = c.req.header('origin');
    const isOurs = origin === undefined || origin === publicOrigin || origin === new URL(c.req.url).origin;
    if (!isOurs || c.req.header('sec-fetch-site') === 'cross-site') {
      throw new ProblemError(
        'cross-site-refused',
        `Calls from ${origin ?? 'another site'} are refused; this service is ${publicOrigin}.`,
      );
    }
    return next();
  };
}
