import { z } from 'zod';

export const Money = z
  .object({ amount: z.number(), currency: z.literal('USD'), unit: z.enum(['year', 'hour']) })
  .meta({ id: 'Money', description: 'US dollars a year or an hour, before tax' });
export type Money = z.infer<typeof Money>;

/** How far a figure or a fact can be trusted: read at the source, read second-hand, or not confirmed. */
export const HowSure = z.enum(['verified', 'secondary', 'unverified']).meta({ id: 'HowSure' });
export type HowSure = z.infer<typeof HowSure>;

/** `published` by a statistical office, `reported` by a site or article, `modelled` by us. */
export const FigureKind = z.enum(['published', 'reported', 'modelled']).meta({ id: 'FigureKind' });
export type FigureKind = z.infer<typeof FigureKind>;

/** What every figure carries. */
export const Provenance = z.object({
  sourceId: z.string(),
  vintage: z
    .string()
    .describe('Reference period of the figure, such as "May 2023"; "not stated" where the source does not say'),
  kind: FigureKind,
});
export type Provenance = z.infer<typeof Provenance>;
