import { z } from 'zod';
import { CompareDatasetQuery, DatasetComparison, PayEquity } from './datasets.ts';
import { reportParts, SharedCandidateReport } from './home.ts';
import { PageQuery, page } from './paging.ts';
import { routeObjectives } from './pathways.ts';
import { WageCheck, WageCheckBody } from './wage-check.ts';
import { CompareQuery, WageComparison } from './wage-compare.ts';
import { WageSummary, WageSummaryQuery } from './wage-summary.ts';
import { TrendQuery, WageTrend } from './wage-trend.ts';

export const shareKinds = [
  'wage-summary',
  'wage-check',
  'wage-compare',
  'wage-trend',
  'dataset',
  'candidate-report',
] as const;

const expiresInDays = z.int().min(1).max(365).optional().describe('90 when absent');

/** What is frozen: the answer to this question, as it is now. */
export const CreateShareBody = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('wage-summary'), query: WageSummaryQuery, expiresInDays }),
    z.object({ kind: z.literal('wage-check'), body: WageCheckBody, expiresInDays }),
    z.object({ kind: z.literal('wage-compare'), query: CompareQuery, expiresInDays }),
    z.object({ kind: z.literal('wage-trend'), query: TrendQuery, expiresInDays }),
    z.object({
      kind: z.literal('dataset'),
      datasetId: z.uuid(),
      query: CompareDatasetQuery.omit({ shared: true }),
      expiresInDays,
    }),
    z.object({
      kind: z.literal('candidate-report'),
      parts: z
        .array(z.enum(reportParts))
        .min(1)
        .max(reportParts.length)
        .describe('What is shown; nothing else is kept'),
      recipient: z.string().trim().min(1).max(80).describe('Whom it is for; in the title of the link'),
      withName: z.boolean().describe('Whether my name is shown'),
      by: z.enum(routeObjectives).optional().describe('What routes are ranked by; pay when absent'),
      expiresInDays,
    }),
  ])
  .meta({ id: 'CreateShareBody' });
export type CreateShareBody = z.input<typeof CreateShareBody>;

export const Share = z
  .object({
    id: z.uuid(),
    kind: z.enum(shareKinds),
    title: z.string(),
    views: z.int().describe('How often it was opened; nobody is tracked'),
    createdAt: z.iso.datetime(),
    expiresAt: z.iso.datetime(),
    revokedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'Share' });
export type Share = z.infer<typeof Share>;

export const CreatedShare = Share.extend({
  url: z.string().describe('The link; it is told once, since its token is kept nowhere'),
}).meta({ id: 'CreatedShare' });
export type CreatedShare = z.infer<typeof CreatedShare>;

export const SharesQuery = PageQuery;
export const SharePage = page(Share).meta({ id: 'SharePage' });
export type SharePage = z.infer<typeof SharePage>;

/** Own pay as it was shared: groups under five are not in it. */
export const SharedDataset = z
  .object({
    name: z.string(),
    query: CompareDatasetQuery.omit({ shared: true }),
    comparison: DatasetComparison,
    equity: PayEquity.nullable().describe('null where the file has no groups'),
  })
  .meta({ id: 'SharedDataset' });
export type SharedDataset = z.infer<typeof SharedDataset>;

const frozen = {
  title: z.string(),
  frozenAt: z.iso.datetime().describe('The answer is as it was then'),
  expiresAt: z.iso.datetime(),
};

export const SharedView = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('wage-summary'), ...frozen, answer: WageSummary }),
    z.object({ kind: z.literal('wage-check'), ...frozen, answer: WageCheck }),
    z.object({ kind: z.literal('wage-compare'), ...frozen, answer: WageComparison }),
    z.object({ kind: z.literal('wage-trend'), ...frozen, answer: WageTrend }),
    z.object({ kind: z.literal('dataset'), ...frozen, answer: SharedDataset }),
    z.object({ kind: z.literal('candidate-report'), ...frozen, answer: SharedCandidateReport }),
  ])
  .meta({ id: 'SharedView' });
export type SharedView = z.infer<typeof SharedView>;
