import { z } from 'zod';
import { HowSure, Money, Provenance } from './figures.ts';

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
