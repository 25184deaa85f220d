import type { ColumnType } from 'kysely';

/** A certification of the catalogue, in the catalogue's order. */
export interface CertificationTable {
  code: string;
  ordinal: number;
  status: string;
  document: ColumnType<unknown, string, string>;
}

/** A role, with its whole record. */
export interface OccupationTable {
  slug: string;
  ordinal: number;
  level: string;
  track: string;
  document: ColumnType<unknown, string, string>;
}

/** A move from a role to the next, by one of its ways. */
export interface CareerStepTable {
  from_slug: string;
  to_slug: string;
  /** Slug of the way; empty where the two roles are joined by one alone. */
  way: string;
  ordinal: number;
  document: ColumnType<unknown, string, string>;
}

/** O*NET importance (1–5) of a skill or work style in an O*NET-SOC code. */
export interface OnetRatingTable {
  code: string;
  kind: 'skill' | 'work-style';
  name: string;
  importance: number;
  collected: string;
}
