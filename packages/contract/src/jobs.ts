import { z } from 'zod';

/** How far a piece of longer work has come. */
export const jobStates = ['queued', 'running', 'done', 'failed', 'cancelled'] as const;
export const JobState = z.enum(jobStates).meta({ id: 'JobState' });
export type JobState = z.infer<typeof JobState>;

export const jobKinds = ['import', 'dataset', 'calibration', 'simulation', 'fairness'] as const;

export const Job = z
  .object({
    id: z.uuid(),
    kind: z.enum(jobKinds),
    state: JobState,
    done: z.number().describe('Bytes of the file that were read; percent for work without a file'),
    total: z.number().describe('Bytes of the file; 100 for work without a file'),
    rowsTaken: z.int(),
    rowsRefused: z.int(),
    error: z.string().nullable().describe('Why it failed and what to do; null otherwise'),
    resultPath: z.string().nullable().describe('API path of what it made; null until it is done'),
    createdAt: z.iso.datetime(),
    finishedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'Job' });
export type Job = z.infer<typeof Job>;
