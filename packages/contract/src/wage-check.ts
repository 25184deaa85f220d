import { z } from 'zod';
import { Money } from './figures.ts';
import { OccupationBrief, OfficialWage, PayLevel, ProxyOccupation } from './official-wages.ts';
import { SourceBrief } from './sources.ts';
import { TitleMatch } from './titles.ts';

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
    state: z
      .object({ code: z.string(), name: z.string() })
      .nullable()
      .optional()
      .describe('The state of the place asked for: tables that states and counties have are looked up by it'),
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
