import {
  type Certification,
  isGroup,
  oldestCheck,
  type Requirement,
  type RequirementOutcome,
} from '@careway/certifications';
import type {
  Certification as CertificationAnswer,
  CertificationSummary,
  RequirementOutcome as OutcomeAnswer,
  RequirementLine,
} from '@careway/contract';

/** A certification in the list. */
export function describeCertificationSummary(certification: Certification): CertificationSummary {
  const { code, abbreviation, name, status, issuer, summary, forWhom } = certification;
  return { code, abbreviation, name, status, issuer, summary, forWhom, checkedOn: oldestCheck(certification) };
}

/** All that is known about a certification. */
export function describeCertification(certification: Certification): CertificationAnswer {
  const { domains, credits } = certification;
  return {
    ...describeCertificationSummary(certification),
    statusReasons: [...certification.statusReasons],
    otherReadings: [...certification.otherReadings],
    domains: domains === null ? null : { ...domains, names: [...domains.names] },
    eligibility: describeRequirement(certification.eligibility, null),
    exam: [...certification.exam],
    fees: [...certification.fees],
    validity: [...certification.validity],
    renewal: [...certification.renewal],
    credits: credits === undefined ? null : { ...credits, categories: [...credits.categories] },
    alternatives: [...certification.alternatives],
  };
}

/** A rule as lines, groups before their parts. */
function describeRequirement(requirement: Requirement, parentId: string | null): RequirementLine[] {
  const parts = isGroup(requirement) ? requirement.of : [];
  return [describeLine(requirement, parentId), ...parts.flatMap((part) => describeRequirement(part, requirement.id))];
}

/** How a person stands to a rule, as lines in the same order. */
export function describeOutcome(outcome: RequirementOutcome, parentId: string | null): OutcomeAnswer[] {
  const { requirement, result, reason, shortBy, parts } = outcome;
  const howSure = isGroup(requirement) ? null : requirement.fact.howSure;
  return [
    { ...describeLine(requirement, parentId), result, howSure, reason, shortBy },
    ...parts.flatMap((part) => describeOutcome(part, requirement.id)),
  ];
}

function describeLine(requirement: Requirement, parentId: string | null): RequirementLine {
  const { id, kind } = requirement;
  if (isGroup(requirement)) {
    const need = requirement.kind === 'n-of' ? requirement.need : null;
    return { id, parentId, kind, need, statement: requirement.statement, fact: null };
  }
  return { id, parentId, kind, need: null, statement: requirement.fact.statement, fact: requirement.fact };
}
