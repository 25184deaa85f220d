import type { DayNumber } from '../practice/day.ts';
import { type AttentionRuleId, type AttentionRules, attentionRuleIds } from './attention-rules.ts';

/** A result on the 200–800 scale with its range and target; `tooFast` of the `answered` answers were not read. */
export interface CohortResult {
  readonly verdict: string;
  readonly scaledScore: number;
  readonly low: number;
  readonly high: number;
  readonly target: number;
  readonly answered: number;
  readonly tooFast: number;
}

/** An attempt at an assignment, as the organisation knows it. `result` is null while it is open. */
export interface CohortAttempt {
  readonly startedOn: DayNumber;
  /** The last day on which anything was saved. */
  readonly lastOn: DayNumber;
  readonly result: CohortResult | null;
}

/** A quiz that a cohort was given, with one learner's attempts at it, oldest first. */
export interface LearnerAssignment {
  readonly quiz: string;
  readonly title: string;
  readonly assignedOn: DayNumber;
  readonly dueOn: DayNumber | null;
  readonly attempts: readonly CohortAttempt[];
}

/** What the rules look at of one learner; days are where the cohort is. */
export interface LearnerFacts {
  readonly invitedOn: DayNumber;
  readonly examOn: DayNumber | null;
  readonly assignments: readonly LearnerAssignment[];
}

/** Why a learner is on the list: `since` is the day from which the reason counts, the rest what it rests on. */
export type AttentionReason = { readonly since: DayNumber } & (
  | { readonly rule: 'exam-near'; readonly daysLeft: number; readonly result: CohortResult }
  | { readonly rule: 'overdue'; readonly title: string; readonly days: number }
  | { readonly rule: 'not-started'; readonly days: number }
  | { readonly rule: 'stalled'; readonly days: number }
  | { readonly rule: 'falling'; readonly scores: readonly number[] }
  | { readonly rule: 'too-fast'; readonly answered: number; readonly tooFast: number }
);

/** Fewer answers than this say nothing about effort. */
const MIN_ANSWERS_FOR_EFFORT = 5;

/** The reasons why a learner needs somebody today, one a rule at most, in the order of `attentionRuleIds`; often none. */
export function attentionReasons(
  facts: LearnerFacts,
  rules: AttentionRules,
  today: DayNumber,
): readonly AttentionReason[] {
  return attentionRuleIds.flatMap((id) => {
    const { isOn, threshold } = rules[id];
    const reason = isOn ? judges[id](facts, threshold, today) : null;
    return reason === null ? [] : [reason];
  });
}

type Judge = (facts: LearnerFacts, threshold: number, today: DayNumber) => AttentionReason | null;

const judges: Readonly<Record<AttentionRuleId, Judge>> = {
  'exam-near': ({ examOn, assignments }, threshold, today) => {
    const last = finished(assignments.flatMap(({ attempts }) => attempts)).at(-1);
    if (examOn === null || last === undefined) return null;
    const daysLeft = examOn - today;
    const isBelow = last.result.high < last.result.target;
    if (!isBelow || daysLeft < 0 || daysLeft >= threshold) return null;
    return { rule: 'exam-near', since: last.lastOn, daysLeft, result: last.result };
  },
  overdue: ({ assignments }, threshold, today) => {
    const late = assignments
      .flatMap(({ title, dueOn, attempts }) =>
        dueOn === null || finished(attempts).length > 0 || today - dueOn < threshold ? [] : [{ title, dueOn }],
      )
      .toSorted((a, b) => a.dueOn - b.dueOn)[0];
    return late === undefined
      ? null
      : { rule: 'overdue', since: late.dueOn, title: late.title, days: today - late.dueOn };
  },
  'not-started': ({ invitedOn, assignments }, threshold, today) => {
    if (assignments.length === 0 || assignments.some(({ attempts }) => attempts.length > 0)) return null;
    const since = Math.max(invitedOn, Math.min(...assignments.map(({ assignedOn }) => assignedOn)));
    return today - since < threshold ? null : { rule: 'not-started', since, days: today - since };
  },
  stalled: ({ assignments }, threshold, today) => {
    const attempts = assignments.flatMap((assignment) => assignment.attempts);
    const isDone = assignments.every((assignment) => finished(assignment.attempts).at(-1)?.result.verdict === 'ready');
    if (attempts.length === 0 || isDone) return null;
    const since = Math.max(...attempts.map(({ lastOn }) => lastOn));
    return today - since < threshold ? null : { rule: 'stalled', since, days: today - since };
  },
  falling: ({ assignments }, threshold) => {
    const byQuiz = Map.groupBy(assignments, ({ quiz }) => quiz);
    for (const [, same] of byQuiz) {
      const last = finished(same.flatMap(({ attempts }) => attempts)).slice(-threshold);
      const scores = last.map(({ result }) => result.scaledScore);
      const isFalling = scores.every((score, index) => index === 0 || score < (scores[index - 1] ?? score));
      const since = last.at(-1)?.lastOn;
      if (scores.length === threshold && isFalling && since !== undefined) return { rule: 'falling', since, scores };
    }
    return null;
  },
  'too-fast': ({ assignments }, threshold) => {
    const last = finished(assignments.flatMap(({ attempts }) => attempts)).at(-1);
    if (last === undefined || last.result.answered < MIN_ANSWERS_FOR_EFFORT) return null;
    const { answered, tooFast } = last.result;
    return (100 * tooFast) / answered < threshold ? null : { rule: 'too-fast', since: last.lastOn, answered, tooFast };
  },
};

type FinishedAttempt = CohortAttempt & { readonly result: CohortResult };

/** Attempts with a result, by the day they ended; those of one day in the order given. */
function finished(attempts: readonly CohortAttempt[]): readonly FinishedAttempt[] {
  return attempts
    .filter((attempt): attempt is FinishedAttempt => attempt.result !== null)
    .toSorted((a, b) => a.lastOn - b.lastOn);
}
