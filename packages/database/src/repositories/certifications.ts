import type { Certification, CertificationStatus } from '@careway/certifications';
import type { Kysely } from 'kysely';
import type { Database } from '../tables/database.ts';

/** Certifications in the catalogue's order: of one status or all, those after a code or all, at most `limit` or all. */
export async function listCertifications(
  db: Kysely<Database>,
  options: { readonly status?: CertificationStatus; readonly after?: string; readonly limit?: number } = {},
): Promise<readonly Certification[]> {
  let query = db.selectFrom('certification').select('document').orderBy('ordinal');
  const { status, after, limit } = options;
  if (status !== undefined) query = query.where('status', '=', status);
  if (after !== undefined) {
    const place = db.selectFrom('certification as place').select('place.ordinal').where('place.code', '=', after);
    query = query.where('ordinal', '>', place);
  }
  if (limit !== undefined) query = query.limit(limit);
  const rows = await query.execute();
  return rows.map((row) => toCertification(row.document));
}

/** Certifications by code, in the order asked for; codes that are not in the catalogue are left out. */
export async function findCertifications(
  db: Kysely<Database>,
  codes: readonly string[],
): Promise<readonly Certification[]> {
  if (codes.length === 0) return [];
  const rows = await db.selectFrom('certification').select(['code', 'document']).where('code', 'in', codes).execute();
  const byCode = new Map(rows.map((row) => [row.code, toCertification(row.document)]));
  return codes.flatMap((code) => byCode.get(code) ?? []);
}

/** The loader wrote what the parser returned. */
function toCertification(document: unknown): Certification {
  return document as Certification;
}
