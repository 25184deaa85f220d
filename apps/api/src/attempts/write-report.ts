import {
  type Blueprint,
  domainLabels,
  type FormReadiness,
  formReadiness,
  LOW_EFFORT_SECONDS,
  type Verdict,
} from '@careway/assessment';
import type { ReadinessReport } from '@careway/contract';
import type { AttemptRecord, QuestionRecord } from '@careway/database';
import { describeTarget, resultLimits } from '../quizzes/describe-quiz.ts';

const verdictLabels: Readonly<Record<Verdict, string>> = {
  ready: 'Ready',
  'not-yet': 'Not yet',
  'too-early-to-tell': 'Too early to tell',
};
const SCALE_MIN = 200;
const SCALE_SPAN = 600;

/** The readiness report of an attempt with at least one answer, in the words people read. */
export function writeReport(
  attempt: AttemptRecord,
  questions: readonly QuestionRecord[],
  statements: ReadonlyMap<string, string>,
  stopReason: 'all-answered' | 'finished-early',
  finishedAt: Date,
): ReadinessReport {
  const scored = questions.map((question) => ({
    item: question.item,
    score: question.answer,
    seconds: secondsToAnswer(question),
  }));
  const readiness = formReadiness(scored, givenBlueprint(questions), attempt.targetShare);
  if (readiness === null) throw new Error('A report needs at least one answer.');
  const target = describeTarget(attempt.targetShare);
  const topics = readiness.topics.map((topic) => ({
    domain: topic.domain,
    domainLabel: domainLabels[topic.domain],
    objective: topic.objective,
    statement: statements.get(`${topic.domain}/${topic.objective}`) ?? topic.objective,
    missed: topic.missed,
    asked: topic.asked,
  }));
  return {
    attemptId: attempt.id,
    quiz: attempt.quiz,
    quizTitle: attempt.quizTitle,
    verdict: readiness.verdict,
    verdictLabel: verdictLabels[readiness.verdict],
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
    nextSteps: nextSteps(readiness, topics),
    questionsAnswered: readiness.answered,
    questionsGiven: readiness.given,
    lowEffort: { answers: readiness.lowEffortAnswers, thresholdSeconds: LOW_EFFORT_SECONDS },
    method: {
      name: 'Share of points with Wilson score interval, 80%',
      sentence:
        'Each question counts as one trial. The range is where the share of points would fall in 8 of 10 such quizzes.',
      page: '/methods/form-readiness',
    },
    bankVersion: attempt.bankVersion,
    blueprintVersion: attempt.blueprintVersion,
    provisional: true,
    limits: [...resultLimits],
    stopReason,
    startedAt: attempt.startedAt.toISOString(),
    finishedAt: finishedAt.toISOString(),
    sharedWith: attempt.assignedBy?.organizationName ?? null,
  };
}

/** The domains of the form as it was given, weighted by how many questions each had. */
function givenBlueprint(questions: readonly QuestionRecord[]): Blueprint {
  const counts = new Map<Blueprint['domains'][number]['domain'], number>();
  for (const { item } of questions) counts.set(item.domain, (counts.get(item.domain) ?? 0) + 1);
  const domains = [...counts].map(([domain, given]) => ({ domain, questions: given }));
  return { slug: 'given', version: '', title: '', goal: '', mode: 'form', minutesAbout: 0, weightsBasis: '', domains };
}

function secondsToAnswer(question: QuestionRecord): number | null {
  const { answer, presentedAt } = question;
  return answer === null || presentedAt === null ? null : (answer.at.getTime() - presentedAt.getTime()) / 1000;
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

const MINUTES_PER_TOPIC = 15;
const STEPS = 3;

function nextSteps(readiness: FormReadiness, topics: ReadinessReport['topics']): ReadinessReport['nextSteps'] {
  const weakest = readiness.domains.map((domain) => domain.domain);
  const ordered = topics.toSorted((a, b) => weakest.indexOf(a.domain as never) - weakest.indexOf(b.domain as never));
  return ordered.slice(0, STEPS).map((topic) => ({
    title: `Review: ${topic.domainLabel}`,
    detail: topic.statement,
    minutes: MINUTES_PER_TOPIC * topic.missed,
  }));
}
