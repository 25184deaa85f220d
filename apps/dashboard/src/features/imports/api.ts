import type { ImportJudgement, ImportRun, ImportRunPage, Job } from '@careway/contract';
import { queryOptions } from '@tanstack/react-query';
import { api } from '../../api/client.ts';
import { followJob } from '../../api/jobs.ts';

/** Imports, newest first. */
export const importsQuery = queryOptions({
  queryKey: ['imports'],
  queryFn: ({ signal }) => api<ImportRunPage>('/api/v1/admin/imports', { query: { limit: 100 }, signal }),
});

/** A published file, and what its own content may not say. */
export interface PublishedFile {
  readonly file: File;
  readonly year: string;
  readonly release: string;
}

const PATH = '/api/v1/admin/imports';
const queryOf = ({ file, year, release }: PublishedFile) => ({ name: file.name.slice(0, 200), year, release });

/** What the file is and how its rows would be judged; nothing is kept. */
export function judgeImport(published: PublishedFile): Promise<ImportJudgement> {
  return api<ImportJudgement>(PATH, {
    method: 'POST',
    file: published.file,
    query: { ...queryOf(published), dryRun: '1' },
  });
}

/** Imports the file and follows the job to its end. Throws with the reason when the file was refused. */
export async function runImport(published: PublishedFile, onJob: (job: Job) => void): Promise<ImportRun> {
  const job = await api<Job>(PATH, { method: 'POST', file: published.file, query: queryOf(published) });
  onJob(job);
  const ended = await followJob(job.id, onJob);
  if (ended.state !== 'done' || ended.resultPath === null) throw new ImportRefused(ended.error ?? 'It was stopped.');
  return api<ImportRun>(ended.resultPath);
}

/** Asks a running import to stop; nothing of it is kept. */
export function cancelImport(jobId: string): Promise<Job> {
  return api<Job>(`/api/v1/jobs/${jobId}`, { method: 'DELETE' });
}

/** A file that was not imported; the message says why. */
export class ImportRefused extends Error {
  override readonly name = 'ImportRefused';
}
