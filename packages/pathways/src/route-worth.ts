import type { EducationLevel } from '@careway/certifications';
import type { RouteCost } from './route-cost.ts';
import { longestTime, timesOf } from './schooling.ts';
import type { Step } from './step.ts';
import type { StepMap } from './step-map.ts';

/** Pay of a role before tax, dollars a year of one year's prices: quartiles of the occupation that stands for it. */
export interface RolePay {
  /** The code the pay was published under. */
  readonly code: string;
  readonly p25: number;
  readonly median: number;
  readonly p75: number;
}

/** How many months of pay are counted. */
export const HORIZON_MONTHS = 120;
/** By how much a year's dollars count for less a year later, above prices. Our choice: see methods/route-worth.md. */
export const YEARLY_DISCOUNT = 0.03;

/** What a route is worth: dollars more (or less) over the horizon than staying in the first role at its median pay. */
export interface Worth {
  readonly low: number;
  readonly middle: number;
  readonly high: number;
}

/** Why nothing can be told: a role without published pay, or both ends published under one code. */
export type WorthGap =
  | { readonly kind: 'no-pay'; readonly slugs: readonly string[] }
  | { readonly kind: 'same-code'; readonly code: string };

export type RouteWorth = { readonly kind: 'told'; readonly worth: Worth } | WorthGap;

/** The assumptions of one end of the range. */
interface Case {
  readonly quartile: 'p25' | 'median' | 'p75';
  /** Share of the pay of the role left that is earned while in school. */
  readonly payInSchool: number;
  /** Months beyond the least published ones, of each step. */
  readonly beyond: readonly number[];
  readonly costUsd: (item: RouteCost['items'][number]) => number;
}

/**
 * Ten years of pay on a route against staying. Low: the 25th percentile in every new role, no pay in school, all known
 * fees; high: the 75th, full pay in school, known fees of what is required; middle: the median, half pay, the mean of
 * the two. A time that a source gives as a range is anything within it, and an open one from none to the longest
 * published time of the map (middle: half way); the ends take whichever is worse or better. Costs that no source gives
 * are in none of them. `held` is the schooling a person has already.
 */
export function worthOf(
  map: StepMap,
  steps: readonly Step[],
  pay: ReadonlyMap<string, RolePay>,
  cost: RouteCost,
  options: { readonly horizonMonths?: number; readonly yearlyDiscount?: number; readonly held?: EducationLevel } = {},
): RouteWorth {
  const { horizonMonths = HORIZON_MONTHS, yearlyDiscount = YEARLY_DISCOUNT, held = 'none' } = options;
  const slugs = [...steps.slice(0, 1).map((step) => step.from), ...steps.map((step) => step.to)];
  const roles = slugs.flatMap((slug) => pay.get(slug) ?? []);
  const [first, last] = [roles[0], roles.at(-1)];
  if (roles.length < slugs.length || first === undefined || last === undefined) {
    return { kind: 'no-pay', slugs: slugs.filter((slug) => !pay.has(slug)) };
  }
  if (first.code === last.code) return { kind: 'same-code', code: first.code };
  const times = timesOf(map, steps, held);
  const longest = longestTime(map);
  const discount = (month: number): number => (1 + yearlyDiscount) ** (-month / 12);

  const difference = (assumed: Case): number => {
    let month = 0;
    let total = 0;
    const earn = (until: number, monthly: number): void => {
      const end = Math.min(until, horizonMonths);
      for (; month < end; month += 1) {
        const part = Math.min(1, end - month);
        total += part * (monthly - first.median / 12) * discount(month + part / 2);
      }
      month = end;
    };
    for (const [index, { schooling, knownMonths }] of times.entries()) {
      const role = roles[index] ?? first;
      const held = index === 0 ? role.median : role[assumed.quartile];
      const bill = cost.items.filter((item) => item.step === index).map(assumed.costUsd);
      if (month < horizonMonths) total -= bill.reduce((sum, usd) => sum + usd, 0) * discount(month);
      const months = knownMonths + (assumed.beyond[index] ?? 0);
      earn(month + months, (held / 12) * (schooling.length === 0 ? 1 : assumed.payInSchool));
    }
    earn(horizonMonths, last[assumed.quartile] / 12);
    return total;
  };

  const spreads = times.map(
    ({ knownMonths, mostKnownMonths, isOpen }) => mostKnownMonths - knownMonths + (isOpen ? longest : 0),
  );
  const all = corners(spreads);
  const fee = (usd: number | null): number => usd ?? 0;
  const middle = difference({
    quartile: 'median',
    payInSchool: 0.5,
    beyond: spreads.map((spread) => spread / 2),
    costUsd: ({ usd, need }) => fee(usd) * (need.isRequired ? 1 : 0.5),
  });
  const lows = all.map((beyond) =>
    difference({ quartile: 'p25', payInSchool: 0, beyond, costUsd: ({ usd }) => fee(usd) }),
  );
  const highs = all.map((beyond) =>
    difference({
      quartile: 'p75',
      payInSchool: 1,
      beyond,
      costUsd: ({ usd, need }) => (need.isRequired ? fee(usd) : 0),
    }),
  );
  return { kind: 'told', worth: { low: Math.min(middle, ...lows), middle, high: Math.max(middle, ...highs) } };
}

/** Every choice of none or all of each spread. */
function corners(spreads: readonly number[]): readonly (readonly number[])[] {
  return spreads.reduce<readonly (readonly number[])[]>(
    (chosen, spread) => chosen.flatMap((before) => (spread === 0 ? [0] : [0, spread]).map((each) => [...before, each])),
    [[]],
  );
}
