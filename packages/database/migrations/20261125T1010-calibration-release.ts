import { type Kysely, sql } from 'kysely';

/** Questions that a calibration suspended and a person found sound: the next calibration takes them in again. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('calibration_release')
    .addColumn('item_id', 'text', (column) => column.notNull())
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('released_at', sql`timestamptz(3)`, (column) => column.notNull())
    .addColumn('released_by', 'uuid', (column) => column.notNull())
    .addColumn('reason', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('calibration_release_pkey', ['item_id', 'revision', 'released_at'])
    .execute();
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await db.schema.dropTable('calibration_release').execute();
}
