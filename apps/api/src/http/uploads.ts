import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { ProblemError } from './problem.ts';

const MEGABYTE = 1024 * 1024;

/** Routes whose body is a file of any type, with the most bytes it may have. All other bodies are small JSON. */
const uploads: Readonly<Record<string, number>> = {
  'POST /api/v1/items/import': 16 * MEGABYTE,
};

/** How many bytes of a file a route takes; `undefined` where it takes no file. */
export function uploadLimitOf(method: string, path: string): number | undefined {
  return uploads[`${method} ${path}`];
}

/** Refuses a body that is larger than its route takes, as soon as that is known. */
export function limitBodies(jsonLimitBytes: number): MiddlewareHandler {
  const refuseOver = (bytes: number): MiddlewareHandler =>
    bodyLimit({
      maxSize: bytes,
      onError: () => {
        throw new ProblemError('body-too-large', `The body may have at most ${bytes} bytes.`);
      },
    });
  const forJson = refuseOver(jsonLimitBytes);
  const forUploads = new Map(Object.entries(uploads).map(([route, bytes]) => [route, refuseOver(bytes)]));
  return (c, next) => (forUploads.get(`${c.req.method} ${c.req.path}`) ?? forJson)(c, next);
}
