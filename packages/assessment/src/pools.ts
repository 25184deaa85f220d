import type { Blueprint } from './blueprint.ts';
import type { Domain } from './item.ts';

/** Domains that quizzes measure together, so that their questions share one scale, and those quizzes. */
export interface Pool {
  readonly domains: readonly Domain[];
  readonly quizzes: readonly string[];
}

/** The pools of a set of quizzes: two domains are in one when some chain of quizzes asks both. In the order of the quizzes. */
export function poolsOf(blueprints: readonly Pick<Blueprint, 'slug' | 'domains'>[]): readonly Pool[] {
  let pools: readonly Pool[] = [];
  for (const { slug, domains } of blueprints) {
    const own = domains.map(({ domain }) => domain);
    const joined = pools.filter((pool) => pool.domains.some((domain) => own.includes(domain)));
    const merged: Pool = {
      domains: [...new Set([...joined.flatMap((pool) => pool.domains), ...own])],
      quizzes: [...joined.flatMap((pool) => pool.quizzes), slug],
    };
    const place = joined[0] === undefined ? pools.length : pools.indexOf(joined[0]);
    const others = pools.filter((pool) => !joined.includes(pool));
    pools = [...others.slice(0, place), merged, ...others.slice(place)];
  }
  return pools;
}
