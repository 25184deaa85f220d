import { z } from 'zod';
import { ShareRange } from './attempts.ts';

export const attentionRuleIds = ['exam-near', 'overdue', 'not-started', 'stalled', 'falling', 'too-fast'] as const;

/** A rule of the attention list, in words, with its threshold and what is allowed. */
export const AttentionRule = z
  .object({
    id: z.enum(attentionRuleIds),
    sentence: z.string().describe('The rule in words, with its threshold'),
    isOn: z.boolean(),
    threshold: z.int(),
    unit: z.enum(['days', 'attempts', 'percent']),
    min: z.int(),
    max: z.int(),
  })
  .meta({ id: 'AttentionRule' });
export type AttentionRule = z.infer<typeof AttentionRule>;

export const AttentionRulesBody = z
  .strictObject({
    rules: z
      .array(z.strictObject({ id: z.enum(attentionRuleIds), isOn: z.boolean(), threshold: z.int() }))
      .length(attentionRuleIds.length)
      .describe('Every rule once'),
    scope: z.enum(['cohort', 'organization']).describe('organization: also for every cohort without rules of its own'),
  })
  .meta({ id: 'AttentionRulesBody' });
export type AttentionRulesBody = z.infer<typeof AttentionRulesBody>;

/** Why a learner is on the list. */
export const AttentionReason = z
  .object({
    rule: z.enum(attentionRuleIds),
    sentence: z.string(),
    since: z.iso.date().describe('The day from which the reason counts'),
  })
  .meta({ id: 'AttentionReason' });

/** A message to one learner that the educator may change before it goes. */
export const NudgeDraft = z
  .object({
    subject: z.string(),
    text: z.string(),
    noAddress: z.string().nullable().describe('Why no mail can reach the learner, in words; null when one can'),
  })
  .meta({ id: 'NudgeDraft' });
export type NudgeDraft = z.infer<typeof NudgeDraft>;

/** A nudge that was made, and what changed in the 14 days after it. */
export const Nudge = z
  .object({
    id: z.uuid(),
    at: z.iso.datetime(),
    by: z.string().nullable().describe('null once the account is gone'),
    channel: z.enum(['mail', 'copied']),
    subject: z.string(),
    text: z.string(),
    change: z.string().nullable().describe('What changed in 14 days, in a sentence; null before they have passed'),
    changeOn: z.iso.datetime().describe('From when on the change is told'),
  })
  .meta({ id: 'Nudge' });
export type Nudge = z.infer<typeof Nudge>;

export const AttentionEntry = z
  .object({
    learnerId: z.uuid(),
    name: z.string(),
    email: z.string().nullable().describe('null where a learning system told none'),
    state: z.enum(['invited', 'joined']),
    reasons: z.array(AttentionReason).min(1),
    lastNudge: Nudge.omit({ text: true, subject: true }).nullable(),
    draft: NudgeDraft,
  })
  .meta({ id: 'AttentionEntry' });
export type AttentionEntry = z.infer<typeof AttentionEntry>;

/** Who of a cohort needs somebody, by the rules as stated; most reasons first. */
export const AttentionList = z
  .object({
    learners: z.int().describe('In the cohort'),
    items: z.array(AttentionEntry),
    rules: z.array(AttentionRule),
    rulesOf: z.enum(['cohort', 'organization', 'default']).describe('Whose rules these are'),
    canMail: z.boolean().describe('false: nudges are copied, no mail is set up'),
    asOf: z.iso.date().describe('Today, where the cohort is'),
  })
  .meta({ id: 'AttentionList' });
export type AttentionList = z.infer<typeof AttentionList>;

export const NudgeBody = z
  .strictObject({
    subject: z.string().trim().min(1).max(200),
    text: z.string().trim().min(1).max(4000),
    channel: z.enum(['mail', 'copied']).describe('mail: send it; copied: only log that it was copied'),
  })
  .meta({ id: 'NudgeBody' });
export type NudgeBody = z.infer<typeof NudgeBody>;

export const NoteBody = z.strictObject({ text: z.string().trim().min(1).max(4000) }).meta({ id: 'NoteBody' });

/** One thing that happened with a learner. */
export const LogEntry = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.enum(['invited', 'joined']), at: z.iso.datetime() }),
    z.object({
      kind: z.enum(['started', 'finished']),
      at: z.iso.datetime(),
      assignmentId: z.uuid(),
      quizTitle: z.string(),
      words: z.string().describe('The result with its range, or how far it went'),
    }),
    z.object({
      kind: z.literal('note'),
      at: z.iso.datetime(),
      id: z.uuid(),
      by: z.string().nullable(),
      isMine: z.boolean(),
      text: z.string(),
    }),
    Nudge.extend({ kind: z.literal('nudge') }),
  ])
  .meta({ id: 'LogEntry' });
export type LogEntry = z.infer<typeof LogEntry>;

/** Everything an organisation knows of a learner in time, latest first. Notes are for its educators only. */
export const LearnerLog = z
  .object({ items: z.array(LogEntry), reasons: z.array(AttentionReason), draft: NudgeDraft, canMail: z.boolean() })
  .meta({ id: 'LearnerLog' });
export type LearnerLog = z.infer<typeof LearnerLog>;

export const AssignmentQuery = z.strictObject({
  assignment: z.uuid().optional().describe('The first assignment of the cohort when left out'),
});

/** Learner × domain: each one's share of points in the last result of an assignment. */
export const CohortGrid = z
  .object({
    assignmentId: z.uuid(),
    quizTitle: z.string(),
    domains: z.array(z.object({ domain: z.string(), label: z.string() })),
    learners: z.array(
      z.object({
        learnerId: z.uuid(),
        name: z.string(),
        cells: z
          .array(z.object({ questions: z.int(), right: ShareRange }).nullable())
          .describe('One a domain; null where the learner has too few questions'),
      }),
    ),
    withoutResult: z.int().describe('Learners who have not finished it'),
    note: z.string().nullable().describe('Why no domain has a result of its own'),
    minQuestions: z.int().describe('A cell needs as many'),
  })
  .meta({ id: 'CohortGrid' });
export type CohortGrid = z.infer<typeof CohortGrid>;

/** What to teach again: subjects and objectives of the last results of an assignment. */
export const CohortTopics = z
  .object({
    assignmentId: z.uuid(),
    quizTitle: z.string(),
    learners: z.int().describe('With a result that counts objectives'),
    minLearners: z.int().describe('Nothing is told of fewer'),
    note: z.string(),
    domains: z.array(
      z.object({
        domain: z.string(),
        label: z.string(),
        learners: z.int(),
        questions: z.int(),
        right: ShareRange.describe('Mean share answered right, with its 80 % range'),
      }),
    ),
    objectives: z.array(
      z.object({
        domain: z.string(),
        label: z.string(),
        objective: z.string(),
        statement: z.string(),
        learners: z.int().describe('Who were asked about it'),
        missedBy: z.int(),
        missed: ShareRange,
      }),
    ),
    hiddenDomains: z.int(),
    hiddenObjectives: z.int(),
  })
  .meta({ id: 'CohortTopics' });
export type CohortTopics = z.infer<typeof CohortTopics>;

export const gradebookLayouts = ['canvas', 'moodle', 'blackboard', 'brightspace'] as const;
export const GradebookQuery = z.strictObject({ layout: z.enum(gradebookLayouts).default('canvas') });
