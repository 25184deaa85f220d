import type { ColumnType, Generated } from 'kysely';

/** Learners of one organisation with one goal and one date. */
export interface CohortTable {
  organization_id: string;
  id: Generated<string>;
  name: string;
  certification: string | null;
  exam_on: string | null;
  time_zone: string;
  created_at: Date;
}

/** A learner as the organisation's roster knows them; `linked_person_id` once they joined. */
export interface CohortLearnerTable {
  organization_id: string;
  id: Generated<string>;
  cohort_id: string;
  name: string;
  email: string;
  linked_person_id: string | null;
  invitation_nonce: string;
  invited_at: Date;
  joined_at: Date | null;
}

/** A quiz that the learners of a cohort are asked to take. */
export interface AssignmentTable {
  organization_id: string;
  id: Generated<string>;
  cohort_id: string;
  quiz: string;
  quiz_title: string;
  due_on: string | null;
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
}

/** How a learner takes what the organisation assigns, in every assignment. */
export interface LearnerAccommodationTable {
  organization_id: string;
  learner_id: string;
  time_allowance: string;
  may_pause: boolean;
  has_large_text: boolean;
  set_at: Date;
}
