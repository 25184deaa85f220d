import type { SourceDetail, SourcePage } from '@careway/contract';
import { queryOptions } from '@tanstack/react-query';
import { api } from '../../api/client.ts';

/** Reference answers change only when new data are loaded. */
const STALE_MS = 600_000;

/** Every source that a figure of the product names; there are fewer than one page holds. */
export const sourcesQuery = queryOptions({
  queryKey: ['sources'],
  queryFn: ({ signal }) => api<SourcePage>('/api/v1/sources', { query: { limit: 200 }, signal }),
  staleTime: STALE_MS,
});

/** One source with what rests on it. */
export function sourceQuery(id: string) {
  return queryOptions({
    queryKey: ['sources', id],
    queryFn: ({ signal }) => api<SourceDetail>(`/api/v1/sources/${encodeURIComponent(id)}`, { signal }),
    staleTime: STALE_MS,
  });
}
