import type { Lesson } from '@careway/assessment';
import type { Kysely, Transaction } from 'kysely';
import type { Database } from '../tables/database.ts';

/** Every lesson, by domain in the order of its file. */
export async function listLessons(db: Kysely<Database>): Promise<readonly Lesson[]> {
  const rows = await db.selectFrom('lesson').select('document').orderBy('domain').orderBy('ordinal').execute();
  return rows.map((row) => row.document as Lesson);
}

/** One lesson by its slug. */
export async function findLesson(db: Kysely<Database>, slug: string): Promise<Lesson | undefined> {
  const row = await db.selectFrom('lesson').select('document').where('slug', '=', slug).executeTakeFirst();
  return row === undefined ? undefined : (row.document as Lesson);
}

/** The lessons a person marked as read, by slug, with when. */
export async function listReadLessons(db: Kysely<Database>, personId: string): Promise<ReadonlyMap<string, Date>> {
  const rows = await db
    .selectFrom('lesson_read')
    .select(['lesson', 'read_at'])
    .where('person_id', '=', personId)
    .orderBy('read_at')
    .execute();
  return new Map(rows.map(({ lesson, read_at }) => [lesson, read_at]));
}

/** Marks a lesson as read at a time, or with `null` as not read. */
export async function markLesson(
  trx: Transaction<Database>,
  personId: string,
  lesson: string,
  readAt: Date | null,
): Promise<void> {
  await trx.deleteFrom('lesson_read').where('person_id', '=', personId).where('lesson', '=', lesson).execute();
  if (readAt === null) return;
  await trx.insertInto('lesson_read').values({ person_id: personId, lesson, read_at: readAt }).execute();
}
