import {
  categoryLabels,
  characteristicLabels,
  countImpact,
  IMPACT_MIN_GROUP,
  impactOf,
  type ShownCounts,
} from '@careway/assessment';
import type { Impact, ImpactGroup, ImpactTable } from '@careway/contract';
import {
  type Database,
  findImpactCount,
  type ImpactCountRecord,
  insertImpactCount,
  listAgreedGroups,
  listAssignedQuizzes,
  listHeldResults,
  lockImpact,
} from '@careway/database';
import type { Kysely } from 'kysely';
import { ProblemError } from '../http/problem.ts';

interface Deps {
  readonly db: Kysely<Database>;
  readonly now: () => Date;
}

const limits = [
  'Only people who joined a cohort, finished the quiz as an assignment and agreed to be counted are in these counts.',
  `Groups below ${IMPACT_MIN_GROUP} people are hidden, and others with them where a subtraction would tell. New counts are made when ${IMPACT_MIN_GROUP} more people can be counted, so that nobody can be found by comparing two days.`,
  'A person is counted as ready when the whole range is at or above the target. “Not yet” and “Too early to tell” are not ready.',
  'A ratio below four fifths (29 CFR 1607.4D) is a reason to look, not proof that the quiz is unfair; a ratio above it is no proof that it is fair.',
];

/** How often people of each group are ready, over all cohorts of an organisation, at the target of one quiz. */
export async function showImpact(deps: Deps, organizationId: string, wanted: string | undefined): Promise<Impact> {
  const quizzes = [...(await listAssignedQuizzes(deps.db, organizationId))];
  const quiz = wanted ?? quizzes[0]?.quiz ?? null;
  const base = { quiz, quizzes, minimum: IMPACT_MIN_GROUP, limits };
  if (quiz === null) {
    return { ...base, sentence: 'No quiz is assigned yet, so there is nothing to compare.', madeAt: null, tables: [] };
  }
  if (!quizzes.some((one) => one.quiz === quiz)) {
    const allowed = quizzes.map((one) => one.quiz).join(', ') || 'none';
    const message = `must be a quiz this organization assigned (${allowed}), got ${quiz}`;
    throw new ProblemError('invalid-request', `query.quiz: ${message}`, [{ path: 'query.quiz', message }]);
  }
  const count = await currentCount(deps, organizationId, quiz);
  const tables = (count?.shown ?? []).map(describeTable);
  return { ...base, sentence: sentenceOf(tables), madeAt: count?.madeAt.toISOString() ?? null, tables };
}

/** The counts that are shown now; new ones only when enough people more, or fewer, can be counted. */
async function currentCount(
  { db, now }: Deps,
  organizationId: string,
  quiz: string,
): Promise<ImpactCountRecord | undefined> {
  return db.transaction().execute(async (trx) => {
    await lockImpact(trx, organizationId, quiz);
    const results = await listHeldResults(trx, organizationId, quiz);
    const groups = await listAgreedGroups(
      trx,
      'impact',
      results.map(({ personId }) => personId),
    );
    const people = results.flatMap(({ personId, verdict }) => {
      const told = groups.get(personId);
      return told === undefined ? [] : [{ groups: told, isReady: verdict === 'ready' }];
    });
    const last = await findImpactCount(trx, organizationId, quiz);
    const change = Math.abs(people.length - (last?.counted ?? 0));
    if (change < (last === undefined ? 2 * IMPACT_MIN_GROUP : IMPACT_MIN_GROUP)) return last;
    const count = { counted: people.length, shown: countImpact(people), madeAt: now() };
    await insertImpactCount(trx, organizationId, quiz, count);
    return count;
  });
}

function sentenceOf(tables: readonly ImpactTable[]): string {
  const compared = tables.filter(({ status }) => status === 'compared');
  if (compared.length === 0) {
    return tables.some(({ status }) => status === 'nobody-ready')
      ? 'Too early to tell: nobody in the groups that can be shown is ready yet.'
      : `Too early to tell: it takes two groups of at least ${IMPACT_MIN_GROUP} people who finished the quiz and agreed to be counted.`;
  }
  const below = compared.flatMap(({ groups }) => groups.filter(({ verdict }) => verdict === 'below'));
  if (below.length === 0)
    return 'No group reaches the target less than four fifths as often as the group that reaches it most.';
  const named = below.map(({ label, ratio }) => `${label} (${percent(ratio ?? 0)})`).join(', ');
  const count = below.length === 1 ? 'One group is' : `${below.length} groups are`;
  return `${count} below four fifths of the highest rate: ${named}.`;
}

function describeTable(shown: ShownCounts): ImpactTable {
  const { characteristic, groups, hidden } = shown;
  const compared = impactOf(shown);
  const label = characteristicLabels[characteristic];
  const base = { characteristic, label, hiddenNote: hidden ? 'Groups that are too small are not shown.' : null };
  if (compared.status !== 'compared') {
    const sentence =
      compared.status === 'too-few'
        ? `Too few people to compare: it takes two groups of at least ${IMPACT_MIN_GROUP}.`
        : 'Nobody in these groups is ready yet, so there is no rate to compare with.';
    return { ...base, status: compared.status, sentence, groups: [] };
  }
  const { impact } = compared;
  const rows = groups.map(({ group, people, ready }): ImpactGroup => {
    const verdict =
      group === impact.reference
        ? 'reference'
        : impact.small.includes(group)
          ? 'too-small-to-test'
          : impact.flagged.includes(group)
            ? 'below'
            : 'within';
    return {
      group,
      label: categoryLabels[group],
      people,
      ready,
      rate: ready / people,
      ratio: impact.ratios[group] ?? null,
      ratioLow: impact.ci[group]?.lower ?? null,
      ratioHigh: impact.ci[group]?.upper ?? null,
      p: impact.fisherP[group] ?? null,
      verdict,
      verdictLabel: verdictLabels[verdict],
      hangsOnOne: impact.flipFlop[group] ?? false,
    };
  });
  return { ...base, status: 'compared', sentence: tableSentence(rows), groups: rows };
}

const verdictLabels: Readonly<Record<ImpactGroup['verdict'], string>> = {
  reference: 'Highest rate; the others are compared with it',
  within: 'At or above four fifths',
  below: 'Below four fifths',
  'too-small-to-test': 'Below 2% of the people: not tested alone',
};

function tableSentence(groups: readonly ImpactGroup[]): string {
  const below = groups.filter(({ verdict }) => verdict === 'below');
  if (below.length === 0) return 'Every group is ready at least four fifths as often as the one with the highest rate.';
  return below
    .map(({ label, ratio, p, hangsOnOne }) => {
      const chance =
        p !== null && p < 0.05 ? 'more than chance would explain' : 'chance alone could explain a gap of this size';
      const one = hangsOnOne ? ' One more ready person would lift it to four fifths.' : '';
      return `“${label}” is ready ${percent(ratio ?? 0)} as often as the group with the highest rate: ${chance}.${one}`;
    })
    .join(' ');
}

function percent(share: number): string {
  return `${Math.round(100 * share)}%`;
}
