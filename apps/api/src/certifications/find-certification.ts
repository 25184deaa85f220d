import type { Certification } from '@careway/certifications';
import { type Database, findCertifications } from '@careway/database';
import type { Kysely } from 'kysely';
import { ProblemError } from '../http/problem.ts';

/** The certification of a code written in any case; a problem document names a code that is not in the catalogue. */
export async function findCertification(db: Kysely<Database>, code: string): Promise<Certification> {
  const [certification] = await findCertifications(db, [code.toLowerCase()]);
  if (certification === undefined) throw new ProblemError('not-found', `There is no certification "${code}" here.`);
  return certification;
}
