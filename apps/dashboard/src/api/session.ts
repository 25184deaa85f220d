import type { Me } from '@careway/contract';
import type { QueryClient } from '@tanstack/react-query';
import { api } from './client.ts';
import { meQuery } from './me.ts';

const FRESH_MS = 60_000;

/**
 * Makes sure that there is a session, a guest's where there is none. Call it before a visitor's first unsafe call: an
 * Idempotency-Key holds within a session, so that a lost answer to that call can be asked for again without doing it twice.
 */
export async function ensureSession(queryClient: QueryClient): Promise<void> {
  const { queryKey } = meQuery;
  const { person } = await queryClient.fetchQuery({
    queryKey,
    queryFn: () => api<Me>('/api/v1/me'),
    staleTime: FRESH_MS,
  });
  if (person !== null) return;
  await api('/api/auth/sign-in/anonymous', { method: 'POST', body: {} });
  await queryClient.invalidateQueries({ queryKey });
}
