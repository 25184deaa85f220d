import { domains, parseLessonFile } from '@careway/assessment';
import type { Transaction } from 'kysely';
import type { Database } from '../tables/database.ts';
import type { ReferenceFile } from './reference-file.ts';

/** The lessons, a file a domain. */
export const lessonFiles: readonly ReferenceFile[] = domains.map((domain) => ({
  name: `assessment/lessons/${domain}.json`,
  folder: 'lessons',
  load: loadLessonFile,
}));

async function loadLessonFile(trx: Transaction<Database>, text: string): Promise<number> {
  const { domain, lessons } = parseLessonFile(text);
  await trx.deleteFrom('lesson').where('domain', '=', domain).execute();
  await trx
    .insertInto('lesson')
    .values(
      lessons.map((lesson, ordinal) => ({ slug: lesson.slug, domain, ordinal, document: JSON.stringify(lesson) })),
    )
    .execute();
  return lessons.length;
}
