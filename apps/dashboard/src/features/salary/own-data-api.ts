import type { CreateDatasetBody, Dataset, DatasetComparison, DatasetPage, Job, PayEquity } from '@careway/contract';
import { queryOptions } from '@tanstack/react-query';
import { api } from '../../api/client.ts';
import { followJob } from '../../api/jobs.ts';

/** The pay data sets of an organization, newest first. */
export function datasetsQuery(organizationId: string) {
  return queryOptions({
    queryKey: ['datasets', organizationId],
    queryFn: ({ signal }) => api<DatasetPage>('/api/v1/datasets', { query: { organization: organizationId }, signal }),
  });
}

/** One data set. */
export function datasetQuery(id: string) {
  return queryOptions({
    queryKey: ['dataset', id],
    queryFn: ({ signal }) => api<Dataset>(`/api/v1/datasets/${id}`, { signal }),
  });
}

/** Filters of own pay; what is left out is whatever it is. `small`: groups under five too, which nothing that leaves may hold. */
export interface OwnPayFilters {
  readonly soc: string | undefined;
  readonly level: string | undefined;
  readonly area: string | undefined;
  readonly by: string | undefined;
  readonly small: boolean;
}

/** Own pay beside the market. */
export function comparisonQuery(id: string, filters: OwnPayFilters) {
  const { soc, level, area, by, small } = filters;
  return queryOptions({
    queryKey: ['dataset', id, 'compare', filters],
    queryFn: ({ signal }) =>
      api<DatasetComparison>(`/api/v1/datasets/${id}/compare`, {
        query: { soc, level, area, by, shared: small ? '0' : '1' },
        signal,
      }),
    placeholderData: (previous) => previous,
  });
}

/** Gaps between groups of a data set. */
export function equityQuery(id: string) {
  return queryOptions({
    queryKey: ['dataset', id, 'equity'],
    queryFn: ({ signal }) => api<PayEquity>(`/api/v1/datasets/${id}/equity`, { signal }),
  });
}

/** What Save sends, and who is told of its progress. */
export interface NewDataset {
  readonly body: CreateDatasetBody;
  readonly file: Blob;
  readonly onJob: (job: Job) => void;
}

/** Keeps a pay file and waits until it was read. Throws with the reason when it could not be. */
export async function saveDataset({ body, file, onJob }: NewDataset): Promise<Dataset> {
  const made = await api<Dataset>('/api/v1/datasets', { method: 'POST', body });
  try {
    const job = await api<Job>(`/api/v1/datasets/${made.id}/file`, { method: 'PUT', file });
    const ended = await followJob(job.id, onJob);
    if (ended.state === 'done') return made;
    throw new DatasetNotRead(ended.error ?? 'The reading was stopped.');
  } catch (error) {
    await deleteDataset(made.id).catch(() => undefined);
    throw error;
  }
}

/** The service could not read the file; the message says why. */
export class DatasetNotRead extends Error {
  override readonly name = 'DatasetNotRead';
}

/** Forgets a data set with all its rows. */
export function deleteDataset(id: string): Promise<void> {
  return api<void>(`/api/v1/datasets/${id}`, { method: 'DELETE' });
}
