import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

import { type Kysely, sql } from 'kysely';
import type { Database } from '../tables/database.ts';
import { referenceFiles } from './index.ts';
import type { ReferenceFile } from './reference-file.ts';

/** What became of one file. */
export interface ReferenceLoad {
  readonly name: string;
  readonly checksum: string;
  readonly rows: number;
  readonly outcome: 'loaded' | 'unchanged';
}

/** The advisory lock that lets one loader work at a time; two at once do the work once. */
const LOADER_LOCK = 0x4357_0002;

/**
 * Loads every reference file whose checksum differs from the one in `reference_file`, each in its own transaction.
 * A file that cannot be loaded leaves its last good rows in place and ends the run with the file's error.
 */
export async function loadReferenceData(
  db: Kysely<Database>,
  files: readonly ReferenceFile[] = referenceFiles,
): Promise<readonly ReferenceLoad[]> {
  const loads: ReferenceLoad[] = [];
  for (const file of files) loads.push(await loadFile(db, file));
  return loads;
}

/** Every reference file with whether the database holds it as it is shipped. Changes nothing. */
export async function listReferenceFiles(
  db: Kysely<Database>,
  files: readonly ReferenceFile[] = referenceFiles,
): Promise<readonly { readonly name: string; readonly isLoaded: boolean }[]> {
  const rows = await db.selectFrom('reference_file').select(['name', 'checksum']).execute();
  const held = new Map(rows.map((row) => [row.name, row.checksum]));
  return Promise.all(
    files.map(async (file) => ({
      name: file.name,
      isLoaded: held.get(file.name) === storedChecksum(file, await checksumOf(file)),
    })),
  );
}

async function loadFile(db: Kysely<Database>, file: ReferenceFile): Promise<ReferenceLoad> {
  const text = await readFile(locate(file), 'utf8');
  const checksum = createHash('sha256').update(text).digest('hex');
  const stored = storedChecksum(file, checksum);
  return db.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(${LOADER_LOCK})`.execute(trx);
    const before = await trx.selectFrom('reference_file').selectAll().where('name', '=', file.name).executeTakeFirst();
    if (before?.checksum === stored) return { name: file.name, checksum, rows: before.row_count, outcome: 'unchanged' };
    const rows = await file.load(trx, text, checksum).catch((cause: unknown) => {
      throw new Error(
        `The reference file ${file.name} was not loaded: ${cause instanceof Error ? cause.message : String(cause)}`,
        { cause },
      );
    });
    await trx
      .insertInto('reference_file')
      .values({ name: file.name, checksum: stored, row_count: rows })
      .onConflict((conflict) =>
        conflict.column('name').doUpdateSet({ checksum: stored, row_count: rows, loaded_at: sql`current_timestamp` }),
      )
      .execute();
    return { name: file.name, checksum, rows, outcome: 'loaded' };
  });
}

async function checksumOf(file: ReferenceFile): Promise<string> {
  return createHash('sha256')
    .update(await readFile(locate(file), 'utf8'))
    .digest('hex');
}

/** A file is loaded again when it or its loader changed. */
function storedChecksum(file: ReferenceFile, checksum: string): string {
  return `${checksum}.${file.loaderVersion ?? 1}`;
}

/** The path of a file in the package that owns it. */
function locate(file: ReferenceFile): string {
  const slash = file.name.indexOf('/');
  const [owner, below] = [file.name.slice(0, slash), file.name.slice(slash + 1)];
  const folder = `${file.folder ?? 'data'}/`;
  return createRequire(import.meta.url).resolve(`@careway/${owner}/${below.startsWith(folder) ? '' : folder}${below}`);
}
