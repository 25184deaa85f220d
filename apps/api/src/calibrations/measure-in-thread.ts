import { Worker } from 'node:worker_threads';
import type { MeasurementMessage, MeasurementResults, MeasurementTask } from './measurement-task.ts';

/** How often whoever waits is asked whether to go on, also while the thread has nothing to tell. */
const ASK_EVERY_MS = 300;

export interface ThreadOptions {
  /** Told the share done (0–1); throws to stop the work. */
  readonly onProgress?: (share: number) => Promise<void> | void;
  /** Most memory of the thread in MB; Node's own limit when absent. */
  readonly memoryMb?: number;
}

/**
 * Does a task in a worker thread, so that requests are served meanwhile. Rejects with what `onProgress` threw, or with the
 * thread's error; the thread is gone then. Nothing is written by the thread: who waits for it keeps the result or not.
 */
export async function measureInThread<Kind extends MeasurementTask['kind']>(
  task: Extract<MeasurementTask, { readonly kind: Kind }>,
  options: ThreadOptions = {},
): Promise<MeasurementResults[Kind]> {
  const { onProgress = () => {}, memoryMb } = options;
  const worker = new Worker(new URL('./measurement-worker.ts', import.meta.url), {
    workerData: task,
    execArgv: [],
    ...(memoryMb === undefined ? {} : { resourceLimits: { maxOldGenerationSizeMb: memoryMb } }),
  });
  const done = Promise.withResolvers<MeasurementResults[Kind]>();
  let share = 0;
  worker.on('message', (message: MeasurementMessage) => {
    if (message.kind === 'progress') share = message.share;
    else done.resolve(message.result as MeasurementResults[Kind]);
  });
  worker.once('error', done.reject);
  worker.once('exit', (code) => done.reject(new Error(`The thread ended with code ${code} and no result.`)));
  let isAsking = false;
  const asking = setInterval(() => {
    if (isAsking) return;
    isAsking = true;
    Promise.resolve()
      .then(() => onProgress(share))
      .catch(done.reject)
      .finally(() => {
        isAsking = false;
      });
  }, ASK_EVERY_MS);
  try {
    return await done.promise;
  } finally {
    clearInterval(asking);
    await worker.terminate();
  }
}
