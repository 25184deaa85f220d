import {
  type Certification,
  type EligibilityResult,
  evaluateEligibility,
  missingFrom,
  type Person,
  unconfirmedFacts,
} from '@careway/certifications';
import type { Eligibility } from '@careway/contract';
import { type Database, findCertifications } from '@careway/database';
import type { Kysely } from 'kysely';
import { describeOutcome } from './describe-certification.ts';
import { findCertification } from './find-certification.ts';

/** How a person stands to a certification's rule and to those nearest to it. Nothing of the person is kept. */
export async function checkEligibility(db: Kysely<Database>, code: string, person: Person): Promise<Eligibility> {
  const certification = await findCertification(db, code);
  const outcome = evaluateEligibility(certification.eligibility, person);
  const others = await findCertifications(
    db,
    certification.alternatives.map((alternative) => alternative.code),
  );
  return {
    certification: describeName(certification),
    result: outcome.result,
    summary: summarize(certification, outcome.result),
    requirements: describeOutcome(outcome, null),
    missing: [...missingFrom(outcome)],
    toAnswer: [...outcome.unknown],
    toConfirm: [...unconfirmedFacts(certification.eligibility)],
    alternatives: others.map((other) => ({
      ...describeName(other),
      why: certification.alternatives.find((alternative) => alternative.code === other.code)?.why ?? other.summary,
      result: evaluateEligibility(other.eligibility, person).result,
    })),
  };
}

function describeName({ code, abbreviation, name }: Certification) {
  return { code, abbreviation, name };
}

function summarize({ abbreviation, status, issuer }: Certification, result: EligibilityResult): string {
  if (status === 'issuer-not-confirmed') {
    return `Nobody can tell: no issuer of ${abbreviation} is confirmed. Ask whoever named it which one is meant.`;
  }
  const decides = issuer === null ? 'Your state decides.' : `${issuer.name} decides.`;
  const sentences = {
    met: `By what you told us and what we could read, you meet the rule for ${abbreviation}.`,
    'not-met': `By what you told us and what we could read, you do not meet the rule for ${abbreviation} yet.`,
    'cannot-tell': `We cannot tell yet whether you meet the rule for ${abbreviation}.`,
  } as const;
  return `${sentences[result]} ${decides}`;
}
