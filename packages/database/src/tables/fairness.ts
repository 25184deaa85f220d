import type { ColumnType, Generated } from 'kysely';

/** The groups a person counted themselves in, and since when they agree to each use. Never joined into a report. */
export interface GroupDataTable {
  person_id: string;
  id: Generated<string>;
  gender: string | null;
  race_ethnicity: string | null;
  age: string | null;
  first_language: string | null;
  question_check_agreed_at: Date | null;
  impact_agreed_at: Date | null;
  changed_at: Date;
}

/** One run of comparing groups on every question of a quiz. Runs are never changed. */
export interface DifRunTable {
  id: string;
  quiz: string;
  quiz_title: string;
  bank_version: string;
  method: string;
  items: number;
  started_by: string;
  made_at: Date;
}

/** Two groups compared in a run. Groups that are too small have no numbers. */
export interface DifComparisonTable {
  run_id: string;
  place: number;
  characteristic: string;
  focal: string;
  reference: string | null;
  status: 'ok' | 'insufficient' | 'purification-loop';
  reference_n: number | null;
  focal_n: number | null;
  rounds: number;
  untested: number;
}

/** What a comparison found of one question. */
export interface DifFindingTable {
  run_id: string;
  place: number;
  item_id: string;
  item_revision: number;
  item_class: 'A' | 'B' | 'C';
  numbers: ColumnType<unknown, string, never>;
}

/** A question taken out of use by a run, and what a second person judged of it. */
export interface ItemSuspensionTable {
  id: Generated<string>;
  item_id: string;
  item_revision: number;
  status_before: string;
  run_id: string;
  grounds: ColumnType<unknown, string, never>;
  suspended_at: Date;
  verdict: 'keep' | 'revise' | 'retire' | null;
  reason: string | null;
  decided_by: string | null;
  decided_at: Date | null;
}

/** Counts of groups as an organisation was shown them: those that may be shown, and no others. */
export interface ImpactCountTable {
  organization_id: string;
  id: Generated<string>;
  quiz: string;
  counted: number;
  shown: ColumnType<unknown, string, never>;
  made_at: Date;
}
