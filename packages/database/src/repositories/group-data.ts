import type { GroupCategory, PersonGroups } from '@careway/assessment';
import { groupCharacteristics, isCategoryOf } from '@careway/assessment';
import type { Kysely, Selectable, Transaction } from 'kysely';
import type { Database } from '../tables/database.ts';
import type { GroupDataTable } from '../tables/fairness.ts';

/** What a person said of the groups they belong to; answers as they gave them, "prefer not to say" included. */
export interface GroupDataRecord {
  readonly gender: string | null;
  readonly raceEthnicity: string | null;
  readonly age: string | null;
  readonly firstLanguage: string | null;
  readonly questionCheckAgreedAt: Date | null;
  readonly impactAgreedAt: Date | null;
  readonly changedAt: Date;
}

/** What the person said last, or `undefined`. */
export async function findGroupData(db: Kysely<Database>, personId: string): Promise<GroupDataRecord | undefined> {
  const row = await db
    .selectFrom('group_data')
    .selectAll()
    .where('person_id', '=', personId)
    .orderBy('changed_at', 'desc')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? undefined : toRecord(row);
}

/** Replaces what the person said. */
export async function saveGroupData(
  trx: Transaction<Database>,
  personId: string,
  record: GroupDataRecord,
): Promise<void> {
  await deleteGroupData(trx, personId);
  await trx
    .insertInto('group_data')
    .values({
      person_id: personId,
      gender: record.gender,
      race_ethnicity: record.raceEthnicity,
      age: record.age,
      first_language: record.firstLanguage,
      question_check_agreed_at: record.questionCheckAgreedAt,
      impact_agreed_at: record.impactAgreedAt,
      changed_at: record.changedAt,
    })
    .execute();
}

/** Forgets what the person said, with the agreement to use it. */
export async function deleteGroupData(db: Kysely<Database>, personId: string): Promise<void> {
  await db.deleteFrom('group_data').where('person_id', '=', personId).execute();
}

/** The uses a person can agree to. */
export type GroupUse = 'question-check' | 'impact';

/**
 * The groups of those who agree to a use, by person; of the persons named where some are. Nobody else is in the answer, nor
 * anybody who told no group.
 */
export async function listAgreedGroups(
  db: Kysely<Database>,
  use: GroupUse,
  personIds?: readonly string[],
): Promise<ReadonlyMap<string, PersonGroups>> {
  if (personIds?.length === 0) return new Map();
  const rows = await db
    .selectFrom('group_data')
    .distinctOn('person_id')
    .selectAll()
    .$if(personIds !== undefined, (query) => query.where('person_id', 'in', [...(personIds ?? [])]))
    .orderBy('person_id')
    .orderBy('changed_at', 'desc')
    .orderBy('id')
    .execute();
  return new Map(
    rows.map(toRecord).flatMap((record, index) => {
      const agreedAt = use === 'impact' ? record.impactAgreedAt : record.questionCheckAgreedAt;
      const groups = groupsOf(record);
      const personId = rows[index]?.person_id;
      return agreedAt === null || personId === undefined || Object.keys(groups).length === 0
        ? []
        : [[personId, groups] as const];
    }),
  );
}

function groupsOf(record: GroupDataRecord): PersonGroups {
  const told = {
    gender: record.gender,
    'race-ethnicity': record.raceEthnicity,
    age: record.age,
    'first-language': record.firstLanguage,
  };
  return Object.fromEntries(
    groupCharacteristics.flatMap((characteristic): [string, GroupCategory][] => {
      const category = told[characteristic];
      return isCategoryOf(characteristic, category) ? [[characteristic, category]] : [];
    }),
  );
}

function toRecord(row: Selectable<GroupDataTable>): GroupDataRecord {
  return {
    gender: row.gender,
    raceEthnicity: row.race_ethnicity,
    age: row.age,
    firstLanguage: row.first_language,
    questionCheckAgreedAt: row.question_check_agreed_at,
    impactAgreedAt: row.impact_agreed_at,
    changedAt: row.changed_at,
  };
}
