import { joinsTheSame, type Step } from './step.ts';
import type { StepMap } from './step-map.ts';

/**
 * The certifications whose work covers a readiness domain, by their codes. Our judgement from what each is for, apart
 * from the CMM and the CPPM, whose content areas are published: a `cmm-` domain is one of the CMM's, and a CPPM is named
 * where its outline has an area of the same name.
 */
const certificationsOf: Readonly<Record<string, readonly string[]>> = {
  'scheduling-access': ['chaa', 'cham', 'cmaa'],
  'records-privacy': ['cca', 'rhit', 'chc'],
  'care-transitions': ['ccm', 'acm', 'cmgt-bc'],
  communication: ['bcpa', 'chw'],
  'insurance-accounts': ['chaa', 'cmaa', 'cmm'],
  'terminology-coding': ['cca', 'cpc', 'rhit', 'cmaa'],
  'health-technology': ['rhit', 'rhia', 'cmm'],
  'teamwork-handoffs': ['ccm', 'acm'],
  'quality-safety-compliance': ['chc', 'cmm'],
  'critical-thinking': ['ccm', 'cmgt-bc'],
  'cmm-revenue-management': ['cmm', 'cppm'],
  'cmm-risk-management': ['cmm'],
  'cmm-human-resources': ['cmm', 'cppm'],
  'cmm-finance': ['cmm'],
  'cmm-contract-management': ['cmm'],
  'cmm-business-management': ['cmm'],
  'cmm-technology-data': ['cmm', 'cppm'],
  'cmm-clinical-reporting': ['cmm'],
  'cmm-patient-education-marketing': ['cmm'],
};

/** What a readiness domain leads to: certifications that cover it, and the steps that name one of them, each once however many ways it has. */
export interface SkillLinks {
  readonly certifications: readonly string[];
  readonly steps: readonly Step[];
}

/** The links of a readiness domain; none for a domain that no certification of the map covers. */
export function linksOf(map: StepMap, domain: string): SkillLinks {
  const certifications = certificationsOf[domain] ?? [];
  const names = (step: Step): boolean =>
    step.needs.some((need) => need.certification !== undefined && certifications.includes(need.certification));
  const steps = map.steps.filter(names);
  return {
    certifications,
    steps: steps.filter((step, at) => steps.findIndex((each) => joinsTheSame(each, step)) === at),
  };
}

/** The readiness domains that have links. */
export const linkedDomains: readonly string[] = Object.keys(certificationsOf);
