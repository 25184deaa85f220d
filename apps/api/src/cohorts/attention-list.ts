import {
  type AttentionReason,
  type AttentionRules,
  attentionLimits,
  attentionReasons,
  attentionRuleIds,
  attentionRuleWords,
  defaultAttentionRules,
  formatDay,
  NUDGE_EFFECT_DAYS,
  nudgeEffect,
} from '@careway/assessment';
import { type AttentionList, AttentionRulesBody, type Nudge } from '@careway/contract';
import {
  type Database,
  findAttentionRules,
  holdsResults,
  type LearnerRecord,
  listLastNudges,
  lockCohort,
  type NudgeRecord,
  recordAuditEvent,
  saveCohortRules,
  saveOrganizationRules,
} from '@careway/database';
import type { Kysely } from 'kysely';
import type { Mailer } from '../accounts/mailer.ts';
import type { Person } from '../http/environment.ts';
import { ProblemError } from '../http/problem.ts';
import { describeReason, draftNudge, effectWords } from './attention-words.ts';
import { type CohortFacts, learnerFacts, readCohortFacts } from './cohort-facts.ts';
import { type AttemptStanding, cohortNotFound } from './describe-cohort.ts';
import { invitationUrl } from './invitation-link.ts';

export interface AttentionDeps {
  readonly db: Kysely<Database>;
  readonly now: () => Date;
  readonly mailer: Mailer;
  readonly secret: string;
  readonly publicUrl: string;
}

/** The rules of a cohort: its own, else the organisation's, else the defaults. */
export async function cohortRules(
  db: Kysely<Database>,
  organizationId: string,
  cohortId: string,
): Promise<{ readonly rules: AttentionRules; readonly of: AttentionList['rulesOf'] }> {
  const found = await findAttentionRules(db, organizationId, cohortId);
  if (found === null) return { rules: defaultAttentionRules, of: 'default' };
  return { rules: toRules(AttentionRulesBody.shape.rules.parse(found.rules)), of: found.of };
}

/** Who of a cohort needs somebody today, and why: those with most reasons first, then by the order of reasons. */
export async function listAttention(
  deps: AttentionDeps,
  organizationId: string,
  cohortId: string,
): Promise<AttentionList> {
  const [facts, { rules, of }, nudges] = await Promise.all([
    readCohortFacts(deps.db, organizationId, cohortId),
    cohortRules(deps.db, organizationId, cohortId),
    listLastNudges(deps.db, organizationId, cohortId),
  ]);
  const today = facts.dayOf(deps.now());
  const lastNudge = new Map(nudges.map((nudge) => [nudge.learnerId, nudge]));
  const items = facts.learners
    .map((learner) => ({ learner, reasons: attentionReasons(learnerFacts(facts, learner), rules, today) }))
    .filter(({ reasons }) => reasons.length > 0)
    .toSorted((a, b) => b.reasons.length - a.reasons.length || rank(a.reasons) - rank(b.reasons))
    .map(({ learner, reasons }) => {
      const nudge = lastNudge.get(learner.id);
      return {
        learnerId: learner.id,
        name: learner.name,
        email: learner.email,
        state: learner.joinedAt === null ? ('invited' as const) : ('joined' as const),
        reasons: reasons.map(describeReason),
        lastNudge: nudge === undefined ? null : withoutText(describeNudge(deps, nudge, facts.attemptsOf(learner.id))),
        draft: draftFor(deps, organizationId, facts, learner, reasons),
      };
    });
  return {
    learners: facts.learners.length,
    items,
    rules: describeRules(rules),
    rulesOf: of,
    canMail: deps.mailer.isConfigured,
    asOf: formatDay(today),
  };
}

/** The reasons of one learner today. */
export function reasonsToday(
  facts: CohortFacts,
  learner: LearnerRecord,
  rules: AttentionRules,
  now: Date,
): readonly AttentionReason[] {
  return attentionReasons(learnerFacts(facts, learner), rules, facts.dayOf(now));
}

