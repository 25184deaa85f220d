import type { FactKind } from '@careway/certifications';
import { knownMonths, type Step } from './step.ts';
import { occupationOf, type StepMap } from './step-map.ts';

/** What routes are ranked by: fewest steps, or least known time. */
export const routeObjectives = ['steps', 'time'] as const;
export type RouteObjective = (typeof routeObjectives)[number];

/** A way from one role to another that visits no role twice. */
export interface Route {
  readonly slugs: readonly string[];
  readonly steps: readonly Step[];
  /** Sum over the steps whose time a source gives, in months. */
  readonly knownMonths: number;
  /** Steps whose time nobody publishes; `knownMonths` leaves them out. */
  readonly stepsWithoutTime: number;
  /** The weakest basis among its steps: a chain is as good as its weakest step. */
  readonly weakestKind: FactKind;
}

/** Longest route that is looked for unless told otherwise, in steps. */
export const DEFAULT_MAX_STEPS = 4;

/**
 * Every route of at most `maxSteps` steps, best first; empty when there is none. By `steps`: fewest steps, then fewest
 * judged ones, then least known time. By `time`: fewest steps of unknown time, then least known time, then fewest steps;
 * an unknown time counts as longer than any known one. Ties by the slugs on the way.
 * Throws `PathwaysError` for a slug that is not on the map.
 */
export function findRoutes(
  map: StepMap,
  from: string,
  to: string,
  options: { readonly maxSteps?: number; readonly objective?: RouteObjective } = {},
): readonly Route[] {
  occupationOf(map, from);
  occupationOf(map, to);
  const { maxSteps = DEFAULT_MAX_STEPS, objective = 'steps' } = options;
  const found: Route[] = [];
  const walk = (slugs: readonly string[], steps: readonly Step[]): void => {
    const here = slugs.at(-1) ?? from;
    if (here === to && steps.length > 0) {
      found.push(toRoute(slugs, steps));
      return;
    }
    if (steps.length >= maxSteps) return;
    for (const step of map.stepsFrom.get(here) ?? []) {
      if (!slugs.includes(step.to)) walk([...slugs, step.to], [...steps, step]);
    }
  };
  walk([from], []);
  return found.sort((a, b) => compareRoutes(a, b, objective));
}

function toRoute(slugs: readonly string[], steps: readonly Step[]): Route {
  const months = steps.map(knownMonths);
  return {
    slugs,
    steps,
    knownMonths: months.reduce<number>((sum, amount) => sum + (amount ?? 0), 0),
    stepsWithoutTime: months.filter((amount) => amount === null).length,
    weakestKind: weakestKind(steps),
  };
}

function weakestKind(steps: readonly Step[]): FactKind {
  const kinds = steps.map((step) => step.basis.kind);
  if (kinds.includes('judgement')) return 'judgement';
  return kinds.includes('reported') ? 'reported' : 'published';
}

function compareRoutes(a: Route, b: Route, objective: RouteObjective): number {
  const bySteps = a.steps.length - b.steps.length;
  const byTime = a.stepsWithoutTime - b.stepsWithoutTime || a.knownMonths - b.knownMonths;
  const first = objective === 'steps' ? bySteps || judgedSteps(a) - judgedSteps(b) || byTime : byTime || bySteps;
  return first || compareText(a.slugs.join(' '), b.slugs.join(' '));
}

function judgedSteps(route: Route): number {
  return route.steps.filter((step) => step.basis.kind === 'judgement').length;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
