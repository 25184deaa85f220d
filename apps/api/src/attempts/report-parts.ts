import {
  type AdaptiveReadiness,
  domainLabels,
  LOW_EFFORT_SECONDS,
  mostPoints,
  type ScoredQuestion,
  type TopicToReview,
  type Verdict,
} from '@careway/assessment';
import type { ReadinessReport } from '@careway/contract';
import type { AttemptRecord, AttemptStopReason, QuestionRecord } from '@careway/database';
import { resultLimits } from '../quizzes/describe-quiz.ts';

/** How an attempt ended, and what its objectives say. */
export interface ReportEnd {
  readonly statements: ReadonlyMap<string, string>;
  readonly stopReason: AttemptStopReason;
  readonly finishedAt: Date;
}

const verdictLabels: Readonly<Record<Verdict, string>> = {
  ready: 'Ready',
  'not-yet': 'Not yet',
  'too-early-to-tell': 'Too early to tell',
};

/** What every report says, however it was measured. */
export function commonParts(
  attempt: AttemptRecord,
  { stopReason, finishedAt }: ReportEnd,
  verdict: AdaptiveReadiness['verdict'],
  lowEffortAnswers: number,
) {
  return {
    attemptId: attempt.id,
    quiz: attempt.quiz,
    quizTitle: attempt.quizTitle,
    verdict,
    verdictLabel: verdictLabels[verdict],
    lowEffort: { answers: lowEffortAnswers, thresholdSeconds: LOW_EFFORT_SECONDS },
    bankVersion: attempt.bankVersion,
    blueprintVersion: attempt.blueprintVersion,
    limits: [...resultLimits],
    stopReason,
    startedAt: attempt.startedAt.toISOString(),
    finishedAt: finishedAt.toISOString(),
    sharedWith: attempt.assignedBy?.organizationName ?? null,
  };
}

/** A given question with its score and the time its answer took. */
export function scoredQuestion({ item, answer, presentedAt }: QuestionRecord): ScoredQuestion {
  const seconds = answer === null || presentedAt === null ? null : (answer.at.getTime() - presentedAt.getTime()) / 1000;
  return { item, score: answer, seconds, maxPoints: mostPoints(item) };
}

/** Topics to review, in the words of their objectives. */
export function describeTopics(topics: readonly TopicToReview[], { statements }: ReportEnd): ReadinessReport['topics'] {
  return topics.map((topic) => ({
    domain: topic.domain,
    domainLabel: domainLabels[topic.domain],
    objective: topic.objective,
    statement: statements.get(`${topic.domain}/${topic.objective}`) ?? topic.objective,
    missed: topic.missed,
    asked: topic.asked,
  }));
}

const MINUTES_PER_TOPIC = 15;
const STEPS = 3;

/** The first things to study: topics of the weakest domains first; without an order of domains, as they come. */
export function nextSteps(
  topics: ReadinessReport['topics'],
  weakestFirst: readonly string[],
): ReadinessReport['nextSteps'] {
  const ordered = topics.toSorted((a, b) => weakestFirst.indexOf(a.domain) - weakestFirst.indexOf(b.domain));
  return ordered.slice(0, STEPS).map((topic) => ({
    title: `Review: ${topic.domainLabel}`,
    detail: topic.statement,
    minutes: MINUTES_PER_TOPIC * topic.missed,
    domain: topic.domain,
  }));
}
