import { z } from 'zod';
import { Exhibit } from './attempts.ts';

const LessonLink = z.object({ slug: z.string(), title: z.string(), minutes: z.int() }).meta({ id: 'LessonLink' });

/** Why a question is in the queue. */
export const reviewReasons = ['due', 'refresh', 'new', 'extra'] as const;

/** A question to practice, before the answer: no key, no rationale, no citation, no stable option id. */
export const PracticeQuestion = z
  .object({
    itemId: z.string(),
    domain: z.string(),
    domainLabel: z.string(),
    topic: z.string().describe('What a learner can do who answers it'),
    reason: z.object({ code: z.enum(reviewReasons), label: z.string() }),
    minutes: z.number().describe('About how long it takes, with its explanation'),
    kind: z.enum(['choose-one', 'choose-all']),
    stem: z.string(),
    instruction: z.string(),
    exhibit: Exhibit.nullable(),
    options: z.array(z.object({ id: z.string(), text: z.string() })),
  })
  .meta({ id: 'PracticeQuestion' });
export type PracticeQuestion = z.infer<typeof PracticeQuestion>;

/** One day of practice to come. */
export const LoadDay = z
  .object({
    on: z.iso.date(),
    minutes: z.number().describe('Practice expected on that day'),
    questions: z.int(),
    limitMinutes: z.number().describe('The most practice that fits the hours stated'),
  })
  .meta({ id: 'LoadDay' });
export type LoadDay = z.infer<typeof LoadDay>;

export const ReviewQueue = z
  .object({
    on: z.iso.date().describe('Today in the time zone of the plan'),
    sentence: z.string().describe('The answer to “what should I practice today?”'),
    examOn: z.iso.date().nullable(),
    questions: z.array(PracticeQuestion).describe('One session of about ten minutes, in order'),
    waiting: z
      .array(
        z.object({
          domain: z.string(),
          domainLabel: z.string(),
          reason: z.enum(reviewReasons),
          reasonLabel: z.string(),
          questions: z.int(),
          minutes: z.number(),
        }),
      )
      .describe('Everything for today, this session included, by domain and reason'),
    today: z.object({
      questions: z.int().describe('Still to practice today'),
      minutes: z.number(),
      doneQuestions: z.int(),
      limitMinutes: z.number().nullable().describe('Practice that fits today; null without a plan'),
    }),
    nextDueOn: z.iso.date().nullable().describe('When the next question comes due, if none is due today'),
    load: z.array(LoadDay).describe('Each day until the exam, or two weeks without an exam date'),
    method: z.string().describe('Path of the method page'),
  })
  .meta({ id: 'ReviewQueue' });
export type ReviewQueue = z.infer<typeof ReviewQueue>;

export const DrillSummary = z
  .object({
    domain: z.string(),
    domainLabel: z.string(),
    questions: z.int().describe('In the bank'),
    practiced: z.int().describe('Of them, answered in practice at least once'),
  })
  .meta({ id: 'DrillSummary' });
export type DrillSummary = z.infer<typeof DrillSummary>;

export const Drill = z
  .object({
    domain: z.string(),
    domainLabel: z.string(),
    sentence: z.string().describe('What is in it, in a sentence'),
    questions: z
      .array(PracticeQuestion)
      .describe('Ten, or as many as there are: not yet practiced and least known first'),
  })
  .meta({ id: 'Drill', description: 'A short practice on one subject' });
export type Drill = z.infer<typeof Drill>;

export const ReviewAnswerBody = z
  .object({ optionIds: z.array(z.string().min(1).max(64)).min(1).max(12) })
  .meta({ id: 'ReviewAnswerBody' });
export type ReviewAnswerBody = z.infer<typeof ReviewAnswerBody>;

/** What an answer earned and why. */
export const ReviewResult = z
  .object({
    itemId: z.string(),
    outcome: z.enum(['right', 'partly', 'wrong']),
    sentence: z.string(),
    points: z.int(),
    maxPoints: z.int(),
    options: z.array(
      z.object({
        id: z.string(),
        text: z.string(),
        isChosen: z.boolean(),
        credit: z.int().describe('Points of this option; the best one is the key'),
        isKey: z.boolean(),
        rationale: z.string(),
      }),
    ),
    topic: z.string(),
    citations: z.array(z.object({ source: z.string(), fact: z.string().nullable() })),
    signOff: z.string().nullable().describe('Whose agreement the question still waits for'),
    lessons: z.array(LessonLink),
    nextDueOn: z.iso.date().nullable().describe('null: not again before the exam'),
    nextDueSentence: z.string(),
  })
  .meta({ id: 'ReviewResult' });
export type ReviewResult = z.infer<typeof ReviewResult>;

