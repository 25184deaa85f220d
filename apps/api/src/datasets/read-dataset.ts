import {
  type Database,
  findPayDataset,
  type JobProgress,
  type JobRecord,
  markPayDataset,
  writePayDataset,
} from '@careway/database';
import { type FileSource, readOwnPay } from '@careway/labor-market';
import type { Kysely } from 'kysely';
import { findTitle } from '../wages/find-title.ts';

/** A title this near to a filed one is taken for it; others are kept without a code. */
const NEAR_ENOUGH = 0.7;
/** A filter value that means "whatever it is" cannot be a group's name. */
const RESERVED = '*';

/** The work of a data set's job: reads its file with its mapping. Returns where the data set is told of. */
export async function readDataset(
  db: Kysely<Database>,
  job: JobRecord,
  file: FileSource,
  report: (progress: JobProgress) => Promise<void>,
): Promise<string> {
  const dataset = await findPayDataset(db, [String(job.payload.organizationId)], String(job.payload.datasetId));
  if (dataset === undefined) throw new Error(`The data set of job ${job.id} is gone.`);
  const known = new Map<string, string>();
  const codeOf = async (title: string): Promise<string> => {
    const key = title.toLowerCase();
    const found = known.get(key);
    if (found !== undefined) return found;
    const [best] = title.length < 2 ? [] : (await findTitle(db, title.slice(0, 120), 1)).matches;
    const code = best !== undefined && best.similarity >= NEAR_ENOUGH ? best.soc : '';
    known.set(key, code);
    return code;
  };
  try {
    await writePayDataset(db, dataset, async (write, refuse) => {
      const progress = { done: 0, rowsTaken: 0, rowsRefused: 0 };
      for await (const batch of readOwnPay(file, dataset.mapping, dataset.payBasis)) {
        const coded = [];
        for (const row of batch.taken) {
          coded.push({ ...row, group: row.group === RESERVED ? '' : row.group, soc: await codeOf(row.title) });
        }
        await write(coded);
        refuse(batch.refused);
        progress.done = batch.bytesRead;
        progress.rowsTaken += batch.taken.length;
        progress.rowsRefused += batch.refused.length;
        await report(progress);
      }
    });
  } catch (error) {
    await markPayDataset(db, dataset, { state: 'failed' });
    throw error;
  }
  return `/api/v1/datasets/${dataset.id}`;
}
