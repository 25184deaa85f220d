import { z } from 'zod';
import { Fact } from './facts.ts';
import { HowSure, Money, Provenance } from './figures.ts';
import { EducationLevel, occupationLevels, occupationTracks } from './occupations.ts';
import { SourceBrief } from './sources.ts';

/** A role on the step map. */
export const PathwayNode = z
  .object({
    slug: z.string(),
    title: z.string(),
    level: z.enum(occupationLevels),
    track: z.enum(occupationTracks),
  })
  .meta({ id: 'PathwayNode' });
export type PathwayNode = z.infer<typeof PathwayNode>;

/** Fields of study whose degree no degree in another field stands for. */
export const studyFields = ['nursing', 'social-work'] as const;

/** Something that a step asks for. */
export const StepNeed = z
  .object({
    kind: z.enum(['education', 'experience', 'certification', 'licence']),
    fact: Fact,
    certification: z.string().nullable().describe('Code in our catalogue, where the need is one of those'),
    level: EducationLevel.nullable().describe('Of an education need; null of another'),
    field: z.enum(studyFields).nullable().describe('Field the schooling must be in; null where any field counts'),
    isRequired: z.boolean().describe('false: it helps, but is not a rule'),
  })
  .meta({ id: 'StepNeed' });
export type StepNeed = z.infer<typeof StepNeed>;

/** One move from a role to the next, by one way: two roles may be joined by several. */
export const PathwayStep = z
  .object({
    from: z.string(),
    to: z.string(),
    way: z
      .object({ slug: z.string(), title: z.string().describe('Reads on after the role: "by a coding exam"') })
      .nullable()
      .describe('One of several ways between the two roles; null where there is one alone'),
    basis: Fact.describe('Why this step is on the map; its kind tells a published step from our judgement'),
    needs: z.array(StepNeed),
    typicalTime: Fact.nullable().describe('Only where a source gives it; null says "not published"'),
  })
  .meta({ id: 'PathwayStep' });
export type PathwayStep = z.infer<typeof PathwayStep>;

export const PathwayMap = z
  .object({ nodes: z.array(PathwayNode), steps: z.array(PathwayStep) })
  .meta({ id: 'PathwayMap' });
export type PathwayMap = z.infer<typeof PathwayMap>;

/** What routes are ranked by: fewest steps, least time, least cost, most pay, or closest skills. */
export const routeObjectives = ['steps', 'time', 'cost', 'pay', 'skills'] as const;

/** Between two roles of the map, `maxSteps` steps at most (1–6, 4 by default). */
export const RoutesQuery = z.strictObject({
  from: z.string().max(100),
  to: z.string().max(100),
  objective: z.enum(routeObjectives).default('steps'),
  schooling: EducationLevel.default('none').describe('The highest schooling held already, in any field'),
  maxSteps: z
    .string()
    .regex(/^[1-6]$/, 'must be a whole number from 1 to 6')
    .transform(Number)
    .optional()
    .meta({ type: 'integer', minimum: 1, maximum: 6 }),
});

/** Pay of a role: quartiles of the newest official row of the code that stands for it, in dollars of one year. */
export const RolePay = Provenance.extend({
  slug: z.string(),
  kind: z.literal('published'),
  howSure: HowSure,
  observationId: z.string(),
  soc: z.string(),
  title: z.string().describe('Of the code, as published'),
  standsFor: z.enum(['own', 'proxy']).describe('The code of the role, or one that stands in for it'),
  isResidual: z.boolean().describe('An "all other" group: its pay is not that of the role'),
  why: Fact.describe('Why this code stands for the role'),
  nominalMedian: Money.describe('As published'),
  p25: Money.describe('This and the next two in dollars of the year of the answer'),
  median: Money,
  p75: Money,
}).meta({ id: 'RolePay' });
export type RolePay = z.infer<typeof RolePay>;

/** Dollars more (or less) over ten years than staying in the first role, or why that can not be told. */
export const RouteWorth = z
  .discriminatedUnion('state', [
    z.object({
      state: z.literal('told'),
      kind: z.literal('modelled'),
      low: z.int().describe('US dollars, rounded to thousands, as are the next two'),
      middle: z.int(),
      high: z.int(),
    }),
    z.object({ state: z.literal('not-told'), reason: z.string() }),
  ])
  .meta({ id: 'RouteWorth' });
export type RouteWorth = z.infer<typeof RouteWorth>;

/** Something on a route that costs money. */
export const CostItem = z
  .object({
    step: z.int().describe('Place of its step on the route, from 0'),
    kind: z.enum(['education', 'certification', 'licence']),
    name: z.string(),
    isRequired: z.boolean(),
    certification: z.string().nullable(),
    usd: z
      .number()
      .nullable()
      .describe('US dollars as quoted; null: no source gives one figure. Never zero for unknown'),
    fee: Fact.nullable().describe('Where it was read, or what is known instead'),
  })
  .meta({ id: 'CostItem' });
