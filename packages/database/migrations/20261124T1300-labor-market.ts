import { type Kysely, sql } from 'kysely';

const statistics = ['p10', 'p25', 'median', 'p75', 'p90', 'mean'];

/** Published and reported figures of the labour market with their sources. Reference tables: they point at nothing owned. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createSource(db);
  await createWageObservation(db);
  await createReportedFigure(db);
  await createProjection(db);
  await createPriceIndex(db);
  await createSeriesStructure(db);
  await createProxies(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  const tables = [
    'proxy_occupation',
    'labor_occupation',
    'soc_succession',
    'series_break',
    'price_index_year',
    'projection',
    'reported_figure',
    'wage_observation',
    'source',
  ];
  for (const table of tables) await db.schema.dropTable(table).execute();
}

async function createSource(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('source')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('publisher', 'text', (column) => column.notNull())
    .addColumn('title', 'text', (column) => column.notNull())
    .addColumn('vintage', 'text', (column) => column.notNull())
    .addColumn('licence', 'text', (column) => column.notNull())
    .addColumn('url', 'text')
    .addColumn('checked_on', 'date')
    .addColumn('how_sure', 'text', (column) => column.notNull())
    .addColumn('file', 'text')
    .addColumn('note', 'text', (column) => column.notNull())
    .addCheckConstraint(
      'source_kind_check',
      sql`kind in ('official-statistics', 'pay-site', 'classification', 'survey')`,
    )
    .addCheckConstraint('source_how_sure_check', sql`how_sure in ('verified', 'secondary', 'unverified')`)
    .execute();
}

async function createWageObservation(db: Kysely<unknown>): Promise<void> {
  let table = db.schema
    .createTable('wage_observation')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('source_id', 'text', (column) => column.notNull())
    .addColumn('year', 'integer', (column) => column.notNull())
    .addColumn('soc', 'text', (column) => column.notNull())
    .addColumn('soc_version', 'text', (column) => column.notNull())
    .addColumn('occupation_group', 'text', (column) => column.notNull())
    .addColumn('title', 'text', (column) => column.notNull())
    .addColumn('area_code', 'text', (column) => column.notNull())
    .addColumn('area_name', 'text', (column) => column.notNull())
    .addColumn('area_level', 'text', (column) => column.notNull())
    .addColumn('employment_state', 'text', (column) => column.notNull())
    .addColumn('jobs', 'integer')
    .addColumn('employment_rse_percent', 'double precision')
    .addColumn('mean_rse_percent', 'double precision');
  for (const statistic of statistics) {
    table = table
      .addColumn(`${statistic}_state`, 'text', (column) => column.notNull())
      .addColumn(`${statistic}_annual_usd`, 'integer')
      .addCheckConstraint(
        `wage_observation_${statistic}_check`,
        sql`case ${sql.ref(`${statistic}_state`)}
              when 'suppressed' then ${sql.ref(`${statistic}_annual_usd`)} is null
              when 'reported' then coalesce(${sql.ref(`${statistic}_annual_usd`)} > 0, false)
              when 'topCoded' then coalesce(${sql.ref(`${statistic}_annual_usd`)} > 0, false)
              else false end`,
      );
  }
  await table
    .addCheckConstraint(
      'wage_observation_employment_check',
      sql`case employment_state
            when 'suppressed' then jobs is null and employment_rse_percent is null
            when 'reported' then coalesce(jobs >= 0, false)
            else false end`,
    )
    .addCheckConstraint(
      'wage_observation_group_check',
      sql`occupation_group in ('total', 'major', 'minor', 'broad', 'detailed')`,
    )
    .addCheckConstraint('wage_observation_soc_version_check', sql`soc_version in ('2010', '2018-hybrid', '2018')`)
    .addCheckConstraint('wage_observation_area_level_check', sql`area_level in ('nation', 'state', 'metro')`)
    .addUniqueConstraint('wage_observation_row_key', ['source_id', 'area_code', 'soc', 'occupation_group'])
    .addForeignKeyConstraint('wage_observation_source_fkey', ['source_id'], 'source', ['id'], (key) =>
      key.deferrable().initiallyDeferred(),
    )
    .execute();
  await db.schema
    .createIndex('wage_observation_series_idx')
    .on('wage_observation')
    .columns(['soc', 'area_code', 'year'])
    .execute();
}

async function createReportedFigure(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('reported_figure')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('source_id', 'text', (column) => column.notNull())
    .addColumn('occupation', 'text', (column) => column.notNull())
    .addColumn('place', 'integer', (column) => column.notNull())
    .addColumn('metric', 'text', (column) => column.notNull())
    .addColumn('value_kind', 'text', (column) => column.notNull())
    .addColumn('amount', 'double precision', (column) => column.notNull())
    .addColumn('precision', 'text', (column) => column.notNull())
    .addColumn('measure', 'text', (column) => column.notNull())
    .addColumn('vintage', 'text', (column) => column.notNull())
    .addColumn('how_sure', 'text', (column) => column.notNull())
    .addColumn('level', 'text')
    .addColumn('period', 'text')
    .addColumn('can_say', 'text', (column) => column.notNull())
    .addColumn('caveat', 'text', (column) => column.notNull())
    .addCheckConstraint(
      'reported_figure_value_check',
      sql`value_kind = 'percent' or (value_kind in ('annualPay', 'hourlyPay', 'jobs') and amount > 0)`,
    )
    .addCheckConstraint('reported_figure_precision_check', sql`precision in ('exact', 'about', 'at-least')`)
    .addCheckConstraint('reported_figure_how_sure_check', sql`how_sure in ('verified', 'secondary', 'unverified')`)
    .addCheckConstraint('reported_figure_level_check', sql`level in ('entry', 'mid', 'senior')`)
    .addUniqueConstraint('reported_figure_place_key', ['occupation', 'place'])
    .addForeignKeyConstraint('reported_figure_source_fkey', ['source_id'], 'source', ['id'], (key) =>
      key.deferrable().initiallyDeferred(),
    )
    .execute();
}

async function createProjection(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('projection')
    .addColumn('source_id', 'text', (column) => column.notNull())
    .addColumn('soc', 'text', (column) => column.notNull())
    .addColumn('title', 'text', (column) => column.notNull())
    .addColumn('from_year', 'integer', (column) => column.notNull())
    .addColumn('to_year', 'integer', (column) => column.notNull())
    .addColumn('from_jobs', 'integer', (column) => column.notNull())
    .addColumn('to_jobs', 'integer', (column) => column.notNull())
    .addColumn('change_jobs', 'integer')
    .addColumn('change_percent', 'double precision', (column) => column.notNull())
    .addColumn('openings_per_year', 'integer')
    .addColumn('entry_education', 'text', (column) => column.notNull())
    .addColumn('covers_soc', sql`text[]`, (column) => column.notNull())
    .addColumn('how_sure', 'text', (column) => column.notNull())
    .addColumn('note', 'text')
    .addPrimaryKeyConstraint('projection_pkey', ['source_id', 'soc'])
    .addCheckConstraint('projection_window_check', sql`from_year < to_year`)
    .addCheckConstraint('projection_jobs_check', sql`from_jobs > 0 and to_jobs > 0`)
    .addForeignKeyConstraint('projection_source_fkey', ['source_id'], 'source', ['id'], (key) =>
      key.deferrable().initiallyDeferred(),
    )
    .execute();
}

async function createPriceIndex(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('price_index_year')
    .addColumn('source_id', 'text', (column) => column.notNull())
    .addColumn('year', 'integer', (column) => column.notNull())
    .addColumn('title', 'text', (column) => column.notNull())
    .addColumn('months', 'integer', (column) => column.notNull())
    .addColumn('average', 'double precision', (column) => column.notNull())
    .addPrimaryKeyConstraint('price_index_year_pkey', ['source_id', 'year'])
    .addCheckConstraint('price_index_year_months_check', sql`months between 1 and 12`)
    .addCheckConstraint('price_index_year_average_check', sql`average > 0`)
    .addForeignKeyConstraint('price_index_year_source_fkey', ['source_id'], 'source', ['id'], (key) =>
      key.deferrable().initiallyDeferred(),
    )
    .execute();
}

async function createSeriesStructure(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('series_break')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('source_id', 'text', (column) => column.notNull())
    .addColumn('last_year_before', 'integer', (column) => column.notNull())
    .addColumn('first_year_after', 'integer', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('title', 'text', (column) => column.notNull())
    .addColumn('explanation', 'text', (column) => column.notNull())
    .addColumn('soc', sql`text[]`)
    .addCheckConstraint('series_break_years_check', sql`last_year_before < first_year_after`)
    .addCheckConstraint('series_break_kind_check', sql`kind in ('classification', 'method')`)
    .addForeignKeyConstraint('series_break_source_fkey', ['source_id'], 'source', ['id'], (key) =>
      key.deferrable().initiallyDeferred(),
    )
    .execute();
  await db.schema
    .createTable('soc_succession')
    .addColumn('soc', 'text', (column) => column.notNull())
    .addColumn('place', 'integer', (column) => column.notNull())
    .addColumn('held_by_soc', 'text', (column) => column.notNull())
    .addColumn('from_year', 'integer', (column) => column.notNull())
    .addColumn('to_year', 'integer')
    .addColumn('statement', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('soc_succession_pkey', ['soc', 'place'])
    .addCheckConstraint('soc_succession_years_check', sql`to_year is null or from_year <= to_year`)
    .execute();
}

async function createProxies(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('labor_occupation')
    .addColumn('slug', 'text', (column) => column.primaryKey())
    .addColumn('place', 'integer', (column) => column.notNull().unique())
    .addColumn('title', 'text', (column) => column.notNull())
    .addColumn('has_own_soc_code', 'boolean', (column) => column.notNull())
    .addColumn('statement', 'text', (column) => column.notNull())
    .addColumn('titles', sql`text[]`, (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('proxy_occupation')
    .addColumn('occupation', 'text', (column) => column.notNull())
    .addColumn('soc', 'text', (column) => column.notNull())
    .addColumn('rank', 'integer', (column) => column.notNull())
    .addColumn('role', 'text', (column) => column.notNull())
    .addColumn('title', 'text', (column) => column.notNull())
    .addColumn('reason', 'text', (column) => column.notNull())
    .addColumn('is_residual', 'boolean', (column) => column.notNull())
    .addColumn('warning', 'text')
    .addPrimaryKeyConstraint('proxy_occupation_pkey', ['occupation', 'soc'])
    .addUniqueConstraint('proxy_occupation_rank_key', ['occupation', 'rank'])
    .addCheckConstraint('proxy_occupation_role_check', sql`role in ('proxy', 'neighbour')`)
    .addForeignKeyConstraint('proxy_occupation_occupation_fkey', ['occupation'], 'labor_occupation', ['slug'], (key) =>
      key.onDelete('cascade'),
    )
    .execute();
}
