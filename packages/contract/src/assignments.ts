import { z } from 'zod';
import { explanationTimes } from './attempts.ts';

/** Where the service's clock stands to the window of an assignment. */
export const assignmentWindows = ['not-open', 'open', 'closed'] as const;

/** When learners get the result of an assignment. */
export const resultReleases = ['at-end', 'when-released'] as const;

const localTime = z.iso
  .datetime({ local: true, precision: -1 })
  .describe("YYYY-MM-DDTHH:MM on the clocks of the cohort's time zone");

const terms = {
  dueOn: z.iso.date().nullable().describe('The day it is wanted by; nothing ends then'),
  isTimed: z.boolean().describe('Under the clock of the exam; only a mock exam has one'),
  canGoBack: z
    .boolean()
    .describe('Free movement, flags and answers that can be changed; only a mock exam can allow them'),
  attemptsAllowed: z.int().min(1).max(20).nullable().describe('Attempts a learner has; null: any number'),
  resultRelease: z
    .enum(resultReleases)
    .describe('When learners get the result: at the end, or once an educator releases it; educators see it at once'),
  explanations: z
    .enum(explanationTimes)
    .describe('When learners read why each option is right or wrong; after-each only in a form without a held result'),
};

const times = {
  opensAt: z.iso.datetime().nullable().describe('From when on it can be started; null: at once'),
  closesAt: z.iso
    .datetime()
    .nullable()
    .describe('Until when it can be started, and answered where no clock runs; null: no end'),
};

export const Assignment = z
  .object({
    id: z.uuid(),
    quiz: z.string(),
    quizTitle: z.string(),
    ...terms,
    ...times,
    releasedAt: z.iso.datetime().nullable().describe('Since when results that wait for it are released'),
    withdrawnAt: z.iso.datetime().nullable().describe('Since when nobody can start it; its results stay'),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'Assignment' });
export type Assignment = z.infer<typeof Assignment>;

const changeable = {
  dueOn: terms.dueOn.optional(),
  opens: localTime.nullable().optional(),
  closes: localTime.nullable().optional(),
  isTimed: terms.isTimed.optional(),
  canGoBack: terms.canGoBack.optional(),
  attemptsAllowed: terms.attemptsAllowed.optional(),
  resultRelease: terms.resultRelease.optional(),
  explanations: terms.explanations.optional(),
};

export const CreateAssignmentBody = z
  .strictObject({ quiz: z.string().min(1).max(80), ...changeable })
  .meta({ id: 'CreateAssignmentBody', description: 'What is left out is as the quiz itself is, without a window' });
export type CreateAssignmentBody = z.infer<typeof CreateAssignmentBody>;

export const ChangeAssignmentBody = z
  .strictObject(changeable)
  .meta({ id: 'ChangeAssignmentBody', description: 'What is left out stays; open attempts keep their clock' });
export type ChangeAssignmentBody = z.infer<typeof ChangeAssignmentBody>;

/** The assignments of a cohort as its educators see them. */
export const AssignmentList = z
  .object({
    timeZone: z.string().describe("The cohort's, in which `opens` and `closes` are written"),
    learners: z.int(),
    items: z
      .array(
        Assignment.extend({
          window: z.enum(assignmentWindows),
          opens: localTime.nullable(),
          closes: localTime.nullable(),
          isExam: z.boolean().describe('Of a mock exam: the only quiz with a clock and with going back'),
          canExplainEach: z.boolean().describe('Of a form: the only quiz that can explain after each answer'),
          time: z.string().nullable().describe('Time of an exam as everybody has it; null: no clock'),
          started: z.int().describe('Learners who began it'),
          finished: z.int().describe('Learners who finished it'),
        }),
      )
      .describe('Oldest first'),
    accommodations: z
      .array(z.object({ learnerId: z.uuid(), name: z.string(), words: z.string() }))
      .describe('Learners who take everything assigned in another way, with what holds'),
  })
  .meta({ id: 'AssignmentList' });
export type AssignmentList = z.infer<typeof AssignmentList>;

export const WithdrawnAssignment = z
  .object({ outcome: z.enum(['removed', 'kept']).describe('kept: somebody began it, so it stays with its results') })
  .meta({ id: 'WithdrawnAssignment' });
export type WithdrawnAssignment = z.infer<typeof WithdrawnAssignment>;

export const ReleasedResults = z
  .object({
    releasedAt: z.iso.datetime().nullable().describe('null: they are held again'),
    learners: z.int().describe('Learners whose results this concerned'),
  })
  .meta({ id: 'ReleasedResults' });
export type ReleasedResults = z.infer<typeof ReleasedResults>;

export const MyAssignment = z
  .object({
    assignmentId: z.uuid(),
    organization: z.string(),
    cohort: z.string(),
    quiz: z.string(),
    quizTitle: z.string(),
    ...terms,
    ...times,
    window: z.enum(assignmentWindows).describe('By the clock of the service'),
    terms: z.array(z.string()).describe('On what terms it is taken, a sentence each'),
    attemptsMade: z.int(),
    state: z.enum(['not-started', 'started', 'finished']),
    isResultHeld: z.boolean().describe('A result waits until the organization releases it'),
    attemptId: z.uuid().nullable().describe('The open or last attempt made for it'),
  })
  .meta({ id: 'MyAssignment' });
export type MyAssignment = z.infer<typeof MyAssignment>;
