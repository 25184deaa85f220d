import type { Achievement } from './achievement.ts';
import type { ReadinessResult } from './evaluate-criteria.ts';

/** Contexts of every credential: Verifiable Credentials 2.0 and Open Badges 3.0 in its last version. */
export const credentialContexts = [
  'https://www.w3.org/ns/credentials/v2',
  'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
] as const;

/** What a credential document is made of. Instants are ISO 8601 in UTC, addresses are absolute. */
export interface CredentialInput {
  /** Where the credential itself is read, which identifies it. */
  readonly id: string;
  /** Its page for people. */
  readonly page: string;
  readonly issuer: { readonly id: string; readonly name: string; readonly url: string };
  readonly organization: { readonly id: string; readonly name: string };
  /** `emailHash` is `sha256$` and the hex digest of the address followed by `salt`; null for one without an address. */
  readonly learner: {
    readonly name: string;
    readonly address: { readonly emailHash: string; readonly salt: string } | null;
  };
  readonly achievement: Achievement;
  readonly evidence: ReadinessResult;
  /** When the evidence was earned. */
  readonly validFrom: string;
  readonly validUntil: string | null;
  readonly status: { readonly listUrl: string; readonly index: number };
}

/** An unsigned Open Badges 3.0 credential on the data model of Verifiable Credentials 2.0. */
export type CredentialDocument = ReturnType<typeof credentialDocument>;

/**
 * Writes the unsigned credential: the issuer is the installation that measured, `source` the organisation that assigned the
 * quiz and approved, the evidence one frozen report. The recipient is named in the clear and by a salted hash of the
 * e-mail address if there is one, as Open Badges 3.0 identity objects.
 */
export function credentialDocument(input: CredentialInput) {
  const { id, issuer, organization, learner, achievement, evidence, status } = input;
  return {
    '@context': [...credentialContexts],
    id,
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    name: achievement.name,
    description: `${learner.name} met the criteria of "${achievement.name}" for ${organization.name}. ${achievement.description}`,
    issuer: { id: issuer.id, type: ['Profile'], name: issuer.name, url: issuer.url },
    validFrom: input.validFrom,
    ...(input.validUntil === null ? {} : { validUntil: input.validUntil }),
    awardedDate: evidence.finishedAt,
    credentialSubject: {
      type: ['AchievementSubject'],
      identifier: [
        { type: 'IdentityObject', hashed: false, identityHash: learner.name, identityType: 'name' },
        ...(learner.address === null
          ? []
          : [
              {
                type: 'IdentityObject',
                hashed: true,
                identityHash: learner.address.emailHash,
                identityType: 'emailAddress',
                salt: learner.address.salt,
              },
            ]),
      ],
      achievement,
      source: { id: organization.id, type: ['Profile'], name: organization.name },
    },
    evidence: [
      {
        id: `urn:uuid:${evidence.attemptId}`,
        type: ['Evidence'],
        name: 'Readiness report',
        narrative: evidenceNarrative(evidence),
      },
    ],
    credentialStatus: {
      id: `${status.listUrl}#${status.index}`,
      type: 'BitstringStatusListEntry',
      statusPurpose: 'revocation',
      statusListIndex: String(status.index),
      statusListCredential: status.listUrl,
      statusReference: input.page,
    },
  };
}

/** The evidence in one sentence: the score with its range and target, and which questions it rests on. */
export function evidenceNarrative(evidence: ReadinessResult): string {
  const confidence = Math.round(evidence.confidence * 100);
  return `Readiness report ${evidence.attemptId}, finished ${evidence.finishedAt.slice(0, 10)}: score ${evidence.scaledScore} on a scale from 200 to 800, ${confidence}% range ${evidence.low}–${evidence.high}, target ${evidence.target}, ${evidence.questionsAnswered} questions answered. Question bank ${evidence.bankVersion}, blueprint ${evidence.blueprintVersion}.`;
}
