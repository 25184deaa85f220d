import type { FormTechnicalReport, Method, MethodSummary, Quiz, TechnicalReport } from '@careway/contract';
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

const LOOK_EVERY_MS = 2_000;

/** Quizzes; each has a technical report. */
export const measuredQuizzesQuery = queryOptions({
  queryKey: ['quizzes', 'measured'],
  queryFn: async ({ signal }) => {
    const { items } = await api<{ readonly items: readonly Quiz[] }>('/api/v1/quizzes', { signal });
    return items;
  },
  staleTime: 300_000,
});

/** What a quiz publishes of itself; looked at again until its simulated figures are there. */
export function technicalReportQuery(quiz: string) {
  return queryOptions({
    queryKey: ['quizzes', quiz, 'technical-report'],
    queryFn: ({ signal }) =>
      api<TechnicalReport | FormTechnicalReport>(`/api/v1/quizzes/${encodeURIComponent(quiz)}/technical-report`, {
        signal,
      }),
    refetchInterval: ({ state }) =>
      state.data?.kind === 'adaptive' && state.data.simulation?.isCurrent !== true ? LOOK_EVERY_MS : false,
  });
}
