import type { Blueprint, Item } from '@careway/assessment';
import type { Kysely } from 'kysely';
import type { Database } from '../tables/database.ts';

/** An item together with the revision the database keeps it under. */
export interface BankItem {
  readonly item: Item;
  readonly revision: number;
}

/** The name of the bank as it stands. Throws when no bank is loaded. */
export async function currentBankVersion(db: Kysely<Database>): Promise<string> {
  const row = await db.selectFrom('bank_version').select('version').where('is_current', '=', true).executeTakeFirst();
  if (row === undefined) throw new Error('No item bank is loaded. Run: pnpm careway reference load');
  return row.version;
}

/** Every current item with status live, by id. */
export function listLiveItems(db: Kysely<Database>): Promise<readonly BankItem[]> {
  return listWithStatus(db, 'live');
}

/** Every current item under trial, by id: shown without being scored. */
export function listPilotItems(db: Kysely<Database>): Promise<readonly BankItem[]> {
  return listWithStatus(db, 'pilot');
}

async function listWithStatus(db: Kysely<Database>, status: Item['status']): Promise<readonly BankItem[]> {
  const rows = await db
    .selectFrom('item')
    .select(['document', 'revision'])
    .where('is_current', '=', true)
    .where('status', '=', status)
    .orderBy('item_id')
    .execute();
  return rows.map((row) => ({ item: row.document as Item, revision: row.revision }));
}

/** The blueprints of the quizzes on offer, in their order. */
export async function listBlueprints(db: Kysely<Database>): Promise<readonly Blueprint[]> {
  const rows = await db.selectFrom('blueprint').select('document').orderBy('ordinal').execute();
  return rows.map((row) => row.document as Blueprint);
}

/** What the objectives of items say, by `domain/slug`. */
export async function listObjectiveStatements(db: Kysely<Database>): Promise<ReadonlyMap<string, string>> {
  const rows = await db.selectFrom('objective').selectAll().execute();
  return new Map(rows.map((row) => [`${row.domain}/${row.slug}`, row.statement]));
}
