export { type Blueprint, formLength, parseBlueprints } from './blueprint.ts';
export { domainLabels } from './domain-labels.ts';
export { drawForm, shuffleOptions } from './draw-form.ts';
export { AssessmentError } from './errors.ts';
export {
  type Domain,
  domains,
  type Exhibit,
  type Item,
  type ItemKind,
  type ItemOption,
  type ItemStatus,
  readinessDomains,
} from './item.ts';
export { type BankFile, parseBankFile } from './parse-bank-file.ts';
export {
  type DomainResult,
  type FormReadiness,
  formReadiness,
  LOW_EFFORT_SECONDS,
  RANGE_CONFIDENCE,
  type ScoredQuestion,
  type TopicToReview,
  type Verdict,
} from './readiness-report.ts';
export { type Score, scoreResponse } from './score-response.ts';
export { targetShare } from './target-share.ts';
