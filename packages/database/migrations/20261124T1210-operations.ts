import { type Kysely, sql } from 'kysely';

/** What the operator's side keeps: links for administrators, repeated calls, the audit log, loaded reference files. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const now = sql`current_timestamp`;
  await db.schema
    .createTable('administrator_link')
    .addColumn('token_hash', 'text', (column) => column.primaryKey())
    .addColumn('created_at', 'timestamptz', (column) => column.notNull().defaultTo(now))
    .addColumn('expires_at', 'timestamptz', (column) => column.notNull())
    .addColumn('used_at', 'timestamptz')
    .addColumn('used_by', 'uuid')
    .execute();
  await db.schema
    .createTable('idempotency_key')
    .addColumn('person_id', 'uuid', (column) => column.notNull())
    .addColumn('key', 'text', (column) => column.notNull())
    .addColumn('request_hash', 'text', (column) => column.notNull())
    .addColumn('status', 'integer')
    .addColumn('content_type', 'text')
    .addColumn('body', 'text')
    .addColumn('created_at', 'timestamptz', (column) => column.notNull().defaultTo(now))
    .addPrimaryKeyConstraint('idempotency_key_pkey', ['person_id', 'key'])
    .execute();
  await db.schema
    .createTable('audit_event')
    .addColumn('id', 'uuid', (column) => column.primaryKey().defaultTo(sql`pg_catalog.gen_random_uuid()`))
    .addColumn('at', sql`timestamptz(3)`, (column) => column.notNull().defaultTo(now))
    .addColumn('actor_id', 'uuid')
    .addColumn('organization_id', 'uuid')
    .addColumn('action', 'text', (column) => column.notNull())
    .addColumn('target', 'text')
    .addColumn('detail', 'jsonb', (column) => column.notNull().defaultTo(sql`'{}'::jsonb`))
    .execute();
  await db.schema.createIndex('audit_event_at_idx').on('audit_event').columns(['at', 'id']).execute();
  await db.schema
    .createTable('reference_file')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('checksum', 'text', (column) => column.notNull())
    .addColumn('row_count', 'integer', (column) => column.notNull())
    .addColumn('loaded_at', 'timestamptz', (column) => column.notNull().defaultTo(now))
    .execute();
}

export async function down(db: Kysely<unknown>): Promise<void> {
  for (const table of ['reference_file', 'audit_event', 'idempotency_key', 'administrator_link']) {
    await db.schema.dropTable(table).execute();
  }
}
