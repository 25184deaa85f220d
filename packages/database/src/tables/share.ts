import type { ColumnType, Generated } from 'kysely';

/** A link by which a person shows an answer to others, frozen as it was. The token itself is kept nowhere. */
export interface ShareTable {
  person_id: string;
  id: Generated<string>;
  token_hash: string;
  kind: 'wage-summary' | 'wage-check' | 'wage-compare' | 'wage-trend' | 'dataset' | 'candidate-report';
  title: string;
  answer: ColumnType<unknown, string, string>;
  /** The pay data set whose figures are in the answer: deleting it deletes the link. */
  dataset_id: string | null;
  views: Generated<number>;
  created_at: Date;
  expires_at: Date;
  revoked_at: Date | null;
}
