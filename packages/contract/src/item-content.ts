import { z } from 'zod';
import { ItemId } from './item-id.ts';
import { MAX_SHORT, MAX_STEM, MAX_TEXT } from './item-limits.ts';

export const itemStatuses = ['draft', 'review', 'pilot', 'live', 'watch', 'retired'] as const;
export const itemKinds = ['single', 'multiple', 'judgement'] as const;
export const itemOrigins = ['file', 'workbench'] as const;

export const ItemExhibit = z
  .object({
    id: z.string().min(1).max(60),
    kind: z.enum([
      'schedule',
      'eob',
      'portal-message',
      'referral',
      'insurance-card',
      'lab-flag',
      'policy',
      'message',
      'record',
    ]),
    title: z.string().max(MAX_SHORT),
    lines: z.array(z.string().max(MAX_TEXT)).max(60).optional(),
    table: z
      .array(z.array(z.string().max(MAX_SHORT)).max(12))
      .max(40)
      .optional()
      .describe('Rows; the first is the header'),
  })
  .meta({ id: 'ItemExhibit' });
export type ItemExhibit = z.infer<typeof ItemExhibit>;

/** A question with key, rationales and what its authors know of it; null where they do not know it yet. */
export const ItemContent = z
  .object({
    domain: z.string().max(60).nullable(),
    objective: z.string().max(80).nullable().describe('Slug of an objective of the domain'),
    kind: z.enum(itemKinds),
    cognitiveLevel: z.enum(['recall', 'application', 'analysis']).nullable(),
    exhibit: ItemExhibit.optional(),
    stem: z.string().max(MAX_STEM),
    options: z
      .array(
        z.object({
          id: z.string().regex(/^[a-z]$/, 'must be a letter'),
          text: z.string().max(MAX_TEXT),
          credit: z.int().min(0).max(3).describe('Whole points; 0 is wrong'),
          rationale: z.string().max(MAX_STEM).describe('Empty: nobody wrote one yet'),
        }),
      )
      .max(26),
    citations: z
      .array(z.object({ source: z.string().max(MAX_SHORT), fact: z.string().max(40).optional() }))
      .max(12)
      .describe('Where the key can be checked'),
    ground: z.enum(['verified', 'secondary', 'professional-reasoning']).nullable().describe('What the key rests on'),
    signOff: z.enum(['none', 'clinician', 'lawyer', 'coder', 'practitioner']).describe('Whose agreement it awaits'),
    difficulty: z
      .object({
        justQualifiedShare: z.number().gt(0).lt(1).describe('0–1: expected of a just-qualified person'),
        reason: z.string().max(MAX_TEXT),
        confirmableBy: z.string().max(MAX_SHORT),
      })
      .nullable(),
    enemies: z.array(ItemId).max(40).optional().describe('Questions that give this one away or test the same fact'),
    reviews: z
      .array(z.object({ on: z.iso.date(), challenged: z.string().max(MAX_STEM), changed: z.string().max(MAX_STEM) }))
      .max(60)
      .describe('Reviews so far; no names'),
  })
  .meta({ id: 'ItemContent' });
export type ItemContent = z.infer<typeof ItemContent>;
