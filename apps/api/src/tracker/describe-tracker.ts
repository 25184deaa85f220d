import { type Certification, creditStanding, expiryOf } from '@careway/certifications';
import type { CertificationTracker, HeldCertification } from '@careway/contract';
import {
  type CreditRecord,
  type Database,
  type EvidenceRecord,
  findCertifications,
  type HeldRecord,
  readTracker,
} from '@careway/database';
import type { Kysely } from 'kysely';
import { evidenceTypes, MAX_FILE_BYTES, MAX_TOTAL_BYTES } from './evidence-limits.ts';

/**
 * What a person tracks, with how long each lasts from today (UTC) and what its renewal asks for: what has ended or ends
 * first comes first, what has no last day comes last.
 */
export async function describeTracker(
  db: Kysely<Database>,
  personId: string,
  now: Date,
): Promise<CertificationTracker> {
  const { held, credits, files } = await readTracker(db, personId);
  const known = await findCertifications(db, [...new Set(held.map(({ code }) => code))]);
  const byCode = new Map(known.map((certification) => [certification.code, certification]));
  const today = now.toISOString().slice(0, 10);
  return {
    items: held
      .map((one) =>
        describeHeld(
          one,
          byCode.get(one.code),
          credits.filter(({ certificationId }) => certificationId === one.id),
          files.filter(({ certificationId }) => certificationId === one.id),
          today,
        ),
      )
      .toSorted((a, b) => (a.daysLeft ?? Number.MAX_VALUE) - (b.daysLeft ?? Number.MAX_VALUE)),
    limits: {
      fileBytes: MAX_FILE_BYTES,
      totalBytes: MAX_TOTAL_BYTES,
      usedBytes: files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
      types: [...evidenceTypes],
    },
  };
}

/** The catalogue's record where it is about what the person holds: not when they meant another reading of the letters. */
export function recordOf(held: Pick<HeldRecord, 'reading'>, certification: Certification | undefined) {
  return held.reading === null || held.reading === certification?.name ? (certification ?? null) : null;
}

function describeHeld(
  held: HeldRecord,
  certification: Certification | undefined,
  credits: readonly CreditRecord[],
  files: readonly EvidenceRecord[],
  today: string,
): HeldCertification {
  const record = recordOf(held, certification);
  const reading = certification?.otherReadings.find(({ name }) => name === held.reading);
  const abbreviation = certification?.abbreviation ?? held.code.toUpperCase();
  const expiry = expiryOf(held, record);
  const expiresOn = expiry.kind === 'unknown' ? null : expiry.on;
  const daysLeft = expiresOn === null ? null : daysBetween(today, expiresOn);
  const rule = record?.credits;
  const cycle = expiresOn === null ? null : { from: held.renewedOn ?? held.earnedOn, to: expiresOn };
  const labels = new Map(rule?.categories.map(({ id, label }) => [id, label]));
  const standing = rule === undefined || cycle === null ? null : creditStanding(rule, credits, cycle);
  const renewal =
    rule === undefined || cycle === null || standing === null
      ? null
      : {
          need: rule.need,
          unit: rule.unit,
          ...standing,
          categories: [...standing.categories],
          ...cycle,
          fact: rule.fact,
        };
  return {
    id: held.id,
    code: held.code,
    abbreviation,
    name: held.reading ?? certification?.name ?? abbreviation,
    issuer: record?.issuer?.name ?? reading?.issuer ?? null,
    earnedOn: held.earnedOn,
    renewedOn: held.renewedOn,
    expiresOn,
    expiryBasis: expiry.kind,
    expiryFact: expiry.kind === 'computed' ? expiry.fact : null,
    daysLeft,
    sentence: sentenceOf(abbreviation, daysLeft, renewal),
    renewal,
    unit: rule?.unit ?? 'credits',
    categories: (rule?.categories ?? []).map(({ id, label }) => ({ id, label })),
    credits: credits.map(({ id, title, on, amount, category }) => ({
      id,
      title,
      on,
      amount,
      category,
      categoryLabel: category === null ? null : (labels.get(category) ?? category),
      counts: cycle === null ? null : on >= cycle.from && on <= cycle.to,
    })),
    evidence: files.map(({ id, name, mediaType, sizeBytes, sha256, createdAt }) => ({
      id,
      name,
      mediaType,
      sizeBytes,
      sha256,
      addedAt: createdAt.toISOString(),
      path: `/api/v1/certifications/mine/${held.id}/evidence/${id}`,
    })),
  };
}

function sentenceOf(abbreviation: string, daysLeft: number | null, renewal: HeldCertification['renewal']): string {
  if (daysLeft === null)
    return `How long the ${abbreviation} lasts is not confirmed. Enter the last day from your certificate.`;
  const days = `${Math.abs(daysLeft).toLocaleString('en-US')} ${Math.abs(daysLeft) === 1 ? 'day' : 'days'}`;
  if (daysLeft < 0) return `The ${abbreviation} ended ${days} ago.`;
  const left = daysLeft === 0 ? 'ends today' : `ends in ${days}`;
  if (renewal === null) return `The ${abbreviation} ${left}.`;
  if (renewal.missing === 0) return `The ${abbreviation} ${left}; its renewal has all ${renewal.need} ${renewal.unit}.`;
  return `The ${abbreviation} ${left}; its renewal needs ${renewal.missing} more of ${renewal.need} ${renewal.unit}.`;
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}
