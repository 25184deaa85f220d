import type { MiddlewareHandler } from 'hono';
import { etag } from 'hono/etag';

/** Read-only answers that are the same for everybody until reference data changes. */
const referencePaths =
  /^\/api\/v1\/(occupations|sources|wages|employment|certifications(?!\/mine(?:\/|$))|pathways|quizzes|methods|lessons)(\/|$)/;
const FRESH_SECONDS = 60;
const withEtag = etag();

/** Gives reference answers an ETag and answers 304 to whoever has them already. */
export const referenceAnswers: MiddlewareHandler = async (c, next) => {
  if (c.req.method !== 'GET' || !referencePaths.test(c.req.path)) return next();
  await withEtag(c, next);
  if (c.res.ok || c.res.status === 304)
    c.res.headers.set('cache-control', `public, max-age=${FRESH_SECONDS}, must-revalidate`);
};
