import type { ColumnType, Generated } from 'kysely';

/** One answer given in practice, with the memory it left (days of stability, difficulty 1–10). Never changed. */
export interface ReviewLogTable {
  person_id: string;
  id: Generated<string>;
  item_id: string;
  item_revision: number;
  answered_at: Date;
  answered_on: string;
  chosen: ColumnType<unknown, string, never>;
  points: number;
  max_points: number;
  stability: number;
  difficulty: number;
}

/** What a person prepares for, by when and with how much time; the latest of a person's rows is their plan. */
export interface PlanTable {
  person_id: string;
  id: Generated<string>;
  quiz: string;
  exam_on: string | null;
  hours_per_week: number;
  time_zone: string;
  started_on: string;
  topics: ColumnType<unknown, string, never>;
  topics_from: 'report' | 'chosen' | 'all';
  saved_at: Date;
}

/** A lesson that a person marked as read. */
export interface LessonReadTable {
  person_id: string;
  id: Generated<string>;
  lesson: string;
  read_at: Date;
}

/** A lesson in the order of its domain. */
export interface LessonTable {
  slug: string;
  domain: string;
  ordinal: number;
  document: ColumnType<unknown, string, string>;
}
