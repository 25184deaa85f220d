import type { ColumnType } from 'kysely';

/** How many entries of one of an organisation's status lists are taken. */
export interface CredentialStatusListTable {
  organization_id: string;
  list: number;
  next_index: number;
}

/** A credential as it was signed, with where it stands. `document` is the signed JSON, `jwt` the same as VC-JWT. */
export interface IssuedCredentialTable {
  organization_id: string;
  id: string;
  cohort_id: string;
  learner_id: string;
  linked_person_id: string | null;
  learner_name: string;
  quiz: string;
  name: string;
  evidence: ColumnType<unknown, string, never>;
  status_list: number;
  status_index: number;
  document: string;
  jwt: string;
  issued_at: Date;
  valid_until: Date | null;
  revoked_at: Date | null;
  revocation_reason: string | null;
  replaces_id: string | null;
}