export const PlanTopicRef = z.object({ domain: z.string(), objective: z.string() }).meta({ id: 'PlanTopicRef' });
export type PlanTopicRef = z.infer<typeof PlanTopicRef>;

export const PutPlanBody = z
  .object({
    quiz: z.string().min(1).max(80).describe('The quiz whose goal the plan is for, such as pcc-readiness'),
    examOn: z.iso.date().nullable().describe('null: no date yet'),
    hoursPerWeek: z.number().min(0.5).max(60),
    timeZone: z.string().min(1).max(60).describe('IANA name, such as America/Chicago'),
    topics: z
      .array(PlanTopicRef)
      .min(1)
      .max(300)
      .optional()
      .describe('Left out: the topics of the latest report with missed questions, or all topics of the quiz'),
  })
  .meta({ id: 'PutPlanBody' });
export type PutPlanBody = z.infer<typeof PutPlanBody>;

export const PlanStep = z
  .object({
    kind: z.enum(['lesson', 'practice', 'check']),
    title: z.string(),
    detail: z.string(),
    minutes: z.number(),
    path: z.string().describe('Where to do it: a path of the dashboard'),
    lesson: z.string().optional().describe('Slug, of a lesson'),
    isDone: z.boolean().optional().describe('Read, or checked since the plan began'),
  })
  .meta({ id: 'PlanStep' });
export type PlanStep = z.infer<typeof PlanStep>;

export const Plan = z
  .object({
    quiz: z.string(),
    quizTitle: z.string(),
    examOn: z.iso.date().nullable(),
    daysLeft: z.int().nullable(),
    hoursPerWeek: z.number(),
    minutesPerDay: z.int(),
    timeZone: z.string(),
    startedOn: z.iso.date(),
    savedAt: z.iso.datetime(),
    sentence: z.string().describe('The answer in a sentence'),
    topicsFrom: z.enum(['report', 'chosen', 'all']),
    topics: z.array(
      PlanTopicRef.extend({
        domainLabel: z.string(),
        statement: z.string(),
        questions: z.int(),
        lessons: z.array(LessonLink),
      }),
    ),
    fit: z.object({
      fits: z.boolean(),
      reasons: z.array(z.string()).describe('What does not fit, a sentence each; empty when it fits'),
      nearestExamOn: z.iso.date().nullable().describe('The nearest exam date at which it fits with these hours'),
      hoursPerWeekNeeded: z.number().nullable().describe('Hours a week at which it fits by this date'),
      questions: z.int(),
      questionsPracticed: z.int().describe('Expected to have been practiced by the exam'),
      expectedShare: z.number().nullable().describe('Modelled share of these questions known on the day, 0–1'),
    }),
    days: z
      .array(
        z.object({ on: z.iso.date().nullable(), minutes: z.number(), limitMinutes: z.int(), steps: z.array(PlanStep) }),
      )
      .describe('In order; without an exam date the days carry no date'),
    method: z.string().describe('Path of the method page'),
  })
  .meta({ id: 'Plan' });
export type Plan = z.infer<typeof Plan>;

export const PlanAnswer = z.object({ plan: Plan.nullable() }).meta({ id: 'PlanAnswer' });
export type PlanAnswer = z.infer<typeof PlanAnswer>;

export const ProgressPoint = z
  .object({
    attemptId: z.uuid(),
    finishedAt: z.iso.datetime(),
    scaledScore: z.int(),
    low: z.int().describe('Lower end of the range, 200–800'),
    high: z.int(),
    target: z.int(),
    verdictLabel: z.string(),
    answered: z.int(),
    blueprintVersion: z.string(),
    bankVersion: z.string(),
    domains: z.array(
      z.object({
        domain: z.string(),
        label: z.string(),
        share: z.number(),
        low: z.number(),
        high: z.number(),
        questions: z.int(),
      }),
    ),
  })
  .meta({ id: 'ProgressPoint' });
export type ProgressPoint = z.infer<typeof ProgressPoint>;

export const PersonProgress = z
  .object({
    sentence: z.string().describe('The answer to “am I getting better?”'),
    quizzes: z.array(
      z.object({
        quiz: z.string(),
        title: z.string(),
        confidence: z.number().describe('Of every range, 0–1'),
        finding: z.string(),
        points: z.array(ProgressPoint).describe('Oldest first'),
      }),
    ),
    practice: z.object({
      answers: z.int(),
      rightAnswers: z.int().describe('Answers with full points'),
      questions: z.int().describe('Different questions'),
      days: z.array(z.object({ on: z.iso.date(), answers: z.int(), rightAnswers: z.int() })),
    }),
    method: z.string(),
  })
  .meta({ id: 'PersonProgress' });
export type PersonProgress = z.infer<typeof PersonProgress>;
