import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import type { Context, Hono } from 'hono';
import type { ApiEnvironment } from './environment.ts';
import { contentSecurityPolicy } from './security-headers.ts';

const NONCE_PLACEHOLDER = '__CSP_NONCE__';
const YEAR_SECONDS = 31_536_000;

/** Serves the built dashboard: hashed files for a year, every other page as the one document with a fresh nonce. */
export function mountDashboard(app: Hono<ApiEnvironment>, folder: string): void {
  const indexFile = join(folder, 'index.html');
  if (!existsSync(indexFile)) return;
  const index = readFileSync(indexFile, 'utf8');
  app.use(
    '/assets/*',
    serveStatic({
      root: folder,
      onFound: (_path, c) => c.header('cache-control', `public, max-age=${YEAR_SECONDS}, immutable`),
    }),
  );
  app.use('*', async (c, next) => {
    if (c.req.path === '/' || c.req.path === '/index.html') return next();
    return serveStatic({ root: folder, onFound: (_path, context) => context.header('cache-control', 'no-cache') })(
      c,
      next,
    );
  });
  app.use('*', async (c, next) => (isPage(c) ? page(c, index) : next()));
}

function isPage(c: Context): boolean {
  const { path, method } = c.req;
  return (method === 'GET' || method === 'HEAD') && !path.startsWith('/api/') && !/\.[a-z0-9]{1,8}$/i.test(path);
}

function page(c: Context, index: string): Response {
  const styleNonce = randomBytes(16).toString('base64');
  c.header('content-security-policy', contentSecurityPolicy({ styleNonce }));
  c.header('cache-control', 'no-store');
  return c.html(index.replaceAll(NONCE_PLACEHOLDER, styleNonce));
}
