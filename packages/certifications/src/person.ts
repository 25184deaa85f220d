import { CertificationsError } from './errors.ts';
import type {
  EducationField,
  EducationLevel,
  ExperienceField,
  HourActivity,
  Licence,
  Organization,
  TrainingProgramme,
} from './vocabulary.ts';

/** A diploma or degree that was completed. A missing field of study is unknown. */
export interface CompletedEducation {
  readonly level: EducationLevel;
  readonly field?: EducationField;
}

/** Hours of one activity. `withinMonths`: all earned in that many months up to today; missing: ever. */
export interface CountedHours {
  readonly activity: HourActivity;
  readonly hours: number;
  readonly withinMonths?: number;
}

/**
 * What is known about a person. A missing property is unknown; a list that is there is complete, so an empty one says
 * "none". In `experienceMonths` and `hours` a missing field or activity is unknown, and 0 says none.
 */
export interface Person {
  readonly education?: readonly CompletedEducation[];
  readonly experienceMonths?: Readonly<Partial<Record<ExperienceField, number>>>;
  readonly hours?: readonly CountedHours[];
  readonly memberships?: readonly Organization[];
  readonly licences?: readonly Licence[];
  readonly training?: readonly TrainingProgramme[];
}

/** The parts of `Person` that somebody may be asked for. */
export type PersonPart = keyof Person;

/** Throws when an amount is negative or not a number; returns the person otherwise. */
export function checkPerson(person: Person): Person {
  const amounts = [
    ...Object.entries(person.experienceMonths ?? {}),
    ...(person.hours ?? []).map((entry) => [`hours of ${entry.activity}`, entry.hours] as const),
    ...(person.hours ?? []).map((entry) => [`months of ${entry.activity}`, entry.withinMonths ?? 0] as const),
  ];
  for (const [name, amount] of amounts) {
    if (!(amount >= 0)) throw new CertificationsError('invalid-person', `${name} must be 0 or more, got ${amount}`);
  }
  return person;
}
