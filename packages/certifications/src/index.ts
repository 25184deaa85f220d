export {
  type Certification,
  type CertificationStatus,
  certificationStatuses,
  factsOf,
  type OtherReading,
  oldestCheck,
  parseCertifications,
  parseJson,
} from './certification.ts';
export type { CreditCategory, CreditRule } from './credit-rule.ts';
export { CertificationsError, type CertificationsErrorCode } from './errors.ts';
export {
  type EligibilityResult,
  eligibilityResults,
  evaluateEligibility,
  neededParts,
  type RequirementOutcome,
} from './evaluate-eligibility.ts';
export {
  type Citation,
  type Fact,
  type FactKind,
  type FactUnit,
  type FactValue,
  factKinds,
  factUnits,
  type HowSure,
  howSureLevels,
  readFact,
  resolveSources,
} from './fact.ts';
export type { CompletedEducation, CountedHours, Person, PersonPart } from './person.ts';
export {
  type Achievement,
  type AttestedQuiz,
  credentialLimits,
  criteriaNarrative,
  type OutsideCertification,
  readinessAchievement,
  readinessCredentialName,
} from './readiness-credential/achievement.ts';
export {
  type CredentialDocument,
  type CredentialInput,
  credentialContexts,
  credentialDocument,
  evidenceNarrative,
} from './readiness-credential/credential-document.ts';
export {
  type CriteriaOutcome,
  compareOutcomes,
  describeMissing,
  evaluateCriteria,
  type LearnerStanding,
  type MissingPart,
  type ReadinessResult,
} from './readiness-credential/evaluate-criteria.ts';
export { BADGE_KEYWORD, bakePng, unbakePng } from './readiness-credential/png-text.ts';
export {
  asObject,
  boolean,
  listOf,
  nullable,
  number,
  type OptionalField,
  oneOf,
  optional,
  positiveInteger,
  type Read,
  type RecordShape,
  record,
  refuse,
  slug,
  text,
} from './record.ts';
export {
  flattenRequirement,
  isGroup,
  type Requirement,
  type RequirementGroup,
  readRequirement,
  type SingleRequirement,
} from './requirement.ts';
export { type CreditStanding, type Cycle, creditStanding, type EarnedCredit } from './tracker/credit-standing.ts';
export { type Expiry, expiryOf, type HeldCertification, REMINDER_DAYS } from './tracker/expiry.ts';
export {
  type EducationField,
  type EducationLevel,
  type ExperienceField,
  educationFields,
  educationLevels,
  experienceFields,
  type HourActivity,
  hourActivities,
  type Licence,
  licences,
  type Organization,
  organizations,
  reachesLevel,
  type TrainingProgramme,
  trainingProgrammes,
} from './vocabulary.ts';
export { missingFrom, unconfirmedFacts } from './what-is-missing.ts';
