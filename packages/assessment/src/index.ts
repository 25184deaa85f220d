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
export { type DayNumber, formatDay, parseDay } from './practice/day.ts';
export type { FixedStep, FixedTask } from './practice/fixed-steps.ts';
export { type Forecast, type ForecastDay, forecastPractice } from './practice/forecast-practice.ts';
export {
  hoursNeeded,
  makePlan,
  minutesPerDay,
  nearestExamDay,
  type Plan,
  type PlanDay,
  type PlanInput,
  type Shortfall,
} from './practice/make-plan.ts';
export {
  afterAnswer,
  DESIRED_RETENTION,
  dueDay,
  FIRST_ANSWER_SHARE,
  type Grade,
  gradeOf,
  type Memory,
  recallOn,
} from './practice/memory.ts';
export {
  FIRST_ANSWER_MINUTES,
  LATER_ANSWER_MINUTES,
  type PracticeCard,
  type PracticeConditions,
  type PracticeEntry,
  type PracticeReason,
  practiceQueue,
  SESSION_MINUTES,
  takeSession,
  weaknessWeights,
} from './practice/practice-queue.ts';
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
