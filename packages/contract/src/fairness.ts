import { z } from 'zod';
import { ItemId } from './item-id.ts';
import { PageQuery, page } from './paging.ts';

const MAX_TEXT = 1_500;

const Agreement = z.object({
  label: z.string(),
  detail: z.string(),
  agreedAt: z.iso.datetime().nullable().describe('null: not agreed'),
});

export const GroupData = z
  .object({
    why: z.string(),
    whoSees: z.string(),
    questions: z.array(
      z.object({
        characteristic: z.string(),
        label: z.string(),
        choices: z.array(z.object({ value: z.string(), label: z.string() })),
        answer: z.string().nullable(),
      }),
    ),
    questionCheck: Agreement,
    impact: Agreement,
    changedAt: z.iso.datetime().nullable().describe('null: nothing is kept'),
  })
  .meta({ id: 'GroupData', description: 'The groups the caller counted themselves in; all of it optional' });
export type GroupData = z.infer<typeof GroupData>;

export const SaveGroupDataBody = z
  .object({
    answers: z
      .record(z.string().max(40), z.string().max(60))
      .describe('Category by characteristic; what is left out is not kept'),
    questionCheck: z.boolean().describe('Use it to check whether questions favor a group'),
    impact: z.boolean().describe('Count it, never by name, for organizations whose cohorts the caller joined'),
  })
  .meta({ id: 'SaveGroupDataBody' });
export type SaveGroupDataBody = z.infer<typeof SaveGroupDataBody>;

export const StartFairnessBody = z
  .object({ quiz: z.string().min(1).max(80).describe('The slug of a quiz, such as pcc-readiness') })
  .meta({ id: 'StartFairnessBody' });

const group = z.object({ value: z.string(), label: z.string() });
export const difClasses = ['A', 'B', 'C'] as const;

export const FairnessRun = z
  .object({
    id: z.uuid(),
    quiz: z.string(),
    quizTitle: z.string(),
    bankVersion: z.string(),
    method: z.string(),
    items: z.int().describe('Questions looked at'),
    madeAt: z.iso.datetime(),
  })
  .meta({ id: 'FairnessRun', description: 'One comparison of groups on every question of a quiz' });
export type FairnessRun = z.infer<typeof FairnessRun>;
export const FairnessRunPage = page(FairnessRun).meta({ id: 'FairnessRunPage' });

export const FairnessComparison = z
  .object({
    characteristic: z.string(),
    characteristicLabel: z.string(),
    reference: group.nullable().describe('The larger group; null when the groups are too small'),
    focal: group,
    status: z.enum(['ok', 'insufficient', 'purification-loop']),
    statusLabel: z.string(),
    referenceN: z.int().nullable().describe('null when the groups are too small'),
    focalN: z.int().nullable(),
    classes: z.object({ A: z.int(), B: z.int(), C: z.int() }),
    untested: z.int().describe('Questions that too few people of these groups answered'),
  })
  .meta({ id: 'FairnessComparison' });
export type FairnessComparison = z.infer<typeof FairnessComparison>;

export const FairnessFinding = z
  .object({
    itemId: ItemId,
    revision: z.int(),
    stem: z.string(),
    characteristic: z.string(),
    reference: group,
    focal: group,
    itemClass: z.enum(difClasses).describe('A negligible, B moderate, C large'),
    direction: z.string().describe('Whom the question favors, in words'),
    referenceN: z.int(),
    focalN: z.int(),
    oddsRatio: z
      .number()
      .nullable()
      .describe('Mantel-Haenszel; above 1 favors the reference group; null for partial credit'),
    delta: z.number().nullable().describe('ETS scale, -2.35 ln of the odds ratio; null for partial credit'),
    deltaSe: z.number().nullable(),
    effect: z.number().nullable().describe('Partial credit: standardized mean difference over the SD of the score'),
    p: z.number(),
    pAdjusted: z.number().describe('Over all questions of the comparison (Benjamini-Hochberg)'),
    uniformP: z.number().nullable().describe('Logistic regression: the same difference at every ability'),
    nonUniformP: z.number().nullable().describe('Logistic regression: a difference that changes with ability'),
    r2Change: z.number().nullable().describe('Gain in Nagelkerke R² by group and its product with ability'),
    logisticClass: z.enum(difClasses).nullable(),
  })
  .meta({ id: 'FairnessFinding' });
