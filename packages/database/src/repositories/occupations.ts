import type { Occupation, OccupationLevel, OccupationTrack, OnetRating } from '@careway/pathways';
import type { Kysely } from 'kysely';
import type { Database } from '../tables/database.ts';

/** Which occupations: of one level or track, those after a slug, at most `limit`. What is left out does not narrow. */
export interface OccupationSelection {
  readonly level?: OccupationLevel;
  readonly track?: OccupationTrack;
  readonly after?: string;
  readonly limit?: number;
}

/** Occupations in the data file's order. */
export async function listOccupations(
  db: Kysely<Database>,
  selection: OccupationSelection = {},
): Promise<readonly Occupation[]> {
  let query = db.selectFrom('occupation').select('document').orderBy('ordinal');
  const { level, track, after, limit } = selection;
  if (level !== undefined) query = query.where('level', '=', level);
  if (track !== undefined) query = query.where('track', '=', track);
  if (after !== undefined) {
    const place = db.selectFrom('occupation as place').select('place.ordinal').where('place.slug', '=', after);
    query = query.where('ordinal', '>', place);
  }
  if (limit !== undefined) query = query.limit(limit);
  const rows = await query.execute();
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
