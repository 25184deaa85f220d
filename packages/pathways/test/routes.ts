import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type EducationLevel, type Fact, parseCertifications } from '@careway/certifications';
import {
  buildStepMap,
  costOf,
  DEFAULT_MAX_STEPS,
  findRoutes,
  longestTime,
  type RatedRoute,
  type RolePay,
  type Route,
  skillsOf,
  worthOf,
} from '../src/index.ts';
import { occupations, ratings, steps } from './data.ts';

/** The map of the data files. */
export const map = buildStepMap(occupations, steps);

const catalogue = fileURLToPath(import.meta.resolve('@careway/certifications/data/certifications.json'));

/** Fees of the catalogue by the code of the certification. */
export const fees: ReadonlyMap<string, readonly Fact[]> = new Map(
  parseCertifications(readFileSync(catalogue, 'utf8')).map((each) => [each.code, each.fees]),
);

/** A route as the roles after its first, each with the way of its step where it has one: "nurse-case-manager by bachelor". */
export function nameOf({ steps }: Route): string {
  return steps.map(({ to, way }) => (way === undefined ? to : `${to} by ${way.slug}`)).join(' → ');
}

/** The route from a role with this name. */
export function routeOf(from: string, ...names: readonly string[]): Route {
  const name = names.join(' → ');
  const [to = ''] = names.at(-1)?.split(' by ') ?? [];
  const found = findRoutes(map, from, to, 6).find((route) => nameOf(route) === name);
  if (found === undefined) throw new Error(`no route ${name} from ${from}`);
  return found;
}

/** A pay of three quartiles under a code. */
export function payOf(code: string, p25: number, median = p25, p75 = median): RolePay {
  return { code, p25, median, p75 };
}

/** Every route between two roles with all that it is ranked by. */
export function ratedRoutes(
  from: string,
  to: string,
  pay: ReadonlyMap<string, RolePay>,
  held: EducationLevel = 'none',
): readonly RatedRoute[] {
  return findRoutes(map, from, to, DEFAULT_MAX_STEPS, held).map((route) => {
    const cost = costOf(map, route.steps, fees, held);
    return {
      route,
      cost,
      worth: worthOf(map, route.steps, pay, cost, { held }),
      skills: skillsOf(map, route.slugs, ratings),
      longestMonths: longestTime(map),
    };
  });
}
