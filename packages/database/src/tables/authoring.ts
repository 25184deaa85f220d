import type { ColumnType, Generated } from 'kysely';

/** A question being written: at most one a question, beside the revision in use. `edition` rises with each change. */
export interface ItemDraftTable {
  item_id: string;
  document: ColumnType<unknown, string, string>;
  status: 'draft' | 'review';
  edition: number;
  base_revision: number | null;
  editor_ids: string[];
  source: string | null;
  created_at: Generated<Date>;
  updated_at: Date;
}

/** What a second person said of one edition of a draft; an approval names the revision it became. */
export interface ItemReviewTable {
  id: Generated<string>;
  item_id: string;
  edition: number;
  reviewer_id: string;
  decision: 'approve' | 'send-back';
  challenged: string;
  changed: string;
  revision: number | null;
  created_at: Date;
}

/** What a file of the bank says of a question that the product has taken over, where the two differ. */
export interface ItemFileDifferenceTable {
  item_id: string;
  domain: string;
  document: ColumnType<unknown, string, string>;
  noticed_at: Generated<Date>;
}

/** What a learner found wrong with a question of an attempt, and what authors answered. */
export interface ProblemReportTable {
  id: Generated<string>;
  linked_person_id: string | null;
  item_id: string;
  item_revision: number;
  /** Null where the question was met in practice. */
  attempt_id: string | null;
  position: number | null;
  kind: string;
  comment: string;
  state: 'open' | 'resolved' | 'dismissed';
  resolution: string | null;
  resolved_by: string | null;
  created_at: Date;
  resolved_at: Date | null;
}
