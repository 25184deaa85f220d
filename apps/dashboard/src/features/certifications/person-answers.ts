import type { EligibilityBody } from '@careway/contract';

type Education = NonNullable<EligibilityBody['education']>[number];
type ExperienceField = keyof NonNullable<EligibilityBody['experienceMonths']>;
type HoursActivity = NonNullable<EligibilityBody['hours']>[number]['activity'];
type Holdings<Part extends 'licences' | 'training' | 'memberships'> = readonly NonNullable<
  EligibilityBody[Part]
>[number][];

/** The form as filled in: numbers as typed ('' is unknown), `null` for what was not said. */
export interface PersonAnswers {
  readonly educationLevel: Education['level'] | null;
  readonly educationField: NonNullable<Education['field']> | null;
  readonly experienceYears: Readonly<Partial<Record<ExperienceField, string>>>;
  readonly hours: Readonly<Partial<Record<HoursActivity, string>>>;
  readonly hoursWithinYears: string;
  readonly licences: Holdings<'licences'> | null;
  readonly training: Holdings<'training'> | null;
  readonly memberships: Holdings<'memberships'> | null;
}

export const emptyAnswers: PersonAnswers = {
  educationLevel: null,
  educationField: null,
  experienceYears: {},
  hours: {},
  hoursWithinYears: '',
  licences: null,
  training: null,
  memberships: null,
};

const MONTHS_A_YEAR = 12;

/** What is sent to the service: unknown parts are left out, "none" is an empty list or 0. */
export function toPerson(answers: PersonAnswers): EligibilityBody {
  const experience = typed<ExperienceField>(answers.experienceYears).map(
    ([field, years]) => [field, Math.round(years * MONTHS_A_YEAR)] as const,
  );
  const hours = typed<HoursActivity>(answers.hours).map(([activity, count]) => ({
    activity,
    hours: count,
    ...(answers.hoursWithinYears === ''
      ? {}
      : { withinMonths: Math.max(1, Math.round(Number(answers.hoursWithinYears) * MONTHS_A_YEAR)) }),
  }));
  return {
    ...(answers.educationLevel === null
      ? {}
      : { education: schooling(answers.educationLevel, answers.educationField) }),
    ...(experience.length === 0 ? {} : { experienceMonths: Object.fromEntries(experience) }),
    ...(hours.length === 0 ? {} : { hours }),
    ...(answers.licences === null ? {} : { licences: [...answers.licences] }),
    ...(answers.training === null ? {} : { training: [...answers.training] }),
    ...(answers.memberships === null ? {} : { memberships: [...answers.memberships] }),
  };
}

function schooling(level: Education['level'], field: PersonAnswers['educationField']): Education[] {
  if (level === 'none') return [];
  return [field === null ? { level } : { level, field }];
}

function typed<Name extends string>(fields: Readonly<Partial<Record<Name, string>>>): readonly [Name, number][] {
  return (Object.entries(fields) as [Name, string | undefined][]).flatMap(([name, text]) =>
    text === undefined || text === '' ? [] : [[name, Number(text)]],
  );
}