/** Sets the rules of a cohort, or of its organisation: then the cohort goes by those too. */
export async function saveRules(
  deps: AttentionDeps,
  actor: Person,
  organizationId: string,
  cohortId: string,
  body: AttentionRulesBody,
): Promise<void> {
  checkRules(body);
  await deps.db.transaction().execute(async (trx) => {
    if (!(await lockCohort(trx, organizationId, cohortId))) throw cohortNotFound(cohortId);
    if (body.scope === 'organization') await saveOrganizationRules(trx, organizationId, body.rules);
    await saveCohortRules(trx, organizationId, cohortId, body.scope === 'cohort' ? body.rules : null);
    await recordAuditEvent(trx, {
      actorId: actor.id,
      organizationId,
      action: 'attention-rules.changed',
      target: body.scope === 'cohort' ? cohortId : organizationId,
      detail: { rules: body.rules },
    });
  });
}

/** A message to a learner for the reasons they have today. */
export function draftFor(
  deps: Pick<AttentionDeps, 'secret' | 'publicUrl'>,
  organizationId: string,
  { cohort, assignments, attemptsOf }: CohortFacts,
  learner: LearnerRecord,
  reasons: readonly AttentionReason[],
) {
  const hasJoined = learner.joinedAt !== null;
  const link = hasJoined ? `${deps.publicUrl}/` : invitationUrl(deps, organizationId, learner);
  const holding = new Set(assignments.filter(holdsResults).map(({ id }) => id));
  const hasHeldResult = attemptsOf(learner.id).some(
    ({ assignmentId, result }) => result !== null && holding.has(assignmentId),
  );
  const draft = draftNudge({ name: learner.name, hasJoined, hasHeldResult }, cohort.name, reasons, link);
  return { ...draft, noAddress: learner.email === null ? noAddressWords(learner) : null };
}

/** Why a learner gets no mail, and what to do instead. */
export function noAddressWords({ name, signsInThrough }: LearnerRecord): string {
  return `${name} has no address here: copy the text and send it ${signsInThrough === null ? 'another way' : `in ${signsInThrough}`}.`;
}

/** A nudge with what changed in the 14 days after it. */
export function describeNudge(
  { now }: Pick<AttentionDeps, 'now'>,
  nudge: NudgeRecord,
  attempts: readonly AttemptStanding[],
): Nudge {
  const moments = attempts.map(({ startedAt, finishedAt, result }) => ({
    startedAt: startedAt.getTime(),
    finishedAt: finishedAt?.getTime() ?? null,
    scaledScore: result?.scaledScore ?? null,
  }));
  const effect = nudgeEffect(moments, nudge.createdAt.getTime(), now().getTime());
  return {
    id: nudge.id,
    at: nudge.createdAt.toISOString(),
    by: nudge.author,
    channel: nudge.channel,
    subject: nudge.subject,
    text: nudge.text,
    change: effect === null ? null : effectWords(effect),
    changeOn: new Date(nudge.createdAt.getTime() + NUDGE_EFFECT_DAYS * 86_400_000).toISOString(),
  };
}

function withoutText({ subject: _s, text: _t, ...nudge }: Nudge): Omit<Nudge, 'subject' | 'text'> {
  return nudge;
}

function rank(reasons: readonly AttentionReason[]): number {
  return attentionRuleIds.indexOf(reasons[0]?.rule ?? 'too-fast');
}

function describeRules(rules: AttentionRules): AttentionList['rules'] {
  return attentionRuleIds.map((id) => {
    const { isOn, threshold } = rules[id];
    return { id, sentence: attentionRuleWords(id, threshold), isOn, threshold, ...attentionLimits[id] };
  });
}

function toRules(given: AttentionRulesBody['rules']): AttentionRules {
  const own = Object.fromEntries(given.map(({ id, isOn, threshold }) => [id, { isOn, threshold }]));
  return { ...defaultAttentionRules, ...own };
}

function checkRules({ rules }: AttentionRulesBody): void {
  const errors = rules.flatMap(({ id, threshold }, index) => {
    const { min, max, unit } = attentionLimits[id];
    const path = `body.rules.${index}`;
    if (rules.findIndex((other) => other.id === id) !== index)
      return [{ path: `${path}.id`, message: `${id} is there twice` }];
    if (threshold >= min && threshold <= max) return [];
    return [{ path: `${path}.threshold`, message: `${id} takes ${min} to ${max} ${unit}, got ${threshold}` }];
  });
  if (errors.length > 0)
    throw new ProblemError(
      'invalid-request',
      errors.map(({ path, message }) => `${path}: ${message}`).join('; '),
      errors,
    );
}