export type CostItem = z.infer<typeof CostItem>;

/** A step as part of a route: what it takes there, and what it alone is worth. */
export const RouteStep = PathwayStep.extend({
  knownMonths: z.number().describe('The least of its own published time, or of that of a degree it adds'),
  mostKnownMonths: z.number().describe('The most of the same'),
  isTimeOpen: z.boolean().describe('Some of its time is not published and in neither'),
  times: z.array(Fact).describe('Where the months were read'),
  addsSchooling: z
    .array(z.object({ level: EducationLevel, field: z.enum(studyFields).nullable() }))
    .describe('Schooling beyond what is held or the roles before asked for, in its order'),
  worth: RouteWorth,
}).meta({ id: 'RouteStep' });
export type RouteStep = z.infer<typeof RouteStep>;

export const PathwayRoute = z
  .object({
    nodes: z.array(PathwayNode).describe('From the first role to the last'),
    steps: z.array(RouteStep),
    reason: z.string().describe('What puts it before or behind its neighbor in this order'),
    knownMonths: z.number().describe('Sum of the times that sources give: the least of each'),
    mostKnownMonths: z.number().describe('The same with the most of each'),
    stepsWithoutTime: z.int().describe('Steps with an open time, which both sums leave out'),
    weakestKind: z.enum(['published', 'reported', 'judgement']).describe('The weakest basis of its steps'),
    cost: z.object({
      items: z.array(CostItem).describe('Each thing once'),
      knownUsd: z.number(),
      unknown: z.int().describe('Things without a price; knownUsd leaves them out'),
    }),
    worth: RouteWorth,
    skills: z.object({
      rises: z
        .array(z.object({ name: z.string(), from: z.number(), to: z.number(), slug: z.string() }))
        .describe(
          'Importance (1–5) in the first role and the highest on the route; each skill once, largest rise first',
        ),
      distance: z.number().describe('Sum of the rises'),
      unrated: z.array(z.string()).describe('Slugs of roles that O*NET has not rated'),
    }),
  })
  .meta({ id: 'PathwayRoute' });
export type PathwayRoute = z.infer<typeof PathwayRoute>;

export const PathwayRoutes = z
  .object({
    from: PathwayNode,
    to: PathwayNode,
    objective: z.enum(routeObjectives),
    schooling: EducationLevel,
    maxSteps: z.int(),
    routes: z.array(PathwayRoute).describe('Best first; empty when no route that short is on the map'),
    ranking: z.string().describe('How they were ranked, in a sentence'),
    inYear: z.int().describe('The year whose dollars pay and worth are told in'),
    pay: z.array(RolePay).describe('Of the roles on the routes; a role is absent where no pay is held'),
    assumptions: z.array(z.string()).describe('What the worth rests on, a sentence each'),
    attribution: z.string().describe('To be shown wherever the skills are'),
    method: z.string().describe('Path of the method page'),
    sources: z.array(SourceBrief),
  })
  .meta({ id: 'PathwayRoutes' });
export type PathwayRoutes = z.infer<typeof PathwayRoutes>;

export const GapQuery = z.strictObject({ from: z.string().max(100), to: z.string().max(100) });

/** Importance (1–5, O*NET) of one skill or work style in two roles. */
export const RatingDifference = z
  .object({ name: z.string(), from: z.number(), to: z.number(), change: z.number().describe('to − from') })
  .meta({ id: 'RatingDifference' });
export type RatingDifference = z.infer<typeof RatingDifference>;

/** What would change between two roles, step or no step. */
export const PathwayGap = z
  .object({
    from: PathwayNode,
    to: PathwayNode,
    education: z.object({
      from: EducationLevel.nullable(),
      to: EducationLevel.nullable(),
      change: z.enum(['more', 'same', 'less', 'cannot-tell']),
      facts: z.array(Fact).describe('Of the first role, then of the second'),
    }),
    licence: z.object({
      change: z.enum(['needed', 'sometimes-needed', 'no-change', 'cannot-tell']),
      facts: z.array(Fact),
    }),
    settings: z.object({ shared: z.array(z.string()), onlyFrom: z.array(z.string()), onlyTo: z.array(z.string()) }),
    ratings: z
      .object({
        skills: z.array(RatingDifference),
        workStyles: z.array(RatingDifference),
        basis: z.array(Fact),
        attribution: z.string().describe('To be shown wherever the ratings are'),
      })
      .nullable()
      .describe('Importance in both roles, largest change first; null where O*NET has not rated one of the two'),
    directSteps: z.array(PathwayStep).describe('The step that joins the two, by each of its ways; none: not one step'),
  })
  .meta({ id: 'PathwayGap' });
export type PathwayGap = z.infer<typeof PathwayGap>;
