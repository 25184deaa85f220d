import type { Occupation, OccupationLevel, OccupationTrack, OnetRating } from '@careway/pathways';
import type { Kysely } from 'kysely';
import type { Database } from '../tables/database.ts';

/** The occupations in the data file's order, of one level or track or of all. */
export async function listOccupations(
  db: Kysely<Database>,
  filter: { readonly level?: OccupationLevel; readonly track?: OccupationTrack } = {},
): Promise<readonly Occupation[]> {
  const { level, track } = filter;
  const rows = await db
    .selectFrom('occupation')
    .select('document')
    .$if(level !== undefined, (query) => query.where('level', '=', level ?? ''))
    .$if(track !== undefined, (query) => query.where('track', '=', track ?? ''))
    .orderBy('ordinal')
    .execute();
  return rows.map((row) => toOccupation(row.document));
}

/** One occupation; `undefined` when there is none of that slug. */
export async function findOccupation(db: Kysely<Database>, slug: string): Promise<Occupation | undefined> {
  const row = await db.selectFrom('occupation').select('document').where('slug', '=', slug).executeTakeFirst();
  return row === undefined ? undefined : toOccupation(row.document);
}

/** O*NET ratings of the codes, most important first within code and kind. */
export async function listOnetRatings(db: Kysely<Database>, codes: readonly string[]): Promise<readonly OnetRating[]> {
  if (codes.length === 0) return [];
  return db
    .selectFrom('onet_rating')
    .select(['code', 'kind', 'name', 'importance', 'collected'])
    .where('code', 'in', codes)
    .orderBy('code')
    .orderBy('kind')
    .orderBy('importance', 'desc')
    .orderBy('name')
    .execute();
}

/** The loader wrote what the parser returned. */
function toOccupation(document: unknown): Occupation {
  return document as Occupation;
}
