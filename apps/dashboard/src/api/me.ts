import type { Me } from '@careway/contract';
import { queryOptions } from '@tanstack/react-query';
import { api } from './client.ts';

/** Who is calling and which doors they see. */
export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: ({ signal }) => api<Me>('/api/v1/me', { signal }),
  staleTime: 60_000,
});
