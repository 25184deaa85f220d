import { type Kysely, sql } from 'kysely';

/** The certification catalogue, the occupations with the steps between them, and O*NET ratings. Reference tables. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('certification')
    .addColumn('code', 'text', (column) => column.primaryKey())
    .addColumn('ordinal', 'integer', (column) => column.notNull())
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('document', 'jsonb', (column) => column.notNull())
    .addCheckConstraint('certification_code_lower_case', sql`code = lower(code)`)
    .addCheckConstraint(
      'certification_status_known',
      sql`status in ('issuer-confirmed', 'issuer-not-confirmed', 'per-state')`,
    )
    .addCheckConstraint(
      'certification_issuer_fits_status',
      sql`(status = 'issuer-confirmed') = (jsonb_typeof(document -> 'issuer') = 'object')`,
    )
    .execute();
  await db.schema
    .createTable('occupation')
    .addColumn('slug', 'text', (column) => column.primaryKey())
    .addColumn('ordinal', 'integer', (column) => column.notNull())
    .addColumn('level', 'text', (column) => column.notNull())
    .addColumn('track', 'text', (column) => column.notNull())
    .addColumn('document', 'jsonb', (column) => column.notNull())
    .addCheckConstraint('occupation_level_known', sql`level in ('entry', 'mid', 'senior')`)
    .execute();
  await db.schema
    .createTable('career_step')
    .addColumn('from_slug', 'text', (column) => column.notNull())
    .addColumn('to_slug', 'text', (column) => column.notNull())
    .addColumn('ordinal', 'integer', (column) => column.notNull())
    .addColumn('document', 'jsonb', (column) => column.notNull())
    .addPrimaryKeyConstraint('career_step_pkey', ['from_slug', 'to_slug'])
    .addForeignKeyConstraint('career_step_from_fkey', ['from_slug'], 'occupation', ['slug'], (key) =>
      key.onDelete('cascade'),
    )
    .addForeignKeyConstraint('career_step_to_fkey', ['to_slug'], 'occupation', ['slug'], (key) =>
      key.onDelete('cascade'),
    )
    .addCheckConstraint('career_step_leads_on', sql`from_slug <> to_slug`)
    .execute();
  await db.schema
    .createTable('onet_rating')
    .addColumn('code', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('importance', 'float8', (column) => column.notNull())
    .addColumn('collected', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('onet_rating_pkey', ['code', 'kind', 'name'])
    .addCheckConstraint('onet_rating_kind_known', sql`kind in ('skill', 'work-style')`)
    .addCheckConstraint('onet_rating_importance_on_scale', sql`importance between 1 and 5`)
    .execute();
}

export async function down(db: Kysely<unknown>): Promise<void> {
  for (const table of ['onet_rating', 'career_step', 'occupation', 'certification']) {
    await db.schema.dropTable(table).execute();
  }
}
