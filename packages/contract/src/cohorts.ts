import { z } from 'zod';
import { Assignment } from './assignments.ts';
import { ReadinessReport } from './attempts.ts';

export const CreateCohortBody = z
  .object({
    name: z.string().trim().min(1).max(120),
    certification: z
      .string()
      .min(1)
      .max(40)
      .nullable()
      .optional()
      .describe('Code of the certification the group works toward, such as cmm'),
    examOn: z.iso.date().nullable().optional().describe('YYYY-MM-DD'),
    timeZone: z.string().min(1).max(64).optional().describe('IANA name such as America/New_York; UTC when left out'),
  })
  .meta({ id: 'CreateCohortBody' });
export type CreateCohortBody = z.infer<typeof CreateCohortBody>;

export const CohortSummary = z
  .object({
    id: z.uuid(),
    name: z.string(),
    certification: z.string().nullable(),
    examOn: z.iso.date().nullable(),
    timeZone: z.string(),
    daysToExam: z.int().nullable().describe("In the cohort's time zone; negative when past"),
    learners: z.int(),
    joined: z.int(),
    started: z.int(),
    finished: z.int(),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'CohortSummary' });
export type CohortSummary = z.infer<typeof CohortSummary>;

/** Where a learner stands with one assignment. `result` is there once an attempt made for it is complete. */
export const AssignmentProgress = z
  .object({
    assignmentId: z.uuid(),
    state: z.enum(['not-started', 'started', 'finished']),
    answered: z.int(),
    of: z.int().nullable(),
    startedAt: z.iso.datetime().nullable(),
    lastSavedAt: z.iso.datetime().nullable(),
    finishedAt: z.iso.datetime().nullable(),
    result: z
      .object({
        verdict: z.string(),
        verdictLabel: z.string(),
        scaledScore: z.int(),
        low: z.int(),
        high: z.int(),
        target: z.int(),
      })
      .nullable(),
  })
  .meta({ id: 'AssignmentProgress' });
export type AssignmentProgress = z.infer<typeof AssignmentProgress>;

export const Learner = z
  .object({
    id: z.uuid(),
    name: z.string(),
    email: z.string().nullable().describe('null where a learning system told none'),
    signsInThrough: z.string().nullable().describe('The learning system by which the learner signs in'),
    state: z.enum(['invited', 'joined']),
    invitedAt: z.iso.datetime(),
    joinedAt: z.iso.datetime().nullable(),
    invitationUrl: z.string().nullable().describe('The link to send; null once joined'),
    progress: z.array(AssignmentProgress).describe('One entry an assignment'),
  })
  .meta({ id: 'Learner' });
export type Learner = z.infer<typeof Learner>;

export const Cohort = CohortSummary.extend({
  assignments: z.array(Assignment),
  sharing: z.string().describe('What learners are told is shared'),
}).meta({ id: 'Cohort' });
export type Cohort = z.infer<typeof Cohort>;

export const RosterBody = z
  .object({
    text: z
      .string()
      .min(1)
      .max(200_000)
      .describe('A line a learner: name and e-mail, separated by comma, tab or semicolon, or Name <e-mail>'),
    dryRun: z.boolean().default(true).describe('true: say what would happen, change nothing'),
  })
  .meta({ id: 'RosterBody' });
export type RosterBody = z.input<typeof RosterBody>;

const RosterRow = z.object({
  file: z.string().nullable().describe('The CSV file inside a package; null for a single text'),
  line: z.int().describe('From 1; where the row begins'),
  name: z.string(),
  email: z.string(),
});

export const rosterFormats = ['pasted', 'csv', 'oneroster-1.1', 'oneroster-1.2', 'lti-nrps'] as const;

export const RosterResult = z
  .object({
    dryRun: z.boolean(),
    format: z.enum(rosterFormats),
    added: z.array(RosterRow),
    changed: z.array(RosterRow.extend({ was: z.string().describe('What is replaced, in words') })),
    unchanged: z.array(RosterRow),
    rejected: z.array(
      z.object({
        file: z.string().nullable(),
        line: z.int(),
        column: z.string(),
        text: z.string(),
        reason: z.string().describe('What is wrong, and what is allowed'),
      }),
    ),
    classes: z
      .array(z.object({ sourcedId: z.string(), title: z.string(), learners: z.int() }))
      .describe('Classes of a OneRoster package that can be taken alone'),
    importId: z.uuid().nullable().describe('What to name to undo it; null when nothing was written'),
  })
  .meta({ id: 'RosterResult' });
export type RosterResult = z.infer<typeof RosterResult>;

export const RosterFileQuery = z.strictObject({
  name: z.string().min(1).max(255).describe('Name of the file'),
  dryRun: z.enum(['0', '1']).default('1').describe('1: say what would happen, change nothing'),
  class: z.string().min(1).max(200).optional().describe('sourcedId of the one class of a package to take'),
});

/** An import into a roster, as its page lists it. */
export const RosterImport = z
  .object({
    id: z.uuid(),
    format: z.enum(rosterFormats),
    fileName: z.string().nullable(),
    added: z.int(),
    changed: z.int(),
    importedAt: z.iso.datetime(),
    undoneAt: z.iso.datetime().nullable(),
    undoUntil: z.iso.datetime().nullable().describe('Until when it can be undone; null when it can not be'),
  })
  .meta({ id: 'RosterImport' });
export type RosterImport = z.infer<typeof RosterImport>;

/** The learner's report as the organisation holds it, by consent of the assignment. */
export const LearnerReport = z
  .object({ learner: Learner, assignment: Assignment, report: ReadinessReport.nullable() })
  .meta({ id: 'LearnerReport' });
export type LearnerReport = z.infer<typeof LearnerReport>;

/** What a person who follows an invitation is told before accepting. */
export const Invitation = z
  .object({
    organization: z.string(),
    cohort: z.string(),
    learnerName: z.string(),
    state: z.enum(['invited', 'joined']),
    isYours: z.boolean().describe('Joined by the person who asks'),
    sharing: z.array(z.string()).describe('What the organization will see, a sentence each'),
    notShared: z.array(z.string()).describe('What it will not see'),
    assignments: z.array(Assignment),
  })
  .meta({ id: 'Invitation' });
export type Invitation = z.infer<typeof Invitation>;
