import type {
  Attempt,
  AttemptProgress,
  AttemptSummary,
  ProblemReceipt,
  ReadinessReport,
  ReportProblemBody,
} from '@careway/contract';
import { queryOptions } from '@tanstack/react-query';
import { api } from '../../api/client.ts';
import type { PendingAnswer } from './pending-answer.ts';

const attemptPath = (id: string) => `/api/v1/attempts/${encodeURIComponent(id)}`;

/** The caller's attempts, newest first. */
export const myAttemptsQuery = queryOptions({
  queryKey: ['attempts'],
  queryFn: ({ signal }) => api<{ readonly items: readonly AttemptSummary[] }>('/api/v1/attempts', { signal }),
});

/** Where an attempt stands: its open question and what is saved. */
export function attemptQuery(id: string) {
  return queryOptions({
    queryKey: ['attempts', id],
    queryFn: ({ signal }) => api<Attempt>(attemptPath(id), { signal }),
  });
}

/** The report of a finished attempt. */
export function reportQuery(id: string) {
  return queryOptions({
    queryKey: ['attempts', id, 'report'],
    queryFn: ({ signal }) => api<ReadinessReport>(`${attemptPath(id)}/report`, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** Saves one answer. Repeating it with the same key changes nothing twice. */
export function recordResponse(id: string, answer: PendingAnswer): Promise<AttemptProgress> {
  return api<AttemptProgress>(`${attemptPath(id)}/responses/${answer.position}`, {
    method: 'PUT',
    body: { optionIds: answer.optionIds },
    idempotencyKey: answer.key,
  });
}

/** Tells the authors of a question what is wrong with it. */
export function reportProblem(id: string, position: number, body: ReportProblemBody): Promise<ProblemReceipt> {
  return api<ProblemReceipt>(`${attemptPath(id)}/questions/${position}/problem`, { method: 'POST', body });
}

/** Ends an attempt before its last question. */
export function finishAttempt(id: string): Promise<unknown> {
  return api<unknown>(`${attemptPath(id)}/finish`, { method: 'POST' });
}
