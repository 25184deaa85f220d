import { type Kysely, sql } from 'kysely';
import { DatabaseError } from './errors.ts';
import type { Database } from './tables/database.ts';

/** Advisory lock numbers of Careway; the first is the ASCII of "CW". */
const LOCK_SPACE = 0x4357;
const SERVING = 1;

/** Held while one Careway serves from an embedded directory. Gone by itself when the process is. */
export interface ServingLock extends AsyncDisposable {
  release(): Promise<void>;
}

/**
 * Takes the right to serve from this database, on a connection of its own. When another Careway holds it, the error
 * names the directory and the process.
 */
export async function takeServingLock(db: Kysely<Database>, dataDir: string): Promise<ServingLock> {
  let releaseConnection: () => void = () => {};
  const released = new Promise<void>((resolve) => {
    releaseConnection = resolve;
  });
  const taken = Promise.withResolvers<boolean>();
  const connection = db
    .connection()
    .execute(async (held) => {
      const { rows } = await sql<{ ok: boolean }>`select pg_try_advisory_lock(${LOCK_SPACE}, ${SERVING}) as ok`.execute(
        held,
      );
      const ok = rows[0]?.ok === true;
      taken.resolve(ok);
      if (!ok) return;
      await released;
      await sql`select pg_advisory_unlock(${LOCK_SPACE}, ${SERVING})`.execute(held).catch(() => {});
    })
    .catch((error: unknown) => taken.reject(error));
  if (!(await taken.promise)) {
    const holder = await sql<{ application_name: string }>`
      select application_name from pg_stat_activity join pg_locks using (pid)
      where locktype = 'advisory' and classid = ${LOCK_SPACE} and objid = ${SERVING} and granted`.execute(db);
    const name = holder.rows[0]?.application_name.replace('careway ', 'process ') ?? 'another process';
    throw new DatabaseError(
      'data-directory-in-use',
      `Careway is already running on the data directory ${dataDir} (${name}). Stop it first, or start this one with another CAREWAY_DATA_DIR and PORT.`,
    );
  }
  const release = async () => {
    releaseConnection();
    await connection;
  };
  return { release, [Symbol.asyncDispose]: release };
}
