export {
  type Bank,
  type DrawnFormReliability,
  drawnFormReliability,
  ENGINE_VERSION,
  type ExposureCounters,
  type Item as MeasuredItem,
  type ItemStatus as MeasureStatus,
  type Matrix,
  makeRng,
  noExposure,
  prepareBank,
  type Rng,
  reliability,
  type Session,
  type SessionPlan,
  type SessionStep,
  type StopReason,
  simulateResponses,
  standardNormal,
  technicalReport,
  wilsonInterval,
} from '@careway/psychometrics';
export {
  adaptivePlan,
  DECISION_CERTAINTY,
  type GivenAnswer,
  MOST_EXPOSURE,
  openAdaptive,
  replayAdaptive,
} from './adaptive-attempt.ts';
export { type AdaptiveReadiness, adaptiveReadiness, LOOK_AHEAD, SCALE_ENDS, toScale } from './adaptive-readiness.ts';
export {
  type AdaptiveBlueprint,
  type Blueprint,
  type FormBlueprint,
  formLength,
  type MockBlueprint,
  parseBlueprints,
  trialCount,
} from './blueprint.ts';
export {
  type CalibratedItem,
  calibratePool,
  expertPriors,
  MIN_CURVE_ANSWERS,
  type PoolCalibration,
  type PoolItem,
  type PoolState,
} from './calibrate-pool.ts';
export {
  type AttentionReason,
  attentionReasons,
  type CohortAttempt,
  type CohortResult,
  type LearnerAssignment,
  type LearnerFacts,
} from './cohort/attention.ts';
export {
  type AttentionRule,
  type AttentionRuleId,
  type AttentionRules,
  attentionLimits,
  attentionRuleIds,
  attentionRuleWords,
  defaultAttentionRules,
} from './cohort/attention-rules.ts';
export { type AttemptMoments, NUDGE_EFFECT_DAYS, type NudgeEffect, nudgeEffect } from './cohort/nudge-effect.ts';
export {
  type DomainStanding,
  MIN_LEARNERS,
  type ObjectiveCount,
  type ObjectiveStanding,
  type TopicsToTeach,
  topicsToTeach,
} from './cohort/topics-to-teach.ts';
export { compareItems, type ItemDifference } from './compare-items.ts';
export { type DomainEvidence, domainEvidence } from './domain-evidence.ts';
export { domainLabels } from './domain-labels.ts';
export { type DraftItem, toDraft } from './draft-item.ts';
export { drawForm, shuffleOptions } from './draw-form.ts';
export { drawSitting, type SittingQuestion } from './draw-sitting.ts';
export { AssessmentError } from './errors.ts';
export { allowedMinutes, examMinutes, GRACE_SECONDS, type TimeAllowance, timeAllowances } from './exam-time.ts';
export { ExchangeError, type ExchangeErrorCode, exchangeErrorCodes } from './exchange/exchange-error.ts';
export {
  type ExchangeField,
  type ExchangeFormat,
  type ExchangeReport,
  exchangeFieldLabels,
  exchangeFields,
  exchangeFormats,
  type FieldLoss,
  type ImportedQuestion,
  type QuestionPlace,
  type RejectedQuestion,
  totalLosses,
} from './exchange/exchange-report.ts';
export { defaultExchangeLimits, type ExchangeLimits } from './exchange/limits.ts';
export { readQuestions } from './exchange/read-questions.ts';
export { writeItemsCsv } from './exchange/write-csv.ts';
export { writeItemsJson } from './exchange/write-json.ts';
export { writeQti3Package } from './exchange/write-qti3.ts';
export { categoryOf, expertParameters, JUST_QUALIFIED_THETA } from './expert-parameters.ts';
export {
  analyseDif,
  DIF_METHOD,
  DIF_MIN_GROUP,
  DIF_MIN_TOTAL,
  type DifComparison,
  type DifFinding,
  type DifPerson,
  suspends,
} from './fairness/analyse-dif.ts';
export {
  categoryLabels,
  characteristicLabels,
  type GroupCategory,
  type GroupCharacteristic,
  groupCategories,
  groupCharacteristics,
  isCategoryOf,
  type PersonGroups,
  PREFER_NOT_TO_SAY,
} from './fairness/group-characteristics.ts';
export {
  countImpact,
  type GroupCount,
  IMPACT_MIN_GROUP,
  type ImpactPerson,
  impactOf,
  type ShownCounts,
} from './fairness/group-impact.ts';
export {
  cognitiveLevels,
  type Domain,
  domains,
  type Exhibit,
  exhibitKinds,
  groundStatuses,
  type Item,
  type ItemKind,
  type ItemOption,
  type ItemStatus,
  itemKinds,
  itemStatuses,
  readinessDomains,
  signOffs,
} from './item.ts';
export { type ItemEvidence, itemSignals, MIN_ITEM_ANSWERS } from './item-evidence.ts';
export { type ItemFault, itemFaults } from './item-faults.ts';
export {
  isApart,
  type Location,
  locationOf,
  MIN_FIT_ANSWERS,
  MIN_MEASURED_ANSWERS,
  measureSignals,
  modelledCurve,
} from './item-model.ts';
export { isWorkbenchId, mayReview, movesFrom, toWorkbenchId } from './item-workflow.ts';
export { countWords, type Lesson, type LessonSource, lessonMinutes } from './lessons/lesson.ts';
export { type LessonFile, parseLessonFile } from './lessons/parse-lesson-file.ts';
export { type BankFile, parseBankFile } from './parse-bank-file.ts';
export { type Pool, poolsOf } from './pools.ts';
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
export { readPastedRoster } from './roster/read-pasted-roster.ts';
export { defaultRosterLimits, type RosterLimits, readRoster } from './roster/read-roster.ts';
export {
  type RejectedRow,
  type Roster,
  type RosterClass,
  type RosterEntry,
  type RosterFormat,
  rosterFormats,
} from './roster/roster.ts';
export { mostPoints, type Score, scoreResponse } from './score-response.ts';
export { type QuizFigures, quizFigures, simulateQuiz } from './simulate-quiz.ts';
export { targetShare } from './target-share.ts';
export { targetTheta } from './target-theta.ts';
export { tidyDraft, wordsAsked } from './tidy-draft.ts';
