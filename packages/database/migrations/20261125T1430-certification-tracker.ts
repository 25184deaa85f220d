import { type Kysely, sql } from 'kysely';

/** Certifications that a person holds, continuing education toward their renewal, and evidence files. Owned by the person. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const id = sql`pg_catalog.gen_random_uuid()`;
  await db.schema
    .createTable('held_certification')
    .addColumn('person_id', 'uuid', (column) => column.notNull())
    .addColumn('id', 'uuid', (column) => column.notNull().defaultTo(id))
    .addColumn('code', 'text', (column) => column.notNull())
    .addColumn('reading', 'text')
    .addColumn('earned_on', 'date', (column) => column.notNull())
    .addColumn('renewed_on', 'date')
    .addColumn('expires_on', 'date')
    .addColumn('created_at', sql`timestamptz(3)`, (column) => column.notNull())
    .addPrimaryKeyConstraint('held_certification_pkey', ['person_id', 'id'])
    .addCheckConstraint('held_certification_days_in_order', sql`renewed_on >= earned_on and expires_on >= earned_on`)
    .execute();
  for (const table of ['continuing_education', 'evidence_file']) {
    await sql`create table ${sql.table(table)} (
      person_id uuid not null,
      id uuid not null default ${id},
      certification_id uuid not null,
      created_at timestamptz(3) not null,
      constraint ${sql.ref(`${table}_pkey`)} primary key (person_id, id),
      constraint ${sql.ref(`${table}_certification_fkey`)} foreign key (person_id, certification_id)
        references held_certification (person_id, id) on delete cascade deferrable
    )`.execute(db);
    await db.schema
      .createIndex(`${table}_certification_idx`)
      .on(table)
      .columns(['person_id', 'certification_id'])
      .execute();
  }
  await db.schema
    .alterTable('continuing_education')
    .addColumn('title', 'text', (column) => column.notNull())
    .addColumn('earned_on', 'date', (column) => column.notNull())
    .addColumn('amount', 'double precision', (column) => column.notNull())
    .addColumn('category', 'text')
    .execute();
  await sql`alter table continuing_education
    add constraint continuing_education_amount_sound check (amount > 0 and amount <= 1000)`.execute(db);
  await db.schema
    .alterTable('evidence_file')
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('media_type', 'text', (column) => column.notNull())
    .addColumn('size_bytes', 'integer', (column) => column.notNull())
    .addColumn('sha256', 'text', (column) => column.notNull())
    .addColumn('content_base64', 'text', (column) => column.notNull())
    .execute();
  await sql`alter table evidence_file
    add constraint evidence_file_type_known check (media_type in ('application/pdf', 'image/png', 'image/jpeg')),
    add constraint evidence_file_size_sound check (size_bytes between 1 and 2097152)`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  for (const table of ['evidence_file', 'continuing_education', 'held_certification']) {
    await db.schema.dropTable(table).execute();
  }
}
