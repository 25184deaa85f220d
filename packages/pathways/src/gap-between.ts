import { type EducationLevel, educationLevels, type Fact } from '@careway/certifications';
import type { LicenceNeed, Occupation, Workplace } from './occupation.ts';
import type { OnetRating, RatingKind } from './onet-ratings.ts';

/** Importance of one skill or work style in two roles, 1–5. */
export interface RatingDifference {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  /** to − from. */
  readonly change: number;
}

/** What would change between two roles, whether or not a step joins them. */
export interface Gap {
  readonly education: {
    readonly from: EducationLevel | null;
    readonly to: EducationLevel | null;
    readonly change: 'more' | 'same' | 'less' | 'cannot-tell';
    readonly facts: readonly Fact[];
  };
  readonly licence: {
    readonly change: 'needed' | 'sometimes-needed' | 'no-change' | 'cannot-tell';
    readonly facts: readonly Fact[];
  };
  readonly settings: {
    readonly shared: readonly Workplace[];
    readonly onlyFrom: readonly Workplace[];
    readonly onlyTo: readonly Workplace[];
  };
  /** Largest change first, ties by name; null where one of the roles has no ratings. */
  readonly ratings: {
    readonly skills: readonly RatingDifference[];
    readonly workStyles: readonly RatingDifference[];
  } | null;
}

/** Compares two roles. `ratings` are those of both roles' rated codes; others are ignored. */
export function gapBetween(from: Occupation, to: Occupation, ratings: readonly OnetRating[]): Gap {
  return {
    education: {
      from: from.entryEducation.level,
      to: to.entryEducation.level,
      change: compareEducation(from.entryEducation.level, to.entryEducation.level),
      facts: [from.entryEducation.fact, to.entryEducation.fact],
    },
    licence: {
      change: licenceChange(to.licence.need),
      facts: [from.licence.fact, to.licence.fact],
    },
    settings: {
      shared: from.settings.names.filter((name) => to.settings.names.includes(name)),
      onlyFrom: from.settings.names.filter((name) => !to.settings.names.includes(name)),
      onlyTo: to.settings.names.filter((name) => !from.settings.names.includes(name)),
    },
    ratings: compareRatings(from.ratedCode, to.ratedCode, ratings),
  };
}

function compareEducation(from: EducationLevel | null, to: EducationLevel | null): Gap['education']['change'] {
  if (from === null || to === null) return 'cannot-tell';
  const difference = educationLevels.indexOf(to) - educationLevels.indexOf(from);
  if (difference === 0) return 'same';
  return difference > 0 ? 'more' : 'less';
}

/** What the second role asks for; whoever holds a license already knows whether it is the same one. */
function licenceChange(need: LicenceNeed): Gap['licence']['change'] {
  const changes = {
    required: 'needed',
    sometimes: 'sometimes-needed',
    'not-required': 'no-change',
    'not-confirmed': 'cannot-tell',
  } as const;
  return changes[need];
}

function compareRatings(from: string | null, to: string | null, ratings: readonly OnetRating[]): Gap['ratings'] {
  const differences = (kind: RatingKind): readonly RatingDifference[] => {
    const target = new Map(
      ratings
        .filter((rating) => rating.code === to && rating.kind === kind)
        .map((rating) => [rating.name, rating.importance]),
    );
    return ratings
      .filter((rating) => rating.code === from && rating.kind === kind)
      .flatMap(({ name, importance }) => {
        const there = target.get(name);
        return there === undefined ? [] : [{ name, from: importance, to: there, change: there - importance }];
      })
      .sort((a, b) => Math.abs(b.change) - Math.abs(a.change) || (a.name < b.name ? -1 : 1));
  };
  const skills = differences('skill');
  const workStyles = differences('work-style');
  return skills.length + workStyles.length === 0 ? null : { skills, workStyles };
}
