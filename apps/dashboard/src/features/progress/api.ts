import type { PersonProgress } from '@careway/contract';
import { queryOptions } from '@tanstack/react-query';
import { api } from '../../api/client.ts';

/** Results of the caller's finished attempts over time, and their practice. */
export const progressQuery = queryOptions({
  queryKey: ['progress'],
  queryFn: ({ signal }) => api<PersonProgress>('/api/v1/progress', { signal }),
});
