import {
  type AdaptiveReadiness,
  adaptiveReadiness,
  LOOK_AHEAD,
  SCALE_ENDS,
  type SessionStep,
} from '@careway/assessment';
import type { ReadinessReport } from '@careway/contract';
import type { AttemptRecord, QuestionRecord } from '@careway/database';
import { ProblemError } from '../http/problem.ts';
import type { ParameterSet } from '../quizzes/adaptive-measure.ts';
import { targetBasis } from '../quizzes/describe-quiz.ts';
import { commonParts, describeTopics, nextSteps, type ReportEnd, scoredQuestion } from './report-parts.ts';

/** The readiness report of an adaptive attempt, in the words people read. */
export function writeAdaptiveReport(
  attempt: AttemptRecord,
  questions: readonly QuestionRecord[],
  { parameters, step: { session } }: { readonly parameters: ParameterSet; readonly step: SessionStep },
  end: ReportEnd,
): ReadinessReport {
  const cut = session.plan.stopping.classify?.cut;
  if (cut === undefined) throw new Error('The plan of a readiness quiz has a target.');
  const counted = new Set(session.responses.map(({ itemId }) => itemId));
  const answered = questions.flatMap((question) => {
    const { item, score, seconds } = scoredQuestion(question);
    return score === null || !counted.has(question.item.id) ? [] : [{ item, score, seconds }];
  });
  const readiness = adaptiveReadiness(parameters.bank, session, answered, cut, attempt.seed);
  if (readiness === null) {
    throw new ProblemError(
      'conflict',
      'A report needs at least one answer that counts. Answer one more question first.',
    );
  }
  const topics = describeTopics(readiness.topics, end);
  const { low, high, target, confidence } = readiness;
  const [least, most] = SCALE_ENDS;
  return {
    ...commonParts(attempt, end, readiness.verdict, readiness.lowEffortAnswers),
    sentence: sentenceOf(readiness),
    scaledScore: readiness.scaledScore,
    range: { low, high, confidence, target },
    overall: null,
    target: {
      share: attempt.targetShare,
      label: `${target} on the scale from ${least} to ${most}, where a just-qualified person is expected to earn ${Math.round(attempt.targetShare * 100)}% of the points of the whole pool`,
      basis: targetBasis,
    },
    moreQuestions: readiness.moreQuestions,
    domains: [],
    domainNote: domainNoteOf(readiness),
    topics,
    objectives: [...readiness.objectives],
    nextSteps: nextSteps(topics, []),
    questionsAnswered: questions.filter(({ answer }) => answer !== null).length,
    questionsGiven: attempt.maxQuestions,
    trialQuestions: session.pretestResponses.length,
    method: {
      name: 'Adaptive quiz, posterior mean with an 80% range',
      sentence:
        'Harder questions count for more than easy ones. With these answers, the chance is 8 in 10 that your ability lies in the range.',
      page: '/methods/adaptive-readiness',
    },
    mode: 'adaptive',
    parameterVersion: parameters.version,
    provisional: readiness.isProvisional,
    ...(readiness.isProvisional ? { provisionalNote: provisionalNoteOf(readiness) } : {}),
  };
}

function sentenceOf({ verdict, low, high, target, moreQuestions, scoredAnswers }: AdaptiveReadiness): string {
  const range = `${low}–${high}`;
  if (verdict === 'ready') return `Ready: your whole range, ${range}, is at or above the target of ${target}.`;
  if (verdict === 'not-yet') return `Not yet: your whole range, ${range}, is below the target of ${target}.`;
  const more =
    moreQuestions === null
      ? `More than ${LOOK_AHEAD} further questions would likely be needed to settle it.`
      : `About ${moreQuestions} more ${moreQuestions === 1 ? 'question' : 'questions'} would likely settle it.`;
  if (low < target && high >= target)
    return `Too early to tell: your range, ${range}, crosses the target of ${target}. ${more}`;
  return `Too early to tell: your range, ${range}, rests on ${scoredAnswers} ${scoredAnswers === 1 ? 'answer' : 'answers'}, too few for a verdict against the target of ${target}. ${more}`;
}

/** Whether a domain may have a result is Haberman's rule; the words follow the reasons it gave. */
function domainNoteOf({ domains }: AdaptiveReadiness): string {
  const most = Math.max(...domains.map(({ questions }) => questions));
  const asked = `You answered at most ${most} ${most === 1 ? 'question' : 'questions'} in any one subject.`;
  return domains.some(({ why }) => why !== 'too-few-items')
    ? `${asked} On these answers the whole result says more about each subject than the subject's own score would.`
    : `${asked} That is too few for a score of its own: a subject needs at least 10, and proof from many people's answers that its score adds something to the whole. The topics below are what to review.`;
}

function provisionalNoteOf({ provisionalShare }: AdaptiveReadiness): string {
  const percent = Math.round(provisionalShare * 100);
  return `The result is provisional: ${percent}% of what it rests on are questions whose difficulty is a judgment of their writers, not yet measured from answers.`;
}
