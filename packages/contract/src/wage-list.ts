import { z } from 'zod';
import { OfficialWage } from './official-wages.ts';
import { PageQuery, page } from './paging.ts';
import { ReportedFigure } from './reported-figures.ts';
import { SourceBrief } from './sources.ts';
import { yearText } from './year-text.ts';

export const WagesQuery = PageQuery.extend({
  occupation: z
    .string()
    .max(80)
    .optional()
    .describe('Slug: rows of its proxies and neighbours, and the figures reported for it'),
  soc: z.string().max(20).optional().describe('SOC code, such as 43-6013'),
  area: z.string().max(20).optional().describe('Area code; "US" is the nation'),
  year: yearText.describe('Reference year of the table'),
  source: z.string().max(60).optional().describe('Source id'),
  level: z.string().max(20).optional().describe('entry, mid or senior; federal tables have no level'),
});

/** `kind` tells the two apart: a row of an official table, or a figure some site reported. */
export const WageObservation = z
  .discriminatedUnion('kind', [OfficialWage, ReportedFigure])
  .meta({ id: 'WageObservation' });
export type WageObservation = z.infer<typeof WageObservation>;

export const WagePage = page(WageObservation)
  .extend({
    notes: z
      .array(z.string())
      .describe('What the filters could not be answered for, such as a level of a federal table'),
    sources: z.array(SourceBrief).describe('Sources of the rows of this page'),
  })
  .meta({ id: 'WagePage' });
export type WagePage = z.infer<typeof WagePage>;
