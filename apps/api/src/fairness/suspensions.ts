import { mayReview } from '@careway/assessment';
import type { DecideSuspensionBody, ItemSuspension } from '@careway/contract';
import {
  type Database,
  decideSuspension,
  findDifRun,
  listPersonNames,
  listRevisions,
  listSuspensionsOf,
  lockOpenSuspension,
  recordAuditEvent,
  type SuspensionRecord,
  type SuspensionVerdict,
} from '@careway/database';
import type { Kysely } from 'kysely';
import type { Person } from '../http/environment.ts';
import { ProblemError } from '../http/problem.ts';
import { directionOf } from './describe-fairness.ts';

const verdictLabels: Readonly<Record<SuspensionVerdict, string>> = {
  keep: 'Kept: the difference belongs to what the question asks',
  revise: 'To be revised: a new version is written',
  retire: 'Retired',
};

const waits = 'It was taken out of use because it favors a group, and waits for a verdict. Record the verdict first.';

/** Suspensions as authors read them, with whether the caller may judge each. */
export async function presentSuspensions(
  db: Kysely<Database>,
  caller: Pick<Person, 'id'>,
  suspensions: readonly (SuspensionRecord & { readonly stem: string })[],
): Promise<ItemSuspension[]> {
  const names = await listPersonNames(
    db,
    suspensions.flatMap(({ decidedBy }) => decidedBy ?? []),
  );
  return Promise.all(
    suspensions.map(async (suspension): Promise<ItemSuspension> => {
      const { verdict, decidedBy, decidedAt } = suspension;
      const refusal = verdict === null ? await refusalOf(db, caller, suspension) : null;
      return {
        id: suspension.id,
        itemId: suspension.itemId,
        revision: suspension.itemRevision,
        stem: suspension.stem,
        runId: suspension.runId,
        grounds: suspension.grounds.map(
          (ground) =>
            `${directionOf(ground)}${ground.delta === null ? '' : ` (ETS Δ ${ground.delta.toFixed(2).replace('-', '−')})`}.`,
        ),
        suspendedAt: suspension.suspendedAt.toISOString(),
        verdict,
        verdictLabel: verdict === null ? null : verdictLabels[verdict],
        reason: suspension.reason,
        decidedBy: decidedBy === null ? null : (names.get(decidedBy) ?? 'Somebody whose account is gone'),
        decidedAt: decidedAt?.toISOString() ?? null,
        mayDecide: verdict === null && refusal === null,
        refusal,
      };
    }),
  );
}

/** The suspension of a question that waits for its verdict, or null. */
export async function findOpenSuspension(
  db: Kysely<Database>,
  caller: Pick<Person, 'id'>,
  itemId: string,
  stem: string,
): Promise<ItemSuspension | null> {
  const open = (await listSuspensionsOf(db, itemId)).find(({ verdict }) => verdict === null);
  if (open === undefined) return null;
  const [presented] = await presentSuspensions(db, caller, [{ ...open, stem }]);
  return presented ?? null;
}

/** Why a person may not judge a suspension: it takes a second person, neither the one who compared nor the question's author. */
async function refusalOf(
  db: Kysely<Database>,
  caller: Pick<Person, 'id'>,
  { runId, itemId, itemRevision }: SuspensionRecord,
): Promise<string | null> {
  const run = await findDifRun(db, runId);
  if (run?.startedBy === caller.id) return 'You started the comparison. A second person judges what it found.';
  const revision = (await listRevisions(db, itemId)).find((one) => one.revision === itemRevision);
  const writers = revision?.createdBy === undefined || revision.createdBy === null ? [] : [revision.createdBy];
  return mayReview(writers, caller.id) ? null : 'You wrote this version. A second person judges it.';
}

/** Records a verdict with its reason; the question returns, waits for a new version, or is retired. */
export async function judgeSuspension(
  deps: { readonly db: Kysely<Database>; readonly now: () => Date },
  caller: Pick<Person, 'id'>,
  id: string,
  { verdict, reason }: DecideSuspensionBody,
): Promise<void> {
  await deps.db.transaction().execute(async (trx) => {
    const suspension = await lockOpenSuspension(trx, id);
    if (suspension === undefined)
      throw new ProblemError('not-found', `There is no suspension ${id} that waits for a verdict.`);
    const refusal = await refusalOf(trx, caller, suspension);
    if (refusal !== null) throw new ProblemError('conflict', refusal);
    await decideSuspension(trx, suspension, { verdict, reason, by: caller.id, at: deps.now() });
    await recordAuditEvent(trx, {
      actorId: caller.id,
      action: 'item.suspension-judged',
      target: suspension.itemId,
      detail: { verdict, reason, revision: suspension.itemRevision, run: suspension.runId },
    });
  });
}

/**
 * Refuses to bring a question back past its verdict: nothing moves while it waits for one, and a version that was judged to
 * need revision does not go live again.
 */
export async function refuseUnjudged(
  db: Kysely<Database>,
  itemId: string,
  move: { readonly revision: number; readonly to: string },
): Promise<void> {
  const [latest, ...before] = await listSuspensionsOf(db, itemId);
  if (latest === undefined) return;
  if ([latest, ...before].some(({ verdict }) => verdict === null)) throw new ProblemError('conflict', waits);
  if (latest.itemRevision === move.revision && latest.verdict === 'revise' && move.to === 'live') {
    throw new ProblemError(
      'conflict',
      `Version ${move.revision} of ${itemId} was judged to need revision, because it favors a group. A new version goes live instead.`,
    );
  }
}
