import { type Kysely, sql } from 'kysely';

/** Calibrations of the bank from people's answers, each a version that is never changed, and simulated figures of quizzes. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const now = sql`current_timestamp`;
  await db.schema
    .createTable('calibration')
    .addColumn('version', 'text', (column) => column.primaryKey())
    .addColumn('bank_version', 'text', (column) => column.notNull())
    .addColumn('engine_version', 'text', (column) => column.notNull())
    .addColumn('checksum', 'text', (column) => column.notNull())
    .addColumn('people', 'integer', (column) => column.notNull())
    .addColumn('answers', 'integer', (column) => column.notNull())
    .addColumn('log_likelihood', 'float8')
    .addColumn('converged', 'boolean', (column) => column.notNull())
    .addColumn('document', 'jsonb', (column) => column.notNull())
    .addColumn('started_by', 'uuid')
    .addColumn('created_at', sql`timestamptz(3)`, (column) => column.notNull().defaultTo(now))
    .addColumn('is_active', 'boolean', (column) => column.notNull().defaultTo(false))
    .addColumn('activated_at', sql`timestamptz(3)`)
    .addColumn('activated_by', 'uuid')
    .addCheckConstraint('calibration_counts_positive', sql`people >= 0 and answers >= 0`)
    .addCheckConstraint('calibration_active_was_activated', sql`not is_active or activated_at is not null`)
    .addCheckConstraint('calibration_active_converged', sql`not is_active or converged`)
    .execute();
  await db.schema
    .createIndex('calibration_active_key')
    .on('calibration')
    .column('is_active')
    .unique()
    .where(sql.ref('is_active'), '=', true)
    .execute();
  await db.schema.createIndex('calibration_created_idx').on('calibration').columns(['created_at', 'version']).execute();
  await db.schema
    .createTable('calibrated_item')
    .addColumn('version', 'text', (column) => column.notNull())
    .addColumn('item_id', 'text', (column) => column.notNull())
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('answers', 'integer', (column) => column.notNull())
    .addColumn('document', 'jsonb', (column) => column.notNull())
    .addPrimaryKeyConstraint('calibrated_item_pkey', ['version', 'item_id'])
    .addForeignKeyConstraint('calibrated_item_calibration_fkey', ['version'], 'calibration', ['version'])
    .addCheckConstraint(
      'calibrated_item_status_known',
      sql`status in ('prior', 'provisional', 'calibrated-1pl', 'calibrated', 'suspended')`,
    )
    .execute();
  await db.schema.createIndex('calibrated_item_item_idx').on('calibrated_item').column('item_id').execute();
  await db.schema
    .createTable('quiz_simulation')
    .addColumn('quiz', 'text', (column) => column.notNull())
    .addColumn('parameter_version', 'text', (column) => column.notNull())
    .addColumn('bank_version', 'text', (column) => column.notNull())
    .addColumn('seed', 'text', (column) => column.notNull())
    .addColumn('examinees', 'integer', (column) => column.notNull())
    .addColumn('cut', 'float8', (column) => column.notNull())
    .addColumn('figures', 'jsonb', (column) => column.notNull())
    .addColumn('created_at', sql`timestamptz(3)`, (column) => column.notNull().defaultTo(now))
    .addPrimaryKeyConstraint('quiz_simulation_pkey', ['quiz', 'parameter_version'])
    .addCheckConstraint('quiz_simulation_examinees_positive', sql`examinees >= 1`)
    .execute();
}

export async function down(db: Kysely<unknown>): Promise<void> {
  for (const table of ['quiz_simulation', 'calibrated_item', 'calibration']) {
    await db.schema.dropTable(table).execute();
  }
}
