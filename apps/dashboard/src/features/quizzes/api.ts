import type { Attempt, DrillSummary, Quiz, QuizDetail, StartAttemptBody } from '@careway/contract';
import { queryOptions } from '@tanstack/react-query';
import { api } from '../../api/client.ts';

/** The quizzes there are. */
export const quizzesQuery = queryOptions({
  queryKey: ['quizzes'],
  queryFn: ({ signal }) => api<{ readonly items: readonly Quiz[] }>('/api/v1/quizzes', { signal }),
  staleTime: 300_000,
});

/** The subjects to drill, with how much of each is practiced. */
export const drillsQuery = queryOptions({
  queryKey: ['drills'],
  queryFn: ({ signal }) => api<{ readonly items: readonly DrillSummary[] }>('/api/v1/review/drills', { signal }),
});

/** One quiz with its domains, rules and what is stored. */
export function quizQuery(slug: string) {
  return queryOptions({
    queryKey: ['quizzes', slug],
    queryFn: ({ signal }) => api<QuizDetail>(`/api/v1/quizzes/${encodeURIComponent(slug)}`, { signal }),
    staleTime: 300_000,
  });
}

/** Starts an attempt. Within a session, repeating it with the same key gives the same attempt. */
export function startAttempt(body: StartAttemptBody, idempotencyKey: string): Promise<Attempt> {
  return api<Attempt>('/api/v1/attempts', { method: 'POST', body, idempotencyKey });
}
