import { z } from 'zod';
import { Fact } from './facts.ts';

/** A titled group of statements: a duty, a skill, a setting, a question (its title) with its answer. */
export const Topic = z
  .object({
    id: z.string(),
    title: z.string(),
    domains: z.array(z.string()).describe('Readiness domains of our quiz that practise it'),
    statements: z.array(Fact),
  })
  .meta({ id: 'Topic' });
export type Topic = z.infer<typeof Topic>;

/** Schooling, least to most. */
export const educationLevels = [
  'none',
  'high-school',
  'postsecondary-certificate',
  'associate',
  'bachelor',
  'master',
  'doctorate',
] as const;
export const EducationLevel = z.enum(educationLevels).meta({ id: 'EducationLevel' });

/** How far up the step map a role stands: our judgement, not a published rank. */
export const occupationLevels = ['entry', 'mid', 'senior'] as const;

/** The line of work a role belongs to. */
export const occupationTracks = [
  'front-office',
  'coordination',
  'records',
  'clinical',
  'management',
  'policy',
] as const;

/** A code that federal statistics use for a role. */
export const OccupationCode = z
  .object({
    system: z.enum(['soc-2018', 'onet-soc-2019']),
    code: z.string(),
    title: z.string(),
    role: z.enum(['own', 'proxy']).describe('`own` names this role; `proxy` stands in for a role without a code'),
    isResidual: z.boolean().describe('An "all other" group: its figures mix several jobs'),
    why: Fact,
  })
  .meta({ id: 'OccupationCode' });
export type OccupationCode = z.infer<typeof OccupationCode>;

export const OccupationSummary = z
  .object({
    slug: z.string(),
    title: z.string(),
    alsoCalled: z.array(z.string()),
    summary: Fact,
    level: z.enum(occupationLevels),
    track: z.enum(occupationTracks),
    codes: z.array(OccupationCode).describe('First the code that stands for the role best'),
    entryEducation: z.object({
      level: EducationLevel.nullable().describe('null where no source gives one'),
      fact: Fact,
    }),
    licence: z.object({
      need: z.enum(['required', 'sometimes', 'not-required', 'not-confirmed']),
      fact: Fact,
    }),
    settings: z.object({ names: z.array(z.string()).describe('Kinds of workplace'), fact: Fact }),
    outlook: Fact,
    hasProfile: z.boolean(),
  })
  .meta({ id: 'OccupationSummary' });
export type OccupationSummary = z.infer<typeof OccupationSummary>;

/** How much a skill or a work style matters in a job, by O*NET. */
export const OnetRating = z
  .object({
    name: z.string(),
    importance: z.number().min(1).max(5).describe('1 not important, 5 extremely important'),
    collected: z.string().describe('Month and year of the rating, such as 08/2020'),
  })
  .meta({ id: 'OnetRating' });
export type OnetRating = z.infer<typeof OnetRating>;

/** O*NET ratings of the code that stands for a role. */
export const OnetRatings = z
  .object({
    code: z.string().describe('The O*NET-SOC code that was rated'),
    skills: z.array(OnetRating).describe('Most important first'),
    workStyles: z.array(OnetRating).describe('Most important first'),
    basis: Fact,
    attribution: z.string().describe('To be shown wherever the ratings are'),
  })
  .meta({ id: 'OnetRatings' });
export type OnetRatings = z.infer<typeof OnetRatings>;

/** All that Careway says about a role it serves in full. */
export const OccupationProfile = z
  .object({
    whyItMatters: Topic,
    duties: z.array(Topic),
    skills: z.array(Topic),
    education: Topic,
    certification: Topic,
    settings: z.object({ clinical: z.array(Topic), administrative: z.array(Topic) }),
    families: Topic,
    providers: Topic,
    insuranceAndRecords: Topic,
    growth: Topic,
    outlook: Topic,
    questions: z.array(Topic).describe('Frequent questions; the title is the question'),
    onet: z.object({ code: z.string(), facts: Topic, attribution: z.string() }),
  })
  .meta({ id: 'OccupationProfile' });
export type OccupationProfile = z.infer<typeof OccupationProfile>;

export const Occupation = OccupationSummary.extend({
  profile: OccupationProfile.nullable().describe('null for neighbour roles'),
  ratings: OnetRatings.nullable().describe('null where O*NET has not rated the code'),
}).meta({ id: 'Occupation' });
export type Occupation = z.infer<typeof Occupation>;

export const OccupationParam = z.object({ slug: z.string().max(100) });

/** Filters of the list of occupations, beside the page's. */
export const OccupationFilter = z.strictObject({
  level: z.enum(occupationLevels).optional(),
  track: z.enum(occupationTracks).optional(),
});
