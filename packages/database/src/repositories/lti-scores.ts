import { type Kysely, type Selectable, sql, type Transaction } from 'kysely';
import type { Database } from '../tables/database.ts';
import type { LtiScoreTable } from '../tables/lti.ts';
import type { LtiPlace } from './lti-launches.ts';

/** Where the scores of a link go, as the latest launch said (Assignment and Grade Services 2.0). */
export interface LtiGradebook {
  readonly lineItemUrl: string | null;
  readonly lineItemsUrl: string | null;
  readonly mayScore: boolean;
  readonly mayMakeLineItems: boolean;
}

/** A score on its way. */
export interface LtiScoreRecord extends LtiPlace {
  readonly attemptId: string;
  readonly resourceLinkId: string;
  readonly subject: string;
  /** 200–800. */
  readonly scaledScore: number;
  readonly comment: string;
  readonly finishedAt: Date;
  readonly tries: number;
}

/** The assignment that a link opens, or `undefined`. */
export async function findLtiAssignment(
  trx: Transaction<Database>,
  place: LtiPlace,
  resourceLinkId: string,
): Promise<{ readonly id: string; readonly quiz: string } | undefined> {
  return trx
    .selectFrom('lti_resource_link as link')
    .innerJoin('assignment', (join) =>
      join
        .onRef('assignment.organization_id', '=', 'link.organization_id')
        .onRef('assignment.id', '=', 'link.assignment_id'),
    )
    .select(['assignment.id', 'assignment.quiz'])
    .where('link.organization_id', '=', place.organizationId)
    .where('link.platform_id', '=', place.platformId)
    .where('link.deployment_id', '=', place.deploymentId)
    .where('link.resource_link_id', '=', resourceLinkId)
    .executeTakeFirst();
}

/** The oldest assignment of a quiz in a cohort that no link opens yet, or `undefined`. */
export async function findUnlinkedAssignment(
  trx: Transaction<Database>,
  organizationId: string,
  cohortId: string,
  quiz: string,
): Promise<string | undefined> {
  const row = await trx
    .selectFrom('assignment')
    .select('id')
    .where('organization_id', '=', organizationId)
    .where('cohort_id', '=', cohortId)
    .where('quiz', '=', quiz)
    .where('withdrawn_at', 'is', null)
    .where(sql<boolean>`not exists (select 1 from lti_resource_link l
      where l.organization_id = assignment.organization_id and l.assignment_id = assignment.id)`)
    .orderBy('created_at')
    .limit(1)
    .executeTakeFirst();
  return row?.id;
}

/** Keeps which assignment a link opens and where its scores go; a line item that was found before stays. */
export async function saveLtiResourceLink(
  trx: Transaction<Database>,
  place: LtiPlace,
  resourceLinkId: string,
  assignmentId: string,
  gradebook: LtiGradebook,
): Promise<void> {
  const going = {
    line_items_url: gradebook.lineItemsUrl,
    may_score: gradebook.mayScore,
    may_make_line_items: gradebook.mayMakeLineItems,
  };
  await trx
    .insertInto('lti_resource_link')
    .values({
      organization_id: place.organizationId,
      platform_id: place.platformId,
      deployment_id: place.deploymentId,
      resource_link_id: resourceLinkId,
      assignment_id: assignmentId,
      line_item_url: gradebook.lineItemUrl,
      ...going,
    })
    .onConflict((conflict) =>
      conflict.columns(['organization_id', 'platform_id', 'deployment_id', 'resource_link_id']).doUpdateSet({
        ...going,
        assignment_id: assignmentId,
        line_item_url: sql`coalesce(excluded.line_item_url, lti_resource_link.line_item_url)`,
      }),
    )
    .execute();
}

/** Queues the score of a finished attempt where its assignment was opened from a learning system that takes scores. */
export async function queueLtiScore(
  trx: Transaction<Database>,
  organizationId: string,
  finished: {
    readonly assignmentId: string;
    readonly learnerId: string;
    readonly attemptId: string;
    readonly scaledScore: number;
    readonly comment: string;
    readonly finishedAt: Date;
  },
): Promise<void> {
  await sql`
    insert into lti_score (organization_id, attempt_id, platform_id, deployment_id, resource_link_id, subject,
      scaled_score, comment, finished_at, next_try_at)
    select link.organization_id, ${finished.attemptId}, link.platform_id, link.deployment_id, link.resource_link_id,
      account.subject, ${finished.scaledScore}, ${finished.comment}, ${finished.finishedAt}, ${finished.finishedAt}
    from lti_resource_link link
    join lti_platform platform on platform.organization_id = link.organization_id and platform.id = link.platform_id
    join cohort_learner learner on learner.organization_id = link.organization_id and learner.id = ${finished.learnerId}
    join lti_account account on account.organization_id = link.organization_id and account.issuer = platform.issuer
      and account.linked_person_id = learner.linked_person_id
    where link.organization_id = ${organizationId} and link.assignment_id = ${finished.assignmentId} and link.may_score
      and (link.line_item_url is not null or (link.line_items_url is not null and link.may_make_line_items))
    limit 1
    on conflict do nothing`.execute(trx);
}

