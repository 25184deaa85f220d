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
  readonly field?: EducationField | undefined;
}

/** Hours of one activity. `withinMonths`: all earned in that many months up to today; missing: ever. */
export interface CountedHours {
  readonly activity: HourActivity;
  readonly hours: number;
  readonly withinMonths?: number | undefined;
}

/**
 * What is known about a person. A missing property is unknown; a list that is there is complete, so an empty one says
 * "none". In `experienceMonths` and `hours` a missing field or activity is unknown, and 0 says none.
 */
export interface Person {
  readonly education?: readonly CompletedEducation[] | undefined;
  readonly experienceMonths?: Readonly<Partial<Record<ExperienceField, number | undefined>>> | undefined;
  readonly hours?: readonly CountedHours[] | undefined;
  readonly memberships?: readonly Organization[] | undefined;
  readonly licences?: readonly Licence[] | undefined;
  readonly training?: readonly TrainingProgramme[] | undefined;
}

/** The parts of `Person` that somebody may be asked for. */
export type PersonPart = keyof Person;

/** Throws `CertificationsError` when an amount is negative or not a number. */
export function checkPerson(person: Person): void {
  const months = Object.entries(person.experienceMonths ?? {});
  const hours = (person.hours ?? []).flatMap((entry): readonly (readonly [string, number | undefined])[] => [
    [`hours of ${entry.activity}`, entry.hours],
    [`months of ${entry.activity}`, entry.withinMonths],
  ]);
  for (const [name, amount] of [...months, ...hours]) {
    if (amount === undefined || amount >= 0) continue;
    throw new CertificationsError('invalid-person', `${name} must be 0 or more, got ${amount}`);
  }
}
