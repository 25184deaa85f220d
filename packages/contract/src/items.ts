import { z } from 'zod';
import { ItemSuspension } from './fairness.ts';
import { ItemContent, itemKinds, itemOrigins, itemStatuses } from './item-content.ts';
import { ItemId } from './item-id.ts';
import { PageQuery, page } from './paging.ts';

export { ItemId };

export const ItemSummary = z
  .object({
    id: ItemId,
    domain: z.string().nullable(),
    domainLabel: z.string(),
    objective: z.string().nullable(),
    kind: z.enum(itemKinds),
    stem: z.string(),
    status: z.enum(itemStatuses).describe('Of the version in use; of the draft when nothing is published'),
    statusLabel: z.string(),
    origin: z.enum(itemOrigins),
    revision: z.int().nullable().describe('In use; null while nothing is published'),
    draft: z.object({ status: z.enum(['draft', 'review']), edition: z.int() }).nullable(),
    expectedShare: z.number().nullable().describe('0–1, judged by its authors'),
    answers: z.int().describe('To the version in use, in finished attempts'),
    openProblems: z.int(),
    differsFromFile: z.boolean(),
  })
  .meta({ id: 'ItemSummary' });
export type ItemSummary = z.infer<typeof ItemSummary>;

export const ItemsQuery = PageQuery.extend({
  domain: z.string().max(60).optional(),
  objective: z.string().max(80).optional(),
  status: z.enum(itemStatuses).optional(),
  kind: z.enum(itemKinds).optional(),
  text: z.string().trim().min(1).max(120).optional().describe('Part of the question or its id'),
});

export const ItemPage = page(ItemSummary)
  .extend({
    total: z.int().describe('Of all pages'),
    domains: z.array(z.object({ domain: z.string(), label: z.string() })),
  })
  .meta({ id: 'ItemPage' });
export type ItemPage = z.infer<typeof ItemPage>;

export const ItemFault = z.object({ field: z.string(), message: z.string() }).meta({ id: 'ItemFault' });
export type ItemFault = z.infer<typeof ItemFault>;

export const ItemDifference = z
  .object({ field: z.string(), label: z.string(), here: z.string(), there: z.string() })
  .meta({ id: 'ItemDifference', description: 'A field that two versions of a question say differently' });
export type ItemDifference = z.infer<typeof ItemDifference>;

export const ItemDetail = z
  .object({
    id: ItemId,
    published: z
      .object({
        content: ItemContent,
        revision: z.int(),
        status: z.enum(itemStatuses),
        statusLabel: z.string(),
        origin: z.enum(itemOrigins),
        publishedAt: z.iso.datetime(),
        moves: z.array(z.object({ to: z.enum(itemStatuses), label: z.string() })),
      })
      .nullable(),
    draft: z
      .object({
        content: ItemContent,
        status: z.enum(['draft', 'review']),
        statusLabel: z.string(),
        edition: z.int(),
        editors: z.array(z.string()).describe('Names of those who wrote or edited it'),
        source: z.string().nullable().describe('The file it was imported from'),
        updatedAt: z.iso.datetime(),
        faults: z.array(ItemFault).describe('What it lacks before it can go to review'),
        mayReview: z.boolean(),
        reviewRefusal: z.string().nullable().describe('Why the caller may not review it'),
      })
      .nullable(),
    fileDifference: z
      .object({ noticedAt: z.iso.datetime(), differences: z.array(ItemDifference) })
      .nullable()
      .describe('What the bank’s file says of a question the product has taken over'),
    openProblems: z.int(),
    suspension: ItemSuspension.nullable().describe('Taken out of use until somebody judges it; null when it is not'),
  })
  .meta({ id: 'ItemDetail' });
export type ItemDetail = z.infer<typeof ItemDetail>;

export const ItemObjective = z
  .object({
    slug: z.string(),
    statement: z.string().describe('What a learner can do'),
    isOwn: z.boolean().describe('Added here, so that its words can be changed here'),
  })
  .meta({ id: 'ItemObjective' });
export type ItemObjective = z.infer<typeof ItemObjective>;

export const ObjectiveBody = z.object({ statement: z.string().trim().min(5).max(200) }).meta({ id: 'ObjectiveBody' });
export type ObjectiveBody = z.infer<typeof ObjectiveBody>;

export const ItemChoices = z
  .object({
    domains: z.array(
      z.object({
        domain: z.string(),
        label: z.string(),
        objectives: z.array(ItemObjective),
      }),
    ),
  })
  .meta({ id: 'ItemChoices', description: 'Domains and objectives a question can belong to' });
export type ItemChoices = z.infer<typeof ItemChoices>;
