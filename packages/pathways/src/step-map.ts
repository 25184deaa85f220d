import { PathwaysError } from './errors.ts';
import type { Occupation } from './occupation.ts';
import type { Step } from './step.ts';

/** Occupations and the steps between them. Every step joins two of the occupations. */
export interface StepMap {
  readonly occupations: ReadonlyMap<string, Occupation>;
  readonly steps: readonly Step[];
  /** Steps by the role they start from; every occupation has an entry. */
  readonly stepsFrom: ReadonlyMap<string, readonly Step[]>;
}

/** Builds the map. Throws `PathwaysError` for a step whose end is not among the occupations, and for a repeated slug. */
export function buildStepMap(occupations: readonly Occupation[], steps: readonly Step[]): StepMap {
  const bySlug = new Map(occupations.map((occupation) => [occupation.slug, occupation]));
  if (bySlug.size !== occupations.length) throw new PathwaysError('invalid-record', 'an occupation is given twice');
  const stepsFrom = new Map<string, Step[]>(occupations.map((occupation) => [occupation.slug, []]));
  for (const step of steps) {
    const stray = [step.from, step.to].find((slug) => !bySlug.has(slug));
    if (stray !== undefined) {
      throw new PathwaysError(
        'invalid-record',
        `the step ${step.from} to ${step.to} names ${stray}, which is not an occupation`,
      );
    }
    stepsFrom.get(step.from)?.push(step);
  }
  return { occupations: bySlug, steps, stepsFrom };
}

/** The occupation of a slug. Throws `PathwaysError` naming the slug and what is on the map. */
export function occupationOf(map: StepMap, slug: string): Occupation {
  const occupation = map.occupations.get(slug);
  if (occupation !== undefined) return occupation;
  const allowed = [...map.occupations.keys()].join(', ');
  throw new PathwaysError('unknown-occupation', `there is no occupation ${slug}; there are ${allowed}`);
}
