import { compareOutcomes, criteriaNarrative, describeMissing, readinessCredentialName } from '@careway/certifications';
import type { CohortCredentials } from '@careway/contract';
import { type CredentialRecord, type Database, listCredentials } from '@careway/database';
import type { Kysely } from 'kysely';
import { cohortStanding } from './cohort-standing.ts';
import { describeIssued, outsideCertifications } from './describe-credential.ts';

interface Deps {
  readonly db: Kysely<Database>;
  readonly publicUrl: string;
  readonly now: () => Date;
}

/** Who of a cohort meets the criteria, with the evidence, and what was issued to whom. */
export async function listCandidates(deps: Deps, organizationId: string, cohortId: string): Promise<CohortCredentials> {
  const [standings, issued, outside] = await Promise.all([
    cohortStanding(deps.db, organizationId, cohortId),
    listCredentials(deps.db, organizationId, cohortId),
    outsideCertifications(deps.db),
  ]);
  const latest = latestByLearner(issued);
  const candidates = standings
    .flatMap(({ quiz, learners }) => learners.map((standing) => ({ quiz, ...standing })))
    .toSorted((a, b) => compareOutcomes(a.outcome, b.outcome))
    .map(({ quiz, learner, outcome }) => {
      const credential = latest.get(`${learner.id}/${quiz.slug}`);
      return {
        learnerId: learner.id,
        name: learner.name,
        email: learner.email,
        quiz: quiz.slug,
        isMet: outcome.kind === 'met',
        evidence: outcome.kind === 'met' ? withoutVerdict(outcome.evidence) : null,
        missing: outcome.kind === 'met' ? null : describeMissing(outcome),
        pointsMissing: outcome.kind === 'met' ? null : outcome.pointsMissing,
        credential: credential === undefined ? null : describeIssued(deps, credential),
      };
    });
  const achievements = standings.map(({ quiz }) => ({
    quiz: quiz.slug,
    quizTitle: quiz.title,
    name: readinessCredentialName(quiz.title, outside),
    criteria: criteriaNarrative(quiz, outside),
  }));
  return { achievements, candidates };
}

/** A result as evidence: its verdict is "ready" by the criteria, so it is not repeated. */
export function withoutVerdict<Result extends { readonly verdict: string }>(result: Result): Omit<Result, 'verdict'> {
  const { verdict: _, ...evidence } = result;
  return evidence;
}

/** `issued` comes latest first; one that stands comes before a revoked one. */
function latestByLearner(issued: readonly CredentialRecord[]): ReadonlyMap<string, CredentialRecord> {
  const latest = new Map<string, CredentialRecord>();
  for (const record of issued) {
    const key = `${record.learnerId}/${record.quiz}`;
    const held = latest.get(key);
    if (held === undefined || (held.revokedAt !== null && record.revokedAt === null)) latest.set(key, record);
  }
  return latest;
}
