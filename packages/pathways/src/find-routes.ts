import type { EducationLevel, FactKind } from '@careway/certifications';
import { type StepTime, timesOf } from './schooling.ts';
import type { Step } from './step.ts';
import { occupationOf, type StepMap } from './step-map.ts';

/** A route from one role to another that visits no role twice; two routes may share all roles and differ in a step's way. */
export interface Route {
  readonly slugs: readonly string[];
  readonly steps: readonly Step[];
  /** Of each step. */
  readonly times: readonly StepTime[];
  /** Sum of the times that sources give, in months: the least of each. */
  readonly knownMonths: number;
  /** The same with the most of each. */
  readonly mostKnownMonths: number;
  /** Steps that take longer than the sums count, by a time that nobody publishes. */
  readonly stepsWithoutTime: number;
  /** The weakest basis among its steps: a chain is as good as its weakest step. */
  readonly weakestKind: FactKind;
}

/** Longest route that is looked for unless told otherwise, in steps. */
export const DEFAULT_MAX_STEPS = 4;

/**
 * Every route of at most `maxSteps` steps, fewest steps first, then by the slugs on the way; empty when there is none.
 * Each way of a step makes a route of its own. `held` is the schooling a person has already, in no field that a license
 * asks for. Throws `PathwaysError` for a slug that is not on the map.
 */
export function findRoutes(
  map: StepMap,
  from: string,
  to: string,
  maxSteps = DEFAULT_MAX_STEPS,
  held: EducationLevel = 'none',
): readonly Route[] {
  occupationOf(map, from);
  occupationOf(map, to);
  const found: Route[] = [];
  const walk = (slugs: readonly string[], steps: readonly Step[]): void => {
    const here = slugs.at(-1) ?? from;
    if (here === to && steps.length > 0) {
      found.push(toRoute(map, slugs, steps, held));
      return;
    }
    if (steps.length >= maxSteps) return;
    for (const step of map.stepsFrom.get(here) ?? []) {
      if (!slugs.includes(step.to)) walk([...slugs, step.to], [...steps, step]);
    }
  };
  walk([from], []);
  return found.sort((a, b) => a.steps.length - b.steps.length || compareSlugs(a, b));
}

function toRoute(map: StepMap, slugs: readonly string[], steps: readonly Step[], held: EducationLevel): Route {
  const times = timesOf(map, steps, held);
  return {
    slugs,
    steps,
    times,
    knownMonths: times.reduce((sum, time) => sum + time.knownMonths, 0),
    mostKnownMonths: times.reduce((sum, time) => sum + time.mostKnownMonths, 0),
    stepsWithoutTime: times.filter((time) => time.isOpen).length,
    weakestKind: weakestKind(steps),
  };
}

function weakestKind(steps: readonly Step[]): FactKind {
  const kinds = steps.map((step) => step.basis.kind);
  if (kinds.includes('judgement')) return 'judgement';
  return kinds.includes('reported') ? 'reported' : 'published';
}

/** Orders two routes by the slugs of roles and ways: what is left when nothing else tells them apart. */
export function compareSlugs(a: Route, b: Route): number {
  const [one, other] = [a, b].map(({ slugs, steps }) => [...slugs, ...steps.map(({ way }) => way?.slug)].join(' '));
  if (one === undefined || other === undefined) return 0;
  return one < other ? -1 : Number(one > other);
}
