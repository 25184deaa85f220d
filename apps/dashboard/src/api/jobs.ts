import type { Job } from '@careway/contract';
import { api } from './client.ts';

/** Looks at a job this often where its events cannot be had. */
const LOOK_EVERY_MS = 1_000;

/** Follows a job by server-sent events until it has ended, and gives its last state. Every state on the way goes to `onJob`. */
export function followJob(id: string, onJob: (job: Job) => void): Promise<Job> {
  return new Promise((resolve, reject) => {
    const events = new EventSource(`/api/v1/jobs/${id}/events`);
    const take = (job: Job): boolean => {
      onJob(job);
      if (job.finishedAt === null) return false;
      events.close();
      resolve(job);
      return true;
    };
    const poll = (): void => {
      api<Job>(`/api/v1/jobs/${id}`).then((job) => {
        if (!take(job)) setTimeout(poll, LOOK_EVERY_MS);
      }, reject);
    };
    events.addEventListener('job', (event) => take(JSON.parse(event.data) as Job));
    events.addEventListener('error', () => {
      events.close();
      poll();
    });
  });
}
