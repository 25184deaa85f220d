import type { Lesson } from '@careway/assessment';
import type { Kysely } from 'kysely';
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
