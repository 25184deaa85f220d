import { CertificationsError } from './errors.ts';
import { type Fact, readFact } from './fact.ts';
import {
  asObject,
  boolean,
  listOf,
  oneOf,
  optional,
  positiveInteger,
  type Read,
  record,
  refuse,
  slug,
  text,
} from './record.ts';
import {
  type EducationField,
  type EducationLevel,
  type ExperienceField,
  educationFields,
  educationLevels,
  experienceFields,
  type HourActivity,
  hourActivities,
  isPartOf,
  type Licence,
  licences,
  type Organization,
  organizations,
  type TrainingProgramme,
  trainingProgrammes,
} from './vocabulary.ts';

/** The rule of a certification: groups of requirements down to single ones. Identifiers are unique within one rule. */
export type Requirement = RequirementGroup | SingleRequirement;

/** `all` parts, `any` one part, or `need` of them (`n-of`). */
export type RequirementGroup =
  | {
      readonly id: string;
      readonly kind: 'all' | 'any';
      readonly statement: string;
      readonly of: readonly Requirement[];
    }
  | {
      readonly id: string;
      readonly kind: 'n-of';
      readonly need: number;
      readonly statement: string;
      readonly of: readonly Requirement[];
    };

/** One requirement, with the fact it was read from. */
export type SingleRequirement = { readonly id: string; readonly fact: Fact } & (
  | {
      readonly kind: 'education';
      readonly atLeast: EducationLevel;
      /** Any of these fields of study; missing: any field. */
      readonly fields?: readonly EducationField[];
      /** The issuer also takes "related" fields and decides which those are. */
      readonly orRelated?: boolean;
    }
  /** Months in any of these kinds of work, added up. */
  | { readonly kind: 'experience'; readonly fields: readonly ExperienceField[]; readonly atLeastMonths: number }
  | {
      readonly kind: 'hours';
      readonly activity: HourActivity;
      readonly atLeastHours: number;
      /** All of them in this many months up to the application; missing: ever. */
      readonly withinMonths?: number;
    }
  | { readonly kind: 'membership'; readonly organization: Organization }
  | { readonly kind: 'licence'; readonly anyOf: readonly Licence[] }
  | { readonly kind: 'training'; readonly anyOf: readonly TrainingProgramme[] }
  /** Nothing is asked. */
  | { readonly kind: 'open' }
  /** Only the issuer can say whether it is met: references, equivalent experience. */
  | { readonly kind: 'issuer-decides' }
  /** Nobody has confirmed what is asked. */
  | { readonly kind: 'not-confirmed' }
);

/** Whether a requirement has parts. */
export function isGroup(requirement: Requirement): requirement is RequirementGroup {
  return requirement.kind === 'all' || requirement.kind === 'any' || requirement.kind === 'n-of';
}

/** The requirement and all its parts, groups before their parts. */
export function flattenRequirement(requirement: Requirement): readonly Requirement[] {
  return isGroup(requirement) ? [requirement, ...requirement.of.flatMap(flattenRequirement)] : [requirement];
}

type OfKind<K extends Requirement['kind']> = Extract<Requirement, { readonly kind: K }>;
const base = { id: slug, fact: readFact };

const readers: { readonly [K in Requirement['kind']]: Read<Requirement> } = {
  all: readAllOrAny,
  any: readAllOrAny,
  'n-of': (value, path) =>
    record<OfKind<'n-of'>>({
      id: slug,
      kind: oneOf(['n-of']),
      need: positiveInteger,
      statement: text,
      of: listOf(readPart, 1),
    })(value, path),
  education: record<OfKind<'education'>>({
    ...base,
    kind: oneOf(['education']),
    atLeast: oneOf(educationLevels),
    fields: optional(listOf(oneOf(educationFields), 1)),
    orRelated: optional(boolean),
  }),
  experience: record<OfKind<'experience'>>({
    ...base,
    kind: oneOf(['experience']),
    fields: listOf(oneOf(experienceFields), 1),
    atLeastMonths: positiveInteger,
  }),
  hours: record<OfKind<'hours'>>({
    ...base,
    kind: oneOf(['hours']),
    activity: oneOf(hourActivities),
    atLeastHours: positiveInteger,
    withinMonths: optional(positiveInteger),
  }),
  membership: record<OfKind<'membership'>>({
    ...base,
    kind: oneOf(['membership']),
    organization: oneOf(organizations),
  }),
  licence: record<OfKind<'licence'>>({ ...base, kind: oneOf(['licence']), anyOf: listOf(oneOf(licences), 1) }),
  training: record<OfKind<'training'>>({
    ...base,
    kind: oneOf(['training']),
    anyOf: listOf(oneOf(trainingProgrammes), 1),
  }),
  open: record<OfKind<'open'>>({ ...base, kind: oneOf(['open']) }),
  'issuer-decides': record<OfKind<'issuer-decides'>>({ ...base, kind: oneOf(['issuer-decides']) }),
  'not-confirmed': record<OfKind<'not-confirmed'>>({ ...base, kind: oneOf(['not-confirmed']) }),
};

function readAllOrAny(value: unknown, path: string): OfKind<'all' | 'any'> {
  return record<OfKind<'all' | 'any'>>({
    id: slug,
    kind: oneOf(['all', 'any']),
    statement: text,
    of: listOf(readPart, 1),
  })(value, path);
}

const requirementKinds = Object.keys(readers) as Requirement['kind'][];

function readPart(value: unknown, path: string): Requirement {
  const kind = oneOf(requirementKinds)(asObject(value, path).kind, `${path}.kind`);
  const requirement = readers[kind](value, path);
  checkRequirement(requirement, path);
  return requirement;
}

/** Reads a rule; refuses one whose identifiers repeat, whose groups cannot be met, or whose status does not fit its kind. */
export const readRequirement: Read<Requirement> = (value, path) => {
  const requirement = readPart(value, path);
  const ids = flattenRequirement(requirement).map((part) => part.id);
  const repeated = ids.find((id, index) => ids.indexOf(id) !== index);
  if (repeated !== undefined) return refuse(path, 'a rule with unique ids', repeated);
  return requirement;
};

function checkRequirement(requirement: Requirement, path: string): void {
  if (requirement.kind === 'n-of' && requirement.need > requirement.of.length) {
    refuse(`${path}.need`, `at most ${requirement.of.length}`, requirement.need);
  }
  if (requirement.kind === 'experience') {
    const { fields } = requirement;
    const overlap = fields.find((field, index) => fields.some((other, at) => at !== index && isPartOf(field, other)));
    if (overlap !== undefined) refuse(`${path}.fields`, 'kinds of work that do not overlap', overlap);
  }
  if (isGroup(requirement)) return;
  const isConfirmed = requirement.fact.howSure !== 'unverified';
  if (requirement.kind === 'not-confirmed' ? isConfirmed : !isConfirmed) {
    throw new CertificationsError(
      'invalid-record',
      `${path} of kind ${requirement.kind} cannot rest on a fact that is ${requirement.fact.howSure}`,
    );
  }
}
