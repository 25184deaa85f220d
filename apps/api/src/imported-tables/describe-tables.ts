import type {
  CountyWageLevelsList,
  CountyWageLevelsQuery,
  LaborConditionStatus,
  LaborConditions,
  LaborConditionsQuery,
  Money,
  OfferedWages,
  RegionWages,
} from '@careway/contract';
import {
  type Database,
  hasImportOf,
  listCountyWageLevels,
  listLaborConditions,
  listPublishedWages,
  listRegionWages,
  type OfferedPercentiles,
  summarizeLaborConditions,
} from '@careway/database';
import { findState, isSocCode, levelWage, nation, type SocCode, type WageObservation } from '@careway/labor-market';
import type { Kysely } from 'kysely';
import type { z } from 'zod';
import { toPage } from '../http/paging.ts';
import { toMoney, toSourceBrief, toYearly } from '../wages/answers.ts';
import { keyAfter, lookUpSources, refuseValue } from '../wages/labor-context.ts';

const DEFAULT_LIMIT = 50;
/** Under so many applications a range would be the offers of a few employers. Ours. */
const FEWEST_FOR_RANGE = 10;

/** What was decided, in words, in the order they are told. */
const statusWords: Readonly<Record<LaborConditionStatus, string>> = {
  certified: 'certified',
  'certified-withdrawn': 'certified, then withdrawn',
  withdrawn: 'withdrawn',
  denied: 'denied',
  other: 'neither certified, withdrawn nor denied',
  'not-stated': 'not said by the file',
  'not-kept': 'imported before this was kept: import the file again',
};

const recordKey = /^[0-9a-f-]{36}\|\d{1,9}$/;

/** A page of wages offered for a code, with the quartiles of all of them. */
export async function listOfferedWages(
  db: Kysely<Database>,
  query: z.output<typeof LaborConditionsQuery>,
): Promise<LaborConditions> {
  const state = query.state === undefined ? undefined : stateOf(query.state);
  const filter = { soc: socOf(query.soc), ...(state === undefined ? {} : { state: state.fips }) };
  const limit = query.limit ?? DEFAULT_LIMIT;
  const { after } = keyAfter(query.cursor, recordKey);
  const [importId = '', line] = after?.split('|') ?? [];
  const rows = await listLaborConditions(db, filter, {
    limit: limit + 1,
    ...(after === undefined ? {} : { after: { importId, line: Number(line) } }),
  });
  const page = toPage(rows, limit, (row) => `${row.import_id}|${row.line}`);
  const summary = await summarizeLaborConditions(db, filter);
  const byStatus = (Object.keys(statusWords) as LaborConditionStatus[]).flatMap((status) => {
    const count = summary.counts.get(status === 'not-kept' ? null : status) ?? 0;
    return count === 0 ? [] : [{ status, label: statusWords[status], count }];
  });
  return {
    items: page.items.map((row) => ({
      sourceId: row.source_id,
      vintage: row.year === null ? row.vintage : `FY${row.year}`,
      kind: 'published' as const,
      caseNumber: row.case_number,
      status: row.case_status ?? 'not-kept',
      jobTitle: row.job_title,
      onetCode: row.onet_soc,
      state: row.state,
      county: row.county,
      from: toYearly(row.annual_usd_from),
      to: row.annual_usd_to === null ? null : toYearly(row.annual_usd_to),
      statedUnit: row.unit,
      wageLevel: row.wage_level,
      isUnitCorrected: row.is_unit_corrected,
    })),
    nextCursor: page.nextCursor,
    count: byStatus.reduce((sum, { count }) => sum + count, 0),
    isImported: await hasImportOf(db, 'lca'),
    byStatus,
    minimum: FEWEST_FOR_RANGE,
    offered: offeredOf(summary.certified),
    undecided: offeredOf(summary.undecided),
    note: 'What employers said they would pay foreign workers in specialty occupations. An application is no hire, and these are not a sample of all who do the work.',
    sources: await sourcesOf(
      db,
      summary.sourceIds.map((source_id) => ({ source_id })),
    ),
  };
}

