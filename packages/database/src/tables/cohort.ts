import type { ColumnType, Generated, GeneratedAlways } from 'kysely';

/** Learners of one organisation with one goal and one date. */
export interface CohortTable {
  organization_id: string;
  id: Generated<string>;
  name: string;
  certification: string | null;
  exam_on: string | null;
  time_zone: string;
  created_at: Date;
  attention_rules: ColumnType<unknown, string | null | undefined, string | null>;
}

/** What all cohorts of an organisation have in common unless they have their own. */
export interface TeachingRulesTable {
  organization_id: string;
  attention_rules: ColumnType<unknown, string, string>;
}

/** A note of an educator on a learner; only educators of the organisation read it. */
export interface LearnerNoteTable {
  organization_id: string;
  id: Generated<string>;
  cohort_id: string;
  learner_id: string;
  author_id: string;
  text: string;
  created_at: Date;
}

/** A message to a learner, with the rules of the attention list that it answered. */
export interface NudgeTable extends LearnerNoteTable {
  subject: string;
  channel: 'mail' | 'copied';
  reasons: string[];
}

/**
 * A learner as the organisation's roster knows them; `linked_person_id` once they joined, `sourced_id` in its own system,
 * `email` null where a learning system told none.
 */
export interface CohortLearnerTable {
  organization_id: string;
  id: Generated<string>;
  cohort_id: string;
  name: string;
  email: string | null;
  linked_person_id: string | null;
  invitation_nonce: string;
  invited_at: Date;
  joined_at: Date | null;
  sourced_id: string | null;
}

/** An import into a roster; `restore` is what it changed, kept as long as it may be undone. */
export interface RosterImportTable {
  organization_id: string;
  id: Generated<string>;
  cohort_id: string;
  format: string;
  file_name: string | null;
  added: number;
  changed: number;
  imported_at: Date;
  restore: ColumnType<unknown, string | null, string | null>;
  undone_at: Date | null;
}

/** A quiz that the learners of a cohort are asked to take. */
export interface AssignmentTable {
  organization_id: string;
  id: Generated<string>;
  cohort_id: string;
  quiz: string;
  quiz_title: string;
  due_on: string | null;
  /** From when on it can be started; null: at once. */
  opens_at: Date | null;
  /** Until when it can be started, and answered where no clock runs; null: no end. */
  closes_at: Date | null;
  /** A mock exam under its clock. */
  is_timed: boolean;
  /** Free movement among the questions of a mock exam. */
  can_go_back: boolean;
  /** How many attempts a learner has; null: any number. */
  attempts_allowed: number | null;
  /** When learners get the result. */
  result_release: Generated<'at-end' | 'when-released'>;
  /** Since when results that wait for it are released; null: they wait. */
  released_at: ColumnType<Date | null, never, Date | null>;
  /** When answers are explained to learners. */
  explanations: Generated<'never' | 'after-end' | 'after-each'>;
  withdrawn_at: Date | null;
  created_at: Date;
}

/** How far a learner is with one attempt at an assignment: the organisation's own copy of what was shared. */
export interface AssignmentProgressTable {
  organization_id: string;
  assignment_id: string;
  learner_id: string;
  attempt_id: string;
  state: 'started' | 'finished';
  answered: number;
  of_questions: number;
  started_at: Date;
  last_saved_at: Date | null;
  finished_at: Date | null;
  report: ColumnType<unknown, string | null, string | null>;
  verdict: GeneratedAlways<string | null>;
  verdict_label: GeneratedAlways<string | null>;
  scaled_score: GeneratedAlways<number | null>;
  range_low: GeneratedAlways<number | null>;
  range_high: GeneratedAlways<number | null>;
  range_target: GeneratedAlways<number | null>;
  too_fast: GeneratedAlways<number | null>;
}

/** How a learner takes what the organisation assigns, in every assignment. */
export interface LearnerAccommodationTable {
  organization_id: string;
  learner_id: string;
  time_allowance: string;
  may_pause: boolean;
  has_large_text: boolean;
  questions_per_sitting: number | null;
  set_at: Date;
}
