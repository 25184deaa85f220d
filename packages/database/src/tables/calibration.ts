import type { ColumnType, Generated } from 'kysely';

/** A calibration of the bank from people's answers: a version of its response models. Only its use changes. */
export interface CalibrationTable {
  version: string;
  bank_version: string;
  engine_version: string;
  checksum: string;
  people: number;
  answers: number;
  /** Null when nothing was estimated. */
  log_likelihood: number | null;
  converged: boolean;
  document: ColumnType<unknown, string, never>;
  started_by: string | null;
  created_at: Generated<Date>;
  is_active: Generated<boolean>;
  activated_at: Date | null;
  activated_by: string | null;
}

/** What a calibration says of one question at one revision. */
export interface CalibratedItemTable {
  version: string;
  item_id: string;
  revision: number;
  status: string;
  answers: number;
  document: ColumnType<unknown, string, never>;
}

/** How an adaptive quiz behaves over simulated people with one set of response models. */
export interface QuizSimulationTable {
  quiz: string;
  parameter_version: string;
  bank_version: string;
  seed: string;
  examinees: number;
  cut: number;
  figures: ColumnType<unknown, string, never>;
  created_at: Generated<Date>;
}

/** A person's word that a suspended question is sound. */
export interface CalibrationReleaseTable {
  item_id: string;
  revision: number;
  released_at: Date;
  released_by: string;
  reason: string;
}
