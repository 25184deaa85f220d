import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Fact, parseCertifications } from '@careway/certifications';
import {
  buildStepMap,
  costOf,
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

/** The route through these roles. */
export function routeOf(...slugs: readonly string[]): Route {
  const [from, to] = [slugs[0] ?? '', slugs.at(-1) ?? ''];
  const found = findRoutes(map, from, to, 6).find((route) => route.slugs.join() === slugs.join());
  if (found === undefined) throw new Error(`no route ${slugs.join(' → ')}`);
  return found;
}

/** A pay of three quartiles under a code. */
export function payOf(code: string, p25: number, median = p25, p75 = median): RolePay {
  return { code, p25, median, p75 };
}

/** Every route between two roles with all that it is ranked by. */
export function ratedRoutes(from: string, to: string, pay: ReadonlyMap<string, RolePay>): readonly RatedRoute[] {
  return findRoutes(map, from, to).map((route) => {
    const cost = costOf(map, route.steps, fees);
    return {
      route,
      cost,
      worth: worthOf(map, route.steps, pay, cost),
      skills: skillsOf(map, route.slugs, ratings),
      longestMonths: longestTime(map),
    };
  });
}
