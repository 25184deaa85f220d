/** A finished attempt at an assigned quiz, as its frozen report states it. Scores are on the 200–800 scale. */
export interface ReadinessResult {
  readonly attemptId: string;
  readonly verdict: 'ready' | 'not-yet' | 'too-early-to-tell';
  readonly scaledScore: number;
  /** Ends of the range. */
  readonly low: number;
  readonly high: number;
  /** Confidence of the range, 0–1. */
  readonly confidence: number;
  readonly target: number;
  readonly questionsAnswered: number;
  readonly lowEffortAnswers: number;
  readonly bankVersion: string;
  readonly blueprintVersion: string;
  /** ISO 8601, UTC. */
  readonly finishedAt: string;
}

/** What is known of one learner and one assigned quiz. */
export interface LearnerStanding<Result extends ReadinessResult = ReadinessResult> {
  readonly hasJoined: boolean;
  /** Attempts begun and not finished. */
  readonly openAttempts: number;
  /** Finished attempts whose result the educator has not released; a credential would tell it. */
  readonly heldResults: number;
  readonly results: readonly Result[];
}

/** Whether the criteria are met, on what evidence, or what is missing. */
export type CriteriaOutcome<Result extends ReadinessResult = ReadinessResult> =
  | { readonly kind: 'met'; readonly evidence: Result }
  | {
      readonly kind: 'not-met';
      readonly missing: MissingPart;
      /** From the lower end of the best range up to the target, scale points; `null` without a result. */
      readonly pointsMissing: number | null;
    };

/** What keeps a learner from the credential, the furthest step that is not done. */
export type MissingPart = 'join' | 'start' | 'finish' | 'release' | 'whole-range-at-target';

/**
 * The criteria of a readiness credential: a finished attempt at the assigned quiz whose verdict is "ready", that is, whose
 * whole range lies at or above the target. A later attempt with another verdict takes nothing away. The evidence is the
 * latest attempt that meets them. Results that are not released do not count yet. Without evidence, `pointsMissing` is the smallest distance of any attempt, 0 or more (an
 * attempt with too few answers for a verdict may lie above the target).
 */
export function evaluateCriteria<Result extends ReadinessResult>(
  standing: LearnerStanding<Result>,
): CriteriaOutcome<Result> {
  const latestFirst = standing.results.toSorted((a, b) => (a.finishedAt < b.finishedAt ? 1 : -1));
  const evidence = latestFirst.find((result) => result.verdict === 'ready');
  if (evidence !== undefined) return { kind: 'met', evidence };
  if (standing.heldResults > 0) return { kind: 'not-met', missing: 'release', pointsMissing: null };
  if (latestFirst.length > 0) {
    const pointsMissing = Math.min(...latestFirst.map((result) => Math.max(0, result.target - result.low)));
    return { kind: 'not-met', missing: 'whole-range-at-target', pointsMissing };
  }
  const missing = !standing.hasJoined ? 'join' : standing.openAttempts > 0 ? 'finish' : 'start';
  return { kind: 'not-met', missing, pointsMissing: null };
}

const stepsDone: Readonly<Record<MissingPart, number>> = {
  join: 0,
  start: 1,
  finish: 2,
  release: 3,
  'whole-range-at-target': 3,
};

/** Orders outcomes for review: met first, then nearest first (fewest points missing, then most steps done). */
export function compareOutcomes(a: CriteriaOutcome, b: CriteriaOutcome): number {
  if (a.kind === 'met' || b.kind === 'met') return Number(b.kind === 'met') - Number(a.kind === 'met');
  const [pointsA, pointsB] = [a.pointsMissing ?? Number.MAX_VALUE, b.pointsMissing ?? Number.MAX_VALUE];
  return pointsA - pointsB || stepsDone[b.missing] - stepsDone[a.missing];
}

/** What is missing, in words. */
export function describeMissing(outcome: Extract<CriteriaOutcome, { kind: 'not-met' }>): string {
  switch (outcome.missing) {
    case 'join':
      return 'Has not joined the cohort yet.';
    case 'start':
      return 'Has not started the quiz.';
    case 'finish':
      return 'Has started the quiz and not finished it.';
    case 'release':
      return 'Has a result that is not released yet; release the results of the assignment first.';
    case 'whole-range-at-target':
      return outcome.pointsMissing === null || outcome.pointsMissing === 0
        ? 'Has answered too few questions for a verdict.'
        : `The best range begins ${outcome.pointsMissing} points below the target.`;
  }
}
