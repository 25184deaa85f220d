import {
  parseOccupationProxies,
  parsePriceIndex,
  parseProjections,
  parseReportedFigures,
  parseSeriesStructure,
  parseSources,
  parseStateMeans,
  parseWageTable,
} from '@careway/labor-market';
import type { Transaction } from 'kysely';
import { toReportedFigureRow, toWageObservationRow } from '../repositories/wages.ts';
import type { Database } from '../tables/database.ts';
import type { ReferenceFile } from './reference-file.ts';

/** Rows of one INSERT: well under PostgreSQL's 65,535 parameters for the widest table. */
const BATCH = 1000;

/** The labour market's data files, sources first: every other row names one. */
export const laborMarketFiles: readonly ReferenceFile[] = [
  {
    name: 'labor-market/sources.json',
    load: (trx, text) =>
      replaceRows(
        trx,
        'source',
        parseSources(text).map((source) => ({
          id: source.id,
          kind: source.kind,
          publisher: source.publisher,
          title: source.title,
          vintage: source.vintage,
          licence: source.licence,
          url: source.url ?? null,
          checked_on: source.dateChecked ?? null,
          how_sure: source.howSure,
          file: source.file ?? null,
          note: source.note,
          import_id: null,
        })),
      ),
  },
  {
    name: 'labor-market/oews-national.csv',
    load: (trx, text) => replaceWages(trx, 'nation', parseWageTable(text).map(toWageObservationRow)),
  },
  {
    name: 'labor-market/oews-state-means.csv',
    load: (trx, text) =>
      replaceWages(
        trx,
        'state',
        parseStateMeans(text).map((row) => ({ ...toWageObservationRow(row), has_mean_only: true })),
      ),
  },
  {
    name: 'labor-market/reported-figures.json',
    load: (trx, text) => replaceRows(trx, 'reported_figure', parseReportedFigures(text).map(toReportedFigureRow)),
  },
  {
    name: 'labor-market/projections.json',
    load: (trx, text) =>
      replaceRows(
        trx,
        'projection',
        parseProjections(text).map((row) => ({
          source_id: row.sourceId,
          soc: row.soc,
          title: row.title,
          from_year: row.fromYear,
          to_year: row.toYear,
          from_jobs: row.fromJobs,
          to_jobs: row.toJobs,
          change_jobs: row.changeJobs ?? null,
          change_percent: row.changePercent,
          openings_per_year: row.openingsPerYear ?? null,
          entry_education: row.entryEducation,
          covers_soc: [...row.coversSoc],
          how_sure: row.howSure,
          note: row.note ?? null,
        })),
      ),
  },
  {
    name: 'labor-market/cpi-u.json',
    load: (trx, text) => {
      const { sourceId, title, years } = parsePriceIndex(text);
      return replaceRows(
        trx,
        'price_index_year',
        years.map((entry) => ({ source_id: sourceId, title, ...entry })),
      );
    },
  },
  {
    name: 'labor-market/soc-breaks.json',
    load: async (trx, text) => {
      const { breaks, successions } = parseSeriesStructure(text);
      const breakRows = breaks.map((cut) => ({
        id: cut.id,
        source_id: cut.sourceId,
        last_year_before: cut.lastYearBefore,
        first_year_after: cut.firstYearAfter,
        kind: cut.kind,
        title: cut.title,
        explanation: cut.explanation,
        soc: cut.soc === undefined ? null : [...cut.soc],
      }));
      const successionRows = successions.flatMap(({ soc, segments, statement }) =>
        segments.map((segment, index) => ({
          soc,
          place: index + 1,
          held_by_soc: segment.soc,
          from_year: segment.fromYear,
          to_year: segment.toYear ?? null,
          statement,
        })),
      );
      const count = await replaceRows(trx, 'series_break', breakRows);
      return count + (await replaceRows(trx, 'soc_succession', successionRows));
    },
  },
  {
    name: 'labor-market/proxies.json',
    load: async (trx, text) => {
      const occupations = parseOccupationProxies(text);
      const occupationRows = occupations.map((occupation, index) => ({
        slug: occupation.slug,
        place: index + 1,
        title: occupation.title,
        has_own_soc_code: occupation.hasOwnSocCode,
        statement: occupation.statement,
        titles: [...occupation.titles],
      }));
      const proxyRows = occupations.flatMap((occupation) =>
        occupation.proxies.map((proxy) => ({
          occupation: occupation.slug,
          soc: proxy.soc,
          rank: proxy.rank,
          role: proxy.role,
          title: proxy.title,
          reason: proxy.reason,
          is_residual: proxy.isResidual,
          warning: proxy.warning ?? null,
        })),
      );
      const count = await replaceRows(trx, 'labor_occupation', occupationRows);
      return count + (await replaceRows(trx, 'proxy_occupation', proxyRows));
    },
  },
];

/** Replaces the wages of one level of places: each file holds one. */
async function replaceWages(
  trx: Transaction<Database>,
  level: 'nation' | 'state',
  rows: readonly Database['wage_observation'][],
): Promise<number> {
  await trx.deleteFrom('wage_observation').where('area_level', '=', level).execute();
  await insertRows(trx, 'wage_observation', rows);
  return rows.length;
}

type LaborMarketTable =
  | 'source'
  | 'wage_observation'
  | 'reported_figure'
  | 'projection'
  | 'price_index_year'
  | 'series_break'
  | 'soc_succession'
  | 'labor_occupation'
  | 'proxy_occupation';

async function replaceRows<T extends LaborMarketTable>(
  trx: Transaction<Database>,
  table: T,
  rows: readonly Database[T][],
): Promise<number> {
  if (table === 'source') await trx.deleteFrom('source').where('import_id', 'is', null).execute();
  else await trx.deleteFrom(table as LaborMarketTable).execute();
  await insertRows(trx, table, rows);
  return rows.length;
}

async function insertRows<T extends LaborMarketTable>(
  trx: Transaction<Database>,
  table: T,
  rows: readonly Database[T][],
): Promise<void> {
  for (let start = 0; start < rows.length; start += BATCH) {
    await trx
      .insertInto(table as LaborMarketTable)
      .values(rows.slice(start, start + BATCH))
      .execute();
  }
}
