import type { Plan, PlanAnswer, PutPlanBody, Quiz } from '@careway/contract';
import { queryOptions } from '@tanstack/react-query';
import { api } from '../../api/client.ts';

/** The caller's plan, or none yet. */
export const planQuery = queryOptions({
  queryKey: ['plan'],
  queryFn: ({ signal }) => api<PlanAnswer>('/api/v1/plan', { signal }),
});

/** The quizzes; a plan prepares for one without a timer, since a mock exam asks the same subjects. */
export const goalsQuery = queryOptions({
  queryKey: ['quizzes'],
  queryFn: ({ signal }) => api<{ readonly items: readonly Quiz[] }>('/api/v1/quizzes', { signal }),
  staleTime: 300_000,
});

/** Keeps goal, date and hours, and gives the plan they make. A caller without a session becomes a guest by it. */
export function savePlan(body: PutPlanBody): Promise<Plan> {
  return api<Plan>('/api/v1/plan', { method: 'PUT', body });
}

/** Marks a lesson as read, or as not read. */
export function markLesson(slug: string, isRead: boolean): Promise<void> {
  return api<void>(`/api/v1/lessons/${encodeURIComponent(slug)}/read`, { method: 'PUT', body: { isRead } });
}
