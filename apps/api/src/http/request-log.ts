import { randomUUID } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import type { Logger } from '../logger.ts';
import { routePattern } from './authorize.ts';
import type { ApiEnvironment } from './environment.ts';
import type { Metrics } from './metrics.ts';

const requestIdForm = /^[\w.-]{8,64}$/;

/** Gives each request an id (the caller's, if it is well formed), one log line and one observation. */
export function requestLog(logger: Logger, metrics: Metrics): MiddlewareHandler<ApiEnvironment> {
  return async (c, next) => {
    const offered = c.req.header('x-request-id');
    const requestId = offered !== undefined && requestIdForm.test(offered) ? offered : randomUUID();
    c.set('requestId', requestId);
    const started = performance.now();
    await next();
    c.res.headers.set('x-request-id', requestId);
    const durationMs = performance.now() - started;
    const route = routePattern(c) ?? 'none';
    metrics.observe(c.req.method, route, c.res.status, durationMs / 1000);
    logger.info({
      event: 'request.finished',
      requestId,
      method: c.req.method,
      route,
      status: c.res.status,
      durationMs: Math.round(durationMs * 10) / 10,
    });
  };
}
