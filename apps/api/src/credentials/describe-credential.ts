import { credentialLimits, type OutsideCertification } from '@careway/certifications';
import { type CredentialPage, type IssuedCredential, ReadinessEvidence } from '@careway/contract';
import { type CredentialRecord, type Database, listCertifications } from '@careway/database';
import type { Kysely } from 'kysely';
import { ProblemError } from '../http/problem.ts';
import { credentialPageUrl, credentialUrl, toPublicId } from './credential-address.ts';
import { idOf, isObject, type JsonObject, textOf, toList } from './json-object.ts';

const stateLabels = { valid: 'Valid', expired: 'Expired', revoked: 'Revoked' } as const;

interface Deps {
  readonly publicUrl: string;
  readonly now: () => Date;
}

export function credentialNotFound(): ProblemError {
  return new ProblemError('not-found', 'There is no credential at this address.');
}

/** A credential in a list. */
export function describeIssued(deps: Deps, record: CredentialRecord): IssuedCredential {
  const id = toPublicId(record.organizationId, record.id);
  const state = stateOf(record, deps.now());
  return {
    id,
    url: credentialPageUrl(deps.publicUrl, id),
    name: record.name,
    learnerName: record.learnerName,
    organization: record.organizationName,
    quiz: record.quiz,
    state,
    stateLabel: stateLabels[state],
    issuedAt: record.issuedAt.toISOString(),
    validUntil: record.validUntil?.toISOString() ?? null,
    revokedAt: record.revokedAt?.toISOString() ?? null,
    revocationReason: record.revocationReason,
    replacedBy:
      record.replacedById === null
        ? null
        : credentialPageUrl(deps.publicUrl, toPublicId(record.organizationId, record.replacedById)),
  };
}

/** The public page of a credential, in the words that were signed. */
export function describePage(deps: Deps, record: CredentialRecord): CredentialPage {
  const document = JSON.parse(record.document) as JsonObject;
  const [subject] = toList(document.credentialSubject);
  const achievement = isObject(subject) ? subject.achievement : undefined;
  const [evidence] = toList(document.evidence);
  const { assignmentId: _, ...facts } = ReadinessEvidence.parse(record.evidence);
  const issued = describeIssued(deps, record);
  const file = credentialUrl(deps.publicUrl, issued.id);
  return {
    ...issued,
    achievement: {
      description: textOf(achievement, 'description') ?? '',
      criteria: isObject(achievement) ? (textOf(achievement.criteria, 'narrative') ?? '') : '',
    },
    evidence: { narrative: textOf(evidence, 'narrative') ?? '', facts },
    issuer: { id: idOf(document.issuer) ?? '', name: textOf(document.issuer, 'name') ?? '' },
    limits: [...credentialLimits],
    downloads: { json: `${file}?format=json`, png: `${file}?format=png`, jwt: `${file}?format=jwt` },
  };
}

/** Where a credential stands on a day. */
function stateOf({ revokedAt, validUntil }: CredentialRecord, now: Date): IssuedCredential['state'] {
  if (revokedAt !== null) return 'revoked';
  return validUntil !== null && validUntil <= now ? 'expired' : 'valid';
}

/** Names that no credential of ours may carry. */
export async function outsideCertifications(db: Kysely<Database>): Promise<readonly OutsideCertification[]> {
  return (await listCertifications(db)).map(({ abbreviation, name }) => ({ abbreviation, name }));
}
