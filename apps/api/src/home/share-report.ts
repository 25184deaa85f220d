import type { CandidateReport, SharedCandidateReport } from '@careway/contract';

/** The chosen parts of a report and nothing else: what is not shared is not kept under the link. */
export function partsOf(
  { madeAt, readiness, skills, plan, certifications, routes }: CandidateReport,
  parts: SharedCandidateReport['parts'],
): SharedCandidateReport['report'] {
  return {
    madeAt,
    ...(parts.includes('readiness') ? { readiness } : {}),
    ...(parts.includes('topics') ? { skills } : {}),
    ...(parts.includes('plan') ? { plan } : {}),
    ...(parts.includes('certifications') ? { certifications } : {}),
    ...(parts.includes('routes') ? { routes } : {}),
  };
}
