export type { EmbeddedServer, EmbeddedServerOptions, ServerAddress } from './embedded/server.ts';
export { startEmbeddedServer } from './embedded/server.ts';
export { DatabaseError, type DatabaseErrorCode } from './errors.ts';
export {
  type ImportFile,
  type ImportResult,
  type ImportWriter,
  sourceIdOf,
  writeImport,
} from './imports/import-writer.ts';
export { migrateDown, migrateToLatest, migrationFolder, migrationStatus } from './migrate.ts';
export {
  type DatabaseLocation,
  type OpenDatabaseOptions,
  openDatabase,
  serverVersion,
  type WorkRole,
} from './open-database.ts';
export { listReferenceFiles, loadReferenceData, type ReferenceLoad } from './reference/load-reference-data.ts';
export type { ReferenceFile } from './reference/reference-file.ts';
export {
  type Accommodation,
  findAccommodation,
  findLearnerAccommodation,
  listLearnerAccommodations,
  saveAccommodation,
  saveLearnerAccommodation,
} from './repositories/accommodations.ts';
export {
  countAttempt,
  countShown,
  findParameterSet,
  type ParameterEntry,
  readExposure,
  readItemRevision,
  saveParameterSet,
} from './repositories/adaptive.ts';
export {
  type AdministratorLinkUse,
  hasAdministrator,
  insertAdministratorLink,
  useAdministratorLink,
} from './repositories/administrators.ts';
export {
  listAssignedReports,
  listProgress,
  type ProgressRecord,
  type ResultRecord,
  saveProgress,
} from './repositories/assignment-progress.ts';
export {
  type AssignmentRecord,
  type AssignmentTerms,
  countAssignedAttempts,
  findAssignment,
  insertAssignment,
  listAssignments,
  listAssignmentsOfPerson,
  lockAssignment,
  updateAssignment,
  withdrawAssignment,
} from './repositories/assignments.ts';
export { pauseAttempt, resumeAttempt } from './repositories/attempt-pauses.ts';
export {
  type AdaptiveRules,
  type AssignedBy,
  type AttemptListEntry,
  type AttemptRecord,
  type AttemptStopReason,
  type AttemptTiming,
  completeAttempt,
  findAttempt,
  type GivenQuestion,
  insertAttempt,
  insertQuestion,
  insertResponse,
  listAttempts,
  listQuestions,
  lockAttempt,
  markPresented,
  type QuestionRecord,
  type ShownOption,
} from './repositories/attempts.ts';
export { findAttentionRules, saveCohortRules, saveOrganizationRules } from './repositories/attention-rules.ts';
export { type AuditEvent, type AuditRecord, listAuditEvents, recordAuditEvent } from './repositories/audit.ts';
export {
  type BankItem,
  currentBankVersion,
  listBlueprints,
  listLiveItems,
  listObjectiveStatements,
  listPilotItems,
} from './repositories/bank.ts';
export {
  type CalibrationRelease,
  insertCalibrationRelease,
  listCalibrationReleases,
} from './repositories/calibration-releases.ts';
export {
  activateCalibration,
  activeCalibrationVersion,
  type CalibratedItemRecord,
  type CalibratedPool,
  type CalibrationRecord,
  countCalibratedItems,
  findActiveCalibration,
  findCalibration,
  insertCalibration,
  listCalibratedItems,
  listCalibrations,
  listCalibrationsOfItem,
  type NewCalibration,
} from './repositories/calibrations.ts';
export { findCertifications, listCertifications } from './repositories/certifications.ts';
export { type CohortCounts, insertCohort, listCohorts, lockCohort } from './repositories/cohorts.ts';
export {
  type CountableAnswers,
  listCountableAnswers,
  listRevisionsOfDomains,
  type RevisionOf,
} from './repositories/countable-answers.ts';
export {
  type CredentialRecord,
  findCredential,
  findStatusList,
  insertCredential,
  listCredentials,
  listCredentialsOfPerson,
  type NewCredential,
  reserveStatusEntries,
  revokeCredential,
  STATUS_LIST_LENGTH,
  type StatusEntry,
} from './repositories/credentials.ts';
export {
  DEMO_ORGANIZATION_ID,
  type DemoState,
  dateCalibration,
  demoState,
  insertDemoMember,
  insertDemoOrganization,
  insertSimulatedAttempts,
  insertSimulatedGroups,
  insertSimulatedPeople,
  recordDemoFilled,
  type SimulatedAttempt,
  setDemoRole,
} from './repositories/demo.ts';
export {
  type ComparedAnswer,
  type DifComparisonRecord,
  type DifFindingRecord,
  type DifRunRecord,
  findDifRun,
  insertDifRun,
  listComparedAnswers,
  listDifComparisons,
  listDifFindings,
  listDifRuns,
  listStudiedItems,
  type StudiedItem,
} from './repositories/dif.ts';
export {
  type ImportedProjection,
  listImportedProjections,
  listOccupationProxies,
  listProjections,
} from './repositories/employment.ts';
export { listTellablePositions } from './repositories/explained-answers.ts';
export { type FormItemFigures, type FormScores, readFormScores } from './repositories/form-scores.ts';
export {
  deleteGroupData,
  findGroupData,
  type GroupDataRecord,
  type GroupUse,
  listAgreedGroups,
  saveGroupData,
} from './repositories/group-data.ts';
export {
  finishIdempotentCall,
  forgetIdempotentCall,
  type IdempotentStart,
  purgeIdempotencyKeys,
  startIdempotentCall,
} from './repositories/idempotency.ts';
export {
  findImpactCount,
  type HeldResult,
  type ImpactCountRecord,
  insertImpactCount,
  listAssignedQuizzes,
  listHeldResults,
  lockImpact,
} from './repositories/impact.ts';
export {
  findImportedOnet,
  findOnetTitles,
  type ImportedOnet,
  listImportedRatings,
} from './repositories/imported-onet.ts';
export {
  hasImportOf,
  type ImportedTableRow,
  type LaborConditionFilter,
  type LaborConditionSummary,
  listCountyWageLevels,
  listLaborConditions,
  listRegionWages,
  type OfferedPercentiles,
  summarizeLaborConditions,
} from './repositories/imported-tables.ts';
export {
  type HeldArea,
  importsKey,
  listAreas,
  listImportedCoverage,
  listImportedWages,
  listOnetTitles,
  listPriceMonths,
  listPriceParities,
  listPublishedWages,
  listPublishedWagesByState,
  type PublishedWageQuery,
} from './repositories/imported-wages.ts';
export {
  findImport,
  findImportOf,
  type ImportRecord,
  listImports,
  listRefusedRows,
  type RefusedRecord,
} from './repositories/imports.ts';
export {
  type DraftRecord,
  deleteDraft,
  findDraft,
  insertDrafts,
  listKnownItemIds,
  lockDraft,
  publishDraft,
  saveDraft,
  setDraftStatus,
  setItemStatus,
  takeWorkbenchIds,
} from './repositories/item-drafts.ts';
export {
  findFileDifference,
  insertItemReview,
  listCurrentItems,
  listItemReviews,
  listPersonNames,
  listRevisions,
  type ReviewEntry,
  type RevisionRecord,
} from './repositories/item-history.ts';
export { countItems, type ItemFilter, type ListedItem, listItems } from './repositories/item-list.ts';
export {
  countPool,
  findItemStatistics,
  type ItemExposure,
  type ItemStatistics,
  listItemExposure,
  type OptionStatistics,
  type PoolCount,
} from './repositories/item-statistics.ts';
export {
  type DifSummary,
  decideSuspension,
  findDifSummary,
  listSuspensions,
  listSuspensionsOf,
  lockOpenSuspension,
  type SuspensionGround,
  type SuspensionRecord,
  type SuspensionVerdict,
  suspendItem,
} from './repositories/item-suspensions.ts';
export {
  cancelJob,
  deleteJob,
  findJob,
  finishJob,
  insertJob,
  insertUploadChunk,
  type JobOutcome,
  type JobProgress,
  type JobRecord,
  purgeUnreceivedJobs,
  queueJob,
  queueWork,
  readUpload,
  reportJob,
  takeJob,
} from './repositories/jobs.ts';
export {
  countMailedNudges,
  deleteNote,
  insertNote,
  insertNudge,
  listLastNudges,
  listNotes,
  listNudges,
  type NoteRecord,
  type NudgeRecord,
} from './repositories/learner-log.ts';
export { listReportParts, type ReportParts } from './repositories/learner-reports.ts';
export {
  deleteLearners,
  findLearner,
  insertLearners,
  joinLearner,
  type LearnerRecord,
  listLearners,
  type RosterIdentity,
  updateLearners,
} from './repositories/learners.ts';
export { findLesson, listLessons, listReadLessons, markLesson } from './repositories/lessons.ts';
export {
  ensureEducator,
  ensureLtiPerson,
  findLearningSystemOf,
  findLtiCohort,
  findLtiContextOfCohort,
  findLtiLearner,
  isLtiIdentityTaken,
  type LtiPlace,
  saveLtiContext,
} from './repositories/lti-launches.ts';
export {
  deleteLtiPlatform,
  findLtiPlatform,
  findLtiPlatformsByIssuer,
  insertLtiPlatform,
  keepFirstLtiDeployment,
  type LtiPlatformRecord,
  type LtiRegistration,
  listLtiPlatforms,
  purgeLtiNonces,
  updateLtiPlatform,
  useLtiNonce,
} from './repositories/lti-platforms.ts';
export {
  findLtiAssignment,
  findLtiGradebook,
  findUnlinkedAssignment,
  type LtiGradebook,
  type LtiScoreRecord,
  queueLtiScore,
  retryLtiScores,
  saveLtiLineItem,
  saveLtiResourceLink,
  settleLtiScore,
  takeDueLtiScores,
} from './repositories/lti-scores.ts';
export { findMembershipRoles, listMemberships } from './repositories/memberships.ts';
export { flagQuestion, listOverdueAttempts, replaceResponse } from './repositories/mock-attempts.ts';
export { insertObjective, listObjectives, type Objective, renameObjective } from './repositories/objectives.ts';
export { listObservedScores, type ObservedScore } from './repositories/observed-scores.ts';
export { findOccupation, listOccupations, listOnetRatings } from './repositories/occupations.ts';
export { eraseOrganization } from './repositories/organization-data.ts';
export {
  findOrganizationName,
  insertOrganization,
  listSolelyOwnedOrganizations,
} from './repositories/organizations.ts';
export { loadStepMap } from './repositories/pathways.ts';
export { findPayCell, listPayCells, listPayStrata, type PayCell, type PayFilter } from './repositories/pay-cells.ts';
export {
  deletePayDataset,
  findPayDataset,
  insertPayDataset,
  listPayDatasets,
  listRefusedPay,
  markPayDataset,
  type PayDataset,
} from './repositories/pay-datasets.ts';
export {
  countAdministrators,
  findAccountEmail,
  listPeople,
  type PersonRecord,
  updatePerson,
} from './repositories/people.ts';
export { erasePerson, exportPersonData, movePersonData } from './repositories/person-data.ts';
export {
  type FinishedAttempt,
  findLiveItem,
  findPlan,
  insertPracticeAnswer,
  listFinishedAttempts,
  listItemsInOpenAttempts,
  listMemories,
  listPracticeDays,
  listReports,
  type PlanRecord,
  type PlanTopic,
  type PracticeAnswer,
  type PracticeDay,
  savePlan,
} from './repositories/practice.ts';
export {
  answerProblem,
  findGivenItem,
  listProblems,
  type ProblemRecord,
  savePracticeProblem,
  saveProblem,
} from './repositories/problem-reports.ts';
export {
  findQuizSimulation,
  type QuizSimulationRecord,
  saveQuizSimulation,
} from './repositories/quiz-simulations.ts';
export {
  countFinishedLearners,
  holdsResults,
  isResultHeld,
  listHoldingAssignments,
  setResultsReleased,
} from './repositories/result-release.ts';
export {
  closeRosterImport,
  insertRosterImport,
  joinedAmong,
  listRosterImports,
  type RosterImportRecord,
} from './repositories/roster-imports.ts';
export {
  findEndedShare,
  insertShare,
  listShares,
  revokeShare,
  type SharedAnswer,
  type ShareRecord,
  viewShare,
} from './repositories/shares.ts';
export {
  findSources,
  type HeldSource,
  listSourceIds,
  listSources,
  listSourceUses,
  type SourceUse,
} from './repositories/sources.ts';
export {
  type CreditRecord,
  deleteTracked,
  type EvidenceRecord,
  findEvidence,
  type HeldRecord,
  insertCredit,
  insertEvidence,
  insertHeld,
  lockTracker,
  readTracker,
  updateHeld,
} from './repositories/tracker.ts';
export { findPriceIndex, findSeriesStructure } from './repositories/wage-series.ts';
export {
  type ListedWage,
  listReportedFigures,
  listWageFilterValues,
  listWages,
  type WageFilter,
} from './repositories/wages.ts';
export { type CodedPayRow, writePayDataset } from './repositories/write-pay-dataset.ts';
export { type ServingLock, takeServingLock } from './single-server-lock.ts';
export type { Database } from './tables/database.ts';
