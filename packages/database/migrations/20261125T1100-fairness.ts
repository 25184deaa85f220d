import { type Kysely, sql } from 'kysely';

/**
 * Fairness: the groups people count themselves in, apart from accounts and attempts; what comparisons of groups found of
 * questions; questions taken out of use until somebody has judged them; and counts of groups that an organisation is shown.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createGroupData(db);
  await createDif(db);
  await createSuspensions(db);
  await db.schema
    .createTable('impact_count')
    .addColumn('organization_id', 'uuid', (column) => column.notNull())
    .addColumn('id', 'uuid', (column) => column.notNull().defaultTo(sql`pg_catalog.gen_random_uuid()`))
    .addColumn('quiz', 'text', (column) => column.notNull())
    .addColumn('counted', 'integer', (column) => column.notNull())
    .addColumn('shown', 'jsonb', (column) => column.notNull())
    .addColumn('made_at', sql`timestamptz(3)`, (column) => column.notNull())
    .addPrimaryKeyConstraint('impact_count_pkey', ['organization_id', 'id'])
    .addCheckConstraint('impact_count_counted_positive', sql`counted >= 0`)
    .execute();
  await db.schema
    .createIndex('impact_count_made_idx')
    .on('impact_count')
    .columns(['organization_id', 'quiz', 'made_at'])
    .execute();
}

/** The key has an id beside the person, so that a guest's row can join an account that has its own; the latest one counts. */
async function createGroupData(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('group_data')
    .addColumn('person_id', 'uuid', (column) => column.notNull())
    .addColumn('id', 'uuid', (column) => column.notNull().defaultTo(sql`pg_catalog.gen_random_uuid()`))
    .addColumn('gender', 'text')
    .addColumn('race_ethnicity', 'text')
    .addColumn('age', 'text')
    .addColumn('first_language', 'text')
    .addColumn('question_check_agreed_at', sql`timestamptz(3)`)
    .addColumn('impact_agreed_at', sql`timestamptz(3)`)
    .addColumn('changed_at', sql`timestamptz(3)`, (column) => column.notNull())
    .addPrimaryKeyConstraint('group_data_pkey', ['person_id', 'id'])
    .addCheckConstraint('group_data_has_use', sql`num_nonnulls(question_check_agreed_at, impact_agreed_at) >= 1`)
    .execute();
}

async function createDif(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('dif_run')
    .addColumn('id', 'uuid', (column) => column.primaryKey())
    .addColumn('quiz', 'text', (column) => column.notNull())
    .addColumn('quiz_title', 'text', (column) => column.notNull())
    .addColumn('bank_version', 'text', (column) => column.notNull())
    .addColumn('method', 'text', (column) => column.notNull())
    .addColumn('items', 'integer', (column) => column.notNull())
    .addColumn('started_by', 'uuid', (column) => column.notNull())
    .addColumn('made_at', sql`timestamptz(3)`, (column) => column.notNull())
    .execute();
  await db.schema.createIndex('dif_run_quiz_idx').on('dif_run').columns(['quiz', 'made_at', 'id']).execute();
  await db.schema
    .createTable('dif_comparison')
    .addColumn('run_id', 'uuid', (column) => column.notNull().references('dif_run.id').onDelete('cascade'))
    .addColumn('place', 'integer', (column) => column.notNull())
    .addColumn('characteristic', 'text', (column) => column.notNull())
    .addColumn('focal', 'text', (column) => column.notNull())
    .addColumn('reference', 'text')
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('reference_n', 'integer')
    .addColumn('focal_n', 'integer')
    .addColumn('rounds', 'integer', (column) => column.notNull())
    .addColumn('untested', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('dif_comparison_pkey', ['run_id', 'place'])
    .addUniqueConstraint('dif_comparison_groups_key', ['run_id', 'characteristic', 'focal'])
    .addCheckConstraint('dif_comparison_status_known', sql`status in ('ok', 'insufficient', 'purification-loop')`)
    .addCheckConstraint(
      'dif_comparison_small_groups_hidden',
      sql`(status = 'insufficient') = (reference is null) and num_nulls(reference, reference_n, focal_n) in (0, 3)
        and coalesce(focal_n, 100) >= 100`,
    )
    .execute();
  await db.schema
    .createTable('dif_finding')
    .addColumn('run_id', 'uuid', (column) => column.notNull())
    .addColumn('place', 'integer', (column) => column.notNull())
    .addColumn('item_id', 'text', (column) => column.notNull())
    .addColumn('item_revision', 'integer', (column) => column.notNull())
    .addColumn('item_class', 'text', (column) => column.notNull())
    .addColumn('numbers', 'jsonb', (column) => column.notNull())
    .addPrimaryKeyConstraint('dif_finding_pkey', ['run_id', 'place', 'item_id'])
    .addForeignKeyConstraint(
      'dif_finding_comparison_fkey',
      ['run_id', 'place'],
      'dif_comparison',
      ['run_id', 'place'],
      (key) => key.onDelete('cascade'),
    )
    .addCheckConstraint('dif_finding_class_known', sql`item_class in ('A', 'B', 'C')`)
    .execute();
}

async function createSuspensions(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('item_suspension')
    .addColumn('id', 'uuid', (column) => column.primaryKey().defaultTo(sql`pg_catalog.gen_random_uuid()`))
    .addColumn('item_id', 'text', (column) => column.notNull())
    .addColumn('item_revision', 'integer', (column) => column.notNull())
    .addColumn('status_before', 'text', (column) => column.notNull())
    .addColumn('run_id', 'uuid', (column) => column.notNull().references('dif_run.id'))
    .addColumn('grounds', 'jsonb', (column) => column.notNull())
    .addColumn('suspended_at', sql`timestamptz(3)`, (column) => column.notNull())
    .addColumn('verdict', 'text')
    .addColumn('reason', 'text')
    .addColumn('decided_by', 'uuid')
    .addColumn('decided_at', sql`timestamptz(3)`)
    .addForeignKeyConstraint('item_suspension_item_fkey', ['item_id', 'item_revision'], 'item', ['item_id', 'revision'])
    .addCheckConstraint('item_suspension_verdict_known', sql`verdict in ('keep', 'revise', 'retire')`)
    .addCheckConstraint(
      'item_suspension_verdict_whole',
      sql`num_nulls(verdict, reason, decided_by, decided_at) in (0, 4)`,
    )
    .execute();
  await sql`create unique index item_suspension_open_key on item_suspension (item_id) where verdict is null`.execute(
    db,
  );
  await db.schema.createIndex('item_suspension_at_idx').on('item_suspension').columns(['suspended_at', 'id']).execute();
}

export async function down(db: Kysely<unknown>): Promise<void> {
  for (const table of ['impact_count', 'item_suspension', 'dif_finding', 'dif_comparison', 'dif_run', 'group_data']) {
    await db.schema.dropTable(table).execute();
  }
}
