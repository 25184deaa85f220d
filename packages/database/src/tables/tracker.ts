import type { Generated } from 'kysely';

/** A certification of the catalogue that a person says they hold; `reading` is what its letters stand for when they are not sure. */
export interface HeldCertificationTable {
  person_id: string;
  id: Generated<string>;
  code: string;
  reading: string | null;
  earned_on: string;
  renewed_on: string | null;
  expires_on: string | null;
  created_at: Date;
}

/** Continuing education that a person earned toward a renewal. */
export interface ContinuingEducationTable {
  person_id: string;
  id: Generated<string>;
  certification_id: string;
  created_at: Date;
  title: string;
  earned_on: string;
  amount: number;
  category: string | null;
}

/** A file that shows a certification or a credit; base64, so that the export of a person's data holds it as text. */
export interface EvidenceFileTable {
  person_id: string;
  id: Generated<string>;
  certification_id: string;
  created_at: Date;
  name: string;
  media_type: 'application/pdf' | 'image/png' | 'image/jpeg';
  size_bytes: number;
  sha256: string;
  content_base64: string;
}
