import { z } from 'zod';
import { Money, Provenance } from './figures.ts';
import { PageQuery, page } from './paging.ts';
import { SourceBrief } from './sources.ts';

const socCode = z.string().trim().min(1).max(20).describe('SOC code such as 29-1141');
const state = z.string().trim().min(1).max(40).describe('State by FIPS code, abbreviation or name');

/** How a list of an imported table begins: whether any file of its format was imported at all. */
const isImported = z.boolean().describe('false: no file of this kind was imported, so the list says nothing');

/**
 * What was decided of an application. `other`: neither of the four (rejected, pending); `not-stated`: its file does not say;
 * `not-kept`: imported before the decision was kept, import the file again.
 */
export const laborConditionStatuses = [
  'certified',
  'certified-withdrawn',
  'withdrawn',
  'denied',
  'other',
  'not-stated',
  'not-kept',
] as const;
export const LaborConditionStatus = z.enum(laborConditionStatuses).meta({ id: 'LaborConditionStatus' });
export type LaborConditionStatus = z.infer<typeof LaborConditionStatus>;

/** Percentiles of offers (lower end of a range), dollars a year, and over how many applications they are. */
export const OfferedWages = z
  .object({ count: z.int(), p10: Money, p25: Money, median: Money, p75: Money, p90: Money })
  .meta({ id: 'OfferedWages' });
export type OfferedWages = z.infer<typeof OfferedWages>;

export const LaborConditionsQuery = PageQuery.extend({ soc: socCode, state: state.optional() });

/** A wage that an employer offered in a Labor Condition Application; employers are not kept. */
export const LaborCondition = Provenance.extend({
  caseNumber: z.string(),
  status: LaborConditionStatus,
  jobTitle: z.string(),
  onetCode: z.string().describe('Eight digits, such as 29-1141.00'),
  state: z.string().nullable().describe('FIPS code of the state of the worksite'),
  county: z.string().nullable().describe('Lower case'),
  from: Money.describe('Set to a year of 2,080 hours or 52 weeks'),
  to: Money.nullable(),
  statedUnit: z.string().describe('What the record states the wage in: Year, Hour, Month, Week, Bi-Weekly'),
  wageLevel: z.string().nullable().describe('Prevailing wage level I to IV; null where the record has none'),
  isUnitCorrected: z.boolean().describe('The stated unit cannot be right; read as yearly'),
}).meta({ id: 'LaborCondition' });
export type LaborCondition = z.infer<typeof LaborCondition>;

export const LaborConditions = page(LaborCondition)
  .extend({
    count: z.int().describe('Records under the filters, on all pages'),
    isImported,
    byStatus: z
      .array(z.object({ status: LaborConditionStatus, label: z.string(), count: z.int() }))
      .describe('How many of them were decided how, in the order of the law; only those that occur'),
    minimum: z.int().describe('Under so many applications no range is told'),
    offered: OfferedWages.nullable().describe('Of the certified ones alone; null under the minimum'),
    undecided: OfferedWages.nullable().describe(
      'Of those whose file does not say what was decided, told apart since some may have been denied; null under the minimum',
    ),
    note: z.string(),
    sources: z.array(SourceBrief),
  })
  .meta({ id: 'LaborConditions' });
export type LaborConditions = z.infer<typeof LaborConditions>;

export const CountyWageLevelsQuery = z.object({
  soc: socCode,
  state,
  county: z.string().trim().min(1).max(60).optional().describe('Name of one county; all of the state without it'),
});

/** The four prevailing wage levels of an occupation in a county, in the unit they were published in. */
export const CountyWageLevels = Provenance.extend({
  county: z.string().describe('Lower case, as published'),
  levels: z.tuple([Money, Money, Money, Money]).describe('Levels I to IV of the OFLC; they are not percentiles'),
}).meta({ id: 'CountyWageLevels' });

export const CountyWageLevelsList = z
  .object({
    soc: z.string(),
    state: z.object({ code: z.string(), name: z.string() }),
    isImported,
    items: z.array(CountyWageLevels),
    note: z.string(),
    sources: z.array(SourceBrief),
  })
  .meta({ id: 'CountyWageLevelsList' });
export type CountyWageLevelsList = z.infer<typeof CountyWageLevelsList>;

export const RegionWagesQuery = z.object({ soc: socCode });

/** A row of a state's own release: wages of beginners and of experienced workers, dollars a year. */
export const RegionWage = Provenance.extend({
  areaCode: z.string().describe('FIPS code of the state, or a code of ours for a region that is no federal area'),
  areaName: z.string(),
  title: z.string(),
  employment: z.int().nullable(),
  mean: Money.nullable().describe('null, here and below: the state gives no figure'),
  median: Money.nullable(),
  entry: Money.nullable().describe('Mean of the lowest third'),
  experienced: Money.nullable().describe('Mean of the upper two thirds'),
  modelledEntry: Money.nullable().describe(
    'Middle of our modelled entry level, set to the place by its mean; null where the nation or the place has too little',
  ),
}).meta({ id: 'RegionWage' });
export type RegionWage = z.infer<typeof RegionWage>;

export const RegionWages = z
  .object({
    soc: z.string(),
    isImported,
    items: z.array(RegionWage),
    model: z
      .object({ statement: z.string(), sourceId: z.string(), vintage: z.string() })
      .nullable()
      .describe('What the modelled entry level rests on; null where none is told'),
    note: z.string(),
    sources: z.array(SourceBrief),
  })
  .meta({ id: 'RegionWages' });
export type RegionWages = z.infer<typeof RegionWages>;

export const OnetQuery = z.object({
  table: z
    .enum([
      'Skills',
      'Knowledge',
      'Work Styles',
      'Interests',
      'Abilities',
      'Work Activities',
      'Work Context',
      'Education, Training, and Experience',
    ])
    .optional()
    .describe('Ratings of this table too'),
});

export const OnetElementRating = z
  .object({
    table: z.string(),
    elementId: z.string(),
    elementName: z.string(),
    scale: z.string().describe('IM importance 1–5, LV level 0–7, others as O*NET names them'),
    category: z.number().nullable(),
    value: z.number(),
    respondents: z.number().nullable(),
    standardError: z.number().nullable(),
    isSuppressed: z.boolean().describe('O*NET recommends not to use it'),
    isNotRelevant: z.boolean(),
  })
  .meta({ id: 'OnetElementRating' });

/** What the imported tables of O*NET hold of an occupation; empty lists where a table was not imported or has nothing. */
export const OnetOccupation = z
  .object({
    code: z.string(),
    title: z.string().nullable(),
    jobZone: z.int().nullable().describe('1 little to 5 extensive preparation; null where O*NET gives none'),
    alternateTitles: z.array(z.string()),
    reportedTitles: z.array(z.string()),
    related: z.array(z.object({ code: z.string(), title: z.string().nullable(), tier: z.string() })),
    tasks: z.array(z.object({ text: z.string(), type: z.string().nullable() })),
    ratingCounts: z.array(z.object({ table: z.string(), rows: z.int() })),
    ratings: z.array(OnetElementRating).describe('Of the table asked for'),
    release: z.string().nullable(),
    attribution: z.string(),
    sources: z.array(SourceBrief),
  })
  .meta({ id: 'OnetOccupation' });
export type OnetOccupation = z.infer<typeof OnetOccupation>;
