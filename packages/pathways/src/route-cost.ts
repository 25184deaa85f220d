import type { EducationLevel, Fact } from '@careway/certifications';
import { type StepTime, timesOf } from './schooling.ts';
import type { Step, StepNeed } from './step.ts';
import type { StepMap } from './step-map.ts';

/** Something on a route that costs money: schooling, a license or a certification. */
export interface CostItem {
  /** Place of its step on the route, from 0. */
  readonly step: number;
  readonly need: StepNeed;
  /** US dollars as quoted; null where no source gives one figure. Never zero for unknown. */
  readonly usd: number | null;
  /** Where the figure was read, or what is known instead of one; null where nothing is held. */
  readonly fee: Fact | null;
}

/** What a route costs, each thing once. Fees are quoted prices of different days; they are not set to one year. */
export interface RouteCost {
  readonly items: readonly CostItem[];
  /** Sum of the fees that a source gives, US dollars. */
  readonly knownUsd: number;
  /** Things whose price no source of ours gives; `knownUsd` leaves them out. */
  readonly unknown: number;
}

/**
 * The costs of the steps of a route. Schooling counts where it goes beyond what is held or was asked before; a license and a
 * certification count at the first step that names them. `fees` gives what is known of a certification's fees by its
 * code, the fee of the exam first.
 */
export function costOf(
  map: StepMap,
  steps: readonly Step[],
  fees: ReadonlyMap<string, readonly Fact[]>,
  held: EducationLevel = 'none',
): RouteCost {
  const times = timesOf(map, steps, held);
  const seen = new Set<string>();
  const items = steps.flatMap((step, index) =>
    step.needs.flatMap((need): CostItem[] => {
      if (need.kind === 'experience' || isHeld(need, times[index])) return [];
      const name = `${need.kind} ${need.certification ?? need.fact.statement}`;
      if (seen.has(name)) return [];
      seen.add(name);
      const known = need.certification === undefined ? [] : (fees.get(need.certification) ?? []);
      return [{ step: index, need, usd: usdOf(known[0]), fee: known[0] ?? null }];
    }),
  );
  return {
    items,
    knownUsd: items.reduce((sum, item) => sum + (item.usd ?? 0), 0),
    unknown: items.filter((item) => item.usd === null).length,
  };
}

function isHeld(need: StepNeed, time: StepTime | undefined): boolean {
  return need.kind === 'education' && time?.schooling.includes(need) !== true;
}

function usdOf(fact: Fact | undefined): number | null {
  return fact?.value?.unit === 'usd' ? fact.value.amount : null;
}
