import { type Kysely, sql, type Transaction } from 'kysely';
import type { Database } from '../tables/database.ts';
import type { AssignedBy } from './attempts.ts';
import { listHoldingAssignments } from './result-release.ts';

/**
 * What a person owns is found in the catalogue, so that a new table cannot be forgotten: every table with a `person_id`.
 * A `linked_person_id` is an organisation's row about a person: it follows a claim and is cut, not deleted, on erasure.
 */
type PersonColumn = 'person_id' | 'linked_person_id';

async function tablesWith(db: Kysely<Database>, column: PersonColumn): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`
    select c.table_name as name from information_schema.columns c
    join information_schema.tables t using (table_schema, table_name)
    where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.column_name = ${column} order by 1`.execute(
    db,
  );
  return rows.map((row) => row.name);
}

/** Gives everything a guest owns to the account that claims it. Repeatable: a second run finds nothing to move. */
export async function movePersonData(
  trx: Transaction<Database>,
  fromPersonId: string,
  toPersonId: string,
): Promise<void> {
  // Foreign keys between owned tables are deferrable, so the order of the tables does not matter.
  await sql`set constraints all deferred`.execute(trx);
  await sql`delete from idempotency_key where person_id = ${fromPersonId}`.execute(trx);
  for (const column of ['person_id', 'linked_person_id'] as const) {
    for (const table of await tablesWith(trx, column)) {
      await sql`update ${sql.table(table)} set ${sql.ref(column)} = ${toPersonId} where ${sql.ref(column)} = ${fromPersonId}`.execute(
        trx,
      );
    }
  }
}

/**
 * Every row held about a person, by table. Of an attempt that is open, or whose result the organisation that assigned it
 * holds back, it keeps the answers and leaves out what they earned.
 */
export async function exportPersonData(
  db: Kysely<Database>,
  personId: string,
): Promise<Record<string, Record<string, unknown>[]>> {
  const held: Record<string, Record<string, unknown>[]> = {};
  for (const column of ['person_id', 'linked_person_id'] as const) {
    for (const table of await tablesWith(db, column)) {
      const { rows } = await sql<Record<string, unknown>>`
        select * from ${sql.table(table)} where ${sql.ref(column)} = ${personId}`.execute(db);
      if (rows.length > 0) held[table] = rows;
    }
  }
  return withholdResults(db, held);
}

type Rows = Record<string, Record<string, unknown>[]>;

async function withholdResults(db: Kysely<Database>, held: Rows): Promise<Rows> {
  const { attempt: attempts = [], attempt_question: questions = [] } = held;
  const holding = await listHoldingAssignments(
    db,
    attempts.flatMap(({ assigned_by: by }) => (by === null ? [] : [by as AssignedBy])),
  );
  const isWithheld = ({ state, assigned_by: by }: Record<string, unknown>) =>
    state === 'open' || (by !== null && holding.has((by as AssignedBy).assignmentId));
  const withheld = new Set(attempts.filter(isWithheld).map(({ id }) => id));
  if (withheld.size === 0) return held;
  return {
    ...held,
    attempt: attempts.map((row) => (withheld.has(row.id) ? { ...row, report: null } : row)),
    ...(questions.length === 0
      ? {}
      : {
          attempt_question: questions.map((row) =>
            withheld.has(row.attempt_id) ? { ...row, points: null, max_points: null } : row,
          ),
        }),
  };
}

/** Forgets a person: their rows, their sessions, their account. Organisations keep their own rows without the link. */
export async function erasePerson(trx: Transaction<Database>, personId: string): Promise<void> {
  await sql`set constraints all deferred`.execute(trx);
  for (const table of await tablesWith(trx, 'linked_person_id')) {
    await sql`update ${sql.table(table)} set linked_person_id = null where linked_person_id = ${personId}`.execute(trx);
  }
  for (const table of await tablesWith(trx, 'person_id')) {
    await sql`delete from ${sql.table(table)} where person_id = ${personId}`.execute(trx);
  }
  await trx.deleteFrom('user').where('id', '=', personId).execute();
}
