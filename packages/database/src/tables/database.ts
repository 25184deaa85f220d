import type {
  AccountTable,
  InvitationTable,
  MemberTable,
  OrganizationTable,
  RateLimitTable,
  SessionTable,
  UserTable,
  VerificationTable,
} from './account.ts';
import type {
  AccommodationTable,
  AttemptQuestionTable,
  AttemptTable,
  BankVersionTable,
  BlueprintTable,
  ItemExposureTable,
  ItemTable,
  ObjectiveTable,
  ParameterSetTable,
  QuizExposureTable,
} from './assessment.ts';
import type { ItemDraftTable, ItemFileDifferenceTable, ItemReviewTable, ProblemReportTable } from './authoring.ts';
import type {
  CalibratedItemTable,
  CalibrationReleaseTable,
  CalibrationTable,
  QuizSimulationTable,
} from './calibration.ts';
import type { CareerStepTable, CertificationTable, OccupationTable, OnetRatingTable } from './careers.ts';
import type {
  AssignmentProgressTable,
  AssignmentTable,
  CohortLearnerTable,
  CohortTable,
  LearnerAccommodationTable,
  LearnerNoteTable,
  NudgeTable,
  RosterImportTable,
  TeachingRulesTable,
} from './cohort.ts';
import type { CredentialStatusListTable, IssuedCredentialTable } from './credential.ts';
import type {
  DifComparisonTable,
  DifFindingTable,
  DifRunTable,
  GroupDataTable,
  ImpactCountTable,
  ItemSuspensionTable,
} from './fairness.ts';
import type {
  CountyWageLevelRowTable,
  ImportRefusedRowTable,
  ImportRunTable,
  JobTable,
  LcaRowTable,
  OewsRowTable,
  OnetRatingRowTable,
  OnetRecordRowTable,
  OnetTitleRowTable,
  PriceMonthRowTable,
  PriceParityRowTable,
  ProjectionRowTable,
  RegionWageRowTable,
  UploadChunkTable,
} from './imports.ts';
import type {
  LaborOccupationTable,
  PriceIndexYearTable,
  ProjectionTable,
  ProxyOccupationTable,
  ReportedFigureTable,
  SeriesBreakTable,
  SocSuccessionTable,
  SourceTable,
  WageObservationTable,
} from './labor-market.ts';
import type {
  LtiAccountTable,
  LtiContextTable,
  LtiPlatformTable,
  LtiResourceLinkTable,
  LtiScoreTable,
  LtiUsedNonceTable,
} from './lti.ts';
import type { AdministratorLinkTable, AuditEventTable, IdempotencyKeyTable, ReferenceFileTable } from './operations.ts';
import type { PayCellTable, PayDatasetTable, PayRefusedRowTable, PayRowTable } from './pay-dataset.ts';
import type { LessonReadTable, LessonTable, PlanTable, ReviewLogTable } from './practice.ts';
import type { ShareTable } from './share.ts';
import type { ContinuingEducationTable, EvidenceFileTable, HeldCertificationTable } from './tracker.ts';

/** Every table by name. A row type never leaves this package. */
export interface Database {
  user: UserTable;
  session: SessionTable;
  account: AccountTable;
  verification: VerificationTable;
  organization: OrganizationTable;
  member: MemberTable;
  invitation: InvitationTable;
  rateLimit: RateLimitTable;
  administrator_link: AdministratorLinkTable;
  idempotency_key: IdempotencyKeyTable;
  audit_event: AuditEventTable;
  reference_file: ReferenceFileTable;
  item: ItemTable;
  objective: ObjectiveTable;
  bank_version: BankVersionTable;
  blueprint: BlueprintTable;
  item_draft: ItemDraftTable;
  item_review: ItemReviewTable;
  item_file_difference: ItemFileDifferenceTable;
  problem_report: ProblemReportTable;
  parameter_set: ParameterSetTable;
  calibration: CalibrationTable;
  calibrated_item: CalibratedItemTable;
  calibration_release: CalibrationReleaseTable;
  quiz_simulation: QuizSimulationTable;
  quiz_exposure: QuizExposureTable;
  item_exposure: ItemExposureTable;
  attempt: AttemptTable;
  attempt_question: AttemptQuestionTable;
  accommodation: AccommodationTable;
  review_log: ReviewLogTable;
  plan: PlanTable;
  lesson: LessonTable;
  lesson_read: LessonReadTable;
  cohort: CohortTable;
  cohort_learner: CohortLearnerTable;
  learner_accommodation: LearnerAccommodationTable;
  roster_import: RosterImportTable;
  teaching_rules: TeachingRulesTable;
  learner_note: LearnerNoteTable;
  nudge: NudgeTable;
  held_certification: HeldCertificationTable;
  continuing_education: ContinuingEducationTable;
  evidence_file: EvidenceFileTable;
  assignment: AssignmentTable;
  assignment_progress: AssignmentProgressTable;
  lti_platform: LtiPlatformTable;
  lti_account: LtiAccountTable;
  lti_context: LtiContextTable;
  lti_resource_link: LtiResourceLinkTable;
  lti_used_nonce: LtiUsedNonceTable;
  lti_score: LtiScoreTable;
  credential_status_list: CredentialStatusListTable;
  issued_credential: IssuedCredentialTable;
  group_data: GroupDataTable;
  dif_run: DifRunTable;
  dif_comparison: DifComparisonTable;
  dif_finding: DifFindingTable;
  item_suspension: ItemSuspensionTable;
  impact_count: ImpactCountTable;
  source: SourceTable;
  wage_observation: WageObservationTable;
  reported_figure: ReportedFigureTable;
  projection: ProjectionTable;
  price_index_year: PriceIndexYearTable;
  series_break: SeriesBreakTable;
  soc_succession: SocSuccessionTable;
  labor_occupation: LaborOccupationTable;
  proxy_occupation: ProxyOccupationTable;
  import_run: ImportRunTable;
  import_refused_row: ImportRefusedRowTable;
  oews_row: OewsRowTable;
  region_wage_row: RegionWageRowTable;
  county_wage_level_row: CountyWageLevelRowTable;
  lca_row: LcaRowTable;
  projection_row: ProjectionRowTable;
  price_month_row: PriceMonthRowTable;
  price_parity_row: PriceParityRowTable;
  onet_title_row: OnetTitleRowTable;
  onet_rating_row: OnetRatingRowTable;
  onet_record_row: OnetRecordRowTable;
  job: JobTable;
  upload_chunk: UploadChunkTable;
  pay_dataset: PayDatasetTable;
  share: ShareTable;
  pay_row: PayRowTable;
  pay_refused_row: PayRefusedRowTable;
  pay_cell: PayCellTable;
  certification: CertificationTable;
  occupation: OccupationTable;
  career_step: CareerStepTable;
  onet_rating: OnetRatingTable;
}
