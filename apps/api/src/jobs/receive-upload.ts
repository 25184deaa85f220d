import { createHash } from 'node:crypto';
import { type Database, deleteJob, insertJob, insertUploadChunk, type JobRecord, queueJob } from '@careway/database';
import type { Kysely } from 'kysely';
import { ProblemError } from '../http/problem.ts';

/** A piece of a file as it is kept until its job has read it. */
const PIECE_BYTES = 1 << 20;

/** Keeps the body of a request as the file of a new job and queues the job. A body that breaks off leaves nothing. */
export async function receiveUpload(
  db: Kysely<Database>,
  body: ReadableStream<Uint8Array> | null,
  job: {
    readonly kind: JobRecord['kind'];
    readonly payload: Readonly<Record<string, unknown>>;
    readonly startedBy: string;
  },
): Promise<string> {
  if (body === null) throw new ProblemError('invalid-request', 'The body must be the file.');
  const id = await insertJob(db, job);
  const hash = createHash('sha256');
  let byteCount = 0;
  let place = 0;
  let waiting: Uint8Array[] = [];
  let waitingBytes = 0;
  const keep = async () => {
    if (waitingBytes > 0) await insertUploadChunk(db, id, place++, Buffer.concat(waiting));
    waiting = [];
    waitingBytes = 0;
  };
  try {
    for await (const chunk of body) {
      hash.update(chunk);
      byteCount += chunk.length;
      waiting.push(chunk);
      waitingBytes += chunk.length;
      if (waitingBytes >= PIECE_BYTES) await keep();
    }
    await keep();
    if (byteCount === 0) throw new ProblemError('invalid-request', 'The body must be the file; it is empty.');
    await queueJob(db, id, { byteCount, checksum: hash.digest('hex') });
    return id;
  } catch (error) {
    await deleteJob(db, id);
    throw error;
  }
}
