import type { Lesson, LessonSummary, ReadLesson } from '@careway/contract';
import { queryOptions } from '@tanstack/react-query';
import { api } from '../../api/client.ts';

/** Every lesson, by domain. */
export const lessonsQuery = queryOptions({
  queryKey: ['lessons', 'all'],
  queryFn: ({ signal }) => api<{ readonly items: readonly LessonSummary[] }>('/api/v1/lessons', { signal }),
  staleTime: 300_000,
});

/** One lesson whole. */
export function lessonQuery(slug: string) {
  return queryOptions({
    queryKey: ['lessons', 'one', slug],
    queryFn: ({ signal }) => api<Lesson>(`/api/v1/lessons/${encodeURIComponent(slug)}`, { signal }),
    staleTime: 300_000,
  });
}

/** The lessons that the caller marked as read. */
export const readLessonsQuery = queryOptions({
  queryKey: ['lessons', 'read'],
  queryFn: ({ signal }) => api<{ readonly items: readonly ReadLesson[] }>('/api/v1/me/lessons', { signal }),
});

/** Marks a lesson as read, or as not read. */
export function markLesson(slug: string, isRead: boolean): Promise<void> {
  return api<void>(`/api/v1/lessons/${encodeURIComponent(slug)}/read`, { method: 'PUT', body: { isRead } });
}
