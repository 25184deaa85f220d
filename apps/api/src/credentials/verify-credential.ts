import type { CredentialCheck, CredentialVerification, VerifyCredentialBody } from '@careway/contract';
import { type CredentialRecord, type Database, findCredential } from '@careway/database';
import type { Kysely } from 'kysely';
import { checkDates } from './check-dates.ts';
import { checkForm } from './check-form.ts';
import { checkJwt } from './check-jwt.ts';
import { checkProofs, type SignatureFinding } from './check-proofs.ts';
import { checkStatus } from './check-status.ts';
import { credentialPageUrl, fromPublicId } from './credential-address.ts';
import type { ReadIssuerKeys } from './issuer-keys.ts';
import { idOf, isObject, type JsonObject, textOf, toList } from './json-object.ts';
import { type ReadCredential, readCredential } from './read-credential.ts';

interface Deps {
  readonly db: Kysely<Database>;
  readonly issuerKeys: ReadIssuerKeys;
  readonly publicUrl: string;
  readonly now: () => Date;
}

type Finding = Pick<CredentialCheck, 'outcome' | 'detail'>;

const labels: Readonly<Record<CredentialCheck['check'], string>> = {
  form: 'Is it an Open Badge?',
  signature: 'Is it as it was signed?',
  issuer: 'Did the issuer it names sign it?',
  dates: 'Is it in force today?',
  status: 'Has it been revoked?',
};

/**
 * Checks a credential of anybody. Nothing is fetched: what only the network could tell is "cannot tell", with the reason.
 * A JWT is checked by its own signature, a document by its proofs, all of which must fit.
 */
export async function verifyCredential(deps: Deps, body: VerifyCredentialBody): Promise<CredentialVerification> {
  const read = readCredential(body);
  const { credential } = read;
  const now = deps.now();
  const findings = await checkSignatures(read, deps.issuerKeys(), now);
  const isOurs = findings.some((finding) => finding.kind === 'fits' && finding.method.trust === 'ours');
  const record = isOurs ? await findIssued(deps.db, credential) : undefined;
  const found: Readonly<Record<CredentialCheck['check'], Finding>> = {
    form: checkForm(read),
    signature: describeSignatures(findings),
    issuer: describeIssuer(findings, idOf(credential.issuer)),
    dates: checkDates(read, now),
    status: checkStatus(credential, isOurs, record),
  };
  const checks = (['form', 'signature', 'issuer', 'dates', 'status'] as const).map((check) => ({
    check,
    label: labels[check],
    ...found[check],
  }));
  return {
    ...conclude(checks),
    checks,
    format: read.format,
    credential: summarize(credential),
    isOurs,
    page: record === undefined ? null : credentialPageUrl(deps.publicUrl, publicIdOf(credential) ?? ''),
  };
}

async function checkSignatures(
  read: ReadCredential,
  keys: ReturnType<ReadIssuerKeys>,
  now: Date,
): Promise<readonly SignatureFinding[]> {
  if (read.jwt === undefined) return checkProofs(read.credential, keys, now);
  return [await checkJwt(read.jwt, idOf(read.credential.issuer) ?? '', keys)];
}

/** The row behind a credential of ours: its id ends in the public id. The host may have had another name then. */
async function findIssued(db: Kysely<Database>, credential: JsonObject): Promise<CredentialRecord | undefined> {
  const ids = fromPublicId(publicIdOf(credential) ?? '');
  return ids === undefined ? undefined : findCredential(db, ids.organizationId, ids.credentialId);
}

function publicIdOf(credential: JsonObject): string | undefined {
  return idOf(credential)?.split('/credentials/')[1];
}

