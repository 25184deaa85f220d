import { z } from 'zod';
import { AccommodationBody } from './accommodations.ts';

export const verdicts = ['ready', 'not-yet', 'too-early-to-tell'] as const;

/** Why an attempt ended. */
export const stopReasons = [
  'all-answered',
  'finished-early',
  'time-up',
  'decided',
  'precise-enough',
  'maximum-reached',
  'nothing-left-to-ask',
] as const;

/**
 * `form`: all questions are fixed at the start. `adaptive`: each question is chosen after the answer before it. `mock`: a
 * form under time, with free movement among its questions and answers that can be changed until it is finished.
 */
export const attemptModes = ['form', 'adaptive', 'mock'] as const;

export const Exhibit = z
  .object({
    title: z.string(),
    kind: z.string(),
    lines: z.array(z.string()).optional(),
    table: z.array(z.array(z.string())).optional().describe('Rows; the first is the header'),
  })
  .meta({ id: 'Exhibit', description: 'Material shown above the question' });
export type Exhibit = z.infer<typeof Exhibit>;

/** A question as a person sees it before answering: no key, no rationale, no parameter, no stable option id. */
export const OpenQuestion = z
  .object({
    position: z.int().describe('From 1'),
    of: z.int().describe('How many questions this attempt has at most'),
    kind: z.enum(['choose-one', 'choose-all']),
    stem: z.string(),
    instruction: z.string(),
    exhibit: Exhibit.nullable(),
    options: z.array(z.object({ id: z.string().describe('Valid in this attempt only'), text: z.string() })),
    chosen: z.array(z.string()).optional().describe('Saved choice, where answers can be changed'),
    isFlagged: z.boolean().optional().describe('Marked to look at again, where going back is allowed'),
  })
  .meta({ id: 'OpenQuestion' });
export type OpenQuestion = z.infer<typeof OpenQuestion>;

export const StartAttemptBody = z
  .object({
    quiz: z.string().min(1).max(80).describe('The slug of a quiz, such as pcc-readiness'),
    assignmentId: z.uuid().optional().describe('When the attempt is made for an assignment the person has joined'),
  })
  .meta({ id: 'StartAttemptBody' });
export type StartAttemptBody = z.infer<typeof StartAttemptBody>;

export const AttemptSummary = z
  .object({
    id: z.uuid(),
    quiz: z.string(),
    quizTitle: z.string(),
    mode: z.enum(attemptModes),
    state: z.enum(['open', 'complete']),
    answered: z.int(),
    of: z.int().describe('How many questions it has at most; an adaptive attempt may end before'),
    startedAt: z.iso.datetime(),
    lastSavedAt: z.iso.datetime().nullable(),
    finishedAt: z.iso.datetime().nullable(),
    sharedWith: z
      .string()
      .nullable()
      .describe('The organization that sees the result, when it was made for an assignment'),
    pausedAt: z.iso
      .datetime({ precision: 3 })
      .nullable()
      .optional()
      .describe('Since when the attempt stands, its clock with it; resume lets it go on'),
    isResultHeld: z
      .boolean()
      .optional()
      .describe('The organization that assigned it has not released the result: there is no report yet'),
  })
  .meta({ id: 'AttemptSummary' });
export type AttemptSummary = z.infer<typeof AttemptSummary>;

/** The clock of a mock exam. The service alone decides; a client displays it. */
export const AttemptTiming = z
  .object({
    words: z.string().describe('135 min (90 min × 1.5)'),
    baseMinutes: z.int().describe('Before any allowance'),
    limitMinutes: z.int().nullable().describe('null: no limit'),
    now: z.iso.datetime({ precision: 3 }).describe('The clock of the service at this answer'),
    deadlineAt: z.iso.datetime({ precision: 3 }).nullable().describe('null: no limit. Pauses move it'),
    pausedAt: z.iso.datetime({ precision: 3 }).nullable().describe('Since when the clock stands'),
    mayPause: z.boolean(),
  })
  .meta({ id: 'AttemptTiming' });
