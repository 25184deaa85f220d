import { type Kysely, type Selectable, sql, type Transaction } from 'kysely';
import type { RosterImportTable } from '../tables/cohort.ts';
import type { Database } from '../tables/database.ts';
import type { RosterIdentity } from './learners.ts';

/** What an import changed: learners it added, and those it changed as they were before. */
export interface RosterRestore {
  readonly added: readonly string[];
  readonly changed: readonly (RosterIdentity & { readonly id: string })[];
}

/** An import into a roster; `restore` is null once it can no longer be undone. */
export interface RosterImportRecord {
  readonly id: string;
  readonly format: string;
  readonly fileName: string | null;
  readonly added: number;
  readonly changed: number;
  readonly importedAt: Date;
  readonly undoneAt: Date | null;
  readonly restore: RosterRestore | null;
}

/** Records an import and returns its id; what older ones changed is forgotten if they ended before `forgetBefore`. */
export async function insertRosterImport(
  trx: Transaction<Database>,
  organizationId: string,
  cohortId: string,
  record: Omit<RosterImportRecord, 'id' | 'undoneAt' | 'added' | 'changed' | 'restore'> & {
    readonly restore: RosterRestore;
  },
  forgetBefore: Date,
): Promise<string> {
  await trx
    .updateTable('roster_import')
    .set({ restore: null })
    .where('organization_id', '=', organizationId)
    .where('restore', 'is not', null)
    .where('imported_at', '<', forgetBefore)
    .execute();
  const row = await trx
    .insertInto('roster_import')
    .values({
      organization_id: organizationId,
      cohort_id: cohortId,
      format: record.format,
      file_name: record.fileName,
      added: record.restore.added.length,
      changed: record.restore.changed.length,
      imported_at: record.importedAt,
      restore: JSON.stringify(record.restore),
      undone_at: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

/** The imports into a cohort's roster, latest first. */
export async function listRosterImports(
  db: Kysely<Database>,
  organizationId: string,
  cohortId: string,
  limit: number,
): Promise<readonly RosterImportRecord[]> {
  const rows = await db
    .selectFrom('roster_import')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('cohort_id', '=', cohortId)
    .orderBy('imported_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(toImport);
}

/** Marks an import as undone; what it changed is no longer kept. */
export async function closeRosterImport(
  trx: Transaction<Database>,
  organizationId: string,
  importId: string,
  at: Date,
): Promise<void> {
  await trx
    .updateTable('roster_import')
    .set({ undone_at: at, restore: null })
    .where('organization_id', '=', organizationId)
    .where('id', '=', importId)
    .execute();
}

/** Names of those among the learners who have joined since, in order: their places hold more than a roster. */
export async function joinedAmong(
  db: Kysely<Database>,
  organizationId: string,
  learnerIds: readonly string[],
): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('cohort_learner')
    .select('name')
    .where('organization_id', '=', organizationId)
    .where(sql<boolean>`id = any (${learnerIds}::uuid[])`)
    .where('joined_at', 'is not', null)
    .orderBy('name')
    .execute();
  return rows.map((row) => row.name);
}

function toImport(row: Selectable<RosterImportTable>): RosterImportRecord {
  return {
    id: row.id,
    format: row.format,
    fileName: row.file_name,
    added: row.added,
    changed: row.changed,
    importedAt: row.imported_at,
    undoneAt: row.undone_at,
    restore: row.restore as RosterRestore | null,
  };
}
