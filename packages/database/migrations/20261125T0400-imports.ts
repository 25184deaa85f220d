import { type Kysely, sql } from 'kysely';

/** Tables of imported rows. They carry no foreign key to their import: a check of each of a million rows would double an import's time; an import and its rows are written and removed in one transaction. */
const rowTables = [
  'oews_row',
  'region_wage_row',
  'projection_row',
  'price_month_row',
  'price_parity_row',
  'onet_title_row',
  'onet_rating_row',
  'onet_record_row',
  'lca_row',
  'county_wage_level_row',
];

/** Published files that were imported beside the reference data, their rows, what was refused, and longer work as jobs. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createImports(db);
  await createWageRows(db);
  await createOtherRows(db);
  await createOnetRows(db);
  await createJobs(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  for (const table of ['upload_chunk', 'job', ...rowTables, 'import_refused_row', 'import_run']) {
    await db.schema.dropTable(table).execute();
  }
  await sql`delete from source where import_id is not null`.execute(db);
  await db.schema.alterTable('source').dropColumn('import_id').execute();
}

async function createImports(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('source').addColumn('import_id', 'uuid').execute();
  await db.schema
    .createTable('import_run')
    .addColumn('id', 'uuid', (column) => column.primaryKey())
    .addColumn('format', 'text', (column) => column.notNull())
    .addColumn('table_name', 'text', (column) => column.notNull())
    .addColumn('file_name', 'text', (column) => column.notNull())
    .addColumn('checksum', 'text', (column) => column.notNull())
    .addColumn('byte_count', 'double precision', (column) => column.notNull())
    .addColumn('encoding', 'text', (column) => column.notNull())
    .addColumn('source_id', 'text', (column) => column.notNull())
    .addColumn('vintage', 'text', (column) => column.notNull())
    .addColumn('year', 'integer')
    .addColumn('release', 'text')
    .addColumn('rows_taken', 'integer', (column) => column.notNull())
    .addColumn('rows_refused', 'integer', (column) => column.notNull())
    .addColumn('markers', 'jsonb', (column) => column.notNull())
    .addColumn('notes', sql`text[]`, (column) => column.notNull())
    .addColumn('top_code_hourly_usd', 'double precision')
    .addColumn('top_code_annual_usd', 'integer')
    .addColumn('is_current', 'boolean', (column) => column.notNull())
    .addColumn('started_by', 'uuid')
    .addColumn('created_at', sql`timestamptz(3)`, (column) => column.notNull().defaultTo(sql`current_timestamp`))
    .addCheckConstraint('import_run_checksum_check', sql`checksum ~ '^[0-9a-f]{64}$'`)
    .addCheckConstraint('import_run_rows_check', sql`rows_taken >= 0 and rows_refused >= 0`)
    .execute();
  await sql`create unique index import_run_current_key on import_run (source_id) where is_current`.execute(db);
  await db.schema.createIndex('import_run_created_idx').on('import_run').columns(['created_at', 'id']).execute();
  await db.schema
    .createTable('import_refused_row')
    .addColumn('import_id', 'uuid', (column) => column.notNull())
    .addColumn('place', 'integer', (column) => column.notNull())
    .addColumn('line', 'integer', (column) => column.notNull())
    .addColumn('column_name', 'text', (column) => column.notNull())
    .addColumn('value', 'text', (column) => column.notNull())
    .addColumn('reason', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('import_refused_row_pkey', ['import_id', 'place'])
    .addForeignKeyConstraint('import_refused_row_import_fkey', ['import_id'], 'import_run', ['id'], (key) =>
      key.onDelete('cascade').deferrable().initiallyDeferred(),
    )
    .execute();
}

function rowTable(db: Kysely<unknown>, name: string) {
  return db.schema
    .createTable(name)
    .addColumn('import_id', 'uuid', (column) => column.notNull())
    .addColumn('line', 'integer', (column) => column.notNull());
}

async function createWageRows(db: Kysely<unknown>): Promise<void> {
  let oews = rowTable(db, 'oews_row')
    .addColumn('year', 'smallint', (column) => column.notNull())
    .addColumn('area_code', 'text', (column) => column.notNull())
    .addColumn('area_name', 'text', (column) => column.notNull())
    .addColumn('area_level', 'text', (column) => column.notNull())
    .addColumn('primary_state', 'text', (column) => column.notNull())
    .addColumn('naics', 'text', (column) => column.notNull())
    .addColumn('naics_title', 'text', (column) => column.notNull())
    .addColumn('industry_group', 'text', (column) => column.notNull())
    .addColumn('ownership', 'text', (column) => column.notNull())
    .addColumn('soc', 'text', (column) => column.notNull())
    .addColumn('soc_version', 'text', (column) => column.notNull())
    .addColumn('occupation_group', 'text', (column) => column.notNull())
    .addColumn('title', 'text', (column) => column.notNull())
    .addColumn('is_annual_only', 'boolean', (column) => column.notNull())
    .addColumn('is_hourly_only', 'boolean', (column) => column.notNull())
    // One letter a figure, in the order of the columns after it: . reported * suppressed # top-coded ~ below limit - absent.
    .addColumn('marks', 'text', (column) => column.notNull())
    .addColumn('jobs', 'integer');
  const figures = [
    'employment_rse_percent',
    'mean_rse_percent',
    'jobs_per_1000',
    'location_quotient',
    'percent_of_total',
    'percent_reporting',
    'h_mean',
    'h_pct10',
    'h_pct25',
    'h_median',
    'h_pct75',
    'h_pct90',
  ];
  const annual = ['a_mean', 'a_pct10', 'a_pct25', 'a_median', 'a_pct75', 'a_pct90'];
  for (const figure of figures) oews = oews.addColumn(figure, 'double precision');
  for (const figure of annual) oews = oews.addColumn(figure, 'integer');
  await oews
    .addCheckConstraint(
      'oews_row_marks_check',
      sql`length(marks) = 19 and length(replace(marks, '.', '')) = num_nulls(jobs, ${sql.join([...figures, ...annual].map((name) => sql.ref(name)))})`,
    )
    .execute();
  await db.schema.createIndex('oews_row_series_idx').on('oews_row').columns(['soc', 'area_code', 'year']).execute();
  await db.schema.createIndex('oews_row_import_idx').on('oews_row').columns(['import_id', 'line']).execute();

  let regions = rowTable(db, 'region_wage_row')
    .addColumn('area_code', 'text', (column) => column.notNull())
    .addColumn('area_name', 'text', (column) => column.notNull())
    .addColumn('soc', 'text', (column) => column.notNull())
    .addColumn('title', 'text', (column) => column.notNull())
    .addColumn('marks', 'text', (column) => column.notNull())
    .addColumn('jobs', 'integer');
  for (const figure of ['mean', 'median', 'entry', 'experienced'])
    regions = regions.addColumn(`${figure}_annual_usd`, 'integer');
  await regions.addPrimaryKeyConstraint('region_wage_row_pkey', ['import_id', 'line']).execute();
  await db.schema.createIndex('region_wage_row_soc_idx').on('region_wage_row').columns(['soc', 'area_code']).execute();

  await rowTable(db, 'county_wage_level_row')
    .addColumn('soc', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('county', 'text', (column) => column.notNull())
    .addColumn('unit', 'text', (column) => column.notNull())
    .addColumn('level1_usd', 'double precision', (column) => column.notNull())
    .addColumn('level2_usd', 'double precision', (column) => column.notNull())
    .addColumn('level3_usd', 'double precision', (column) => column.notNull())
    .addColumn('level4_usd', 'double precision', (column) => column.notNull())
    .addCheckConstraint(
      'county_wage_level_row_check',
      sql`unit in ('hour', 'year') and 0 < level1_usd and level1_usd <= level2_usd and level2_usd <= level3_usd and level3_usd <= level4_usd`,
    )
    .execute();
  // Rows of an import lie together: a block range index finds them, and costs next to nothing in a million-row import.
  await sql`create index county_wage_level_row_import_idx on county_wage_level_row using brin (import_id)`.execute(db);

  await rowTable(db, 'lca_row')
    .addColumn('case_number', 'text', (column) => column.notNull())
    .addColumn('job_title', 'text', (column) => column.notNull())
    .addColumn('onet_soc', 'text', (column) => column.notNull())
    .addColumn('year', 'integer')
    .addColumn('state', 'text')
    .addColumn('county', 'text')
    .addColumn('postal_code', 'text')
    .addColumn('annual_usd_from', 'double precision', (column) => column.notNull())
    .addColumn('annual_usd_to', 'double precision')
    .addColumn('unit', 'text', (column) => column.notNull())
    .addColumn('wage_level', 'text')
    .addColumn('is_unit_corrected', 'boolean', (column) => column.notNull())
    .addPrimaryKeyConstraint('lca_row_pkey', ['import_id', 'line'])
    .execute();
  await db.schema.createIndex('lca_row_soc_idx').on('lca_row').columns(['onet_soc', 'state']).execute();
}

async function createOtherRows(db: Kysely<unknown>): Promise<void> {
  await rowTable(db, 'projection_row')
    .addColumn('soc', 'text')
    .addColumn('title', 'text', (column) => column.notNull())
    .addColumn('is_summary', 'boolean', (column) => column.notNull())
    .addColumn('from_year', 'integer', (column) => column.notNull())
    .addColumn('to_year', 'integer', (column) => column.notNull())
    .addColumn('from_jobs', 'integer')
    .addColumn('to_jobs', 'integer')
    .addColumn('change_jobs', 'integer')
    .addColumn('change_percent', 'double precision')
    .addColumn('openings_per_year', 'integer')
    .addColumn('median_state', 'text', (column) => column.notNull())
    .addColumn('median_annual_usd', 'integer')
    .addColumn('entry_education', 'text')
    .addPrimaryKeyConstraint('projection_row_pkey', ['import_id', 'line'])
    .addCheckConstraint('projection_row_window_check', sql`from_year < to_year`)
    .execute();
  await db.schema.createIndex('projection_row_soc_idx').on('projection_row').column('soc').execute();
  await rowTable(db, 'price_month_row')
    .addColumn('year', 'integer', (column) => column.notNull())
    .addColumn('month', 'integer', (column) => column.notNull())
    .addColumn('index_value', 'double precision', (column) => column.notNull())
    .addPrimaryKeyConstraint('price_month_row_pkey', ['import_id', 'line'])
    .addCheckConstraint('price_month_row_check', sql`month between 1 and 12 and index_value > 0`)
    .execute();
  await rowTable(db, 'price_parity_row')
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('state_name', 'text', (column) => column.notNull())
    .addColumn('year', 'integer', (column) => column.notNull())
    .addColumn('component', 'text', (column) => column.notNull())
    .addColumn('parity', 'double precision', (column) => column.notNull())
    .addPrimaryKeyConstraint('price_parity_row_pkey', ['import_id', 'state', 'year', 'component', 'line'])
    .addCheckConstraint('price_parity_row_check', sql`parity > 0`)
    .execute();
}

async function createOnetRows(db: Kysely<unknown>): Promise<void> {
  await rowTable(db, 'onet_title_row')
    .addColumn('onet_soc', 'text', (column) => column.notNull())
    .addColumn('title', 'text', (column) => column.notNull())
    .addColumn('short_title', 'text')
    .addColumn('role', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('onet_title_row_pkey', ['import_id', 'line'])
    .execute();
  await rowTable(db, 'onet_rating_row')
    .addColumn('onet_soc', 'text', (column) => column.notNull())
    .addColumn('element_id', 'text', (column) => column.notNull())
    .addColumn('element_name', 'text', (column) => column.notNull())
    .addColumn('scale', 'text', (column) => column.notNull())
    .addColumn('category', 'double precision')
    .addColumn('value', 'double precision', (column) => column.notNull())
    .addColumn('respondents', 'double precision')
    .addColumn('standard_error', 'double precision')
    .addColumn('is_suppressed', 'boolean', (column) => column.notNull())
    .addColumn('is_not_relevant', 'boolean', (column) => column.notNull())
    .addPrimaryKeyConstraint('onet_rating_row_pkey', ['import_id', 'line'])
    .execute();
  await db.schema.createIndex('onet_rating_row_soc_idx').on('onet_rating_row').column('onet_soc').execute();
  await rowTable(db, 'onet_record_row')
    .addColumn('onet_soc', 'text')
    .addColumn('fields', 'jsonb', (column) => column.notNull())
    .addPrimaryKeyConstraint('onet_record_row_pkey', ['import_id', 'line'])
    .execute();
  await db.schema.createIndex('onet_record_row_soc_idx').on('onet_record_row').column('onet_soc').execute();
}

async function createJobs(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('job')
    .addColumn('id', 'uuid', (column) => column.primaryKey().defaultTo(sql`pg_catalog.gen_random_uuid()`))
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull().defaultTo('receiving'))
    .addColumn('payload', 'jsonb', (column) => column.notNull())
    .addColumn('done', 'double precision', (column) => column.notNull().defaultTo(0))
    .addColumn('total', 'double precision', (column) => column.notNull().defaultTo(0))
    .addColumn('rows_taken', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('rows_refused', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('error', 'text')
    .addColumn('result_path', 'text')
    .addColumn('is_cancel_requested', 'boolean', (column) => column.notNull().defaultTo(false))
    .addColumn('started_by', 'uuid', (column) => column.notNull())
    .addColumn('created_at', sql`timestamptz(3)`, (column) => column.notNull().defaultTo(sql`current_timestamp`))
    .addColumn('alive_at', sql`timestamptz(3)`)
    .addColumn('finished_at', sql`timestamptz(3)`)
    .addCheckConstraint(
      'job_state_check',
      sql`state in ('receiving', 'queued', 'running', 'done', 'failed', 'cancelled') and (state = 'failed') = (error is not null)`,
    )
    .execute();
  await sql`create index job_open_idx on job (created_at) where state in ('receiving', 'queued', 'running')`.execute(
    db,
  );
  await db.schema
    .createTable('upload_chunk')
    .addColumn('job_id', 'uuid', (column) => column.notNull())
    .addColumn('place', 'integer', (column) => column.notNull())
    .addColumn('bytes', 'bytea', (column) => column.notNull())
    .addPrimaryKeyConstraint('upload_chunk_pkey', ['job_id', 'place'])
    .addForeignKeyConstraint('upload_chunk_job_fkey', ['job_id'], 'job', ['id'], (key) => key.onDelete('cascade'))
    .execute();
  await sql`alter table upload_chunk alter column bytes set storage external`.execute(db);
}
