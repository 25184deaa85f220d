import { type FormReadiness, formReadiness } from '@careway/assessment';
import type { ReadinessReport } from '@careway/contract';
import type { AttemptRecord, QuestionRecord } from '@careway/database';
import { describeTarget } from '../quizzes/describe-quiz.ts';
import { commonParts, describeTopics, nextSteps, type ReportEnd, scoredQuestion } from './report-parts.ts';

const SCALE_MIN = 200;
const SCALE_SPAN = 600;

/** The readiness report of a form with at least one answer, in the words people read. */
export function writeReport(
  attempt: AttemptRecord,
  questions: readonly QuestionRecord[],
  end: ReportEnd,
): ReadinessReport {
  const readiness = formReadiness(questions.map(scoredQuestion), givenBlueprint(questions), attempt.targetShare);
  if (readiness === null) throw new Error('A report needs at least one answer.');
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
    questionsAnswered: readiness.answered,
    questionsGiven: readiness.given,
    method: {
      name: 'Share of points with Wilson score interval, 80%',
      sentence:
        'Each question counts as one trial. The range is where the share of points would fall in 8 of 10 such quizzes.',
      page: '/methods/form-readiness',
    },
    provisional: true,
    mode: 'form',
  };
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
  const { low, high } = readiness.overall;
  const range = `${percent(low)}–${percent(high)} of points`;
  if (readiness.verdict === 'ready')
    return `Ready: your whole range, ${range}, is at or above the target of ${target}.`;
  if (readiness.verdict === 'not-yet') return `Not yet: your whole range, ${range}, is below the target of ${target}.`;
  const more =
    readiness.moreQuestions === null
      ? 'More than 200 further questions'
      : `About ${readiness.moreQuestions} more questions`;
  return `Too early to tell: your range, ${range}, crosses the target of ${target}. ${more} would likely settle it.`;
}
