import { wilsonInterval } from '@careway/psychometrics';
import { RANGE_CONFIDENCE, type ShareRange } from '../readiness-report.ts';

/** Nothing is said of a group smaller than this. */
export const MIN_LEARNERS = 5;

/** How often one learner was asked about an objective, and missed it. */
export interface ObjectiveCount {
  readonly domain: string;
  readonly objective: string;
  readonly asked: number;
  readonly missed: number;
}

/** A subject: mean share of questions answered right over its learners, with an 80 % range. */
export interface DomainStanding {
  readonly domain: string;
  readonly learners: number;
  readonly questions: number;
  readonly right: ShareRange;
}

/** An objective: how many of the learners who were asked about it missed a question on it, with an 80 % range. */
export interface ObjectiveStanding {
  readonly domain: string;
  readonly objective: string;
  readonly learners: number;
  readonly missedBy: number;
  readonly missed: ShareRange;
}

/** What to teach again; `hidden` counts what fewer than `MIN_LEARNERS` learners were asked about. */
export interface TopicsToTeach {
  readonly domains: readonly DomainStanding[];
  readonly objectives: readonly ObjectiveStanding[];
  readonly hiddenDomains: number;
  readonly hiddenObjectives: number;
}

/**
 * Pools the objectives that each learner was asked about: subjects from the lowest mean share right, objectives from the
 * highest low end of the share of learners who missed it. Each learner is one trial of a Wilson score interval; for the
 * mean of shares that is wider than needed, since a share varies no more than a yes or no.
 */
export function topicsToTeach(learners: readonly (readonly ObjectiveCount[])[]): TopicsToTeach {
  const counts = learners.flatMap((objectives, learner) => objectives.map((count) => ({ ...count, learner })));
  const asked = counts.filter((count) => count.asked > 0);
  const byDomain = [...Map.groupBy(asked, ({ domain }) => domain)].map(([domain, all]) => {
    const shares = [...Map.groupBy(all, ({ learner }) => learner).values()].map((own) => {
      const questions = own.reduce((sum, count) => sum + count.asked, 0);
      return { questions, right: 1 - own.reduce((sum, count) => sum + count.missed, 0) / questions };
    });
    return {
      domain,
      learners: shares.length,
      questions: shares.reduce((sum, share) => sum + share.questions, 0),
      right: rangeOf(
        shares.reduce((sum, share) => sum + share.right, 0),
        shares.length,
      ),
    };
  });
  const byObjective = [...Map.groupBy(asked, ({ domain, objective }) => `${domain}/${objective}`).values()].map(
    (all) => {
      const missedBy = all.filter(({ missed }) => missed > 0).length;
      const { domain = '', objective = '' } = all[0] ?? {};
      return { domain, objective, learners: all.length, missedBy, missed: rangeOf(missedBy, all.length) };
    },
  );
  const domains = byDomain.filter((one) => one.learners >= MIN_LEARNERS);
  const objectives = byObjective.filter((one) => one.learners >= MIN_LEARNERS);
  return {
    domains: domains.toSorted((a, b) => a.right.share - b.right.share || compare(a.domain, b.domain)),
    objectives: objectives.toSorted(
      (a, b) => b.missed.low - a.missed.low || compare(`${a.domain}/${a.objective}`, `${b.domain}/${b.objective}`),
    ),
    hiddenDomains: byDomain.length - domains.length,
    hiddenObjectives: byObjective.length - objectives.length,
  };
}

function rangeOf(sum: number, trials: number): ShareRange {
  const { share, lower, upper } = wilsonInterval(sum, trials, RANGE_CONFIDENCE);
  return { share, low: lower, high: upper, confidence: RANGE_CONFIDENCE };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
