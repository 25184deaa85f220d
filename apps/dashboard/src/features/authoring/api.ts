import type {
  BlueprintCoverage,
  BlueprintSummary,
  FairnessRun,
  FairnessRunDetail,
  ItemChoices,
  ItemContent,
  ItemDetail,
  ItemImport,
  ItemObjective,
  ItemPage,
  ItemProblem,
  ItemReview,
  ItemStatistics,
  ItemSuspension,
  ItemVersion,
  Job,
  ReviewItemBody,
} from '@careway/contract';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api } from '../../api/client.ts';

interface Items<Item> {
  readonly items: readonly Item[];
  readonly nextCursor?: string | null;
}

const itemPath = (id: string) => `/api/v1/items/${encodeURIComponent(id)}`;

/** Filters of the list of questions, as they stand in the address. */
export interface ItemFilters {
  readonly domain?: string | undefined;
  readonly status?: string | undefined;
  readonly text?: string | undefined;
}

/** Questions page by page. */
export function itemsQuery(filters: ItemFilters) {
  return infiniteQueryOptions({
    queryKey: ['items', 'list', filters],
    queryFn: ({ signal, pageParam }) =>
      api<ItemPage>('/api/v1/items', { query: { ...filters, cursor: pageParam ?? undefined, limit: 50 }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
  });
}

export function itemQuery(id: string) {
  return queryOptions({
    queryKey: ['items', 'one', id],
    queryFn: ({ signal }) => api<ItemDetail>(itemPath(id), { signal }),
    staleTime: 0,
  });
}

export function versionsQuery(id: string) {
  return queryOptions({
    queryKey: ['items', 'one', id, 'versions'],
    queryFn: ({ signal }) => api<Items<ItemVersion>>(`${itemPath(id)}/versions`, { signal }),
  });
}

export function reviewsQuery(id: string) {
  return queryOptions({
    queryKey: ['items', 'one', id, 'reviews'],
    queryFn: ({ signal }) => api<Items<ItemReview>>(`${itemPath(id)}/reviews`, { signal }),
  });
}

export function statisticsQuery(id: string) {
  return queryOptions({
    queryKey: ['items', 'one', id, 'statistics'],
    queryFn: ({ signal }) => api<ItemStatistics>(`${itemPath(id)}/statistics`, { signal }),
  });
}

/** Domains and objectives a question can belong to. */
export const choicesQuery = queryOptions({
  queryKey: ['items', 'choices'],
  queryFn: ({ signal }) => api<ItemChoices>('/api/v1/items/choices', { signal }),
  staleTime: 300_000,
});

export function createItem(content: ItemContent): Promise<ItemDetail> {
  return api<ItemDetail>('/api/v1/items', { method: 'POST', body: { content } });
}

export function saveDraft(id: string, content: ItemContent, edition: number): Promise<ItemDetail> {
  return api<ItemDetail>(`${itemPath(id)}/draft`, { method: 'PUT', body: { content, edition } });
}

export function discardDraft(id: string): Promise<unknown> {
  return api<unknown>(`${itemPath(id)}/draft`, { method: 'DELETE' });
}

export function submitDraft(id: string, edition: number): Promise<ItemDetail> {
  return api<ItemDetail>(`${itemPath(id)}/submit`, { method: 'POST', body: { edition } });
}

export function reviewDraft(id: string, review: ReviewItemBody): Promise<ItemDetail> {
  return api<ItemDetail>(`${itemPath(id)}/reviews`, { method: 'POST', body: review });
}

export function moveItem(id: string, to: string, reason: string): Promise<ItemDetail> {
  return api<ItemDetail>(`${itemPath(id)}/status`, { method: 'PUT', body: { to, reason } });
}

/** Sends a file of questions; with `isDryRun` nothing is written. */
export function importItems(file: File, isDryRun: boolean): Promise<ItemImport> {
  return api<ItemImport>('/api/v1/items/import', {
    method: 'POST',
    query: { name: file.name, dryRun: isDryRun ? '1' : '0' },
    file,
  });
}

/** Address of the bank as a file. */
export function exportAddress(format: 'qti-3.0' | 'csv' | 'json', filters: ItemFilters): string {
  const query = new URLSearchParams({ format });
  if (filters.domain !== undefined) query.set('domain', filters.domain);
  if (filters.status !== undefined) query.set('status', filters.status);
  return `/api/v1/items/export?${query}`;
}

export const blueprintsQuery = queryOptions({
  queryKey: ['blueprints'],
  queryFn: ({ signal }) => api<Items<BlueprintSummary>>('/api/v1/blueprints', { signal }),
});

export function coverageQuery(slug: string) {
  return queryOptions({
    queryKey: ['blueprints', slug],
    queryFn: ({ signal }) =>
      api<BlueprintCoverage>(`/api/v1/blueprints/${encodeURIComponent(slug)}/coverage`, { signal }),
  });
}

/** Problems that learners reported. */
export function problemsQuery(state: 'open' | 'resolved' | 'dismissed', item?: string) {
  return queryOptions({
    queryKey: ['item-problems', state, item],
    queryFn: ({ signal }) =>
      api<Items<ItemProblem>>('/api/v1/item-problems', { query: { state, item, limit: 200 }, signal }),
  });
}

export function answerProblem(id: string, state: 'resolved' | 'dismissed', resolution: string): Promise<unknown> {
  return api<unknown>(`/api/v1/item-problems/${encodeURIComponent(id)}`, {
    method: 'PUT',
    body: { state, resolution },
  });
}

/** Adds an objective to a domain (`slug` null), or changes the words of one that was added here. */
export function saveObjective(domain: string, slug: string | null, statement: string): Promise<ItemObjective> {
  const path = `/api/v1/objectives/${encodeURIComponent(domain)}`;
  return slug === null
    ? api<ItemObjective>(path, { method: 'POST', body: { statement } })
    : api<ItemObjective>(`${path}/${encodeURIComponent(slug)}`, { method: 'PUT', body: { statement } });
}

/** Questions taken out of use because they favor a group: those that wait for a verdict, or those that have one. */
export function suspensionsQuery(state: 'open' | 'decided') {
  return queryOptions({
    queryKey: ['item-suspensions', state],
    queryFn: ({ signal }) =>
      api<Items<ItemSuspension>>('/api/v1/item-suspensions', { query: { state, limit: 200 }, signal }),
  });
}

export function decideSuspension(id: string, verdict: string, reason: string): Promise<unknown> {
  return api<unknown>(`/api/v1/item-suspensions/${encodeURIComponent(id)}`, {
    method: 'PUT',
    body: { verdict, reason },
  });
}

/** Comparisons of groups, newest first. */
export const fairnessRunsQuery = queryOptions({
  queryKey: ['fairness'],
  queryFn: ({ signal }) => api<Items<FairnessRun>>('/api/v1/fairness', { query: { limit: 50 }, signal }),
});

export function fairnessRunQuery(id: string) {
  return queryOptions({
    queryKey: ['fairness', id],
    queryFn: ({ signal }) => api<FairnessRunDetail>(`/api/v1/fairness/${encodeURIComponent(id)}`, { signal }),
  });
}

/** Compares groups on every question of a quiz, as a job. */
export function startComparison(quiz: string): Promise<Job> {
  return api<Job>('/api/v1/fairness', { method: 'POST', body: { quiz } });
}

const LOOK_EVERY_MS = 1_000;

/** A job, looked at again until it has ended. */
export function jobQuery(id: string) {
  return queryOptions({
    queryKey: ['jobs', id],
    queryFn: ({ signal }) => api<Job>(`/api/v1/jobs/${encodeURIComponent(id)}`, { signal }),
    refetchInterval: ({ state: { data } }) => (data !== undefined && data.finishedAt !== null ? false : LOOK_EVERY_MS),
    staleTime: 0,
  });
}
