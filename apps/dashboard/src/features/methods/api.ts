import type { Method, MethodSummary } from '@careway/contract';
import { queryOptions } from '@tanstack/react-query';
import { api } from '../../api/client.ts';

/** Method pages change only with a new version of Careway. */
const STALE_MS = 3_600_000;

export const methodsQuery = queryOptions({
  queryKey: ['methods'],
  queryFn: ({ signal }) => api<{ items: MethodSummary[] }>('/api/v1/methods', { signal }),
  staleTime: STALE_MS,
});

export function methodQuery(slug: string) {
  return queryOptions({
    queryKey: ['methods', slug],
    queryFn: ({ signal }) => api<Method>(`/api/v1/methods/${encodeURIComponent(slug)}`, { signal }),
    staleTime: STALE_MS,
  });
}
