import { z } from 'zod';
import { HowSure, Money, Provenance } from './figures.ts';
import { PageQuery, page } from './paging.ts';
import { SourceBrief } from './sources.ts';

export const payLevels = ['entry', 'mid', 'senior'] as const;
export const PayLevel = z.enum(payLevels).meta({ id: 'PayLevel' });
export type PayLevel = z.infer<typeof PayLevel>;

/** The classification a row was published in; `2018-hybrid` is that of OEWS May 2019 and May 2020. */
export const SocVersion = z.enum(['2010', '2018-hybrid', '2018']).meta({ id: 'SocVersion' });
export type SocVersion = z.infer<typeof SocVersion>;

/** A published wage cell. Suppressed and top-coded are states, never a number. */
export const WageValue = z
  .discriminatedUnion('state', [
    z.object({ state: z.literal('reported'), value: Money }),
    z.object({ state: z.literal('topCoded'), atLeast: Money }),
    z.object({ state: z.literal('suppressed'), reason: z.string() }),
  ])
  .meta({ id: 'WageValue' });
export type WageValue = z.infer<typeof WageValue>;

export const Area = z
  .object({
    code: z
      .string()
      .describe('"US" for the nation, two digits for a state, five for a metro, seven for a nonmetropolitan area'),
    name: z.string(),
    level: z.enum(['nation', 'state', 'metro', 'nonmetro', 'region']),
  })
  .meta({ id: 'Area' });

export const OccupationBrief = z
  .object({
    slug: z.string(),
    title: z.string(),
    hasOwnSocCode: z.boolean().describe('false: official figures are those of proxy occupations'),
    statement: z.string().describe('What this means for every official figure below'),
  })
  .meta({ id: 'OccupationBrief' });
export type OccupationBrief = z.infer<typeof OccupationBrief>;

/** A SOC occupation that stands in for an occupation of ours (`proxy`) or that is near it (`neighbour`). */
export const ProxyOccupation = z
  .object({
    soc: z.string(),
    title: z.string(),
    role: z.enum(['proxy', 'neighbour']),
    rank: z.int().describe('1 is the proxy used when nobody chooses'),
    reason: z.string(),
    isResidual: z.boolean().describe('An "all other" group: its wages are not those of the occupation'),
    warning: z.string().nullable(),
  })
  .meta({ id: 'ProxyOccupation' });
export type ProxyOccupation = z.infer<typeof ProxyOccupation>;

export const Employment = z
  .discriminatedUnion('state', [
    z.object({
      state: z.literal('reported'),
      count: z.int(),
      relativeStandardErrorPercent: z
        .number()
        .nullable()
        .describe('Percent; null where our copy of the table does not hold it'),
    }),
    z.object({ state: z.literal('suppressed'), reason: z.string() }),
  ])
  .meta({ id: 'Employment' });

/** One row of an official wage table: the percentiles, the mean and the employment of one occupation, place and year. */
export const OfficialWage = Provenance.extend({
  id: z.string(),
  kind: z.literal('published'),
  howSure: HowSure,
  soc: z.string(),
  socVersion: SocVersion,
  title: z.string().describe('As published in that classification'),
  group: z
    .enum(['total', 'major', 'minor', 'broad', 'detailed'])
    .optional()
    .describe('What kind of row it is; broad and detailed rows of one code are different rows and never added up'),
  area: Area,
  year: z.int(),
  employment: Employment,
  p10: WageValue,
  p25: WageValue,
  median: WageValue,
  p75: WageValue,
  p90: WageValue,
  mean: WageValue,
  meanRelativeStandardErrorPercent: z
    .number()
    .nullable()
    .describe('Percent; null where our copy of the table does not hold it'),
  flags: z
    .array(
      z.object({
        code: z.enum(['collapsed-percentiles', 'top-coded', 'few-employees', 'residual-group']),
        message: z.string(),
      }),
    )
    .describe('What a reader must know before using the row'),
}).meta({ id: 'OfficialWage' });
export type OfficialWage = z.infer<typeof OfficialWage>;

/** A count of jobs or openings, or a percent: what a reported figure may be when it is not money. */
export const JobCount = z.object({ amount: z.int(), unit: z.literal('jobs') }).meta({ id: 'JobCount' });
export const Percent = z.object({ amount: z.number(), unit: z.literal('percent') }).meta({ id: 'Percent' });
export const FigureValue = z.union([Money, JobCount, Percent]).meta({ id: 'FigureValue' });
export type FigureValue = z.infer<typeof FigureValue>;

export const reportedMeasures = [
  'pay-band',
  'adverts',
  'self-reports',
  'hourly-mean',
  'employment-count',
  'growth',
  'openings',
  'pay-growth',
] as const;

