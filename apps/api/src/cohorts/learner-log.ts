import type { LearnerLog, LogEntry, Nudge, NudgeBody } from '@careway/contract';
import {
  countMailedNudges,
  deleteNote,
  insertNote,
  insertNudge,
  type LearnerRecord,
  listNotes,
  listNudges,
  recordAuditEvent,
} from '@careway/database';
import type { Person } from '../http/environment.ts';
import { ProblemError } from '../http/problem.ts';
import {
  type AttentionDeps,
  cohortRules,
  describeNudge,
  draftFor,
  noAddressWords,
  reasonsToday,
} from './attention-list.ts';
import { describeReason } from './attention-words.ts';
import { type CohortFacts, readCohortFacts } from './cohort-facts.ts';
import { type AttemptStanding, learnerNotFound } from './describe-cohort.ts';

/** Names a learner of a cohort of an organisation. */
export interface LearnerPlace {
  readonly organizationId: string;
  readonly cohortId: string;
  readonly learnerId: string;
}

const DAY_MS = 86_400_000;
/** Mails of one organisation in a day: a class or two, never a mailing list. */
const MAILS_PER_DAY = 300;

/** What happened with a learner, latest first, and why they need somebody today. */
export async function describeLog(deps: AttentionDeps, place: LearnerPlace, reader: Person): Promise<LearnerLog> {
  const { organizationId, cohortId, learnerId } = place;
  const { facts, learner } = await findPlace(deps, place);
  const [{ rules }, notes, nudges] = await Promise.all([
    cohortRules(deps.db, organizationId, cohortId),
    listNotes(deps.db, organizationId, learnerId),
    listNudges(deps.db, organizationId, learnerId),
  ]);
  const attempts = facts.attemptsOf(learnerId);
  const titles = new Map(facts.assignments.map(({ id, quizTitle }) => [id, quizTitle]));
  const items: LogEntry[] = [
    { kind: 'invited', at: learner.invitedAt.toISOString() },
    ...(learner.joinedAt === null ? [] : [{ kind: 'joined' as const, at: learner.joinedAt.toISOString() }]),
    ...attempts.flatMap((attempt) => describeAttempt(attempt, titles.get(attempt.assignmentId) ?? '')),
    ...notes.map(({ id, author, authorId, text, createdAt }) => ({
      kind: 'note' as const,
      at: createdAt.toISOString(),
      id,
      by: author,
      isMine: authorId === reader.id,
      text,
    })),
    ...nudges.map((nudge) => ({ kind: 'nudge' as const, ...describeNudge(deps, nudge, attempts) })),
  ];
  const reasons = reasonsToday(facts, learner, rules, deps.now());
  return {
    items: items.toReversed().toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0)),
    reasons: reasons.map(describeReason),
    draft: draftFor(deps, organizationId, facts, learner, reasons),
    canMail: deps.mailer.isConfigured,
  };
}

/**
 * Nudges a learner: sends the mail, or logs that the educator copied it. By mail a learner gets one a day; an organisation
 * sends 300 a day at most.
 */
export async function nudgeLearner(
  deps: AttentionDeps,
  actor: Person,
  place: LearnerPlace,
  body: NudgeBody,
): Promise<Nudge> {
  const { organizationId, cohortId, learnerId } = place;
  const { facts, learner } = await findPlace(deps, place);
  const { rules } = await cohortRules(deps.db, organizationId, cohortId);
  const at = deps.now();
  if (body.channel === 'mail') await sendMail(deps, organizationId, learner, body, at);
  const nudge = {
    cohortId,
    learnerId,
    authorId: actor.id,
    subject: body.subject,
    text: body.text,
    channel: body.channel,
    reasons: reasonsToday(facts, learner, rules, at).map(({ rule }) => rule),
    createdAt: at,
  };
  const id = await deps.db.transaction().execute(async (trx) => {
    const nudgeId = await insertNudge(trx, organizationId, nudge);
    const detail = { channel: body.channel, reasons: nudge.reasons };
    await recordAuditEvent(trx, {
      actorId: actor.id,
      organizationId,
      action: 'learner.nudged',
      target: learnerId,
      detail,
    });
    return nudgeId;
  });
  return describeNudge(deps, { ...nudge, id, author: actor.name }, facts.attemptsOf(learnerId));
}

async function sendMail(
  { db, mailer }: AttentionDeps,
  organizationId: string,
  learner: LearnerRecord,
  { subject, text }: NudgeBody,
  at: Date,
): Promise<void> {
  if (!mailer.isConfigured)
    throw new ProblemError('conflict', 'No mail server is set up here. Copy the message and send it yourself.');
  if (learner.email === null) throw new ProblemError('conflict', noAddressWords(learner));
  const since = new Date(at.getTime() - DAY_MS);
  const [last] = (await listNudges(db, organizationId, learner.id)).filter(({ channel }) => channel === 'mail');
  if (last !== undefined && last.createdAt > since)
    throw new ProblemError(
      'too-many-requests',
      `${learner.name} had a mail in the last 24 hours. One a day is enough.`,
    );
  if ((await countMailedNudges(db, organizationId, since)) >= MAILS_PER_DAY)
    throw new ProblemError('too-many-requests', `This organization sent ${MAILS_PER_DAY} nudges in the last 24 hours.`);
  await mailer.send({ to: learner.email, subject, text });
}

/** Writes a note on a learner and returns its id. */
export async function addNote(deps: AttentionDeps, actor: Person, place: LearnerPlace, text: string): Promise<string> {
  const { organizationId, cohortId, learnerId } = place;
  await findPlace(deps, place);
  return insertNote(deps.db, organizationId, { cohortId, learnerId, authorId: actor.id, text, createdAt: deps.now() });
}

/** Removes a note that the caller wrote. */
export async function removeNote(
  deps: AttentionDeps,
  actor: Person,
  place: LearnerPlace,
  noteId: string,
): Promise<void> {
  await findPlace(deps, place);
  const note = { id: noteId, learnerId: place.learnerId, authorId: actor.id };
  if (!(await deleteNote(deps.db, place.organizationId, note)))
    throw new ProblemError('not-found', `There is no note ${noteId} of yours on this learner.`);
}

async function findPlace(
  deps: AttentionDeps,
  { organizationId, cohortId, learnerId }: LearnerPlace,
): Promise<{ readonly facts: CohortFacts; readonly learner: LearnerRecord }> {
  const facts = await readCohortFacts(deps.db, organizationId, cohortId);
  const learner = facts.learners.find(({ id }) => id === learnerId);
  if (learner === undefined) throw learnerNotFound(learnerId);
  return { facts, learner };
}

function describeAttempt(attempt: AttemptStanding, quizTitle: string): LogEntry[] {
  const { assignmentId, startedAt, finishedAt, result, answered, of } = attempt;
  const common = { assignmentId, quizTitle };
  const started = {
    kind: 'started' as const,
    at: startedAt.toISOString(),
    ...common,
    words: finishedAt === null ? `${answered} of ${of} answered so far` : 'Started',
  };
  if (finishedAt === null) return [started];
  const words =
    result === null
      ? `${answered} answered`
      : `${result.verdictLabel}: ${result.scaledScore} (${result.low}–${result.high}), target ${result.target}`;
  return [started, { kind: 'finished', at: finishedAt.toISOString(), ...common, words }];
}
