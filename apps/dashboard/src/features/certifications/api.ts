import type { Certification, CertificationSummary, Eligibility, EligibilityBody } from '@careway/contract';
import { queryOptions } from '@tanstack/react-query';
import { api } from '../../api/client.ts';

/** The catalogue changes only when new data are loaded. */
const STALE_MS = 600_000;

interface CertificationPage {
  readonly items: readonly CertificationSummary[];
  readonly nextCursor: string | null;
}

/** The whole catalogue; it is smaller than one page of the service. */
export const certificationsQuery = queryOptions({
  queryKey: ['certifications'],
  queryFn: ({ signal }) => api<CertificationPage>('/api/v1/certifications', { query: { limit: 200 }, signal }),
  staleTime: STALE_MS,
});

/** One certification with all its facts. */
export function certificationQuery(code: string) {
  return queryOptions({
    queryKey: ['certifications', code.toLowerCase()],
    queryFn: ({ signal }) => api<Certification>(addressOf(code), { signal }),
    staleTime: STALE_MS,
  });
}

/** How a person stands to each requirement. The service keeps nothing of what is sent. */
export function checkEligibility(code: string, person: EligibilityBody): Promise<Eligibility> {
  return api<Eligibility>(`${addressOf(code)}/eligibility`, { method: 'POST', body: person });
}

function addressOf(code: string): string {
  return `/api/v1/certifications/${encodeURIComponent(code.toLowerCase())}`;
}