/** One of the founding figures, exactly as reported. */
export const ReportedFigure = Provenance.extend({
  id: z.string(),
  kind: z.literal('reported'),
  howSure: HowSure,
  occupation: z.string().describe('Slug'),
  metric: z.string().describe('As named where it was reported'),
  value: FigureValue,
  precision: z.enum(['exact', 'about', 'at-least']),
  period: z.string().nullable().describe('The span of a change, such as "2018–28"; null for a level'),
  level: PayLevel.nullable().describe('The level the source names; null where it names none'),
  measure: z.enum(reportedMeasures),
  measureStatement: z.string().describe('What kind of figure this is, in words'),
  canSay: z.string(),
  caveat: z.string().describe('What it cannot say'),
  annualized: z
    .object({ value: Money, hoursPerYear: z.number(), statement: z.string() })
    .nullable()
    .describe('For an hourly figure: its yearly equivalent; our arithmetic, not reported'),
}).meta({ id: 'ReportedFigure' });
export type ReportedFigure = z.infer<typeof ReportedFigure>;

export const Disagreement = z
  .object({ id: z.string(), title: z.string(), explanation: z.string(), figureIds: z.array(z.string()) })
  .meta({ id: 'Disagreement' });
export type Disagreement = z.infer<typeof Disagreement>;

export const WageSummaryQuery = z.object({
  occupation: z.string().max(80).optional().describe('Slug; patient-care-coordinator when absent'),
});

export const WageSummary = z
  .object({
    occupation: OccupationBrief,
    finding: z.string().describe('One sentence for the top of the screen'),
    figures: z.array(ReportedFigure),
    measures: z
      .array(z.object({ measure: z.enum(reportedMeasures), title: z.string(), statement: z.string() }))
      .describe('The kinds of measure, in the order to show them; figures of different kinds are never one series'),
    disagreements: z.array(Disagreement),
    proxies: z.array(ProxyOccupation),
    official: z.array(OfficialWage).describe('The proxies in the latest year, best proxy first'),
    notes: z.array(z.string()),
    sources: z.array(SourceBrief),
  })
  .meta({ id: 'WageSummary' });
export type WageSummary = z.infer<typeof WageSummary>;

const year = z
  .string()
  .regex(/^\d{4}$/, 'must be a year of four digits')
  .transform(Number)
  .optional()
  .meta({ type: 'integer' });

