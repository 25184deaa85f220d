/** How long after a nudge its effect is looked at. Days. */
export const NUDGE_EFFECT_DAYS = 14;

/** Moments of an attempt, in milliseconds since 1970; the score once it has ended. */
export interface AttemptMoments {
  readonly startedAt: number;
  readonly finishedAt: number | null;
  readonly scaledScore: number | null;
}

/** What a learner did in the 14 days after a nudge; scores are the last ones before it and within those days. */
export interface NudgeEffect {
  readonly started: number;
  readonly finished: number;
  readonly scoreBefore: number | null;
  readonly scoreAfter: number | null;
}

/** What changed in the 14 days after a nudge; null before they have passed. */
export function nudgeEffect(attempts: readonly AttemptMoments[], nudgedAt: number, now: number): NudgeEffect | null {
  const until = nudgedAt + NUDGE_EFFECT_DAYS * 86_400_000;
  if (now < until) return null;
  const isWithin = (at: number | null) => at !== null && at > nudgedAt && at <= until;
  const lastScore = (counts: (at: number) => boolean) =>
    attempts
      .flatMap(({ finishedAt, scaledScore }) =>
        finishedAt !== null && scaledScore !== null && counts(finishedAt) ? [{ finishedAt, scaledScore }] : [],
      )
      .toSorted((a, b) => a.finishedAt - b.finishedAt)
      .at(-1)?.scaledScore ?? null;
  return {
    started: attempts.filter(({ startedAt }) => isWithin(startedAt)).length,
    finished: attempts.filter(({ finishedAt }) => isWithin(finishedAt)).length,
    scoreBefore: lastScore((at) => at <= nudgedAt),
    scoreAfter: lastScore(isWithin),
  };
}
