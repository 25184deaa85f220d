import {
  type Database,
  findLtiGradebook,
  findLtiPlatform,
  type LtiScoreRecord,
  saveLtiLineItem,
  settleLtiScore,
  takeDueLtiScores,
} from '@careway/database';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import { type CallService, jsonOf, openService, type ServiceDeps, ServiceError } from './call-service.ts';
import { scopes } from './claims.ts';

export interface ScoreDeps extends ServiceDeps {
  readonly db: Kysely<Database>;
}

/** Results are on the scale from 200 to 800, as in the gradebook files. */
const MAX_POINTS = 800;
const MAX_TRIES = 10;
const MINUTE_MS = 60_000;
/** Waits after each try, in minutes; the last one repeats: about three days in all. */
const WAITS_MINUTES = [1, 5, 15, 60, 240, 720, 1440];
/** Nobody else takes up a score for so long after it was taken. */
const LEASE_MS = 2 * MINUTE_MS;
const BATCH = 20;
/** Another answer would not come from trying again. */
const lasting = new Set([400, 403, 404, 405, 410, 415, 422]);

/**
 * Sends the scores that are due to their learning systems (Assignment and Grade Services 2.0). A score that was taken up
 * and not settled is due again: the same message twice changes nothing there. Returns how many were taken up.
 */
export async function sendDueScores(deps: ScoreDeps): Promise<number> {
  const now = deps.now();
  const due = await takeDueLtiScores(deps.db, { now, leaseUntil: new Date(now.getTime() + LEASE_MS), limit: BATCH });
  for (const score of due) await sendOne(deps, score);
  return due.length;
}

async function sendOne(deps: ScoreDeps, score: LtiScoreRecord): Promise<void> {
  try {
    await sendScore(deps, score);
    await settleLtiScore(deps.db, score, { state: 'sent' });
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    // 409: the learning system has a later result of this learner, and keeps it.
    if (error.status === 409) return settleLtiScore(deps.db, score, { state: 'sent' });
    const isLasting = error.status !== null && lasting.has(error.status);
    if (isLasting || score.tries >= MAX_TRIES)
      return settleLtiScore(deps.db, score, { state: 'failed', error: error.message });
    const wait = WAITS_MINUTES[Math.min(score.tries, WAITS_MINUTES.length) - 1] ?? 1;
    const nextTryAt = new Date(deps.now().getTime() + wait * MINUTE_MS);
    await settleLtiScore(deps.db, score, { state: 'due', nextTryAt, error: error.message });
  }
}

async function sendScore(deps: ScoreDeps, score: LtiScoreRecord): Promise<void> {
  const platform = await findLtiPlatform(deps.db, score.organizationId, score.platformId);
  const gradebook = await findLtiGradebook(deps.db, score);
  if (platform === undefined || gradebook === undefined)
    throw new ServiceError('The learning system or its link was removed.', 410);
  const wanted = gradebook.lineItemUrl === null ? [scopes.score, scopes.lineItem] : [scopes.score];
  const service = await openService(deps, platform, wanted);
  const lineItem = gradebook.lineItemUrl ?? (await ensureLineItem(deps, service, score, gradebook));
  await service(scoresUrl(lineItem), {
    method: 'POST',
    headers: { 'content-type': 'application/vnd.ims.lis.v1.score+json' },
    body: JSON.stringify({
      userId: score.subject,
      timestamp: score.finishedAt.toISOString(),
      scoreGiven: score.scaledScore,
      scoreMaximum: MAX_POINTS,
      comment: score.comment,
      activityProgress: 'Completed',
      gradingProgress: 'FullyGraded',
    }),
  });
}

const LineItem = z.looseObject({ id: z.string().max(2000), resourceId: z.string().optional() });
const lineItemType = 'application/vnd.ims.lis.v2.lineitem+json';
const lineItemsType = 'application/vnd.ims.lis.v2.lineitemcontainer+json';

/** The line item of a link: the one made for it before, else a new one. */
async function ensureLineItem(
  deps: ScoreDeps,
  service: CallService,
  score: LtiScoreRecord,
  gradebook: { readonly lineItemsUrl: string | null; readonly assignmentId: string; readonly title: string },
): Promise<string> {
  if (gradebook.lineItemsUrl === null) throw new ServiceError('The link takes no scores any more.', 410);
  const search = new URL(gradebook.lineItemsUrl);
  search.searchParams.set('resource_link_id', score.resourceLinkId);
  const listed = z
    .array(LineItem)
    .safeParse(await jsonOf(await service(search.href, { headers: { accept: lineItemsType } })));
  const known = listed.data?.find(({ resourceId }) => resourceId === gradebook.assignmentId);
  const made =
    known ??
    LineItem.safeParse(
      await jsonOf(
        await service(gradebook.lineItemsUrl, {
          method: 'POST',
          headers: { 'content-type': lineItemType, accept: lineItemType },
          body: JSON.stringify({
            label: gradebook.title,
            scoreMaximum: MAX_POINTS,
            resourceId: gradebook.assignmentId,
            resourceLinkId: score.resourceLinkId,
          }),
        }),
      ),
    ).data;
  if (made === undefined) throw new ServiceError('The learning system made no line item.', null);
  await saveLtiLineItem(deps.db, score, made.id);
  return made.id;
}

/** The scores of a line item stand under its path; its query stays (AGS 2.0, 3.4). */
function scoresUrl(lineItem: string): string {
  if (!URL.canParse(lineItem)) throw new ServiceError(`${lineItem} is not an address.`, 400);
  const url = new URL(lineItem);
  url.pathname = `${url.pathname.replace(/\/$/, '')}/scores`;
  return url.href;
}
