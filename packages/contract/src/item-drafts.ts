import { z } from 'zod';
import { ItemContent, itemOrigins, itemStatuses } from './item-content.ts';
import { MAX_STEM, MAX_TEXT } from './item-limits.ts';
import { ItemDifference } from './items.ts';

export const ItemVersion = z
  .object({
    revision: z.int(),
    status: z.enum(itemStatuses),
    statusLabel: z.string(),
    isCurrent: z.boolean(),
    origin: z.enum(itemOrigins),
    author: z.string().nullable().describe('null for a version of the bank’s files'),
    publishedAt: z.iso.datetime(),
    attempts: z.int().describe('Attempts that were given this version and keep it'),
    changes: z.array(ItemDifference).describe('Against the version before'),
    content: ItemContent,
  })
  .meta({ id: 'ItemVersion' });
export type ItemVersion = z.infer<typeof ItemVersion>;

export const ItemReview = z
  .object({
    id: z.uuid(),
    edition: z.int(),
    reviewer: z.string(),
    decision: z.enum(['approve', 'send-back']),
    challenged: z.string(),
    changed: z.string(),
    revision: z.int().nullable().describe('What an approved draft became'),
    at: z.iso.datetime(),
  })
  .meta({ id: 'ItemReview' });
export type ItemReview = z.infer<typeof ItemReview>;

export const CreateItemBody = z.object({ content: ItemContent }).meta({ id: 'CreateItemBody' });
export const SaveDraftBody = z
  .object({
    content: ItemContent,
    edition: z.int().min(0).describe('The edition this was made from; 0 when there was no draft'),
  })
  .meta({ id: 'SaveDraftBody' });
export const SubmitDraftBody = z.object({ edition: z.int().min(1) }).meta({ id: 'SubmitDraftBody' });
export const ReviewItemBody = z
  .object({
    edition: z.int().min(1).describe('The edition that was read'),
    decision: z.enum(['approve', 'send-back']),
    challenged: z.string().trim().min(10).max(MAX_STEM).describe('What was questioned'),
    changed: z.string().trim().min(1).max(MAX_STEM).describe('What was changed, or is to be'),
  })
  .meta({ id: 'ReviewItemBody' });
export type ReviewItemBody = z.infer<typeof ReviewItemBody>;
export const MoveItemBody = z
  .object({ to: z.enum(itemStatuses), reason: z.string().trim().min(3).max(MAX_TEXT) })
  .meta({ id: 'MoveItemBody' });
