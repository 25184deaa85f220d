import { z } from 'zod';
import { ItemId } from './item-id.ts';
import { MAX_TEXT } from './item-limits.ts';
import { PageQuery } from './paging.ts';

export const problemKinds = ['wrong-answer', 'unclear', 'outdated', 'unfair', 'typo', 'technical', 'other'] as const;
export const ReportProblemBody = z
  .object({ kind: z.enum(problemKinds), comment: z.string().trim().max(1_000) })
  .meta({ id: 'ReportProblemBody' });
export type ReportProblemBody = z.infer<typeof ReportProblemBody>;
export const ProblemReceipt = z.object({ receivedAt: z.iso.datetime() }).meta({ id: 'ProblemReceipt' });
export type ProblemReceipt = z.infer<typeof ProblemReceipt>;

export const ItemProblem = z
  .object({
    id: z.uuid(),
    itemId: ItemId,
    revision: z.int().describe('The version that was seen'),
    stem: z.string(),
    attemptId: z.uuid().nullable().describe('null: met in practice'),
    position: z.int().nullable(),
    kind: z.enum(problemKinds),
    kindLabel: z.string(),
    comment: z.string(),
    state: z.enum(['open', 'resolved', 'dismissed']),
    resolution: z.string().nullable(),
    resolvedBy: z.string().nullable(),
    reportedAt: z.iso.datetime(),
    resolvedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'ItemProblem' });
export type ItemProblem = z.infer<typeof ItemProblem>;

export const ItemProblemsQuery = PageQuery.extend({
  state: z.enum(['open', 'resolved', 'dismissed']).optional(),
  item: ItemId.optional(),
});
export const AnswerProblemBody = z
  .object({ state: z.enum(['resolved', 'dismissed']), resolution: z.string().trim().min(3).max(MAX_TEXT) })
  .meta({ id: 'AnswerProblemBody' });
