import {
  asObject,
  boolean,
  type EducationLevel,
  educationLevels,
  type Fact,
  listOf,
  nullable,
  oneOf,
  parseJson,
  type Read,
  readFact,
  record,
  refuse,
  resolveSources,
  slug,
  text,
} from '@careway/certifications';
import { isSocCode } from '@careway/labor-market';
import { PathwaysError, readingRecords } from './errors.ts';
import { isOnetSocCode } from './onet-soc-code.ts';
import { type OccupationProfile, profileFacts, readProfile, topicsOf } from './profile.ts';

/** How far up the step map a role stands. Our judgement: no office publishes such a rank. */
export const occupationLevels = ['entry', 'mid', 'senior'] as const;
export type OccupationLevel = (typeof occupationLevels)[number];

/** The line of work a role belongs to. */
export const occupationTracks = [
  'front-office',
  'coordination',
  'records',
  'clinical',
  'management',
  'policy',
] as const;
export type OccupationTrack = (typeof occupationTracks)[number];

/** Kinds of workplace. */
export const workplaces = [
  'hospitals',
  "doctors' offices",
  'outpatient clinics',
  'nursing and home care',
  'insurance companies',
  'community organizations',
  'government',
  'research and consulting',
] as const;
export type Workplace = (typeof workplaces)[number];

/** Whether a license is needed to do the work. */
export const licenceNeeds = ['required', 'sometimes', 'not-required', 'not-confirmed'] as const;
export type LicenceNeed = (typeof licenceNeeds)[number];

export const codeSystems = ['soc-2018', 'onet-soc-2019'] as const;
export type CodeSystem = (typeof codeSystems)[number];

/** A code that federal statistics use for a role: its own one, or a proxy that stands in for a role without a code. */
export interface OccupationCode {
  readonly system: CodeSystem;
  /** `29-2099` (SOC) or `29-2099.08` (O*NET-SOC). */
  readonly code: string;
  readonly title: string;
  readonly role: 'own' | 'proxy';
  /** An "all other" group, whose figures mix several jobs. */
  readonly isResidual: boolean;
  readonly why: Fact;
}

/** A role that people hold, with what is known about entering and doing it. */
export interface Occupation {
  readonly slug: string;
  readonly title: string;
  readonly alsoCalled: readonly string[];
  readonly summary: Fact;
  readonly level: OccupationLevel;
  readonly track: OccupationTrack;
  /** First the code that stands for the role best. */
  readonly codes: readonly OccupationCode[];
  /** `level` is null where no source gives one. */
  readonly entryEducation: { readonly level: EducationLevel | null; readonly fact: Fact };
  readonly licence: { readonly need: LicenceNeed; readonly fact: Fact };
  readonly settings: { readonly names: readonly Workplace[]; readonly fact: Fact };
  readonly outlook: Fact;
  /** One of `codes`, whose O*NET ratings speak for the role; null where O*NET has rated none. */
  readonly ratedCode: string | null;
  /** null for roles that are shown only as neighbours. */
  readonly profile: OccupationProfile | null;
}

const isForm = { 'soc-2018': isSocCode, 'onet-soc-2019': isOnetSocCode } as const;

const readCodeFields: Read<OccupationCode> = record<OccupationCode>({
  system: oneOf(codeSystems),
  code: text,
  title: text,
  role: oneOf(['own', 'proxy']),
  isResidual: boolean,
  why: readFact,
});

const readCode: Read<OccupationCode> = (value, path) => {
  const code = readCodeFields(value, path);
  return isForm[code.system](code.code) ? code : refuse(`${path}.code`, `a code of ${code.system}`, code.code);
};

const readFields: Read<Occupation> = record<Occupation>({
  slug,
  title: text,
  alsoCalled: listOf(text),
  summary: readFact,
  level: oneOf(occupationLevels),
  track: oneOf(occupationTracks),
  codes: listOf(readCode, 1),
  entryEducation: record({ level: nullable(oneOf(educationLevels)), fact: readFact }),
  licence: record({ need: oneOf(licenceNeeds), fact: readFact }),
  settings: record({ names: listOf(oneOf(workplaces), 1), fact: readFact }),
  outlook: readFact,
  ratedCode: nullable(text),
  profile: nullable(readProfile),
});

/**
 * Reads `{ sources, occupations }`. Throws `PathwaysError` naming file, record and field. Slugs are unique, and so are the
 * ids of the topics of one profile.
 */
export function parseOccupations(json: string, fileName = 'occupations.json'): readonly Occupation[] {
  const occupations = readingRecords(() => {
    const document = asObject(parseJson(json, fileName), fileName);
    const resolved = resolveSources(document.occupations, document.sources, fileName);
    return listOf(readFields, 1)(resolved, `${fileName}.occupations`);
  });
  refuseRepeats(
    occupations.map((occupation) => occupation.slug),
    `${fileName} repeats the occupation`,
  );
  for (const occupation of occupations) {
    const { slug: name, profile, ratedCode } = occupation;
    if (ratedCode !== null && ratedCodeOf(occupation) === null) {
      throw new PathwaysError(
        'invalid-record',
        `${fileName} (${name}) has the rated code ${ratedCode}, which is not among its codes`,
      );
    }
    const ids = profile === null ? [] : topicsOf(profile).map((topic) => topic.id);
    refuseRepeats(ids, `${fileName} (${name}) repeats the topic`);
  }
  return occupations;
}

/** The code whose O*NET ratings speak for the role, with why; null where O*NET has rated none. */
export function ratedCodeOf(occupation: Occupation): OccupationCode | null {
  return occupation.codes.find((code) => code.code === occupation.ratedCode) ?? null;
}

/** Every fact of an occupation. */
export function occupationFacts(occupation: Occupation): readonly Fact[] {
  return [
    occupation.summary,
    ...occupation.codes.map((code) => code.why),
    occupation.entryEducation.fact,
    occupation.licence.fact,
    occupation.settings.fact,
    occupation.outlook,
    ...(occupation.profile === null ? [] : profileFacts(occupation.profile)),
  ];
}

function refuseRepeats(names: readonly string[], message: string): void {
  const repeated = names.find((name, index) => names.indexOf(name) !== index);
  if (repeated !== undefined) throw new PathwaysError('invalid-record', `${message} ${repeated}`);
}
