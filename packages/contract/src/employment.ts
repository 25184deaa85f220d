import { z } from 'zod';
import { Provenance } from './figures.ts';
import { OccupationBrief, ProxyOccupation, SocVersion } from './official-wages.ts';
import { ReportedFigure } from './reported-figures.ts';
import { SourceBrief } from './sources.ts';
import { SeriesBreak } from './wage-trend.ts';

export const OutlookQuery = z.object({
  occupation: z.string().max(80).optional().describe('Slug; patient-care-coordinator when absent'),
});

export const EmploymentPoint = Provenance.extend({
  year: z.int(),
  count: z.int().describe('Jobs held by employees, rounded to 10 by the publisher'),
  relativeStandardErrorPercent: z
    .number()
    .nullable()
    .describe('Relative standard error of the count, percent; null where our copy of the table does not hold it'),
}).meta({ id: 'EmploymentPoint' });

export const EmploymentSegment = z
  .object({
    soc: z.string(),
    title: z.string(),
    socVersion: SocVersion,
    fromYear: z.int(),
    toYear: z.int(),
    points: z.array(EmploymentPoint),
  })
  .meta({ id: 'EmploymentSegment', description: 'Years that may be joined by a line' });

export const EmploymentSeries = z
  .object({ soc: z.string(), title: z.string(), segments: z.array(EmploymentSegment) })
  .meta({ id: 'EmploymentSeries' });
export type EmploymentSeries = z.infer<typeof EmploymentSeries>;

export const Projection = Provenance.extend({
  soc: z.string(),
  title: z.string(),
  fromYear: z.int(),
  toYear: z.int(),
  fromJobs: z.int(),
  toJobs: z.int(),
  changeJobs: z.int().nullable().describe('As published; null where our copy does not hold it'),
  changePercent: z.number().describe('Over the whole window, as published'),
  openingsPerYear: z
    .int()
    .nullable()
    .describe('Average yearly openings: growth and people who leave. null where the table has none'),
  entryEducation: z.string(),
  coversSoc: z
    .array(z.string())
    .describe('Codes of ours that are only part of this published group; empty when the row is the code itself'),
  note: z.string().nullable(),
}).meta({ id: 'Projection' });
export type Projection = z.infer<typeof Projection>;

export const ProjectionWindow = z
  .object({
    sourceId: z.string(),
    fromYear: z.int(),
    toYear: z.int(),
    isSuperseded: z.boolean().describe('A later window is held'),
    rows: z.array(Projection),
  })
  .meta({ id: 'ProjectionWindow' });

/** A founding figure beside what the official tables can say about it. */
export const FigureInContext = z
  .object({ figure: ReportedFigure, title: z.string(), explanation: z.string() })
  .meta({ id: 'FigureInContext' });

export const EmploymentOutlook = z
  .object({
    occupation: OccupationBrief,
    finding: z.string().describe('One sentence for the top of the screen'),
    proxies: z.array(ProxyOccupation),
    employment: z.array(EmploymentSeries),
    breaks: z.array(SeriesBreak),
    projections: z.array(ProjectionWindow).describe('Latest window first; windows are never joined'),
    inContext: z.array(FigureInContext),
    notes: z.array(z.string()),
    sources: z.array(SourceBrief),
  })
  .meta({ id: 'EmploymentOutlook' });
export type EmploymentOutlook = z.infer<typeof EmploymentOutlook>;

const codes = z.string().max(200).describe('SOC codes, separated by commas (at most 20)');
export const ProjectionsQuery = z.object({ soc: codes });

/** A row of an imported projection table; null where the table has no figure. */
export const ImportedProjection = Provenance.extend({
  soc: z.string(),
  title: z.string(),
  isSummary: z.boolean().describe('A total of other rows: never added up with them'),
  fromYear: z.int(),
  toYear: z.int(),
  fromJobs: z.int().nullable(),
  toJobs: z.int().nullable(),
  changeJobs: z.int().nullable(),
  changePercent: z.number().nullable(),
  openingsPerYear: z.int().nullable(),
  medianAnnualUsd: z.int().nullable(),
  entryEducation: z.string().nullable(),
}).meta({ id: 'ImportedProjection' });
export type ImportedProjection = z.infer<typeof ImportedProjection>;

export const ImportedProjections = z
  .object({ items: z.array(ImportedProjection), sources: z.array(SourceBrief) })
  .meta({ id: 'ImportedProjections' });
export type ImportedProjections = z.infer<typeof ImportedProjections>;

export const ParitiesQuery = z.object({
  state: z.string().trim().min(1).max(40).describe('FIPS code, abbreviation or name'),
});

/** Price levels of a state; several releases of one year stand side by side, since the BEA revises. */
export const PriceParities = z
  .object({
    state: z.object({ code: z.string(), name: z.string() }),
    items: z.array(
      Provenance.extend({
        year: z.int(),
        release: z.string(),
        parity: z.number().describe('All items, US = 100'),
      }),
    ),
    sources: z.array(SourceBrief),
  })
  .meta({ id: 'PriceParities' });
export type PriceParities = z.infer<typeof PriceParities>;

/** The CPI-U by year from imported months; under 12 months a year is incomplete and not used. */
export const PriceMonths = z
  .object({
    items: z.array(
      Provenance.extend({
        year: z.int(),
        months: z.int(),
        average: z.number().describe('Mean of the months held, 1982–84 = 100'),
        isComplete: z.boolean(),
        missing: z.array(z.int()).describe('Months without an index between the first and the last one held'),
      }),
    ),
    sources: z.array(SourceBrief),
  })
  .meta({ id: 'PriceMonths' });
export type PriceMonths = z.infer<typeof PriceMonths>;