export type FairnessFinding = z.infer<typeof FairnessFinding>;

export const FairnessRunDetail = FairnessRun.extend({
  sentence: z.string(),
  minimum: z.object({ group: z.int(), total: z.int() }).describe('People a comparison needs'),
  comparisons: z.array(FairnessComparison),
  findings: z.array(FairnessFinding).describe('Questions of class B and C, or those asked for'),
}).meta({ id: 'FairnessRunDetail' });
export type FairnessRunDetail = z.infer<typeof FairnessRunDetail>;

export const FairnessRunsQuery = PageQuery.extend({ quiz: z.string().max(80).optional() });
export const FairnessRunQuery = z.object({
  item: ItemId.optional().describe('Only this question, in every class'),
  class: z.enum(difClasses).optional().describe('Only this class'),
});

export const suspensionVerdicts = ['keep', 'revise', 'retire'] as const;

export const ItemSuspension = z
  .object({
    id: z.uuid(),
    itemId: ItemId,
    revision: z.int(),
    stem: z.string(),
    runId: z.uuid(),
    grounds: z.array(z.string()).describe('What was found, a sentence each'),
    suspendedAt: z.iso.datetime(),
    verdict: z.enum(suspensionVerdicts).nullable().describe('null: nobody has judged it'),
    verdictLabel: z.string().nullable(),
    reason: z.string().nullable(),
    decidedBy: z.string().nullable(),
    decidedAt: z.iso.datetime().nullable(),
    mayDecide: z.boolean(),
    refusal: z.string().nullable().describe('Why the caller may not judge it'),
  })
  .meta({ id: 'ItemSuspension', description: 'A question taken out of use because it favors a group' });
export type ItemSuspension = z.infer<typeof ItemSuspension>;
export const ItemSuspensionPage = page(ItemSuspension).meta({ id: 'ItemSuspensionPage' });

export const SuspensionsQuery = PageQuery.extend({ state: z.enum(['open', 'decided']).optional() });
export const DecideSuspensionBody = z
  .object({ verdict: z.enum(suspensionVerdicts), reason: z.string().trim().min(10).max(MAX_TEXT) })
  .meta({ id: 'DecideSuspensionBody' });
export type DecideSuspensionBody = z.infer<typeof DecideSuspensionBody>;

export const impactVerdicts = ['reference', 'within', 'below', 'too-small-to-test'] as const;

export const ImpactGroup = z
  .object({
    group: z.string(),
    label: z.string(),
    people: z.int(),
    ready: z.int(),
    rate: z.number().describe('Ready people of the group, 0–1'),
    ratio: z.number().nullable().describe('Rate over the highest rate; null for the group with it'),
    ratioLow: z.number().nullable().describe('95 % interval of the ratio'),
    ratioHigh: z.number().nullable(),
    p: z.number().nullable().describe('Fisher exact, two-sided'),
    verdict: z.enum(impactVerdicts).describe('Four-fifths rule'),
    verdictLabel: z.string(),
    hangsOnOne: z.boolean().describe('One more ready person of the group would change the verdict'),
  })
  .meta({ id: 'ImpactGroup' });
export type ImpactGroup = z.infer<typeof ImpactGroup>;

export const ImpactTable = z
  .object({
    characteristic: z.string(),
    label: z.string(),
    status: z.enum(['compared', 'too-few', 'nobody-ready']),
    sentence: z.string(),
    hiddenNote: z.string().nullable().describe('Said when a group is left out'),
    groups: z.array(ImpactGroup),
  })
  .meta({ id: 'ImpactTable' });
export type ImpactTable = z.infer<typeof ImpactTable>;

export const Impact = z
  .object({
    quiz: z.string().nullable().describe('null when the organization assigned none'),
    quizzes: z.array(z.object({ quiz: z.string(), title: z.string() })),
    sentence: z.string(),
    madeAt: z.iso.datetime().nullable().describe('When these counts were made; null when there are too few'),
    minimum: z.int().describe('People in a group before it is shown'),
    tables: z.array(ImpactTable),
    limits: z.array(z.string()),
  })
  .meta({ id: 'Impact', description: 'How often people of each group are ready, at the target of a quiz' });
export type Impact = z.infer<typeof Impact>;

export const ImpactQuery = z.object({ quiz: z.string().max(80).optional() });
