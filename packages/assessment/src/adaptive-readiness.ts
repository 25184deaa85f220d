import {
  type Bank,
  estimateAbility,
  makeRng,
  PROVISIONAL_ABOVE,
  provisionalShare,
  questionsToDecision,
  type Session,
} from '@careway/psychometrics';
import { type DomainEvidence, domainEvidence } from './domain-evidence.ts';
import {
  type AnsweredQuestion,
  countLowEffort,
  MIN_ANSWERS_FOR_VERDICT,
  objectivesAsked,
  RANGE_CONFIDENCE,
  type TopicToReview,
  topicsToReview,
  type Verdict,
} from './readiness-report.ts';

/** Reporting scale: 500 + 100 theta, shown within 200 to 800. */
const SCALE_CENTER = 500;
const SCALE_UNIT = 100;
export const SCALE_ENDS = [200, 800] as const;
/** Standard normal quantile at .9: the ends of an 80 % range. */
const RANGE_Z = 1.2815515655446004;
/** Further questions looked ahead for an open verdict. */
export const LOOK_AHEAD = 60;
const CONTINUATIONS = 40;

/** What an adaptive attempt says. Scale points are whole numbers from 200 to 800. */
export interface AdaptiveReadiness {
  readonly verdict: Verdict;
  readonly scaledScore: number;
  readonly low: number;
  readonly high: number;
  readonly target: number;
  readonly confidence: number;
  /** Further questions after which half of all continuations would be decided; `null` when settled or above `LOOK_AHEAD`. */
  readonly moreQuestions: number | null;
  /** Share (0–1) of the information at the target that rests on uncalibrated questions. */
  readonly provisionalShare: number;
  readonly isProvisional: boolean;
  readonly domains: readonly DomainEvidence[];
  readonly topics: readonly TopicToReview[];
  /** Every objective asked about, missed or not. */
  readonly objectives: readonly TopicToReview[];
  readonly scoredAnswers: number;
  readonly lowEffortAnswers: number;
}

/** A theta on the reporting scale, rounded and kept within 200 to 800. */
export function toScale(theta: number): number {
  const [least, most] = SCALE_ENDS;
  return Math.min(most, Math.max(least, Math.round(SCALE_CENTER + SCALE_UNIT * theta)));
}

/**
 * The readiness report of an adaptive attempt: the posterior mean (EAP, one prior N(0, 1) for everybody) with an 80 % range
 * from the posterior sd, widened by the doubt in the questions' own parameters (Cheng & Yuan 2010). `ready` when the whole
 * range lies at or above the target, `not-yet` when it lies below, otherwise, and with fewer than 12 scored answers, too
 * early to tell. The ends compared are the rounded ones that people see. `answered` are the scored questions. `null`
 * without a scored answer.
 */
export function adaptiveReadiness(
  bank: Bank,
  session: Session,
  answered: readonly AnsweredQuestion[],
  cut: number,
  seed: string,
): AdaptiveReadiness | null {
  const { responses } = session;
  if (responses.length === 0) return null;
  const { theta, se } = estimateAbility(bank, responses, { method: 'eap', inflate: true });
  const range = { low: toScale(theta - RANGE_Z * se), high: toScale(theta + RANGE_Z * se), target: toScale(cut) };
  const verdict = responses.length < MIN_ANSWERS_FOR_VERDICT ? 'too-early-to-tell' : verdictOf(range);
  const share = provisionalShare(bank, responses, cut);
  return {
    verdict,
    scaledScore: toScale(theta),
    ...range,
    confidence: RANGE_CONFIDENCE,
    moreQuestions: verdict === 'too-early-to-tell' ? questionsToSettle(session, seed) : null,
    provisionalShare: share,
    isProvisional: share > PROVISIONAL_ABOVE,
    domains: domainEvidence(bank, responses),
    topics: topicsToReview(answered),
    objectives: objectivesAsked(answered),
    scoredAnswers: responses.length,
    lowEffortAnswers: countLowEffort(answered),
  };
}

function verdictOf({ low, high, target }: { low: number; high: number; target: number }): Verdict {
  if (low >= target) return 'ready';
  return high < target ? 'not-yet' : 'too-early-to-tell';
}

/** Settled means here what it means in a report: the range of this confidence clears the target. */
function questionsToSettle(session: Session, seed: string): number | null {
  const { stopping } = session.plan;
  if (stopping.classify === undefined) return null;
  const tail = (1 - RANGE_CONFIDENCE) / 2;
  const classify = { ...stopping.classify, alpha: tail, beta: tail };
  const { result: _, ...open } = session;
  const { median } = questionsToDecision(
    { ...open, plan: { ...session.plan, stopping: { ...stopping, classify } } },
    makeRng(`${seed}/further`),
    { draws: CONTINUATIONS, limit: LOOK_AHEAD },
  );
  // The range is a little wider than the posterior, so it can still cross the target where the posterior has decided.
  return median === undefined ? null : Math.max(1, median);
}
