import type { ColumnType, Generated } from 'kysely';

/** A question as it was at one revision. Revisions that attempts may have seen are never removed. */
export interface ItemTable {
  item_id: string;
  revision: number;
  domain: string;
  status: string;
  is_current: boolean;
  checksum: string;
  document: ColumnType<unknown, string, string>;
  loaded_at: Generated<Date>;
  /** Where the revision comes from: a file of the bank, or an author in the product (then `created_by`). */
  origin: Generated<'file' | 'workbench'>;
  created_by: ColumnType<string | null, string | undefined, never>;
}

/** What a learner can do when they answer the items of an objective. */
export interface ObjectiveTable {
  domain: string;
  slug: string;
  statement: string;
  /** Where it comes from: a file of the bank, or an author in the product. */
  origin: ColumnType<'file' | 'workbench', 'file' | 'workbench' | undefined, 'file' | 'workbench'>;
}

/** A name for one state of the whole bank. */
export interface BankVersionTable {
  version: string;
  item_count: number;
  is_current: boolean;
  created_at: Generated<Date>;
}

/** The plan of a quiz. */
export interface BlueprintTable {
  slug: string;
  ordinal: number;
  document: ColumnType<unknown, string, string>;
}

/** Response models of a whole pool under one name. Never changed: attempts that began with it end with it. */
export interface ParameterSetTable {
  version: string;
  items: ColumnType<unknown, string, never>;
  created_at: Generated<Date>;
}

/** How many attempts at an adaptive quiz were begun. */
export interface QuizExposureTable {
  quiz: string;
  attempts: number;
}

/** In how many attempts at an adaptive quiz a question was shown. */
export interface ItemExposureTable {
  quiz: string;
  item_id: string;
  shown: number;
}

/** One sitting of a quiz. `assigned_by` names the assignment it is made for, on the organisation's side. */
export interface AttemptTable {
  person_id: string;
  id: Generated<string>;
  quiz: string;
  quiz_title: string;
  blueprint_version: string;
  bank_version: string;
  seed: string;
  target_share: number;
  mode: 'form' | 'adaptive' | 'mock';
  /** How many questions it has at most. */
  max_questions: number;
  parameter_set: string | null;
  /** The rules of an adaptive attempt, as psychometrics keeps them. */
  session_plan: ColumnType<unknown, string | null, never>;
  /** Time of a mock exam before any allowance. */
  base_minutes: ColumnType<number | null, number | null | undefined, never>;
  /** The accommodation it was started with. */
  accommodation: ColumnType<unknown, string | null | undefined, never>;
  /** When the time is up; null without a limit. Pauses move it. */
  deadline_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  /** Since when the attempt stands, and its clock with it. */
  paused_at: ColumnType<Date | null, never, Date | null>;
  /** How many answers it had when the present sitting began. */
  sitting_from: ColumnType<number, never, number>;
  /** How long it stood before, all pauses together. */
  stood_seconds: ColumnType<number, never, number>;
  /** Free movement among the questions, and answers that can be changed. */
  can_go_back: ColumnType<boolean, boolean | undefined, never>;
  /** Each answer of a form is explained once it is saved. */
  explains_each: ColumnType<boolean, boolean | undefined, never>;
  state: 'open' | 'complete';
  stop_reason: string | null;
  started_at: Date;
  last_saved_at: Date | null;
  finished_at: Date | null;
  assigned_by: ColumnType<unknown, string | null, string | null>;
  report: ColumnType<unknown, string | null, string | null>;
}

/** One question of an attempt, with the answer once there is one. `options` holds per-attempt ids in shown order. */
export interface AttemptQuestionTable {
  person_id: string;
  attempt_id: string;
  position: number;
  item_id: string;
  item_revision: number;
  options: ColumnType<unknown, string, string>;
  presented_at: Date | null;
  answered_at: Date | null;
  chosen: ColumnType<unknown, string | null, string | null>;
  points: number | null;
  max_points: number | null;
  /** The person wants to look at it again. */
  is_flagged: ColumnType<boolean, never, boolean>;
  /** Under trial: shown, never scored. */
  is_trial: ColumnType<boolean, boolean | undefined, never>;
}

/** How a person takes quizzes of their own choice; the latest of a person's rows is the one that holds. */
export interface AccommodationTable {
  person_id: string;
  id: Generated<string>;
  time_allowance: string;
  may_pause: boolean;
  has_large_text: boolean;
  /** Answers after which an attempt pauses by itself; null: none. */
  questions_per_sitting: number | null;
  set_at: Date;
}
