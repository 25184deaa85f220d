import { parentPort, workerData } from 'node:worker_threads';
import { analyseDif, type DifPerson, type MeasuredItem } from '@careway/assessment';

/** The thread that compares groups: takes models and people, gives the comparisons. */
const { models, people } = workerData as {
  readonly models: readonly MeasuredItem[];
  readonly people: readonly DifPerson[];
};
parentPort?.postMessage(analyseDif(models, people));
