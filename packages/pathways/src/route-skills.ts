import type { OnetRating } from './onet-ratings.ts';
import { occupationOf, type StepMap } from './step-map.ts';

/** A skill that matters more somewhere on a route than in its first role. Importance from 1 to 5. */
export interface SkillRise {
  readonly name: string;
  readonly from: number;
  /** The highest importance on the route. */
  readonly to: number;
  /** The first role on the route where it matters that much. */
  readonly slug: string;
}

/** How far the skills of a route lie from those of its first role. */
export interface RouteSkills {
  /** Largest rise first, each skill once however many steps ask for it. */
  readonly rises: readonly SkillRise[];
  /** Sum of the rises, points of importance. */
  readonly distance: number;
  /** Roles on the route that O*NET has not rated; they are in no rise. */
  readonly unrated: readonly string[];
}

/** The skills that a route raises: for each skill the highest importance on the way, less that of the first role. */
export function skillsOf(map: StepMap, slugs: readonly string[], ratings: readonly OnetRating[]): RouteSkills {
  const rated = slugs.map((slug) => ({ slug, skills: skillsOfRole(map, slug, ratings) }));
  const unrated = rated.filter(({ skills }) => skills.size === 0).map(({ slug }) => slug);
  const [start, ...later] = rated;
  const rises = [...(start?.skills ?? [])].flatMap(([name, from]): SkillRise[] => {
    const highest = Math.max(...later.map(({ skills }) => skills.get(name) ?? 0));
    const at = later.find(({ skills }) => skills.get(name) === highest);
    return at === undefined || highest <= from ? [] : [{ name, from, to: highest, slug: at.slug }];
  });
  return {
    rises: rises.toSorted((a, b) => b.to - b.from - (a.to - a.from) || (a.name < b.name ? -1 : 1)),
    distance: rises.reduce((sum, { from, to }) => sum + to - from, 0),
    unrated,
  };
}

function skillsOfRole(map: StepMap, slug: string, ratings: readonly OnetRating[]): ReadonlyMap<string, number> {
  const { ratedCode } = occupationOf(map, slug);
  return new Map(
    ratings
      .filter((rating) => rating.code === ratedCode && rating.kind === 'skill')
      .map((rating) => [rating.name, rating.importance]),
  );
}
