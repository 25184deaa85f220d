import { type CreditRule, readCreditRule } from './credit-rule.ts';
import { CertificationsError } from './errors.ts';
import { type Fact, readFact, resolveSources } from './fact.ts';
import { asObject, listOf, nullable, oneOf, optional, type Read, record, slug, text, webAddress } from './record.ts';
import { flattenRequirement, isGroup, type Requirement, readRequirement } from './requirement.ts';

/**
 * `issuer-confirmed`: a named body publishes it. `issuer-not-confirmed`: no issuer was found, so the record states no
 * fee, pass mark, term or rule. `per-state`: there is no national one; states decide.
 */
export const certificationStatuses = ['issuer-confirmed', 'issuer-not-confirmed', 'per-state'] as const;
export type CertificationStatus = (typeof certificationStatuses)[number];

/** A certification that others issue, with all that is known about it and how sure each part is. */
export interface Certification {
  /** Lower case, as in addresses: `cmm`, `cmgt-bc`. */
  readonly code: string;
  readonly abbreviation: string;
  readonly name: string;
  readonly status: CertificationStatus;
  readonly statusReasons: readonly Fact[];
  /** `site` is null where no official address was confirmed. */
  readonly issuer: { readonly name: string; readonly site: string | null } | null;
  readonly summary: string;
  readonly forWhom: Fact;
  /** What else the letters may stand for. */
  readonly otherReadings: readonly OtherReading[];
  /** Content areas of the exam in the issuer's order; null where none were read. */
  readonly domains: { readonly names: readonly string[]; readonly fact: Fact; readonly weights: Fact } | null;
  readonly eligibility: Requirement;
  readonly exam: readonly Fact[];
  readonly fees: readonly Fact[];
  readonly validity: readonly Fact[];
  readonly renewal: readonly Fact[];
  /** Continuing education of a renewal cycle, where it was read in numbers. */
  readonly credits?: CreditRule;
  /** Nearest other certifications of the catalogue, nearest first. */
  readonly alternatives: readonly { readonly code: string; readonly why: string }[];
}

/** Another meaning of an abbreviation. */
export interface OtherReading {
  readonly name: string;
  readonly issuer: string | null;
  readonly finding: Fact;
}

const facts = listOf(readFact, 1);

const readFields: Read<Certification> = record<Certification>({
  code: slug,
  abbreviation: text,
  name: text,
  status: oneOf(certificationStatuses),
  statusReasons: facts,
  issuer: nullable(record({ name: text, site: nullable(webAddress) })),
  summary: text,
  forWhom: readFact,
  otherReadings: listOf(record<OtherReading>({ name: text, issuer: nullable(text), finding: readFact })),
  domains: nullable(record({ names: listOf(text, 1), fact: readFact, weights: readFact })),
  eligibility: readRequirement,
  exam: facts,
  fees: facts,
  validity: facts,
  renewal: facts,
  credits: optional(readCreditRule),
  alternatives: listOf(record({ code: slug, why: text })),
});

/**
 * Reads one certification in its whole form. Refuses a confirmed one without an issuer or without a reason that was
 * read somewhere, and an unconfirmed one that states anything about exam, fees, validity, renewal or eligibility.
 */
const readCertification: Read<Certification> = (value, path) => {
  const certification = readFields(value, path);
  const { code, abbreviation, status, issuer } = certification;
  const refuseRecord = (message: string) => {
    throw new CertificationsError('invalid-record', `${path} (${code}) ${message}`);
  };
  if (abbreviation.toLowerCase() !== code) refuseRecord(`must have the code ${abbreviation.toLowerCase()}`);
  if ((status === 'issuer-confirmed') !== (issuer !== null)) refuseRecord(`is ${status} and its issuer must fit that`);
  if (status === 'issuer-confirmed' && certification.statusReasons.every((fact) => fact.howSure === 'unverified')) {
    refuseRecord('is issuer-confirmed without a reason that was read anywhere');
  }
  if (status === 'issuer-not-confirmed' && claimsOf(certification).some((fact) => fact.howSure !== 'unverified')) {
    refuseRecord('has no confirmed issuer and must not state exam, fees, validity, renewal or eligibility');
  }
  return certification;
};

/**
 * Reads the catalogue `{ sources, certifications }`. Throws `CertificationsError` naming file, record and field. Codes are
 * unique and every alternative is a certification of the same file.
 */
export function parseCertifications(json: string, fileName = 'certifications.json'): readonly Certification[] {
  const document = asObject(parseJson(json, fileName), fileName);
  const resolved = resolveSources(document.certifications, document.sources, fileName);
  const certifications = listOf(readCertification, 1)(resolved, `${fileName}.certifications`);
  const codes = certifications.map((certification) => certification.code);
  for (const [index, { code, alternatives }] of certifications.entries()) {
    if (codes.indexOf(code) !== index) {
      throw new CertificationsError('invalid-record', `${fileName}.certifications[${index}] repeats the code ${code}`);
    }
    const stray = alternatives.find((other) => other.code === code || !codes.includes(other.code));
    if (stray !== undefined) {
      throw new CertificationsError(
        'invalid-record',
        `${fileName} (${code}) names the alternative ${stray.code}, which is not another certification here`,
      );
    }
  }
  return certifications;
}

/** Parses JSON text; throws `CertificationsError` naming the file when it is not JSON. */
export function parseJson(json: string, fileName: string): unknown {
  try {
    return JSON.parse(json);
  } catch (cause) {
    throw new CertificationsError('invalid-record', `${fileName} is not JSON: ${String(cause)}`, { cause });
  }
}

/** Every fact of a certification, in the order of its record. */
export function factsOf(certification: Certification): readonly Fact[] {
  const { domains } = certification;
  return [
    ...certification.statusReasons,
    certification.forWhom,
    ...certification.otherReadings.map((reading) => reading.finding),
    ...(domains === null ? [] : [domains.fact, domains.weights]),
    ...claimsOf(certification),
  ];
}

/** The oldest day on which a source of the record was read, YYYY-MM-DD. */
export function oldestCheck(certification: Certification): string {
  const days = factsOf(certification).map((fact) => fact.checkedOn);
  return days.toSorted()[0] ?? certification.forWhom.checkedOn;
}

function claimsOf(certification: Certification): readonly Fact[] {
  const rule = flattenRequirement(certification.eligibility);
  return [
    ...rule.flatMap((part) => (isGroup(part) ? [] : [part.fact])),
    ...certification.exam,
    ...certification.fees,
    ...certification.validity,
    ...certification.renewal,
    ...(certification.credits === undefined ? [] : [certification.credits.fact]),
  ];
}