export type AttemptTiming = z.infer<typeof AttemptTiming>;

export const Attempt = AttemptSummary.extend({
  question: OpenQuestion.nullable().describe(
    'The open question; in a mock exam the first one without an answer. null when complete or paused',
  ),
  places: z
    .array(z.object({ position: z.int(), isAnswered: z.boolean(), isFlagged: z.boolean() }))
    .optional()
    .describe('Every question, where going back is allowed'),
  timing: AttemptTiming.nullable().optional().describe('null: no timer'),
  sitting: z
    .object({
      questions: z.int().describe('Newly answered questions after which the attempt pauses by itself'),
      isOver: z.boolean().describe('The attempt stands because so many were answered'),
    })
    .nullable()
    .optional()
    .describe('null: all in one sitting'),
  accommodation: AccommodationBody.nullable().optional().describe('What it was started with; null: as everybody'),
  saved: z.array(z.object({ position: z.int(), savedAt: z.iso.datetime() })).describe('Which answers are kept'),
  stopReason: z.enum(stopReasons).nullable(),
  explains: z.enum(['never', 'after-end', 'after-each']).optional().describe('When its answers are explained'),
}).meta({ id: 'Attempt' });
export type Attempt = z.infer<typeof Attempt>;

export const RecordResponseBody = z
  .object({
    optionIds: z
      .array(z.string().min(1).max(64))
      .max(12)
      .describe('Ids of the chosen options; in a mock exam none takes the answer back'),
  })
  .meta({ id: 'RecordResponseBody' });
export type RecordResponseBody = z.infer<typeof RecordResponseBody>;

export const FlagBody = z.object({ isFlagged: z.boolean() }).meta({ id: 'FlagBody' });
export type FlagBody = z.infer<typeof FlagBody>;

/** When answers are explained. */
export const explanationTimes = ['never', 'after-end', 'after-each'] as const;

export const AnswerExplanation = z
  .object({
    position: z.int(),
    stem: z.string(),
    outcome: z.enum(['right', 'partly', 'wrong']),
    points: z.int(),
    maxPoints: z.int(),
    options: z.array(
      z.object({
        text: z.string(),
        isChosen: z.boolean(),
        credit: z.int().describe('Points of this option'),
        isKey: z.boolean(),
        rationale: z.string(),
      }),
    ),
    sources: z.array(z.string()),
  })
  .meta({ id: 'AnswerExplanation', description: 'What an answer earned, and why each option is right or wrong' });
export type AnswerExplanation = z.infer<typeof AnswerExplanation>;

export const AttemptExplanations = z
  .object({
    items: z.array(AnswerExplanation).describe('Of answered questions, in their order'),
    withheld: z
      .int()
      .describe('Answered questions whose keys may not be told: under trial, on watch, or open elsewhere'),
  })
  .meta({ id: 'AttemptExplanations' });
export type AttemptExplanations = z.infer<typeof AttemptExplanations>;

const explanation = AnswerExplanation.nullable()
  .optional()
  .describe('Of the answer just saved, where each is explained; null: its key may not be told now');

export const AttemptProgress = z
  .discriminatedUnion('state', [
    z.object({ state: z.literal('open'), savedAt: z.iso.datetime(), question: OpenQuestion, explanation }),
    z
      .object({ state: z.literal('paused'), savedAt: z.iso.datetime(), explanation })
      .describe('Saved, and the sitting is over'),
    z.object({ state: z.literal('complete'), savedAt: z.iso.datetime(), stopReason: z.enum(stopReasons), explanation }),
  ])
  .meta({ id: 'AttemptProgress' });
export type AttemptProgress = z.infer<typeof AttemptProgress>;

/** A share of points with its range. */
export const ShareRange = z
  .object({
    share: z.number().describe('0–1'),
    low: z.number().describe('0–1, lower end of the range'),
    high: z.number().describe('0–1, upper end of the range'),
    confidence: z.number().describe('Of the range, 0.8 unless it says otherwise'),
  })
  .meta({ id: 'ShareRange' });
