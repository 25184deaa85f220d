import { type Kysely, sql } from 'kysely';

/**
 * LTI 1.3: the learning systems (platforms) of an organisation, who of them is known, which course is which cohort, which
 * link is which assignment, what was used up, and scores on their way back. All owned by an organisation.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const id = sql`pg_catalog.gen_random_uuid()`;
  await db.schema
    .createTable('lti_platform')
    .addColumn('organization_id', 'uuid', (column) => column.notNull())
    .addColumn('id', 'uuid', (column) => column.notNull().defaultTo(id))
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('issuer', 'text', (column) => column.notNull())
    .addColumn('client_id', 'text', (column) => column.notNull())
    .addColumn('deployment_ids', sql`text[]`, (column) => column.notNull())
    .addColumn('authorization_endpoint', 'text', (column) => column.notNull())
    .addColumn('token_endpoint', 'text', (column) => column.notNull())
    .addColumn('token_audience', 'text')
    .addColumn('jwks_url', 'text', (column) => column.notNull())
    .addColumn('instructors_are_educators', 'boolean', (column) => column.notNull())
    .addColumn('created_at', sql`timestamptz(3)`, (column) => column.notNull())
    .addPrimaryKeyConstraint('lti_platform_pkey', ['organization_id', 'id'])
    .addUniqueConstraint('lti_platform_client_key', ['organization_id', 'issuer', 'client_id'])
    .execute();
  await db.schema
    .createTable('lti_account')
    .addColumn('organization_id', 'uuid', (column) => column.notNull())
    .addColumn('issuer', 'text', (column) => column.notNull())
    .addColumn('subject', 'text', (column) => column.notNull())
    .addColumn('linked_person_id', 'uuid')
    .addPrimaryKeyConstraint('lti_account_pkey', ['organization_id', 'issuer', 'subject'])
    .execute();
  await db.schema.createIndex('lti_account_person_idx').on('lti_account').column('linked_person_id').execute();
  await db.schema
    .createTable('lti_context')
    .addColumn('organization_id', 'uuid', (column) => column.notNull())
    .addColumn('platform_id', 'uuid', (column) => column.notNull())
    .addColumn('deployment_id', 'text', (column) => column.notNull())
    .addColumn('context_id', 'text', (column) => column.notNull())
    .addColumn('cohort_id', 'uuid', (column) => column.notNull())
    .addColumn('memberships_url', 'text')
    .addPrimaryKeyConstraint('lti_context_pkey', ['organization_id', 'platform_id', 'deployment_id', 'context_id'])
    .addForeignKeyConstraint(
      'lti_context_platform_fkey',
      ['organization_id', 'platform_id'],
      'lti_platform',
      ['organization_id', 'id'],
      (key) => key.onDelete('cascade'),
    )
    .addForeignKeyConstraint(
      'lti_context_cohort_fkey',
      ['organization_id', 'cohort_id'],
      'cohort',
      ['organization_id', 'id'],
      (key) => key.onDelete('cascade'),
    )
    .execute();
  await db.schema
    .createIndex('lti_context_cohort_idx')
    .on('lti_context')
    .columns(['organization_id', 'cohort_id'])
    .execute();
  await db.schema
    .createTable('lti_resource_link')
    .addColumn('organization_id', 'uuid', (column) => column.notNull())
    .addColumn('platform_id', 'uuid', (column) => column.notNull())
    .addColumn('deployment_id', 'text', (column) => column.notNull())
    .addColumn('resource_link_id', 'text', (column) => column.notNull())
    .addColumn('assignment_id', 'uuid', (column) => column.notNull())
    .addColumn('line_item_url', 'text')
    .addColumn('line_items_url', 'text')
    .addColumn('may_score', 'boolean', (column) => column.notNull())
    .addColumn('may_make_line_items', 'boolean', (column) => column.notNull())
    .addPrimaryKeyConstraint('lti_resource_link_pkey', [
      'organization_id',
      'platform_id',
      'deployment_id',
      'resource_link_id',
    ])
    .addForeignKeyConstraint(
      'lti_resource_link_platform_fkey',
      ['organization_id', 'platform_id'],
      'lti_platform',
      ['organization_id', 'id'],
      (key) => key.onDelete('cascade'),
    )
    .addForeignKeyConstraint(
      'lti_resource_link_assignment_fkey',
      ['organization_id', 'assignment_id'],
      'assignment',
      ['organization_id', 'id'],
      (key) => key.onDelete('cascade'),
    )
    .addUniqueConstraint('lti_resource_link_assignment_key', ['organization_id', 'assignment_id'])
    .execute();
  await db.schema
    .createTable('lti_used_nonce')
    .addColumn('organization_id', 'uuid', (column) => column.notNull())
    .addColumn('nonce', 'text', (column) => column.notNull())
    .addColumn('expires_at', sql`timestamptz(3)`, (column) => column.notNull())
    .addPrimaryKeyConstraint('lti_used_nonce_pkey', ['organization_id', 'nonce'])
    .execute();
  await db.schema.createIndex('lti_used_nonce_expiry_idx').on('lti_used_nonce').column('expires_at').execute();
  await db.schema
    .createTable('lti_score')
    .addColumn('organization_id', 'uuid', (column) => column.notNull())
    .addColumn('attempt_id', 'uuid', (column) => column.notNull())
    .addColumn('platform_id', 'uuid', (column) => column.notNull())
    .addColumn('deployment_id', 'text', (column) => column.notNull())
    .addColumn('resource_link_id', 'text', (column) => column.notNull())
    .addColumn('subject', 'text', (column) => column.notNull())
    .addColumn('scaled_score', 'integer', (column) => column.notNull())
    .addColumn('comment', 'text', (column) => column.notNull())
    .addColumn('finished_at', sql`timestamptz(3)`, (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull().defaultTo('due'))
    .addColumn('tries', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('next_try_at', sql`timestamptz(3)`, (column) => column.notNull())
    .addColumn('last_error', 'text')
    .addPrimaryKeyConstraint('lti_score_pkey', ['organization_id', 'attempt_id'])
    .addForeignKeyConstraint(
      'lti_score_link_fkey',
      ['organization_id', 'platform_id', 'deployment_id', 'resource_link_id'],
      'lti_resource_link',
      ['organization_id', 'platform_id', 'deployment_id', 'resource_link_id'],
      (key) => key.onDelete('cascade'),
    )
    .addCheckConstraint('lti_score_state_known', sql`state in ('due', 'sent', 'failed')`)
    .addCheckConstraint('lti_score_on_scale', sql`scaled_score between 200 and 800`)
    .execute();
  await db.schema
    .createIndex('lti_score_due_idx')
    .on('lti_score')
    .column('next_try_at')
    .where(sql`state`, '=', sql.lit('due'))
    .execute();
}

export async function down(db: Kysely<unknown>): Promise<void> {
  for (const table of [
    'lti_score',
    'lti_used_nonce',
    'lti_resource_link',
    'lti_context',
    'lti_account',
    'lti_platform',
  ]) {
    await db.schema.dropTable(table).execute();
  }
}
