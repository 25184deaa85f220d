import type { CandidateReport } from '@careway/contract';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api } from '../../api/client.ts';

/** My report as of now, its goals in the order of an objective. */
export function homeQuery(by: CandidateReport['routes']['objective']) {
  return queryOptions({
    queryKey: ['home', by],
    queryFn: ({ signal }) => api<CandidateReport>('/api/v1/home', { query: { by }, signal }),
    placeholderData: keepPreviousData,
  });
}
