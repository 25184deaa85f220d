import type { CreatedShare, CreateShareBody, SharedView, SharePage } from '@careway/contract';
import { queryOptions } from '@tanstack/react-query';
import { api } from './client.ts';

/** Freezes an answer under a link. */
export function createShare(body: CreateShareBody): Promise<CreatedShare> {
  return api<CreatedShare>('/api/v1/shares', { method: 'POST', body });
}

/** My links, newest first. */
export const sharesQuery = queryOptions({
  queryKey: ['shares'],
  queryFn: ({ signal }) => api<SharePage>('/api/v1/shares', { query: { limit: 200 }, signal }),
});

/** Ends a link. */
export function revokeShare(id: string): Promise<void> {
  return api<void>(`/api/v1/shares/${id}`, { method: 'DELETE' });
}

/** What a link shows. */
export function sharedViewQuery(token: string) {
  return queryOptions({
    queryKey: ['share', token],
    queryFn: ({ signal }) => api<SharedView>(`/api/v1/shares/${encodeURIComponent(token)}`, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
}