/** Prevailing wage levels by county, each in the unit it was published in. */
export async function listCountyLevels(
  db: Kysely<Database>,
  query: z.output<typeof CountyWageLevelsQuery>,
): Promise<CountyWageLevelsList> {
  const soc = socOf(query.soc);
  const state = stateOf(query.state);
  const rows = await listCountyWageLevels(db, {
    soc,
    state: state.fips,
    ...(query.county === undefined ? {} : { county: query.county.toLowerCase() }),
  });
  return {
    soc,
    state: { code: state.fips, name: state.name },
    isImported: await hasImportOf(db, 'county-wage-levels'),
    items: rows.map((row) => {
      const level = (amountUsd: number): Money => toMoney({ amountUsd, unit: row.unit });
      return {
        sourceId: row.source_id,
        vintage: row.vintage,
        kind: 'published' as const,
        county: row.county,
        levels: [level(row.level1_usd), level(row.level2_usd), level(row.level3_usd), level(row.level4_usd)],
      };
    }),
    note: 'Four steps between an entry and an experienced wage, set by the OFLC from OEWS; they are not percentiles.',
    sources: await sourcesOf(db, rows),
  };
}

/** What a state publishes of beginners' and experienced workers' wages, with our modelled entry level beside it. */
export async function listRegions(db: Kysely<Database>, text: string): Promise<RegionWages> {
  const soc = socOf(text);
  const rows = await listRegionWages(db, soc);
  const national = (await listPublishedWages(db, { socs: [soc], areaCode: nation.code })).at(-1);
  const orNull = (amount: number | null) => (amount === null ? null : toYearly(amount));
  const items = rows.map((row) => ({
    sourceId: row.source_id,
    vintage: row.vintage,
    kind: 'published' as const,
    areaCode: row.area_code,
    areaName: row.area_name,
    title: row.title,
    employment: row.jobs,
    mean: orNull(row.mean_annual_usd),
    median: orNull(row.median_annual_usd),
    entry: orNull(row.entry_annual_usd),
    experienced: orNull(row.experienced_annual_usd),
    modelledEntry: orNull(modelledEntryUsd(national, row.mean_annual_usd)),
  }));
  const model =
    national === undefined || items.every((item) => item.modelledEntry === null)
      ? null
      : {
          statement: `Modelled: the middle of our entry level of the nation (May ${national.year}), times the place’s mean ÷ the nation’s. It tends to lie about 5% above the state’s own entry wage, whose third does not overlap the next.`,
          sourceId: national.sourceId,
          vintage: `May ${national.year}`,
        };
  return {
    soc,
    isImported: await hasImportOf(db, 'ny-regions'),
    items,
    model,
    note: 'Entry is the mean of the lowest third of wages, experienced that of the upper two thirds.',
    sources: await sourcesOf(db, [...rows, ...(model === null ? [] : [{ source_id: model.sourceId }])]),
  };
}

/** The middle of the modelled entry level where the mean is `meanUsd`, to $100; null where it cannot be told. */
function modelledEntryUsd(national: WageObservation | undefined, meanUsd: number | null): number | null {
  if (national === undefined || meanUsd === null || national.wages.mean.kind !== 'reported') return null;
  const middle = levelWage(national.wages, 'entry', 0.5);
  if (middle === undefined) return null;
  return Math.round((middle * meanUsd) / national.wages.mean.annualUsd / 100) * 100;
}

function offeredOf(percentiles: OfferedPercentiles | undefined): OfferedWages | null {
  if (percentiles === undefined || percentiles.count < FEWEST_FOR_RANGE) return null;
  const [p10, p25, median, p75, p90] = percentiles.usd;
  return {
    count: percentiles.count,
    p10: toYearly(p10),
    p25: toYearly(p25),
    median: toYearly(median),
    p75: toYearly(p75),
    p90: toYearly(p90),
  };
}

async function sourcesOf(db: Kysely<Database>, rows: readonly { readonly source_id: string }[]) {
  const sources = await lookUpSources(
    db,
    rows.map((row) => row.source_id),
  );
  return [...sources.values()].map(toSourceBrief);
}

function socOf(text: string): SocCode {
  if (isSocCode(text)) return text;
  throw refuseValue('query.soc', `"${text}" is not a SOC code such as 29-1141`);
}

function stateOf(text: string) {
  const state = findState(text);
  if (state === undefined) throw refuseValue('query.state', `"${text}" is no state by FIPS code, abbreviation or name`);
  return state;
}
