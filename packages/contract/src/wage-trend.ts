import { z } from 'zod';
import { Provenance } from './figures.ts';
import { OccupationBrief, SocVersion, WageValue } from './official-wages.ts';
import { SourceBrief } from './sources.ts';
import { yearText } from './year-text.ts';

export const SeriesBreak = z
  .object({
    id: z.string(),
    lastYearBefore: z.int(),
    firstYearAfter: z.int(),
    kind: z.enum(['classification', 'method']),
    title: z.string(),
    explanation: z.string(),
    soc: z.array(z.string()).nullable().describe('Codes it applies to; null: all'),
    sourceId: z.string(),
  })
  .meta({ id: 'SeriesBreak', description: 'No line is drawn from lastYearBefore to firstYearAfter' });
export type SeriesBreak = z.infer<typeof SeriesBreak>;

export const TrendQuery = z.object({
  occupation: z
    .string()
    .max(80)
    .optional()
    .describe('Slug: its proxies; patient-care-coordinator when soc is absent too'),
  soc: z.string().max(80).optional().describe('One SOC code or several, separated by commas (at most 5)'),
  statistic: z.enum(['p10', 'p25', 'median', 'p75', 'p90', 'mean']).optional().describe('median when absent'),
  area: z.string().trim().min(1).max(80).optional().describe('Place: code or name; the nation when absent'),
  inYear: yearText.describe(
    'The year in whose dollars real pay is told; the latest complete year of the index when absent',
  ),
});

export const TrendPoint = Provenance.extend({
  observationId: z.string(),
  year: z.int(),
  nominal: WageValue.describe('As published, in dollars of that year'),
  real: WageValue.describe('The same in dollars of inYear; arithmetic on two published figures'),
}).meta({ id: 'TrendPoint' });

export const TrendSegment = z
  .object({
    soc: z.string().describe('Differs from the code of the series in the hybrid years'),
    title: z.string(),
    socVersion: SocVersion,
    fromYear: z.int(),
    toYear: z.int(),
    points: z.array(TrendPoint),
    change: z
      .object({ nominalPercent: z.number(), realPercent: z.number(), statement: z.string() })
      .nullable()
      .describe('From the first to the last point of this segment; null when either is not a reported number'),
  })
  .meta({ id: 'TrendSegment', description: 'Years that may be joined by a line' });
export type TrendSegment = z.infer<typeof TrendSegment>;

export const WageTrend = z
  .object({
    occupation: OccupationBrief.nullable(),
    finding: z.string().describe('One sentence for the top of the screen'),
    statistic: z.enum(['p10', 'p25', 'median', 'p75', 'p90', 'mean']),
    inYear: z.int(),
    priceIndex: z.object({
      sourceId: z.string(),
      title: z.string(),
      years: z.array(
        z.object({
          year: z.int(),
          months: z.int().describe('Months the average is over; fewer than 12: incomplete, not used'),
          average: z.number().describe('Annual average, 1982–84 = 100'),
          isComplete: z.boolean(),
        }),
      ),
    }),
    series: z.array(
      z.object({
        soc: z.string(),
        title: z.string(),
        role: z.enum(['proxy', 'neighbour', 'chosen']),
        segments: z.array(TrendSegment),
      }),
    ),
    breaks: z.array(SeriesBreak),
    notes: z.array(z.string()),
    sources: z.array(SourceBrief),
  })
  .meta({ id: 'WageTrend' });
export type WageTrend = z.infer<typeof WageTrend>;
