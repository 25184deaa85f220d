import type {
  Certification,
  CertificationSummary,
  CertificationTracker,
  CreditBody,
  HeldCertificationBody,
  HeldDaysBody,
} from '@careway/contract';
import { queryOptions } from '@tanstack/react-query';
import { api } from '../../api/client.ts';

const path = '/api/v1/certifications/mine';
const heldPath = (id: string) => `${path}/${encodeURIComponent(id)}`;

/** What the caller tracks. */
export const trackerQuery = queryOptions({
  queryKey: ['tracker'],
  queryFn: ({ signal }) => api<CertificationTracker>(path, { signal }),
});

/** Certifications that can be tracked. */
export const trackableQuery = queryOptions({
  queryKey: ['trackable-certifications'],
  queryFn: ({ signal }) =>
    api<{ readonly items: readonly CertificationSummary[] }>('/api/v1/certifications', {
      query: { limit: 200 },
      signal,
    }),
  staleTime: 300_000,
});

/** What the letters of a certification may stand for. */
export function readingsQuery(code: string) {
  return queryOptions({
    queryKey: ['readings', code],
    queryFn: ({ signal }) => api<Certification>(`/api/v1/certifications/${encodeURIComponent(code)}`, { signal }),
    staleTime: 300_000,
  });
}

/** A change of the tracker; each answers with the whole of it. */
export type TrackerChange =
  | { readonly kind: 'add'; readonly body: HeldCertificationBody }
  | { readonly kind: 'days'; readonly id: string; readonly body: HeldDaysBody }
  | { readonly kind: 'remove'; readonly id: string }
  | { readonly kind: 'credit'; readonly id: string; readonly body: CreditBody }
  | {
      readonly kind: 'remove-part';
      readonly id: string;
      readonly part: 'credits' | 'evidence';
      readonly partId: string;
    }
  | { readonly kind: 'evidence'; readonly id: string; readonly file: File };

/** Makes a change. */
export function changeTracker(change: TrackerChange): Promise<CertificationTracker> {
  switch (change.kind) {
    case 'add':
      return api(path, { method: 'POST', body: change.body });
    case 'days':
      return api(heldPath(change.id), { method: 'PUT', body: change.body });
    case 'remove':
      return api(heldPath(change.id), { method: 'DELETE' });
    case 'credit':
      return api(`${heldPath(change.id)}/credits`, { method: 'POST', body: change.body });
    case 'remove-part':
      return api(`${heldPath(change.id)}/${change.part}/${encodeURIComponent(change.partId)}`, { method: 'DELETE' });
    case 'evidence':
      return api(`${heldPath(change.id)}/evidence`, {
        method: 'POST',
        query: { name: change.file.name },
        file: change.file,
      });
  }
}
