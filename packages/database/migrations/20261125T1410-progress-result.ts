import { type Kysely, sql } from 'kysely';

const columns = [
  ['verdict', 'text', `report ->> 'verdict'`],
  ['verdict_label', 'text', `report ->> 'verdictLabel'`],
  ['scaled_score', 'integer', `(report ->> 'scaledScore')::integer`],
  ['range_low', 'integer', `(report -> 'range' ->> 'low')::integer`],
  ['range_high', 'integer', `(report -> 'range' ->> 'high')::integer`],
  ['range_target', 'integer', `(report -> 'range' ->> 'target')::integer`],
  ['too_fast', 'integer', `(report -> 'lowEffort' ->> 'answers')::integer`],
] as const;

/** The result of a report as columns of its own, so that a cohort's screens need not read whole reports. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const [name, type, expression] of columns) {
    await sql`alter table assignment_progress
      add column ${sql.ref(name)} ${sql.raw(type)} generated always as (${sql.raw(expression)}) stored`.execute(db);
  }
}

export async function down(db: Kysely<unknown>): Promise<void> {
  for (const [name] of columns) await db.schema.alterTable('assignment_progress').dropColumn(name).execute();
}