/**
 * Takes the scores that are due, at most `limit`; nobody else gets them until `leaseUntil`. A score whose assignment holds
 * its results waits for their release.
 */
export async function takeDueLtiScores(
  db: Kysely<Database>,
  take: { readonly now: Date; readonly leaseUntil: Date; readonly limit: number },
): Promise<readonly LtiScoreRecord[]> {
  const { rows } = await sql<Selectable<LtiScoreTable>>`
    update lti_score set next_try_at = ${take.leaseUntil}, tries = tries + 1
    where (organization_id, attempt_id) in (
      select organization_id, attempt_id from lti_score where state = 'due' and next_try_at <= ${take.now}
        and not exists (select 1 from assignment_progress p
          join assignment a on a.organization_id = p.organization_id and a.id = p.assignment_id
          where p.organization_id = lti_score.organization_id and p.attempt_id = lti_score.attempt_id
            and a.result_release = 'when-released' and a.released_at is null)
      order by next_try_at limit ${take.limit} for update skip locked)
    returning *`.execute(db);
  return rows.map((row) => ({
    organizationId: row.organization_id,
    platformId: row.platform_id,
    deploymentId: row.deployment_id,
    resourceLinkId: row.resource_link_id,
    attemptId: row.attempt_id,
    subject: row.subject,
    scaledScore: row.scaled_score,
    comment: row.comment,
    finishedAt: row.finished_at,
    tries: row.tries,
  }));
}

/** Writes how sending a score ended: it arrived, it is tried again at a time, or it is given up. */
export async function settleLtiScore(
  db: Kysely<Database>,
  score: Pick<LtiScoreRecord, 'organizationId' | 'attemptId'>,
  outcome:
    | { readonly state: 'sent' }
    | { readonly state: 'due'; readonly nextTryAt: Date; readonly error: string }
    | { readonly state: 'failed'; readonly error: string },
): Promise<void> {
  await db
    .updateTable('lti_score')
    .set({
      state: outcome.state,
      last_error: outcome.state === 'sent' ? null : outcome.error,
      ...(outcome.state === 'due' ? { next_try_at: outcome.nextTryAt } : {}),
    })
    .where('organization_id', '=', score.organizationId)
    .where('attempt_id', '=', score.attemptId)
    .execute();
}

/** Makes the failed scores of a platform due again; returns how many there were. */
export async function retryLtiScores(
  db: Kysely<Database>,
  organizationId: string,
  platformId: string,
  now: Date,
): Promise<number> {
  const result = await db
    .updateTable('lti_score')
    .set({ state: 'due', tries: 0, next_try_at: now })
    .where('organization_id', '=', organizationId)
    .where('platform_id', '=', platformId)
    .where('state', '=', 'failed')
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}

/** Where the scores of a link go, with the title of its assignment; `undefined` when the link is gone. */
export async function findLtiGradebook(
  db: Kysely<Database>,
  link: LtiPlace & { readonly resourceLinkId: string },
): Promise<(LtiGradebook & { readonly assignmentId: string; readonly title: string }) | undefined> {
  const row = await db
    .selectFrom('lti_resource_link as link')
    .innerJoin('assignment', (join) =>
      join
        .onRef('assignment.organization_id', '=', 'link.organization_id')
        .onRef('assignment.id', '=', 'link.assignment_id'),
    )
    .select([
      'link.line_item_url',
      'link.line_items_url',
      'link.may_score',
      'link.may_make_line_items',
      'link.assignment_id',
      'assignment.quiz_title',
    ])
    .where('link.organization_id', '=', link.organizationId)
    .where('link.platform_id', '=', link.platformId)
    .where('link.deployment_id', '=', link.deploymentId)
    .where('link.resource_link_id', '=', link.resourceLinkId)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  return {
    lineItemUrl: row.line_item_url,
    lineItemsUrl: row.line_items_url,
    mayScore: row.may_score,
    mayMakeLineItems: row.may_make_line_items,
    assignmentId: row.assignment_id,
    title: row.quiz_title,
  };
}

/** Keeps the line item that was found or made for a link. */
export async function saveLtiLineItem(
  db: Kysely<Database>,
  link: LtiPlace & { readonly resourceLinkId: string },
  lineItemUrl: string,
): Promise<void> {
  await db
    .updateTable('lti_resource_link')
    .set({ line_item_url: lineItemUrl })
    .where('organization_id', '=', link.organizationId)
    .where('platform_id', '=', link.platformId)
    .where('deployment_id', '=', link.deploymentId)
    .where('resource_link_id', '=', link.resourceLinkId)
    .execute();
}
