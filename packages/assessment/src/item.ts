/** The ten readiness domains, in the order of the blueprint (product.md, "The ten readiness domains"). */
export const readinessDomains = [
  'scheduling-access',
  'records-privacy',
  'care-transitions',
  'communication',
  'insurance-accounts',
  'terminology-coding',
  'health-technology',
  'teamwork-handoffs',
  'quality-safety-compliance',
  'critical-thinking',
] as const;

/** The nine CMM domains as named by PAHCOM. */
export const cmmDomains = [
  'cmm-revenue-management',
  'cmm-risk-management',
  'cmm-human-resources',
  'cmm-finance',
  'cmm-contract-management',
  'cmm-business-management',
  'cmm-technology-data',
  'cmm-clinical-reporting',
  'cmm-patient-education-marketing',
] as const;

export const domains = [...readinessDomains, ...cmmDomains] as const;
export type Domain = (typeof domains)[number];

/**
 * `single`: one best answer, credit 0 or 1. `multiple`: choose all that apply, all or nothing.
 * `judgement`: situational judgement, one choice, each option carries a whole-number credit 0..m (m is 2 or 3).
 */
export const itemKinds = ['single', 'multiple', 'judgement'] as const;
export type ItemKind = (typeof itemKinds)[number];

export const cognitiveLevels = ['recall', 'application', 'analysis'] as const;
export type CognitiveLevel = (typeof cognitiveLevels)[number];

/** What the key rests on. `professional-reasoning` is stated in the rationales and asks for a practitioner's sign-off. */
export const groundStatuses = ['verified', 'secondary', 'professional-reasoning'] as const;
export type GroundStatus = (typeof groundStatuses)[number];

/** Whose agreement an item still waits for beyond the project's own review. */
export const signOffs = ['none', 'clinician', 'lawyer', 'coder', 'practitioner'] as const;

export const itemStatuses = ['draft', 'review', 'pilot', 'live', 'watch', 'retired'] as const;
export type ItemStatus = (typeof itemStatuses)[number];

/** One answer of an item. `credit` is a whole number of points; 0 is wrong. */
export interface ItemOption {
  readonly id: string;
  readonly text: string;
  readonly credit: number;
  readonly rationale: string;
}

/** Where the key can be checked. `fact` is the row of the project's fact sheets it was written from. */
export interface Citation {
  readonly source: string;
  readonly fact?: string;
}

export const exhibitKinds = [
  'schedule',
  'eob',
  'portal-message',
  'referral',
  'insurance-card',
  'lab-flag',
  'policy',
  'message',
  'record',
] as const;

/** A shared piece of evidence shown above the stem. A `table` has its header in the first row. */
export interface Exhibit {
  readonly id: string;
  readonly kind: (typeof exhibitKinds)[number];
  readonly title: string;
  readonly lines?: readonly string[];
  readonly table?: readonly (readonly string[])[];
}

/** One judge's or the project's expectation for a just-qualified person (modified Angoff), 0–1, and why. */
export interface DifficultyPrior {
  readonly justQualifiedShare: number;
  readonly reason: string;
  readonly confirmableBy: string;
}

/** One round of review: what was challenged and what changed. No personal names. */
export interface ReviewRecord {
  readonly on: string;
  readonly challenged: string;
  readonly changed: string;
}

/** A question with everything an author keeps about it. The `key` is the set of options with credit. */
export interface Item {
  readonly id: string;
  readonly version: number;
  readonly domain: Domain;
  readonly objective: string;
  readonly kind: ItemKind;
  readonly cognitiveLevel: CognitiveLevel;
  readonly exhibit?: Exhibit;
  readonly stem: string;
  readonly options: readonly ItemOption[];
  readonly citations: readonly Citation[];
  readonly ground: GroundStatus;
  readonly signOff: (typeof signOffs)[number];
  readonly difficulty: DifficultyPrior;
  readonly enemies?: readonly string[];
  readonly status: ItemStatus;
  readonly reviews: readonly ReviewRecord[];
}
