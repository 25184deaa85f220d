import { z } from 'zod';
import { HowSure } from './figures.ts';
import { PageQuery, page } from './paging.ts';

/** A source in one line, sent beside the figures that name it so that a screen can write their footer. */
export const SourceBrief = z
  .object({
    id: z.string(),
    publisher: z.string(),
    title: z.string().describe('Table or page of the publisher'),
    vintage: z.string().describe('Reference period of its figures; "not stated" where the source does not say'),
    howSure: HowSure,
  })
  .meta({ id: 'SourceBrief' });
export type SourceBrief = z.infer<typeof SourceBrief>;

export const Source = SourceBrief.extend({
  kind: z.enum(['official-statistics', 'pay-site', 'classification', 'survey']),
  licence: z.string(),
  url: z.url().nullable().describe('Page of the publisher; null where none is known'),
  dateChecked: z.iso
    .date()
    .nullable()
    .describe('The day what we hold was last compared with the file of the publisher; null where it never was'),
  note: z.string().describe('What a reader must know before using the figures'),
  file: z.string().nullable().describe('Our data file that holds its figures; null where no figure of it is held'),
  checksum: z.string().nullable().describe('SHA-256 of that file as it was loaded'),
  figureCount: z.int().describe('Figures and facts held from this source'),
}).meta({ id: 'Source' });
export type Source = z.infer<typeof Source>;

export const SourceUse = z
  .object({
    what: z.string().describe('What rests on the source, in words'),
    path: z.string().describe('The API path that answers with it'),
    count: z.int().describe('Figures there that name the source'),
  })
  .meta({ id: 'SourceUse' });

export const SourceDetail = Source.extend({ usedBy: z.array(SourceUse) }).meta({ id: 'SourceDetail' });
export type SourceDetail = z.infer<typeof SourceDetail>;

export const SourcesQuery = PageQuery;
export const SourcePage = page(Source).meta({ id: 'SourcePage' });
export type SourcePage = z.infer<typeof SourcePage>;
