import { type Kysely, sql } from 'kysely';

/** Links by which a person shows an answer to others, frozen as it was. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('share')
    .addColumn('person_id', 'uuid', (column) => column.notNull())
    .addColumn('id', 'uuid', (column) => column.notNull().defaultTo(sql`pg_catalog.gen_random_uuid()`))
    .addColumn('token_hash', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('title', 'text', (column) => column.notNull())
    .addColumn('answer', 'jsonb', (column) => column.notNull())
    .addColumn('dataset_id', 'uuid')
    .addColumn('views', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('created_at', sql`timestamptz(3)`, (column) => column.notNull())
    .addColumn('expires_at', sql`timestamptz(3)`, (column) => column.notNull())
    .addColumn('revoked_at', sql`timestamptz(3)`)
    .addPrimaryKeyConstraint('share_pkey', ['person_id', 'id'])
    .addUniqueConstraint('share_token_key', ['token_hash', 'person_id'])
    .addCheckConstraint('share_kind_check', sql`kind in ('wage-check', 'wage-compare', 'wage-trend', 'dataset')`)
    .addCheckConstraint('share_dataset_check', sql`(kind = 'dataset') = (dataset_id is not null)`)
    .addCheckConstraint('share_expiry_check', sql`expires_at > created_at`)
    .execute();
  await db.schema
    .createIndex('share_dataset_idx')
    .on('share')
    .column('dataset_id')
    .where('dataset_id', 'is not', null)
    .execute();
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await db.schema.dropTable('share').execute();
}
