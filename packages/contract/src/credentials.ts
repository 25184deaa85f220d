import { z } from 'zod';

/** Where an issued credential stands today. */
export const credentialStates = ['valid', 'expired', 'revoked'] as const;

/** What a learner showed: the finished attempt at an assigned quiz that a credential rests on. */
export const ReadinessEvidence = z
  .object({
    attemptId: z.uuid().describe('The readiness report of this attempt is the evidence'),
    assignmentId: z.uuid(),
    quiz: z.string(),
    quizTitle: z.string(),
    scaledScore: z.int().describe('200–800'),
    low: z.int().describe('Lower end of the range, 200–800'),
    high: z.int().describe('Upper end of the range, 200–800'),
    confidence: z.number().describe('Of the range, 0–1'),
    target: z.int().describe('200–800; the whole range lies at or above it'),
    questionsAnswered: z.int(),
    lowEffortAnswers: z.int().describe('Answers too fast to be read'),
    bankVersion: z.string(),
    blueprintVersion: z.string(),
    finishedAt: z.iso.datetime(),
  })
  .meta({ id: 'ReadinessEvidence' });
export type ReadinessEvidence = z.infer<typeof ReadinessEvidence>;

/** A credential as the organisation and its learner see it in a list. */
export const IssuedCredential = z
  .object({
    id: z.string().describe('Part of the public address; cannot be guessed'),
    url: z.string().describe('The public page'),
    name: z.string(),
    learnerName: z.string(),
    organization: z.string(),
    quiz: z.string(),
    state: z.enum(credentialStates),
    stateLabel: z.string().describe('Valid, Expired, Revoked'),
    issuedAt: z.iso.datetime(),
    validUntil: z.iso.datetime().nullable().describe('null: does not expire'),
    revokedAt: z.iso.datetime().nullable(),
    revocationReason: z.string().nullable().describe('Shown in public'),
    replacedBy: z.string().nullable().describe('The public page of the credential that took its place'),
  })
  .meta({ id: 'IssuedCredential' });
export type IssuedCredential = z.infer<typeof IssuedCredential>;

/** One learner against the criteria of one assigned quiz. */
export const CredentialCandidate = z
  .object({
    learnerId: z.uuid(),
    name: z.string(),
    email: z.string().nullable().describe('null where a learning system told none'),
    quiz: z.string(),
    isMet: z.boolean().describe('Whether the criteria are met'),
    evidence: ReadinessEvidence.nullable().describe('When they are met'),
    missing: z.string().nullable().describe('What is missing, in words, when they are not'),
    pointsMissing: z
      .int()
      .nullable()
      .describe('From the lower end of the best range up to the target, on the 200–800 scale; null without a result'),
    credential: IssuedCredential.nullable().describe('The latest one issued to this learner for this quiz'),
  })
  .meta({ id: 'CredentialCandidate' });
export type CredentialCandidate = z.infer<typeof CredentialCandidate>;

export const CohortCredentials = z
  .object({
    achievements: z
      .array(z.object({ quiz: z.string(), quizTitle: z.string(), name: z.string(), criteria: z.string() }))
      .describe('What this cohort can earn: one for each assigned quiz'),
    candidates: z.array(CredentialCandidate).describe('Criteria met first, then nearest first'),
  })
  .meta({ id: 'CohortCredentials' });
export type CohortCredentials = z.infer<typeof CohortCredentials>;

export const IssueCredentialsBody = z
  .object({
    quiz: z.string().min(1).max(80),
    learnerIds: z.array(z.uuid()).min(1).max(200),
    validUntil: z.iso.date().nullable().optional().describe('Last day, in UTC; left out: does not expire'),
  })
  .meta({ id: 'IssueCredentialsBody' });
export type IssueCredentialsBody = z.infer<typeof IssueCredentialsBody>;

export const IssueCredentialsResult = z
  .object({
    issued: z.array(IssuedCredential),
    notIssued: z.array(z.object({ learnerId: z.uuid(), reason: z.string() })),
  })
  .meta({ id: 'IssueCredentialsResult' });
export type IssueCredentialsResult = z.infer<typeof IssueCredentialsResult>;

export const RevokeCredentialBody = z
  .object({ reason: z.string().trim().min(3).max(300).describe('Shown on the public page') })
  .meta({ id: 'RevokeCredentialBody' });

/** The public page of a credential issued here. */
export const CredentialPage = IssuedCredential.extend({
  achievement: z.object({ description: z.string(), criteria: z.string() }),
  evidence: z.object({ narrative: z.string(), facts: ReadinessEvidence.omit({ assignmentId: true }) }),
  issuer: z.object({ id: z.string().describe('DID of the issuer'), name: z.string() }),
  limits: z.array(z.string()).describe('What this does not say'),
  downloads: z.object({ json: z.string(), png: z.string(), jwt: z.string() }).describe('Addresses of the files'),
}).meta({ id: 'CredentialPage' });
export type CredentialPage = z.infer<typeof CredentialPage>;

/** A credential to check: a signed document, or its text (JSON or JWT), or a badge picture. */
export const VerifyCredentialBody = z
  .union([
    z.object({ credential: z.union([z.string().min(1), z.record(z.string(), z.unknown())]) }),
    z.object({ png: z.base64().min(1).describe('The picture, base64') }),
    z.looseObject({ '@context': z.unknown(), type: z.unknown() }).describe('The signed document itself'),
  ])
  .meta({ id: 'VerifyCredentialBody' });
export type VerifyCredentialBody = z.input<typeof VerifyCredentialBody>;

/** What is checked of every credential, in this order. */
export const credentialChecks = ['form', 'signature', 'issuer', 'dates', 'status'] as const;
export const checkOutcomes = ['passed', 'failed', 'cannot-tell', 'not-stated'] as const;

export const CredentialCheck = z
  .object({
    check: z.enum(credentialChecks),
    label: z.string().describe('The question in words'),
    outcome: z.enum(checkOutcomes).describe('not-stated: the credential says nothing of it, which is no fault'),
    detail: z.string().describe('What was found'),
  })
  .meta({ id: 'CredentialCheck' });
export type CredentialCheck = z.infer<typeof CredentialCheck>;

export const CredentialVerification = z
  .object({
    verdict: z.enum(['valid', 'not-valid', 'cannot-tell']),
    verdictLabel: z.string(),
    sentence: z.string().describe('The answer in one sentence'),
    checks: z.array(CredentialCheck),
    format: z.enum(['json', 'jwt', 'png']).describe('How it came'),
    credential: z
      .object({
        name: z.string().nullable(),
        issuerName: z.string().nullable(),
        issuerId: z.string().nullable(),
        recipient: z.string().nullable(),
        criteria: z.string().nullable(),
        validFrom: z.string().nullable(),
        validUntil: z.string().nullable(),
      })
      .nullable()
      .describe('What it says; null when it could not be read'),
    isOurs: z.boolean().describe('Signed with a key of this Careway'),
    page: z.string().nullable().describe('Its public page, when it was issued here'),
  })
  .meta({ id: 'CredentialVerification' });
export type CredentialVerification = z.infer<typeof CredentialVerification>;
