import { type Kysely, sql } from 'kysely';

/** The rules of the attention list, of an organisation and of a cohort that has its own; notes on learners; nudges. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const id = sql`pg_catalog.gen_random_uuid()`;
  await db.schema.alterTable('cohort').addColumn('attention_rules', 'jsonb').execute();
  await db.schema
    .createTable('teaching_rules')
    .addColumn('organization_id', 'uuid', (column) => column.notNull())
    .addColumn('attention_rules', 'jsonb', (column) => column.notNull())
    .addPrimaryKeyConstraint('teaching_rules_pkey', ['organization_id'])
    .execute();
  for (const table of ['learner_note', 'nudge']) {
    await db.schema
      .createTable(table)
      .addColumn('organization_id', 'uuid', (column) => column.notNull())
      .addColumn('id', 'uuid', (column) => column.notNull().defaultTo(id))
      .addColumn('cohort_id', 'uuid', (column) => column.notNull())
      .addColumn('learner_id', 'uuid', (column) => column.notNull())
      .addColumn('author_id', 'uuid', (column) => column.notNull())
      .addColumn('text', 'text', (column) => column.notNull())
      .addColumn('created_at', sql`timestamptz(3)`, (column) => column.notNull())
      .addPrimaryKeyConstraint(`${table}_pkey`, ['organization_id', 'id'])
      .addForeignKeyConstraint(
        `${table}_learner_fkey`,
        ['organization_id', 'learner_id'],
        'cohort_learner',
        ['organization_id', 'id'],
        (key) => key.onDelete('cascade'),
      )
      .addCheckConstraint(`${table}_text_there`, sql`length(text) between 1 and 4000`)
      .execute();
    await db.schema
      .createIndex(`${table}_learner_idx`)
      .on(table)
      .columns(['organization_id', 'learner_id', 'created_at'])
      .execute();
    await db.schema.createIndex(`${table}_cohort_idx`).on(table).columns(['organization_id', 'cohort_id']).execute();
  }
  await db.schema
    .alterTable('nudge')
    .addColumn('subject', 'text', (column) => column.notNull())
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('reasons', sql`text[]`, (column) => column.notNull())
    .execute();
  await sql`alter table nudge add constraint nudge_channel_known check (channel in ('mail', 'copied'))`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  for (const table of ['nudge', 'learner_note', 'teaching_rules']) await db.schema.dropTable(table).execute();
  await db.schema.alterTable('cohort').dropColumn('attention_rules').execute();
}
