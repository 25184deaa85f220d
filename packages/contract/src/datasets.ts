import { z } from 'zod';
import { Money } from './figures.ts';
import { PageQuery, page } from './paging.ts';

const column = z.string().trim().min(1).max(200);

/** Which column of the file holds what. Columns that are not named here are dropped before anything is kept. */
export const DatasetMapping = z
  .object({
    pay: column,
    title: column.optional(),
    level: column.optional().describe('entry, mid or senior in words or years of experience'),
    place: column.optional().describe('State, or city and state'),
    group: column.optional().describe('What pay is compared across, such as a gender; only this column is read for it'),
    hoursPerWeek: column.optional(),
    currency: column.optional(),
    name: column.optional().describe('Kept only because it is mapped on purpose'),
    email: column.optional().describe('Kept only because it is mapped on purpose'),
  })
  .meta({ id: 'DatasetMapping' });
export type DatasetMapping = z.infer<typeof DatasetMapping>;

export const CreateDatasetBody = z
  .object({
    organizationId: z.string().min(1).max(60),
    name: z.string().trim().min(1).max(120),
    asOf: z.iso.date().describe('The day the pay was true'),
    payBasis: z.enum(['year', 'hour', 'guess']).describe('What a bare number is; guess: by its size'),
    mapping: DatasetMapping,
  })
  .meta({ id: 'CreateDatasetBody' });
export type CreateDatasetBody = z.infer<typeof CreateDatasetBody>;

export const Dataset = z
  .object({
    id: z.uuid(),
    organizationId: z.string(),
    name: z.string(),
    asOf: z.iso.date(),
    payBasis: z.enum(['year', 'hour', 'guess']),
    mapping: DatasetMapping,
    state: z.enum(['awaiting-file', 'reading', 'ready', 'failed']),
    rowsTaken: z.int(),
    rowsRefused: z.int(),
    duplicates: z.int().describe('Rows equal to an earlier one in every mapped column; taken and counted'),
    outliers: z.int().describe('Rows more than 3 interquartile ranges outside the middle half; taken and flagged'),
    jobId: z.uuid().nullable().describe('The job that reads the file; null before there is one'),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'Dataset' });
export type Dataset = z.infer<typeof Dataset>;

export const DatasetsQuery = PageQuery.extend({ organization: z.string().max(60) });
export const DatasetPage = page(Dataset).meta({ id: 'DatasetPage' });
export type DatasetPage = z.infer<typeof DatasetPage>;

/** Percentiles of own pay in one cell; hidden where fewer people than `MIN_SHOWN` are in it. */
export const DatasetCell = z
  .discriminatedUnion('state', [
    z.object({
      state: z.literal('shown'),
      count: z.int(),
      p10: Money,
      p25: Money,
      median: Money,
      p75: Money,
      p90: Money,
      mean: Money,
    }),
    z.object({ state: z.literal('hidden'), reason: z.string() }),
  ])
  .meta({ id: 'DatasetCell' });
export type DatasetCell = z.infer<typeof DatasetCell>;

export const CompareDatasetQuery = z.object({
  soc: z.string().max(20).optional().describe('Only people whose title was read as this code'),
  level: z.enum(['entry', 'mid', 'senior']).optional(),
  area: z.string().max(20).optional().describe('Area code of a state'),
  by: z.enum(['soc', 'level', 'area', 'group']).optional().describe('One row for each value of this column'),
  shared: z.enum(['0', '1']).optional().describe('1: as it may be shared, groups under 5 hidden'),
});

/** Official pay beside own pay, yearly dollars; null where nothing is published. */
export const DatasetMarket = z
  .object({
    soc: z.string(),
    title: z.string(),
    areaCode: z.string(),
    areaName: z.string(),
    sourceId: z.string(),
    vintage: z.string(),
    kind: z.enum(['published', 'modelled']),
    basis: z.string().describe('How it was come by: as published, set to a place, a modelled level'),
    p10: Money.nullable(),
    p25: Money.nullable(),
    median: Money.nullable(),
    p75: Money.nullable(),
    p90: Money.nullable(),
  })
  .meta({ id: 'DatasetMarket' });
export type DatasetMarket = z.infer<typeof DatasetMarket>;

export const DatasetComparison = z
  .object({
    datasetId: z.uuid(),
    asOf: z.iso.date(),
    placeName: z.string().nullable().describe('The state asked for; null for all places'),
    finding: z.string(),
    all: DatasetCell,
    rows: z.array(
      z.object({
        value: z.string(),
        label: z.string(),
        own: DatasetCell,
        market: DatasetMarket.nullable().describe('Of this row’s code, place and level; null where no code is known'),
        ratioToMarketMedian: z.number().nullable().describe('Own median over the market’s of this row'),
      }),
    ),
    market: DatasetMarket.nullable().describe('Of the code, place and level asked for; null without a code'),
    notes: z.array(z.string()),
  })
  .meta({ id: 'DatasetComparison' });
export type DatasetComparison = z.infer<typeof DatasetComparison>;

export const PayEquityQuery = z.object({ shared: z.enum(['0', '1']).optional() });

export const PayEquity = z
  .object({
    datasetId: z.uuid(),
    finding: z.string(),
    reference: z.string().nullable().describe('The largest group, which the others are set against'),
    gaps: z.array(
      z.object({
        group: z.string(),
        count: z.int(),
        referenceCount: z.int(),
        gapPercent: z
          .number()
          .describe('Pay of the group against the reference within occupation, level and place; −3 is 3% less'),
        low: z.number().describe('Lower end of the 95% interval, percent'),
        high: z.number().describe('Upper end of the 95% interval, percent'),
      }),
    ),
    hiddenGroups: z.int().describe('Groups that are too small to show'),
    notes: z.array(z.string()),
  })
  .meta({ id: 'PayEquity' });
export type PayEquity = z.infer<typeof PayEquity>;
