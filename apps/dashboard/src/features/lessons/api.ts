import type { Lesson, LessonSummary } from '@careway/contract';
import { queryOptions } from '@tanstack/react-query';
import { api } from '../../api/client.ts';

/** Every lesson, by domain. */
export const lessonsQuery = queryOptions({
  queryKey: ['lessons'],
  queryFn: ({ signal }) => api<{ readonly items: readonly LessonSummary[] }>('/api/v1/lessons', { signal }),
  staleTime: 300_000,
});

/** One lesson whole. */
export function lessonQuery(slug: string) {
  return queryOptions({
    queryKey: ['lessons', slug],
    queryFn: ({ signal }) => api<Lesson>(`/api/v1/lessons/${encodeURIComponent(slug)}`, { signal }),
    staleTime: 300_000,
  });
}
