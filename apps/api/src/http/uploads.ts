import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { ProblemError } from './problem.ts';

const MEGABYTE = 1024 * 1024;

/** Routes whose body is a file of any type, with the most bytes it may have. All other bodies are small JSON. */
const uploads: readonly { readonly route: RegExp; readonly bytes: number }[] = [
  { route: /^POST \/api\/v1\/items\/import$/, bytes: 16 * MEGABYTE },
  {
    route: /^POST \/api\/v1\/organizations\/[0-9a-f-]{36}\/cohorts\/[0-9a-f-]{36}\/roster\/file$/,
    bytes: 8 * MEGABYTE,
  },
  { route: /^POST \/api\/v1\/certifications\/mine\/[0-9a-f-]{36}\/evidence$/, bytes: 2 * MEGABYTE },
  { route: /^POST \/api\/v1\/admin\/imports$/, bytes: 1024 * MEGABYTE },
  { route: /^PUT \/api\/v1\/datasets\/[0-9a-f-]{36}\/file$/, bytes: 512 * MEGABYTE },
];

/** How many bytes of a file a route takes; `undefined` where it takes no file. */
export function uploadLimitOf(method: string, path: string): number | undefined {
  return uploads.find(({ route }) => route.test(`${method} ${path}`))?.bytes;
}

/** Refuses a body that is larger than its route takes, as soon as that is known. */
export function limitBodies(jsonLimitBytes: number): MiddlewareHandler {
  const refuseOver = (bytes: number): MiddlewareHandler =>
    bodyLimit({
      maxSize: bytes,
      onError: (c) => {
        // What is left of the body is not read: the caller may not send the next request behind it.
        c.header('Connection', 'close');
        throw new ProblemError('body-too-large', `The body may have at most ${bytes} bytes.`);
      },
    });
  const forJson = refuseOver(jsonLimitBytes);
  const forUploads = uploads.map(({ route, bytes }) => ({ route, refuse: refuseOver(bytes) }));
  return (c, next) => {
    const upload = forUploads.find(({ route }) => route.test(`${c.req.method} ${c.req.path}`));
    return (upload?.refuse ?? forJson)(c, next);
  };
}
