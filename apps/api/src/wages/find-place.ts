import { type Database, type HeldArea, listAreas } from '@careway/database';
import { findState, isAreaCode, nation, parseAreaCode } from '@careway/labor-market';
import type { Kysely } from 'kysely';

/** How people write the nation. */
const nationNames = new Set(['us', 'usa', 'u.s.', 'u.s.a.', 'united states', 'nation', 'national', 'america']);

/** A place as it was understood. `isKnown` false: no place that we know is called so. */
export type Place =
  | { readonly isKnown: true; readonly area: HeldArea }
  | { readonly isKnown: false; readonly given: string };

/** The place of a code or a name: the nation, a state by name, abbreviation or FIPS code, or a place that wages are held for. */
export async function findPlace(db: Kysely<Database>, text: string): Promise<Place> {
  const given = text.trim();
  if (given === nation.code || nationNames.has(given.toLowerCase())) return { isKnown: true, area: nation };
  const state = findState(given);
  if (state !== undefined) {
    return { isKnown: true, area: { code: parseAreaCode(state.fips), name: state.name, level: 'state' } };
  }
  const areas = await listAreas(db);
  const wanted = keyOf(given);
  const found =
    (isAreaCode(given) ? areas.find((area) => area.code === given) : undefined) ??
    areas.find((area) => keyOf(area.name) === wanted) ??
    areas.find(
      (area) =>
        area.level === 'metro' && keyOf(area.name).split(' ').slice(0, wanted.split(' ').length).join(' ') === wanted,
    );
  return found === undefined ? { isKnown: false, given } : { isKnown: true, area: found };
}

function keyOf(name: string): string {
  return name
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .join(' ');
}
