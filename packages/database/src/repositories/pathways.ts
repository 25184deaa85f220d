import { buildStepMap, type Step, type StepMap } from '@careway/pathways';
import type { Kysely } from 'kysely';
import type { Database } from '../tables/database.ts';
import { listOccupations } from './occupations.ts';

/** The whole step map. */
export async function loadStepMap(db: Kysely<Database>): Promise<StepMap> {
  const occupations = await listOccupations(db);
  const rows = await db.selectFrom('career_step').select('document').orderBy('ordinal').execute();
  return buildStepMap(
    occupations,
    rows.map((row) => row.document as Step),
  );
}
