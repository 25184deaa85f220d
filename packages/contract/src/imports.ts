import { z } from 'zod';
import { PageQuery, page } from './paging.ts';
import { yearText } from './year-text.ts';

/** The published files that can be imported. A file is known by its content; naming a format only narrows what it may be. */
export const importFormats = [
  'oews',
  'ny-regions',
  'employment-projections',
  'occupational-outlook',
  'cpi-u',
  'price-parities',
  'onet',
  'lca',
  'county-wage-levels',
] as const;
export const ImportFormat = z.enum(importFormats).meta({ id: 'ImportFormat' });
export type ImportFormat = z.infer<typeof ImportFormat>;

export const StartImportQuery = z.object({
  format: z
    .enum(['auto', ...importFormats])
    .optional()
    .describe('auto when absent'),
  name: z
    .string()
    .min(1)
    .max(200)
    .describe('Name of the file; a label, and a hint at the year of a table that has none'),
  year: yearText.describe('Reference year of a table that does not say it'),
  release: z.string().max(40).optional().describe('Release of the publisher, such as 2016-07; kept beside the figures'),
  dryRun: z.enum(['0', '1']).optional().describe('1: read and judge every row, keep nothing'),
});

export const ImportRun = z
  .object({
    id: z.uuid(),
    format: ImportFormat,
    table: z.string().describe('Which table of the format, such as "national" or "Alternate Titles"'),
    fileName: z.string(),
    checksum: z.string().describe('SHA-256 of the file'),
    byteCount: z.number(),
    encoding: z.string(),
    sourceId: z.string(),
    vintage: z.string(),
    rowsTaken: z.int(),
    rowsRefused: z.int(),
    markers: z
      .record(z.string(), z.int())
      .describe('How many cells were suppressed, topCoded, belowLimit or empty where a figure is expected'),
    notes: z.array(z.string()).describe('What was found while reading, such as units mixed in one column'),
    isCurrent: z.boolean().describe('false: a later import of the same table and vintage replaced its rows'),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'ImportRun' });
export type ImportRun = z.infer<typeof ImportRun>;

export const ImportRunPage = page(ImportRun).meta({ id: 'ImportRunPage' });
export type ImportRunPage = z.infer<typeof ImportRunPage>;
export const ImportsQuery = PageQuery;

export const ImportJudgement = z
  .object({
    format: ImportFormat,
    table: z.string(),
    vintage: z.string(),
    rowsTaken: z.int(),
    rowsRefused: z.int(),
    markers: z.record(z.string(), z.int()),
    notes: z.array(z.string()),
    refused: z
      .array(z.object({ line: z.int(), column: z.string(), value: z.string(), reason: z.string() }))
      .describe('The first 100 refused rows'),
  })
  .meta({ id: 'ImportJudgement', description: 'What a file is and how its rows were judged; nothing was kept' });
export type ImportJudgement = z.infer<typeof ImportJudgement>;
