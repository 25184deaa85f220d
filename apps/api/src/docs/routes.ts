import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createRoute } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { z } from 'zod';
import type { Api } from '../http/environment.ts';
import { ProblemError } from '../http/problem.ts';
import { contentSecurityPolicy } from '../http/security-headers.ts';
import { describeApi } from './describe-api.ts';

const swaggerFolder = dirname(fileURLToPath(import.meta.resolve('swagger-ui-dist/package.json')));
const typeByFile: Readonly<Record<string, string>> = {
  'swagger-ui.css': 'text/css; charset=utf-8',
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
};
const startScript = `SwaggerUIBundle({ url: '/api/openapi.json', dom_id: '#docs', deepLinking: true });\n`;
const docsPage = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Careway API</title>
<link rel="icon" href="/icon.svg">
<link rel="stylesheet" href="/api/docs/swagger-ui.css"></head>
<body><main id="docs"></main>
<script src="/api/docs/swagger-ui-bundle.js"></script><script src="/api/docs/start.js"></script></body>
</html>
`;

const openApiRoute = createRoute({
  method: 'get',
  path: '/api/openapi.json',
  tags: ['Operations'],
  summary: 'This description, as OpenAPI 3.1',
  responses: { 200: { description: 'The description', content: { 'application/json': { schema: z.unknown() } } } },
});

const docsRoute = createRoute({
  method: 'get',
  path: '/api/docs',
  tags: ['Operations'],
  summary: 'This description, as a page',
  responses: { 200: { description: 'The page', content: { 'text/html': { schema: z.string() } } } },
});

/** The OpenAPI 3.1 document, made from the routes themselves, and a page to read it. */
export function mountDocumentation(app: Api, deps: { readonly version: string; readonly publicUrl: string }): void {
  app.openapi(openApiRoute, (c) => c.json(JSON.parse(JSON.stringify(describeApi(app, deps))), 200));
  app.openapi(docsRoute, (c) => {
    c.header('content-security-policy', contentSecurityPolicy({ inlineStyles: true }));
    return c.html(docsPage, 200);
  });
  app.get('/api/docs/:file', (c) => serveFile(c, c.req.param('file')));
}

function serveFile(c: Context, file: string): Response {
  if (file === 'start.js') return c.body(startScript, 200, { 'content-type': 'text/javascript; charset=utf-8' });
  const type = typeByFile[file];
  if (type === undefined) throw new ProblemError('not-found', `The documentation has no file ${file}.`);
  return c.body(readFileSync(join(swaggerFolder, file)), 200, {
    'content-type': type,
    'cache-control': 'public, max-age=86400',
  });
}
