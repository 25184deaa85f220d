import { type Kysely, sql } from 'kysely';

/** Pay files of organisations: their rows, what was refused, and percentiles by cell, made once when a file is read. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('pay_dataset')
    .addColumn('organization_id', 'uuid', (column) => column.notNull())
    .addColumn('id', 'uuid', (column) => column.notNull().defaultTo(sql`pg_catalog.gen_random_uuid()`))
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('as_of', 'date', (column) => column.notNull())
    .addColumn('pay_basis', 'text', (column) => column.notNull())
    .addColumn('mapping', 'jsonb', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull().defaultTo('awaiting-file'))
    .addColumn('rows_taken', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('rows_refused', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('duplicates', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('outliers', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('job_id', 'uuid')
    .addColumn('created_by', 'uuid', (column) => column.notNull())
    .addColumn('created_at', sql`timestamptz(3)`, (column) => column.notNull().defaultTo(sql`current_timestamp`))
    .addPrimaryKeyConstraint('pay_dataset_pkey', ['organization_id', 'id'])
    .addCheckConstraint('pay_dataset_basis_check', sql`pay_basis in ('year', 'hour', 'guess')`)
    .addCheckConstraint('pay_dataset_state_check', sql`state in ('awaiting-file', 'reading', 'ready', 'failed')`)
    .execute();
  // Filled by COPY; removed with its data set. A key of each of a million rows to the data set would double the time.
  await db.schema
    .createTable('pay_row')
    .addColumn('organization_id', 'uuid', (column) => column.notNull())
    .addColumn('dataset_id', 'uuid', (column) => column.notNull())
    .addColumn('line', 'integer', (column) => column.notNull())
    .addColumn('annual_usd', 'integer', (column) => column.notNull())
    .addColumn('is_range', 'boolean', (column) => column.notNull())
    .addColumn('is_outlier', 'boolean', (column) => column.notNull().defaultTo(false))
    .addColumn('title', 'text', (column) => column.notNull())
    .addColumn('soc', 'text', (column) => column.notNull())
    .addColumn('level', 'text', (column) => column.notNull())
    .addColumn('area_code', 'text', (column) => column.notNull())
    .addColumn('pay_group', 'text', (column) => column.notNull())
    .addColumn('name', 'text')
    .addColumn('email', 'text')
    .addPrimaryKeyConstraint('pay_row_pkey', ['organization_id', 'dataset_id', 'line'])
    .addCheckConstraint('pay_row_amount_check', sql`annual_usd > 0`)
    .addCheckConstraint('pay_row_level_check', sql`level in ('', 'entry', 'mid', 'senior')`)
    .execute();
  await db.schema
    .createTable('pay_refused_row')
    .addColumn('organization_id', 'uuid', (column) => column.notNull())
    .addColumn('dataset_id', 'uuid', (column) => column.notNull())
    .addColumn('place', 'integer', (column) => column.notNull())
    .addColumn('line', 'integer', (column) => column.notNull())
    .addColumn('column_name', 'text', (column) => column.notNull())
    .addColumn('value', 'text', (column) => column.notNull())
    .addColumn('reason', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('pay_refused_row_pkey', ['organization_id', 'dataset_id', 'place'])
    .addForeignKeyConstraint(
      'pay_refused_row_dataset_fkey',
      ['organization_id', 'dataset_id'],
      'pay_dataset',
      ['organization_id', 'id'],
      (key) => key.onDelete('cascade'),
    )
    .execute();
  // One row a combination of filters; `*` is "whatever it is".
  await db.schema
    .createTable('pay_cell')
    .addColumn('organization_id', 'uuid', (column) => column.notNull())
    .addColumn('dataset_id', 'uuid', (column) => column.notNull())
    .addColumn('soc', 'text', (column) => column.notNull())
    .addColumn('level', 'text', (column) => column.notNull())
    .addColumn('area_code', 'text', (column) => column.notNull())
    .addColumn('pay_group', 'text', (column) => column.notNull())
    .addColumn('people', 'integer', (column) => column.notNull())
    .addColumn('p10', 'double precision', (column) => column.notNull())
    .addColumn('p25', 'double precision', (column) => column.notNull())
    .addColumn('median', 'double precision', (column) => column.notNull())
    .addColumn('p75', 'double precision', (column) => column.notNull())
    .addColumn('p90', 'double precision', (column) => column.notNull())
    .addColumn('mean', 'double precision', (column) => column.notNull())
    .addColumn('mean_log', 'double precision', (column) => column.notNull())
    .addColumn('variance_log', 'double precision', (column) => column.notNull())
    .addPrimaryKeyConstraint('pay_cell_pkey', [
      'organization_id',
      'dataset_id',
      'soc',
      'level',
      'area_code',
      'pay_group',
    ])
    .addForeignKeyConstraint(
      'pay_cell_dataset_fkey',
      ['organization_id', 'dataset_id'],
      'pay_dataset',
      ['organization_id', 'id'],
      (key) => key.onDelete('cascade'),
    )
    .execute();
}

export async function down(db: Kysely<unknown>): Promise<void> {
  for (const table of ['pay_cell', 'pay_refused_row', 'pay_row', 'pay_dataset'])
    await db.schema.dropTable(table).execute();
}
