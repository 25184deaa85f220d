import type { MiddlewareHandler } from 'hono';
import { ProblemError } from './problem.ts';

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Messages that a learning system posts through the browser; each is signed or starts a login (LTI 1.3). */
const fromLearningSystems = /^\/lti\/[^/]+\/(login|launch)$/;

/** Refuses unsafe calls that a browser says come from another site. Clients that are no browser send no Origin. */
export function refuseCrossSite(publicUrl: string): MiddlewareHandler {
  const publicOrigin = new URL(publicUrl).origin;
  return async (c, next) => {
    if (safeMethods.has(c.req.method) || fromLearningSystems.test(c.req.path)) return next();
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
