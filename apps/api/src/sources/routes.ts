import { type Source as SourceAnswer, SourceDetail, SourcePage, SourcesQuery } from '@careway/contract';
import {
  type Database,
  findSources,
  type HeldSource,
  listSources,
  listSourceUses,
  type SourceUse,
} from '@careway/database';
import { createRoute, z } from '@hono/zod-openapi';
import type { Kysely } from 'kysely';
import type { Api } from '../http/environment.ts';
import { jsonContent, problemResponses } from '../http/openapi.ts';
import { toPage } from '../http/paging.ts';
import { ProblemError } from '../http/problem.ts';
import { keyAfter } from '../wages/labor-context.ts';

const tags = ['Sources'];
const DEFAULT_LIMIT = 50;
const sourceId = /^[a-z0-9-]+$/;

/** What each kind of use is called, and where it is answered. */
const uses: Readonly<Record<SourceUse['kind'], { readonly what: string; readonly path: (id: string) => string }>> = {
  wage: { what: 'Official wages and employment', path: (id) => `/api/v1/wages?source=${id}` },
  'reported-figure': { what: 'Figures reported for an occupation', path: (id) => `/api/v1/wages?source=${id}` },
  projection: { what: 'Projections of jobs', path: () => '/api/v1/employment/outlook' },
  'price-index-year': { what: 'Pay after prices', path: () => '/api/v1/wages/trend' },
  'imported-row': { what: 'Rows of an imported file', path: () => '/api/v1/wages' },
  'series-break': { what: 'Breaks in series of pay and employment', path: () => '/api/v1/wages/trend' },
};

const list = createRoute({
  method: 'get',
  path: '/api/v1/sources',
  tags,
  summary: 'Every source of a figure: publisher, table, vintage, licence, checksum',
  request: { query: SourcesQuery },
  responses: { 200: jsonContent(SourcePage, 'A page of sources'), ...problemResponses('invalid-request') },
});

const detail = createRoute({
  method: 'get',
  path: '/api/v1/sources/{id}',
  tags,
  summary: 'One source and what rests on it',
  request: { params: z.object({ id: z.string().max(60) }) },
  responses: { 200: jsonContent(SourceDetail, 'The source'), ...problemResponses('not-found', 'invalid-request') },
});

/** Where the figures come from. */
export function mountSources(app: Api, deps: { readonly db: Kysely<Database> }): void {
  const { db } = deps;
  app.openapi(list, async (c) => {
    const { cursor, limit = DEFAULT_LIMIT } = c.req.valid('query');
    const rows = await listSources(db, { limit: limit + 1, ...keyAfter(cursor, sourceId) });
    const page = toPage(rows, limit, (row) => row.id);
    return c.json({ items: page.items.map(toSource), nextCursor: page.nextCursor }, 200);
  });
  app.openapi(detail, async (c) => {
    const { id } = c.req.valid('param');
    const [source] = sourceId.test(id) ? await findSources(db, [id]) : [];
    if (source === undefined) throw new ProblemError('not-found', `There is no source "${id}".`);
    const usedBy = await listSourceUses(db, id);
    return c.json(
      {
        ...toSource(source),
        usedBy: usedBy.map(({ kind, count }) => ({ what: uses[kind].what, path: uses[kind].path(id), count })),
      },
      200,
    );
  });
}

function toSource(source: HeldSource): SourceAnswer {
  const { id, kind, publisher, title, vintage, licence, howSure, note, figureCount } = source;
  return {
    id,
    kind,
    publisher,
    title,
    vintage,
    licence,
    howSure,
    note,
    figureCount,
    url: source.url ?? null,
    dateChecked: source.dateChecked ?? null,
    file: source.file ?? null,
    checksum: source.checksum ?? null,
  };
}
