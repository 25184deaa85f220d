import type { Drill, ProblemReceipt, ReportProblemBody, ReviewQueue, ReviewResult } from '@careway/contract';
import { queryOptions } from '@tanstack/react-query';
import { api } from '../../api/client.ts';

/** What to practice today; `extra` questions more when nothing is due. */
export function reviewQueueQuery(extra: number) {
  return queryOptions({
    queryKey: ['review', 'queue', extra],
    queryFn: ({ signal }) => api<ReviewQueue>('/api/v1/review/queue', { signal, query: extra === 0 ? {} : { extra } }),
  });
}

/** Ten questions on one subject. */
export function drillQuery(domain: string) {
  return queryOptions({
    queryKey: ['drills', domain],
    queryFn: ({ signal }) => api<Drill>(`/api/v1/review/drills/${encodeURIComponent(domain)}`, { signal }),
  });
}

/** Answers a question. Repeating it with the same key changes nothing twice. */
export function answerReview(answer: {
  readonly itemId: string;
  readonly optionIds: readonly string[];
  readonly key: string;
}): Promise<ReviewResult> {
  return api<ReviewResult>(`/api/v1/review/${encodeURIComponent(answer.itemId)}`, {
    method: 'POST',
    body: { optionIds: answer.optionIds },
    idempotencyKey: answer.key,
  });
}

/** Tells the authors of a question what is wrong with it. */
export function reportProblem(itemId: string, body: ReportProblemBody): Promise<ProblemReceipt> {
  return api<ProblemReceipt>(`/api/v1/review/${encodeURIComponent(itemId)}/problem`, { method: 'POST', body });
}