function describeSignatures(findings: readonly SignatureFinding[]): Finding {
  const broken = findings.find((finding) => finding.kind === 'does-not-fit');
  if (broken !== undefined) return { outcome: 'failed', detail: broken.reason };
  const fitting = findings.flatMap((finding) => (finding.kind === 'fits' ? [finding.by] : []));
  if (fitting.length > 0) {
    return { outcome: 'passed', detail: `Nothing was changed since it was signed (${fitting.join(' and ')}).` };
  }
  const [unknown] = findings.flatMap((finding) => (finding.kind === 'unknown' ? [finding.reason] : []));
  if (unknown !== undefined) return { outcome: 'cannot-tell', detail: unknown };
  return { outcome: 'failed', detail: 'It carries no signature.' };
}

function describeIssuer(findings: readonly SignatureFinding[], issuer: string | undefined): Finding {
  const methods = findings.flatMap((finding) => (finding.kind === 'fits' ? [finding.method] : []));
  if (methods.length === 0) {
    return { outcome: 'cannot-tell', detail: 'Without a signature that fits, nobody is shown to have signed it.' };
  }
  const own = methods.filter((method) => method.controller === issuer);
  if (own.some((method) => method.trust === 'ours')) {
    return { outcome: 'passed', detail: 'Signed with a key of this Careway.' };
  }
  if (own.some((method) => method.trust === 'proven')) {
    return {
      outcome: 'passed',
      detail: 'Signed with the key that is the issuer’s own name (did:key). Who holds that key is for you to know.',
    };
  }
  const detail =
    own.length > 0
      ? `The signing key is said to be that of ${issuer}. Whether it is would have to be fetched from there, and nothing is fetched here.`
      : `It was signed with a key of ${methods[0]?.controller}, and nothing shows that this is ${issuer ?? 'the issuer'}.`;
  return { outcome: 'cannot-tell', detail };
}

/** Any fault makes it not valid; without one, anything unknown leaves it open. */
function conclude(
  checks: readonly CredentialCheck[],
): Pick<CredentialVerification, 'verdict' | 'verdictLabel' | 'sentence'> {
  const failed = checks.find((check) => check.outcome === 'failed');
  if (failed !== undefined) {
    const revoked = failed.check === 'status' ? 'Do not rely on it: it was revoked.' : 'Do not rely on it.';
    return { verdict: 'not-valid', verdictLabel: 'Not valid', sentence: `This credential is not valid. ${revoked}` };
  }
  const open = checks.filter((check) => check.outcome === 'cannot-tell').length;
  if (open > 0) {
    return {
      verdict: 'cannot-tell',
      verdictLabel: 'Cannot tell',
      sentence: `No fault was found, but ${open === 1 ? 'one of the five questions' : `${open} of the five questions`} cannot be answered from here.`,
    };
  }
  return {
    verdict: 'valid',
    verdictLabel: 'Valid',
    sentence: 'This credential is valid: unchanged, signed by the issuer it names, in force and not revoked.',
  };
}

function summarize(credential: JsonObject): NonNullable<CredentialVerification['credential']> {
  const [subject] = toList(credential.credentialSubject);
  const achievement = isObject(subject) ? subject.achievement : undefined;
  return {
    name: textOf(credential, 'name') ?? textOf(achievement, 'name') ?? null,
    issuerName: textOf(credential.issuer, 'name') ?? null,
    issuerId: idOf(credential.issuer) ?? null,
    recipient: recipientOf(subject),
    criteria: isObject(achievement) ? (textOf(achievement.criteria, 'narrative') ?? null) : null,
    validFrom: textOf(credential, 'validFrom') ?? textOf(credential, 'issuanceDate') ?? null,
    validUntil: textOf(credential, 'validUntil') ?? textOf(credential, 'expirationDate') ?? null,
  };
}

function recipientOf(subject: unknown): string | null {
  const identifiers = isObject(subject) ? toList(subject.identifier) : [];
  const named = identifiers.find((identifier) => textOf(identifier, 'identityType') === 'name');
  return textOf(named, 'identityHash') ?? textOf(subject, 'name') ?? idOf(subject) ?? null;
}