export type ShareRange = z.infer<typeof ShareRange>;

export const DomainResult = z
  .object({
    domain: z.string(),
    label: z.string(),
    questions: z.int(),
    points: z.number(),
    maxPoints: z.int(),
    range: ShareRange,
    verdict: z.enum(verdicts),
    gap: z.number().describe('Target minus share, 0–1; above 0 means below the target'),
  })
  .meta({ id: 'DomainResult' });
export type DomainResult = z.infer<typeof DomainResult>;

export const ReadinessReport = z
  .object({
    attemptId: z.uuid(),
    quiz: z.string(),
    quizTitle: z.string(),
    verdict: z.enum(verdicts),
    verdictLabel: z.string().describe('Ready, Not yet, Too early to tell'),
    sentence: z.string().describe('The answer in one sentence'),
    scaledScore: z.int().describe('200–800: 500 + 100 theta (adaptive), or the share of points on that scale (form)'),
    range: z
      .object({ low: z.int(), high: z.int(), confidence: z.number(), target: z.int() })
      .describe('On the same 200–800 scale'),
    overall: ShareRange.nullable().describe(
      'Share of points of a form; null for an adaptive attempt, where people get questions of different difficulty',
    ),
    target: z.object({ share: z.number(), label: z.string(), basis: z.string() }),
    moreQuestions: z
      .int()
      .nullable()
      .describe(
        'About how many further questions would settle a verdict that is too early to tell; null when settled or too many to foresee (above 200, adaptive: above 60)',
      ),
    domains: z
      .array(DomainResult)
      .describe('Largest gap times weight first; empty when no domain may have a result of its own'),
    topics: z
      .array(
        z.object({
          domain: z.string(),
          domainLabel: z.string(),
          objective: z.string(),
          statement: z.string(),
          missed: z.int(),
          asked: z.int(),
        }),
      )
      .describe('Objectives with missed points, most missed first'),
    objectives: z
      .array(z.object({ domain: z.string(), objective: z.string(), missed: z.int(), asked: z.int() }))
      .optional()
      .describe('Every objective asked about; absent in older reports'),
    nextSteps: z
      .array(
        z.object({
          title: z.string(),
          detail: z.string(),
          minutes: z.int(),
          domain: z.string().optional().describe('The subject to drill'),
        }),
      )
      .max(3),
    questionsAnswered: z.int(),
    questionsGiven: z.int(),
    lowEffort: z.object({ answers: z.int(), thresholdSeconds: z.number() }).describe('Answers too fast to be read'),
    method: z.object({ name: z.string(), sentence: z.string(), page: z.string().describe('Path of the method page') }),
    bankVersion: z.string(),
    blueprintVersion: z.string(),
    provisional: z.boolean(),
    mode: z.enum(attemptModes).optional().describe('Absent in reports of forms written before there were others'),
    domainNote: z.string().optional().describe('Why no domain has a result of its own'),
    provisionalNote: z.string().optional().describe('Why the result is provisional'),
    time: z
      .object({
        words: z.string().describe('135 min (90 min × 1.5)'),
        limitMinutes: z.int().nullable(),
        usedMinutes: z.int().describe('From the start to the end, pauses left out, rounded up'),
      })
      .optional()
      .describe('Of a mock exam'),
    unansweredNote: z.string().optional().describe('What questions without an answer did to the result'),
    trialQuestions: z.int().optional().describe('Answered questions that were under trial and do not count'),
    parameterVersion: z.string().optional().describe('Names the response models the attempt was measured with'),
    limits: z.array(z.string()).describe('What this does not say'),
    stopReason: z.enum(stopReasons),
    startedAt: z.iso.datetime(),
    finishedAt: z.iso.datetime(),
    sharedWith: z.string().nullable(),
  })
  .meta({ id: 'ReadinessReport' });
export type ReadinessReport = z.infer<typeof ReadinessReport>;
