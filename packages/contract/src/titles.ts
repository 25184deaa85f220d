import { z } from 'zod';

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
