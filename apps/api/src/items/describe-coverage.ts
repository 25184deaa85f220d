import { type Blueprint, domainLabels, formLength } from '@careway/assessment';
import type { BlueprintCoverage, BlueprintSummary } from '@careway/contract';
import { countPool, type Database, listBlueprints, listObjectiveStatements, type PoolCount } from '@careway/database';
import type { Kysely } from 'kysely';
import { ProblemError } from '../http/problem.ts';

/** Live questions for each asked one below which two people often get the same. The project's own choice. */
const THIN_BELOW = 5;
const underwayStatuses = new Set(['draft', 'review', 'pilot']);

export async function listBlueprintSummaries(db: Kysely<Database>): Promise<BlueprintSummary[]> {
  return (await listBlueprints(db)).map((blueprint) => ({
    slug: blueprint.slug,
    title: blueprint.title,
    version: blueprint.version,
    questions: formLength(blueprint),
  }));
}

/** The pool against the plan of a quiz, by domain and objective. */
export async function describeCoverage(db: Kysely<Database>, slug: string): Promise<BlueprintCoverage> {
  const blueprints = await listBlueprints(db);
  const blueprint = blueprints.find((candidate) => candidate.slug === slug);
  if (blueprint === undefined)
    throw new ProblemError(
      'not-found',
      `There is no blueprint ${slug}; there are ${blueprints.map((one) => one.slug).join(', ')}.`,
    );
  const [pool, statements] = await Promise.all([countPool(db), listObjectiveStatements(db)]);
  const domains = coverDomains(blueprint, pool, statements);
  const thin = domains.filter(({ isThin }) => isThin);
  return {
    slug: blueprint.slug,
    title: blueprint.title,
    version: blueprint.version,
    weightsBasis: blueprint.weightsBasis,
    questions: formLength(blueprint),
    domains,
    thinBelow: THIN_BELOW,
    sentence:
      thin.length === 0
        ? `Every domain has at least ${THIN_BELOW} live questions for each one a quiz asks.`
        : `${thin.length} of ${domains.length} domains are thin: ${thin.map(({ label }) => label).join(', ')}.`,
  };
}

function coverDomains(
  blueprint: Blueprint,
  pool: readonly PoolCount[],
  statements: ReadonlyMap<string, string>,
): BlueprintCoverage['domains'] {
  const planned = new Set<string>(blueprint.domains.map(({ domain }) => domain));
  const total = formLength(blueprint);
  const sum = (counts: readonly PoolCount[]) => counts.reduce((count, one) => count + one.count, 0);
  const live = (counts: readonly PoolCount[]) => sum(counts.filter(({ status }) => status === 'live'));
  const underway = (counts: readonly PoolCount[]) => sum(counts.filter(({ status }) => underwayStatuses.has(status)));
  const allLive = live(pool.filter(({ domain }) => planned.has(domain)));
  return blueprint.domains.map(({ domain, questions }) => {
    const own = pool.filter((count) => count.domain === domain);
    const timesOver = live(own) / questions;
    return {
      domain,
      label: domainLabels[domain],
      target: questions,
      targetShare: questions / total,
      live: live(own),
      poolShare: allLive === 0 ? 0 : live(own) / allLive,
      underway: underway(own),
      watched: sum(own.filter(({ status }) => status === 'watch')),
      timesOver,
      isThin: timesOver < THIN_BELOW,
      objectives: [...statements].flatMap(([key, statement]) => {
        if (!key.startsWith(`${domain}/`)) return [];
        const slug = key.slice(domain.length + 1);
        const counts = own.filter((count) => count.objective === slug);
        return [{ slug, statement, live: live(counts), underway: underway(counts) }];
      }),
    };
  });
}
