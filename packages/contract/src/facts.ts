import { z } from 'zod';
import { HowSure } from './figures.ts';

/** Where a statement was read. */
export const Citation = z
  .object({
    title: z.string(),
    url: z.string().optional(),
    year: z.string().optional().describe('Year or date of the text, as it gives it; absent where it gives none'),
  })
  .meta({ id: 'Citation' });
export type Citation = z.infer<typeof Citation>;

/** Units a single figure of a fact may have. */
export const factUnits = [
  'usd',
  'years',
  'months',
  'hours',
  'credits',
  'minutes',
  'questions',
  'domains',
  'percent',
  'score',
] as const;

/** `published` by a statistical office, an issuer or in law; `reported` by a site or article; `judgement` is ours. */
export const FactKind = z.enum(['published', 'reported', 'judgement']).meta({ id: 'FactKind' });
export type FactKind = z.infer<typeof FactKind>;

/** One statement about the world with where it was read and how sure it is. */
export const Fact = z
  .object({
    statement: z
      .string()
      .describe('A plain sentence. For an unverified fact: what to check, and where; never a figure'),
    value: z
      .object({
        amount: z.number(),
        upTo: z.number().optional().describe('Upper end of a range, whose lower end is the amount'),
        unit: z.enum(factUnits),
      })
      .nullable()
      .describe('The one figure or range of the statement; null when it has none, several, or is not confirmed'),
    kind: FactKind,
    howSure: HowSure,
    citation: Citation,
    checkedOn: z.iso.date().describe('Day on which a copy of the source was last read'),
  })
  .meta({ id: 'Fact' });
export type Fact = z.infer<typeof Fact>;
