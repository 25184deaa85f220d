import type {
  Attempt,
  AttemptExplanations,
  AttemptProgress,
  AttemptSummary,
  OpenQuestion,
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

/** An attempt with the time on this device when it came, to tell the clock of the service by. */
export type HeldAttempt = Attempt & { readonly receivedAt: number };

/** Where an attempt stands: its open question and what is saved. */
export function attemptQuery(id: string) {
  return queryOptions({
    queryKey: ['attempts', id],
    queryFn: async ({ signal }): Promise<HeldAttempt> => held(await api<Attempt>(attemptPath(id), { signal })),
  });
}

function held(attempt: Attempt): HeldAttempt {
  return { ...attempt, receivedAt: Date.now() };
}

/** Any question of a mock exam, with its saved choice and its flag. */
export function placeQuery(id: string, position: number) {
  return queryOptions({
    queryKey: ['attempts', id, 'questions', position],
    queryFn: ({ signal }) => api<OpenQuestion>(`${attemptPath(id)}/questions/${position}`, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** Sets or takes away the flag of a question of a mock exam. */
export function flagQuestion(id: string, position: number, isFlagged: boolean): Promise<void> {
  return api<void>(`${attemptPath(id)}/flags/${position}`, { method: 'PUT', body: { isFlagged } });
}

/** Stops the clock of a mock exam; or lets it, or an attempt after a sitting, go on. */
export async function setClock(id: string, change: 'pause' | 'resume'): Promise<HeldAttempt> {
  return held(await api<Attempt>(`${attemptPath(id)}/${change}`, { method: 'POST' }));
}

/** The report of a finished attempt. */
export function reportQuery(id: string) {
  return queryOptions({
    queryKey: ['attempts', id, 'report'],
    queryFn: ({ signal }) => api<ReadinessReport>(`${attemptPath(id)}/report`, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** The explanations of a finished attempt. */
export function explanationsQuery(id: string) {
  return queryOptions({
    queryKey: ['attempts', id, 'explanations'],
    queryFn: ({ signal }) => api<AttemptExplanations>(`${attemptPath(id)}/explanations`, { signal }),
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

/** Ends an attempt: before its last question, or a mock exam. */
export function finishAttempt(id: string): Promise<unknown> {
  return api<unknown>(`${attemptPath(id)}/finish`, { method: 'POST' });
}
