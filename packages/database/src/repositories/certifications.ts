import type { Certification, CertificationStatus } from '@careway/certifications';
import type { Kysely } from 'kysely';
import type { Database } from '../tables/database.ts';

/** The certifications in the catalogue's order, of one status or of all. */
export async function listCertifications(
  db: Kysely<Database>,
  filter: { readonly status?: CertificationStatus } = {},
): Promise<readonly Certification[]> {
  const { status } = filter;
  const rows = await db
    .selectFrom('certification')
    .select('document')
    .$if(status !== undefined, (query) => query.where('status', '=', status ?? ''))
    .orderBy('ordinal')
    .execute();
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
