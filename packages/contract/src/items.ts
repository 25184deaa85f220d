import { z } from 'zod';
import { ItemSuspension } from './fairness.ts';
import { ItemId } from './item-id.ts';
import { PageQuery, page } from './paging.ts';

export { ItemId };

export const itemStatuses = ['draft', 'review', 'pilot', 'live', 'watch', 'retired'] as const;
export const itemKinds = ['single', 'multiple', 'judgement'] as const;
export const itemOrigins = ['file', 'workbench'] as const;

const MAX_STEM = 4_000;
const MAX_TEXT = 1_500;
const MAX_SHORT = 300;

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

export const ItemStatistics = z
  .object({
    revision: z.int(),
    answers: z.int(),
    needed: z.int().describe('Answers before a statistic is shown'),
    tooFast: z.int().describe('Answers too fast to be read, left out'),
    state: z.enum(['enough', 'too-few']),
    label: z.string().describe('"too few answers (12 of 100)", or how many there are'),
    meanShare: z.number().nullable().describe('Mean share of points, 0–1; null when too few'),
    expectedShare: z.number().nullable().describe('What its authors expect of a just-qualified person, 0–1'),
    itemRestCorrelation: z
      .number()
      .nullable()
      .describe('Corrected item-total correlation, −1 to 1; null when too few or when nothing varies'),
    options: z.array(
      z.object({
        id: z.string(),
        text: z.string(),
        credit: z.int(),
        chosen: z.int(),
        share: z.number().nullable().describe('Of the answers, 0–1; null when too few'),
        restShare: z
          .number()
          .nullable()
          .describe(
            'Mean share of points elsewhere in the quiz of those who chose it, 0–1; null when too few or nobody',
          ),
        restCorrelation: z
          .number()
          .nullable()
          .describe('Point-biserial correlation of choosing it with the rest of the quiz; null when too few'),
      }),
    ),
    exposure: z
      .array(
        z.object({
          quiz: z.string(),
          title: z.string(),
          shown: z.int(),
          attempts: z.int(),
          share: z.number().nullable().describe('Of the attempts begun, 0–1; null when too few'),
          label: z.string(),
        }),
      )
      .describe('How often adaptive quizzes showed it, all versions'),
    signals: z.array(z.string()).describe('What looks wrong, a sentence each'),
  })
  .meta({ id: 'ItemStatistics' });
export type ItemStatistics = z.infer<typeof ItemStatistics>;

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

export const FieldLoss = z
  .object({
    field: z.string(),
    label: z.string(),
    kept: z.int(),
    of: z.int(),
    note: z.string().nullable(),
  })
  .meta({ id: 'FieldLoss', description: 'How much of a field came over' });
export type FieldLoss = z.infer<typeof FieldLoss>;

const place = {
  file: z.string(),
  line: z.int().nullable(),
  identifier: z.string().nullable().describe('The name the file gives it'),
};

export const ItemImport = z
  .object({
    fileName: z.string(),
    formats: z.array(z.string()),
    isDryRun: z.boolean(),
    questions: z.array(
      z.object({
        ...place,
        stem: z.string(),
        kind: z.enum(itemKinds),
        options: z.int(),
        losses: z.array(FieldLoss).describe('Only what did not come over whole'),
        alreadyHere: z.string().nullable().describe('The question of the bank with the same words; it is not added'),
        draftId: z.string().nullable().describe('The draft it became; null in a dry run'),
      }),
    ),
    rejected: z.array(z.object({ ...place, reason: z.string() })),
    losses: z.array(FieldLoss).describe('Over all questions taken'),
    notes: z.array(z.string()),
    toAdd: z.int(),
    added: z.int(),
  })
  .meta({ id: 'ItemImport' });
export type ItemImport = z.infer<typeof ItemImport>;

export const ItemImportQuery = z.object({
  name: z.string().trim().min(1).max(200).describe('Name of the file, for messages'),
  dryRun: z.enum(['0', '1']).optional().describe('1: read and judge, write nothing'),
});

export const itemExportFormats = ['qti-3.0', 'csv', 'json'] as const;
export const ItemExportQuery = z.object({
  format: z.enum(itemExportFormats),
  domain: z.string().max(60).optional(),
  status: z.enum(itemStatuses).optional(),
});

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
