import { type PriceIndex, parseSocCode, type SeriesStructure, type SocSuccession } from '@careway/labor-market';
import { type Kysely, sql } from 'kysely';
import type { Database } from '../tables/database.ts';

/** The price index of a source, oldest year first; undefined when none is held. */
export async function findPriceIndex(db: Kysely<Database>, sourceId: string): Promise<PriceIndex | undefined> {
  const rows = await db
    .selectFrom('price_index_year')
    .selectAll()
    .where('source_id', '=', sourceId)
    .orderBy('year')
    .execute();
  const [first] = rows;
  if (first === undefined) return undefined;
  return { sourceId, title: first.title, years: rows.map(({ year, months, average }) => ({ year, months, average })) };
}

/** Where series of official wages must not be joined, and which code holds whose jobs in which years. */
export async function findSeriesStructure(db: Kysely<Database>): Promise<SeriesStructure> {
  const breaks = await db
    .selectFrom('series_break')
    .selectAll()
    .orderBy('first_year_after')
    .orderBy(sql`id collate "C"`)
    .execute();
  const successions = await db
    .selectFrom('soc_succession')
    .selectAll()
    .orderBy(sql`soc collate "C"`)
    .orderBy('place')
    .execute();
  const bySoc = Map.groupBy(successions, (row) => row.soc);
  return {
    breaks: breaks.map((row) => ({
      id: row.id,
      lastYearBefore: row.last_year_before,
      firstYearAfter: row.first_year_after,
      kind: row.kind,
      sourceId: row.source_id,
      title: row.title,
      explanation: row.explanation,
      ...(row.soc === null ? {} : { soc: row.soc.map(parseSocCode) }),
    })),
    successions: [...bySoc].map(
      ([soc, rows]): SocSuccession => ({
        soc: parseSocCode(soc),
        segments: rows.map((row) => ({
          soc: parseSocCode(row.held_by_soc),
          fromYear: row.from_year,
          ...(row.to_year === null ? {} : { toYear: row.to_year }),
        })),
        statement: rows.at(0)?.statement ?? '',
      }),
    ),
  };
}
