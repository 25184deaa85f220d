import type { WageCheck, WageCheckBody, WageComparison, WageSummary, WageTrend } from '@careway/contract';
import { queryOptions } from '@tanstack/react-query';
import { api } from '../../api/client.ts';

/** Wage tables change only when new data are loaded. */
const STALE_MS = 600_000;

/** The figures of an occupation side by side; the patient care coordinator when none is named. */
export function wageSummaryQuery(occupation: string | undefined) {
  return queryOptions({
    queryKey: ['wages', 'summary', occupation],
    queryFn: ({ signal }) => api<WageSummary>('/api/v1/wages/summary', { query: { occupation }, signal }),
    staleTime: STALE_MS,
  });
}

/** The official percentiles of the stand-in and neighbour occupations in one year. */
export function wageComparisonQuery(query: {
  readonly occupation: string | undefined;
  readonly year: string | undefined;
}) {
  return queryOptions({
    queryKey: ['wages', 'compare', query],
    queryFn: ({ signal }) => api<WageComparison>('/api/v1/wages/compare', { query, signal }),
    staleTime: STALE_MS,
    placeholderData: (previous) => previous,
  });
}

/** One stand-in in every state; the first of the occupation when none is named. */
export function stateWagesQuery(query: { readonly occupation: string | undefined; readonly soc: string | undefined }) {
  return queryOptions({
    queryKey: ['wages', 'states', query],
    queryFn: ({ signal }) => api<WageComparison>('/api/v1/wages/compare', { query: { ...query, by: 'place' }, signal }),
    staleTime: STALE_MS,
    placeholderData: (previous) => previous,
  });
}

/** What a trend is asked for; the service's defaults where a name is left out. */
export interface TrendFilters {
  readonly occupation: string | undefined;
  readonly soc: string | undefined;
  readonly statistic: string | undefined;
  readonly inYear: string | undefined;
}

/** Nominal and real pay by year, in the segments that may be joined. */
export function wageTrendQuery(query: TrendFilters) {
  return queryOptions({
    queryKey: ['wages', 'trend', query],
    queryFn: ({ signal }) => api<WageTrend>('/api/v1/wages/trend', { query: { ...query }, signal }),
    staleTime: STALE_MS,
    placeholderData: (previous) => previous,
  });
}

/** Where a pay stands among the published percentiles. Asking changes nothing, so it is cached like a reading. */
export function wageCheckQuery(body: WageCheckBody | null) {
  return queryOptions({
    queryKey: ['wages', 'check', body],
    queryFn: ({ signal }) => api<WageCheck>('/api/v1/wages/check', { method: 'POST', body, signal }),
    staleTime: STALE_MS,
    enabled: body !== null,
  });
}
