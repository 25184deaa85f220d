import { z } from 'zod';
import { Fact } from './facts.ts';
import { EducationLevel, occupationLevels, occupationTracks } from './occupations.ts';

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

/** Something that a step asks for. */
export const StepNeed = z
  .object({
    kind: z.enum(['education', 'experience', 'certification', 'licence']),
    fact: Fact,
    certification: z.string().nullable().describe('Code in our catalogue, where the need is one of those'),
    isRequired: z.boolean().describe('false: it helps, but is not a rule'),
  })
  .meta({ id: 'StepNeed' });
export type StepNeed = z.infer<typeof StepNeed>;

/** One move from a role to the next. */
export const PathwayStep = z
  .object({
    from: z.string(),
    to: z.string(),
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

/** What routes are ranked by: fewest steps, or least known time. */
export const routeObjectives = ['steps', 'time'] as const;

/** Between two roles of the map, `maxSteps` steps at most (1–6, 4 by default). */
export const RoutesQuery = z.strictObject({
  from: z.string().max(100),
  to: z.string().max(100),
  objective: z.enum(routeObjectives).default('steps'),
  maxSteps: z
    .string()
    .regex(/^[1-6]$/, 'must be a whole number from 1 to 6')
    .transform(Number)
    .optional()
    .meta({ type: 'integer', minimum: 1, maximum: 6 }),
});

export const PathwayRoute = z
  .object({
    nodes: z.array(PathwayNode).describe('From the first role to the last'),
    steps: z.array(PathwayStep),
    knownMonths: z.number().describe('Sum over the steps whose time a source gives'),
    stepsWithoutTime: z.int().describe('Steps whose time nobody publishes; knownMonths leaves them out'),
    weakestKind: z.enum(['published', 'reported', 'judgement']).describe('The weakest basis of its steps'),
  })
  .meta({ id: 'PathwayRoute' });
export type PathwayRoute = z.infer<typeof PathwayRoute>;

export const PathwayRoutes = z
  .object({
    from: PathwayNode,
    to: PathwayNode,
    objective: z.enum(routeObjectives),
    maxSteps: z.int(),
    routes: z.array(PathwayRoute).describe('Best first; empty when no route that short is on the map'),
    ranking: z.string().describe('How they were ranked, in a sentence'),
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
    directStep: PathwayStep.nullable(),
  })
  .meta({ id: 'PathwayGap' });
export type PathwayGap = z.infer<typeof PathwayGap>;
