import { type FormReadiness, formReadiness } from '@careway/assessment';
import type { ReadinessReport } from '@careway/contract';
import type { AttemptRecord, QuestionRecord } from '@careway/database';
import { ProblemError } from '../http/problem.ts';
import { describeTarget } from '../quizzes/describe-quiz.ts';
import { describeTiming, isMock, type MockAttempt, usedMinutes } from './exam-clock.ts';
import { commonParts, describeTopics, nextSteps, type ReportEnd, scoredQuestion } from './report-parts.ts';

const SCALE_MIN = 200;
const SCALE_SPAN = 600;

/** The readiness report of a form or a mock exam, in the words people read. Questions under trial are left out. */
export function writeReport(
  attempt: AttemptRecord,
  questions: readonly QuestionRecord[],
  end: ReportEnd,
): ReadinessReport {
  const scored = questions.filter(({ isTrial }) => !isTrial);
  const answered = questions.filter(({ answer }) => answer !== null);
  const mock = isMock(attempt) ? attempt : undefined;
  const readiness = formReadiness(
    scored.map(scoredQuestion),
    givenBlueprint(scored),
    attempt.targetShare,
    mock === undefined ? 'left-out' : 'no-points',
  );
  if (readiness === null) {
    throw new ProblemError(
      'conflict',
      'A report needs at least one answer that counts. Answer one more question first.',
    );
  }
  const unanswered = readiness.given - readiness.answered;
  const target = describeTarget(attempt.targetShare);
  const topics = describeTopics(readiness.topics, end);
  return {
    ...commonParts(attempt, end, readiness.verdict, readiness.lowEffortAnswers),
    sentence: sentenceOf(readiness, target.label),
    scaledScore: toScale(readiness.overall.share),
    range: {
      low: toScale(readiness.overall.low),
      high: toScale(readiness.overall.high),
      confidence: readiness.overall.confidence,
      target: toScale(attempt.targetShare),
    },
    overall: readiness.overall,
    target,
    moreQuestions: readiness.moreQuestions,
    domains: [...readiness.domains],
    topics,
    objectives: [...readiness.objectives],
    nextSteps: nextSteps(
      topics,
      readiness.domains.map(({ domain }) => domain),
    ),
    questionsAnswered: answered.length,
    questionsGiven: questions.length,
    trialQuestions: answered.length - readiness.answered,
    method: {
      name: 'Share of points with Wilson score interval, 80%',
      sentence:
        'Each question counts as one trial. The range is where the share of points would fall in 8 of 10 such quizzes.',
      page: '/methods/form-readiness',
    },
    provisional: true,
    mode: mock === undefined ? 'form' : 'mock',
    ...(mock === undefined ? {} : { time: timeOf(mock, end.finishedAt) }),
    ...(mock === undefined || unanswered === 0 ? {} : { unansweredNote: unansweredNoteOf(unanswered) }),
  };
}

function timeOf(attempt: MockAttempt, finishedAt: Date): NonNullable<ReadinessReport['time']> {
  const { words, limitMinutes } = describeTiming(attempt, finishedAt);
  return { words, limitMinutes, usedMinutes: usedMinutes(attempt, finishedAt) };
}

function unansweredNoteOf(unanswered: number): string {
  return unanswered === 1
    ? '1 question without an answer earned no points, as in an exam.'
    : `${unanswered} questions without an answer earned no points, as in an exam.`;
}

/** The domains of the form as it was given, weighted by how many questions each had. */
function givenBlueprint(questions: readonly QuestionRecord[]) {
  const byDomain = Map.groupBy(questions, ({ item }) => item.domain);
  return { domains: [...byDomain].map(([domain, given]) => ({ domain, questions: given.length })) };
}

function toScale(share: number): number {
  return Math.round(SCALE_MIN + SCALE_SPAN * share);
}

function percent(share: number): string {
  return `${Math.round(share * 100)}%`;
}

function sentenceOf(readiness: FormReadiness, target: string): string {
  if (readiness.answered === 0) return 'Too early to tell: no question was answered.';
  const { low, high } = readiness.overall;
  const range = `${percent(low)}–${percent(high)} of points`;
  if (readiness.verdict === 'ready')
    return `Ready: your whole range, ${range}, is at or above the target of ${target}.`;
  if (readiness.verdict === 'not-yet') return `Not yet: your whole range, ${range}, is below the target of ${target}.`;
  const more =
    readiness.moreQuestions === null
      ? 'More than 200 further questions'
      : `About ${readiness.moreQuestions} more questions`;
  if (high < readiness.targetShare || low >= readiness.targetShare)
    return `Too early to tell: ${readiness.answered === 1 ? '1 answer is' : `${readiness.answered} answers are`} too few for a verdict.`;
  return `Too early to tell: your range, ${range}, crosses the target of ${target}. ${more} would likely settle it.`;
}
