import { z } from 'zod';

export const BlueprintSummary = z
  .object({ slug: z.string(), title: z.string(), version: z.string(), questions: z.int() })
  .meta({ id: 'BlueprintSummary' });
export type BlueprintSummary = z.infer<typeof BlueprintSummary>;

export const BlueprintCoverage = z
  .object({
    slug: z.string(),
    title: z.string(),
    version: z.string(),
    weightsBasis: z.string(),
    questions: z.int(),
    domains: z.array(
      z.object({
        domain: z.string(),
        label: z.string(),
        target: z.int().describe('Questions in one quiz'),
        targetShare: z.number().describe('Of the quiz, 0–1'),
        live: z.int(),
        poolShare: z.number().describe('Of the live questions of these domains, 0–1'),
        underway: z.int().describe('Drafts, in review and pilots'),
        watched: z.int(),
        timesOver: z.number().describe('Live questions for each one a quiz asks'),
        isThin: z.boolean(),
        objectives: z.array(z.object({ slug: z.string(), statement: z.string(), live: z.int(), underway: z.int() })),
      }),
    ),
    thinBelow: z.number().describe('A domain with fewer live questions for each asked one is thin'),
    sentence: z.string(),
  })
  .meta({ id: 'BlueprintCoverage' });
export type BlueprintCoverage = z.infer<typeof BlueprintCoverage>;