export const WagesQuery = PageQuery.extend({
  occupation: z
    .string()
    .max(80)
    .optional()
    .describe('Slug: rows of its proxies and neighbours, and the figures reported for it'),
  soc: z.string().max(20).optional().describe('SOC code, such as 43-6013'),
  area: z.string().max(20).optional().describe('Area code; "US" is the nation'),
  year: year.describe('Reference year of the table'),
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
  inYear: year.describe(
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

export const CompareQuery = z.object({
  occupation: z.string().max(80).optional().describe('Slug; patient-care-coordinator when absent'),
  area: z.string().trim().min(1).max(80).optional().describe('Place: code or name; the nation when absent'),
  soc: z
    .string()
    .max(20)
    .optional()
    .describe('One SOC code, with by=place: its row in every state that is held, highest median first'),
  by: z.enum(['occupation', 'place']).optional().describe('occupation when absent'),
  year: year.describe('The latest year when absent'),
});

export const WageComparison = z
  .object({
    occupation: OccupationBrief,
    finding: z.string().describe('One sentence for the top of the screen'),
    year: z.int(),
    years: z.array(z.int()).describe('Years that can be asked for'),
    rows: z
      .array(z.object({ proxy: ProxyOccupation, wage: OfficialWage }))
      .describe('Proxies first, then neighbours by median'),
    absent: z
      .array(z.object({ proxy: ProxyOccupation, reason: z.string() }))
      .describe('Proxies and neighbours without a row in that year, and why'),
    notes: z.array(z.string()),
    sources: z.array(SourceBrief),
  })
  .meta({ id: 'WageComparison' });
export type WageComparison = z.infer<typeof WageComparison>;

export const PayGiven = z
  .union([
    z.string().trim().min(1).max(60),
    z.number().positive(),
    z.object({ amount: z.number().positive(), unit: z.enum(['year', 'hour']) }),
  ])
  .describe(
    'A number with its unit, or text such as "52k", "$52,000", "$25/h"; a bare number must be plainly yearly or hourly',
  );

export const WageCheckBody = z
  .object({
    title: z.string().trim().min(2).max(120).optional().describe('Job title in free text; or give occupation'),
    occupation: z.string().max(80).optional().describe('Slug'),
    soc: z
      .string()
      .max(20)
      .optional()
      .describe('Another proxy than the first; one of the proxies or neighbours of the occupation'),
    level: PayLevel.optional(),
    area: z.string().trim().min(1).max(80).optional().describe('Place; the nation when absent'),
    adjust: z
      .object({
        ageing: z.boolean().optional().describe('Move the wages from the month of the table to today (modelled)'),
        priceLevel: z
          .boolean()
          .optional()
          .describe('Tell the pay at average US prices, by the price level of the place'),
      })
      .optional()
      .describe('Adjustments; none is applied when absent'),
    pay: PayGiven,
    hoursPerWeek: z.number().min(1).max(80).optional().describe('Paid hours a week; 40 (2,080 a year) when absent'),
  })
  .refine((body) => body.title !== undefined || body.occupation !== undefined, {
    error: 'give a title or an occupation',
    path: ['title'],
  })
  .meta({ id: 'WageCheckBody' });
export type WageCheckBody = z.infer<typeof WageCheckBody>;

/** The fixed words, from low to high. Outside the 10th to 90th percentile no rank is given. */
export const verdictWords = ['well below', 'below', 'near the middle', 'above', 'well above'] as const;
export const VerdictWord = z.enum(verdictWords).meta({ id: 'VerdictWord' });

export const PercentileRank = z
  .discriminatedUnion('state', [
    z.object({
      state: z.literal('within'),
      rank: z.number().describe('0–100, linear between published percentiles'),
      low: z.number().describe('Lower end of the range, 10–90'),
      high: z.number().describe('Upper end of the range, 10–90'),
      rangeStatement: z.string().describe('What the range counts and what it does not'),
    }),
    z.object({ state: z.literal('below'), percentile: z.number() }).describe('Under the lowest published percentile'),
    z.object({ state: z.literal('above'), percentile: z.number() }).describe('Over the highest published percentile'),
    z.object({ state: z.literal('unknown'), reason: z.string() }),
  ])
  .meta({ id: 'PercentileRank' });
export type PercentileRank = z.infer<typeof PercentileRank>;

export const CheckStep = z
  .object({
    id: z.enum([
      'read-pay',
      'annualize',
      'occupation',
      'proxy',
      'level',
      'area',
      'vintage',
      'ageing',
      'price-level',
      'rank',
      'range',
    ]),
    title: z.string(),
    statement: z.string(),
    effect: Money.nullable().describe('Change in the compared yearly pay; null where the step changes no amount'),
    isApplied: z.boolean().describe('false: considered and left out, with the reason in the statement'),
  })
  .meta({ id: 'CheckStep' });

/** A code that a job title may mean, and the filed titles that speak for it. */
export const TitleMatch = z
  .object({
    soc: z.string(),
    onetCodes: z.array(z.string()).describe('O*NET-SOC codes under it that the near titles are filed under'),
    title: z.string().describe('Title of the code, or of the occupation of ours'),
    occupation: z.string().nullable().describe('Slug of the occupation of ours; null where it is a code alone'),
    similarity: z.number().describe('0–1; 1 is the same words'),
    reasons: z.array(z.string()).describe('Filed titles that are near, nearest first'),
  })
  .meta({ id: 'TitleMatch' });
export type TitleMatch = z.infer<typeof TitleMatch>;

export const TitleQuery = z.object({
  title: z.string().trim().min(2).max(120),
  limit: z
    .string()
    .regex(/^([1-9]|1\d|20)$/, 'must be a whole number from 1 to 20')
    .transform(Number)
    .optional()
    .meta({ type: 'integer', minimum: 1, maximum: 20 }),
});

export const TitleMatches = z
  .object({
    title: z.string(),
    matches: z.array(TitleMatch).describe('Best first; empty when no filed title shares a word or a slip of one'),
    index: z.object({
      titles: z.int().describe('Filed titles that were searched'),
      isWidened: z
        .boolean()
        .describe('O*NET titles are imported; otherwise only those of our occupations are searched'),
    }),
  })
  .meta({ id: 'TitleMatches' });
export type TitleMatches = z.infer<typeof TitleMatches>;

export const WageCheck = z
  .object({
    sentence: z.string().describe('The answer, first thing on the screen'),
    verdict: z.object({
      words: z
        .array(VerdictWord)
        .min(0)
        .max(5)
        .describe('More than one when the range spans them; none when it cannot be said'),
      statement: z.string(),
    }),
    occupation: OccupationBrief,
    titleGiven: z.string().nullable(),
    titleMatches: z
      .array(TitleMatch)
      .optional()
      .describe('What else the title may mean, best first; absent when an occupation was given'),
    basis: z
      .enum(['published', 'modelled'])
      .optional()
      .describe('modelled: a level, a place without percentiles, ageing or a price level is in the answer'),
    pay: z.object({
      given: z.string().describe('As it was sent'),
      value: Money.describe('As it was understood'),
      annual: Money.describe('What is compared'),
      hoursPerYear: z.number(),
    }),
    rank: PercentileRank,
    wage: OfficialWage.describe('The row compared with: percentiles, employment, source, vintage'),
    proxy: ProxyOccupation,
    byProxy: z
      .array(z.object({ proxy: ProxyOccupation, rank: PercentileRank, words: z.array(VerdictWord) }))
      .describe('The same pay against every proxy and neighbour, to show what the choice does'),
    steps: z.array(CheckStep),
    notes: z.array(z.string()),
    sources: z.array(SourceBrief),
  })
  .meta({ id: 'WageCheck' });
export type WageCheck = z.infer<typeof WageCheck>;
