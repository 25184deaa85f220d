import { wilsonInterval } from '@careway/psychometrics';
import type { Blueprint } from './blueprint.ts';
import { domainLabels } from './domain-labels.ts';
import type { Domain, Item } from './item.ts';
import type { Score } from './score-response.ts';

/** One given question with its score, or `null` where it was not answered. `seconds` is the time to the answer. */
export interface ScoredQuestion {
  readonly item: Pick<Item, 'domain' | 'objective'>;
  readonly score: Score | null;
  readonly seconds: number | null;
}

export const verdicts = ['ready', 'not-yet', 'too-early-to-tell'] as const;
export type Verdict = (typeof verdicts)[number];

/** A share of points, 0–1, with the ends of its range. */
export interface ShareRange {
  readonly share: number;
  readonly low: number;
  readonly high: number;
  readonly confidence: number;
}

export interface DomainResult {
  readonly domain: Domain;
  readonly label: string;
  readonly questions: number;
  readonly points: number;
  readonly maxPoints: number;
  readonly range: ShareRange;
  readonly verdict: Verdict;
  /** Target minus share; above 0 is below the target. */
  readonly gap: number;
}

export interface TopicToReview {
  readonly domain: Domain;
  readonly objective: string;
  readonly missed: number;
  readonly asked: number;
}

export interface FormReadiness {
  readonly verdict: Verdict;
  readonly overall: ShareRange;
  readonly targetShare: number;
  /** Further questions that would likely settle an open verdict; `null` when it is settled or more than 200 are needed. */
  readonly moreQuestions: number | null;
  readonly domains: readonly DomainResult[];
  readonly topics: readonly TopicToReview[];
  /** Every objective asked about, missed or not. */
  readonly objectives: readonly TopicToReview[];
  readonly answered: number;
  readonly given: number;
  readonly lowEffortAnswers: number;
}

/** Confidence of every range in a report. */
export const RANGE_CONFIDENCE = 0.8;
/** An answer given in less time than this was not read. Seconds. */
export const LOW_EFFORT_SECONDS = 3;
/** No verdict but "too early to tell" rests on fewer answers. */
export const MIN_ANSWERS_FOR_VERDICT = 12;
const MAX_MORE_QUESTIONS = 200;

/**
 * The readiness report of a form: the share of points with its 80 % Wilson score interval (each question counts as one
 * trial with a score from 0 to 1), overall and by domain, set against the target share. The verdict is `ready` when the
 * whole range lies at or above the target, `not-yet` when it lies below, otherwise too early to tell. Unanswered questions
 * are left out. `null` without a single answer. Domains come largest gap times weight first.
 */
export function formReadiness(
  questions: readonly ScoredQuestion[],
  blueprint: Pick<Blueprint, 'domains'>,
  targetShare: number,
): FormReadiness | null {
  const answered = questions.filter(isAnswered);
  if (answered.length === 0) return null;
  const overall = rangeOf(answered);
  const verdict = answered.length < MIN_ANSWERS_FOR_VERDICT ? 'too-early-to-tell' : verdictOf(overall, targetShare);
  return {
    verdict,
    overall,
    targetShare,
    moreQuestions:
      verdict === 'too-early-to-tell' ? questionsToSettle(overall.share, answered.length, targetShare) : null,
    domains: domainResults(answered, blueprint, targetShare),
    topics: topicsToReview(answered),
    objectives: objectivesAsked(answered),
    answered: answered.length,
    given: questions.length,
    lowEffortAnswers: countLowEffort(answered),
  };
}

export type AnsweredQuestion = ScoredQuestion & { readonly score: Score };

/** Whether a question has an answer. */
export function isAnswered(question: ScoredQuestion): question is AnsweredQuestion {
  return question.score !== null;
}

/** How many answers came faster than a question can be read. */
export function countLowEffort(answered: readonly AnsweredQuestion[]): number {
  return answered.filter(({ seconds }) => seconds !== null && seconds < LOW_EFFORT_SECONDS).length;
}

function rangeOf(questions: readonly AnsweredQuestion[]): ShareRange {
  const sum = questions.reduce((total, { score }) => total + score.points / score.maxPoints, 0);
  const { share, lower, upper } = wilsonInterval(sum, questions.length, RANGE_CONFIDENCE);
  return { share, low: lower, high: upper, confidence: RANGE_CONFIDENCE };
}

function verdictOf(range: ShareRange, target: number): Verdict {
  if (range.low >= target) return 'ready';
  return range.high < target ? 'not-yet' : 'too-early-to-tell';
}

/** The smallest number of further questions at which the same share would settle the verdict. */
function questionsToSettle(share: number, answered: number, target: number): number | null {
  for (let more = 1; more <= MAX_MORE_QUESTIONS; more += 1) {
    const trials = answered + more;
    if (trials < MIN_ANSWERS_FOR_VERDICT) continue;
    const { lower, upper } = wilsonInterval(share * trials, trials, RANGE_CONFIDENCE);
    if (lower >= target || upper < target) return more;
  }
  return null;
}

function domainResults(
  answered: readonly AnsweredQuestion[],
  blueprint: Pick<Blueprint, 'domains'>,
  target: number,
): DomainResult[] {
  return blueprint.domains
    .flatMap(({ domain, questions: weight }) => {
      const own = answered.filter((question) => question.item.domain === domain);
      if (own.length === 0) return [];
      const range = rangeOf(own);
      const result: DomainResult = {
        domain,
        label: domainLabels[domain],
        questions: own.length,
        points: own.reduce((total, { score }) => total + score.points, 0),
        maxPoints: own.reduce((total, { score }) => total + score.maxPoints, 0),
        range,
        verdict: verdictOf(range, target),
        gap: target - range.share,
      };
      return [{ result, order: result.gap * weight }];
    })
    .toSorted((a, b) => b.order - a.order)
    .map(({ result }) => result);
}

/** How often each objective was asked about, and missed: a question counts as missed unless it has all of its points. */
export function objectivesAsked(answered: readonly AnsweredQuestion[]): TopicToReview[] {
  const topics = new Map<string, TopicToReview>();
  for (const { item, score } of answered) {
    const key = `${item.domain}/${item.objective}`;
    const before = topics.get(key) ?? { domain: item.domain, objective: item.objective, missed: 0, asked: 0 };
    topics.set(key, {
      ...before,
      asked: before.asked + 1,
      missed: before.missed + (score.points < score.maxPoints ? 1 : 0),
    });
  }
  return [...topics.values()];
}

/** The objectives with missed points, most missed first. */
export function topicsToReview(answered: readonly AnsweredQuestion[]): TopicToReview[] {
  return objectivesAsked(answered)
    .filter((topic) => topic.missed > 0)
    .toSorted(
      (a, b) => b.missed - a.missed || b.missed / b.asked - a.missed / a.asked || (a.objective < b.objective ? -1 : 1),
    );
}
