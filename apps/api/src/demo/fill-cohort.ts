import { makeRng } from '@careway/assessment';
import { DEMO_ORGANIZATION_ID, type LearnerRecord, listLearners, saveLearnerAccommodation } from '@careway/database';
import type { Mailer } from '../accounts/mailer.ts';
import { createAssignment } from '../assignments/save-assignment.ts';
import { createCohort } from '../cohorts/create-cohort.ts';
import { importRoster } from '../cohorts/import-roster.ts';
import { invitationUrl } from '../cohorts/invitation-link.ts';
import { acceptInvitation } from '../cohorts/join-cohort.ts';
import { addNote, describeLog, nudgeLearner } from '../cohorts/learner-log.ts';
import { issueCredentials } from '../credentials/issue-credentials.ts';
import type { ReadIssuerKeys } from '../credentials/issuer-keys.ts';
import { listCandidates } from '../credentials/list-candidates.ts';
import { revokeCredential } from '../credentials/revoke-credential.ts';
import type { Person } from '../http/environment.ts';
import { type Clock, clockAt } from './clock.ts';
import { BY_SUBJECT, type DemoAssignment, type DemoCohort, type PastSitting, type Stage } from './demo-learners.ts';
import { seededTokens } from './seeded-tokens.ts';
import { type QuizTaking, takeQuiz } from './take-quiz.ts';

/** Everything a cohort's history is made with. */
export interface CohortFilling extends Omit<QuizTaking, 'rng'> {
  readonly mailer: Mailer;
  readonly secret: string;
  readonly publicUrl: string;
  readonly issuerKeys: ReadIssuerKeys;
  readonly today: Date;
  readonly educator: Person;
  readonly quiz: string;
  /** The target on the scale of the quiz, logits. */
  readonly cut: number;
}

/** A learner with the account that joins, and where they stand. */
export interface EnrolledLearner {
  readonly personId: string;
  readonly name: string;
  readonly email: string;
  readonly stage: Stage;
}

/** Something that happens on a day; what happens to a learner happens in order, so that nobody acts on what is still to come. */
interface Happening {
  readonly daysAgo: number;
  readonly happen: (clock: Clock) => Promise<unknown>;
}

/** Learners who act at the same time; each of them does one thing after the other. */
const AT_ONCE = 4;
const REVOKED_BECAUSE = 'The attempt was taken by somebody else for this learner; found when identities were checked.';

/**
 * Makes a cohort and lets its weeks pass, through the same steps as its educator and learners would take. A learner's
 * answers come from a seed of their own, so that who acts first among them changes nothing.
 */
export async function fillCohort(
  filling: CohortFilling,
  cohort: DemoCohort,
  enrolled: readonly EnrolledLearner[],
  onPart: (share: number) => void,
): Promise<void> {
  const at = (daysAgo: number) => ({ ...filling, now: clockAt(filling.today, daysAgo, 14).now });
  const organizationId = DEMO_ORGANIZATION_ID;
  const { educator, quiz } = filling;
  const dayIn = (days: number) => clockAt(filling.today, -days).now().toISOString().slice(0, 10);
  const { id: cohortId } = await createCohort(at(cohort.createdDaysAgo), educator, organizationId, {
    name: cohort.name,
    certification: 'cmm',
    examOn: dayIn(cohort.examInDays),
    timeZone: 'America/New_York',
  });
  for (const [daysAgo, invited] of Map.groupBy(enrolled, ({ stage }) => stage.invitedDaysAgo)) {
    const entries = invited.map(({ name, email }, i) => ({ file: null, line: i + 1, name, email, sourcedId: null }));
    const roster = { format: 'pasted' as const, entries, rejected: [], classes: [] };
    await importRoster(at(daysAgo), educator, { organizationId, cohortId, dryRun: false }, roster, null);
  }
  const place = { organizationId, cohortId };
  const assignments = new Map<string, string>();
  const readiness: DemoAssignment = { quiz, assignedDaysAgo: cohort.createdDaysAgo - 1, dueInDays: cohort.dueInDays };
  for (const { assignedDaysAgo, dueInDays, window, ...asked } of [readiness, ...cohort.alsoAssigned]) {
    const { id } = await createAssignment(at(assignedDaysAgo), educator, place, {
      ...asked,
      dueOn: dayIn(dueInDays),
      ...(window === undefined
        ? {}
        : { opens: `${dayIn(window.opensInDays)}T08:00`, closes: `${dayIn(window.closesInDays)}T22:00` }),
    });
    assignments.set(asked.quiz, id);
  }
  const byEmail = new Map((await listLearners(filling.db, organizationId, cohortId)).map((one) => [one.email, one]));
  const waiting = [...enrolled];
  const live = async () => {
    for (let learner = waiting.shift(); learner !== undefined; learner = waiting.shift()) {
      const record = byEmail.get(learner.email);
      if (record === undefined) throw new Error(`${learner.email} is not on the roster.`);
      const rng = makeRng(`${cohort.name}/${learner.email}`);
      const own = { ...filling, rng, randomToken: seededTokens(learner.email) };
      const happenings = historyOf(own, { ...place, assignments }, learner, record);
      for (const { daysAgo, happen } of happenings.toSorted((a, b) => b.daysAgo - a.daysAgo))
        await happen(clockAt(filling.today, daysAgo, 16 + 5 * rng()));
      onPart(1 - waiting.length / enrolled.length);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, live));
}

interface Place {
  readonly organizationId: string;
  readonly cohortId: string;
  /** The id of each assignment, by its quiz. */
  readonly assignments: ReadonlyMap<string, string>;
}

function historyOf(
  filling: CohortFilling & QuizTaking,
  { organizationId, cohortId, assignments }: Place,
  { personId, stage }: EnrolledLearner,
  record: LearnerRecord,
): readonly Happening[] {
  const { educator, quiz } = filling;
  const place = { organizationId, cohortId, learnerId: record.id };
  const token = invitationUrl(filling, organizationId, record).split('/').at(-1) ?? '';
  const lastDay = stage.sittings.at(-1)?.daysAgo ?? 0;
  const sit = (asked: string, { daysAgo, ability, ...sitting }: PastSitting): Happening => ({
    daysAgo,
    happen: (clock) =>
      takeQuiz(filling, personId, clock, {
        quiz: asked,
        assignmentId: assignments.get(asked),
        theta: filling.cut + ability,
        ...sitting,
      }),
  });
  const happenings: (Happening | false)[] = [
    stage.joinedDaysAgo !== null && {
      daysAgo: stage.joinedDaysAgo,
      happen: ({ now }) => acceptInvitation({ ...filling, now }, { id: personId }, token),
    },
    stage.hasExtraTime === true && {
      daysAgo: stage.invitedDaysAgo - 1,
      happen: ({ now }) =>
        saveLearnerAccommodation(
          filling.db,
          organizationId,
          record.id,
          { time: '1.5', mayPause: true, hasLargeText: false, questionsPerSitting: null },
          now(),
        ),
    },
    ...stage.sittings.map((sitting) => sit(quiz, sitting)),
    stage.bySubject !== undefined && assignments.has(BY_SUBJECT) && sit(BY_SUBJECT, stage.bySubject),
    stage.nudgedDaysAgo !== undefined && {
      daysAgo: stage.nudgedDaysAgo,
      happen: async ({ now }) => {
        const deps = { ...filling, now };
        const { draft } = await describeLog(deps, place, educator);
        await nudgeLearner(deps, educator, place, { ...draft, channel: 'copied' });
      },
    },
    stage.note !== undefined && {
      daysAgo: lastDay - 1,
      happen: ({ now }) => addNote({ ...filling, now }, educator, place, stage.note ?? ''),
    },
    stage.credential !== undefined && {
      daysAgo: lastDay - 2,
      happen: ({ now }) =>
        issueCredentials(
          { ...filling, now },
          educator,
          { organizationId, cohortId },
          { quiz, learnerIds: [record.id] },
        ),
    },
    stage.credential === 'revoked' && {
      daysAgo: lastDay - 14,
      happen: ({ now }) => revokeFor({ ...filling, now }, { organizationId, cohortId }, record.id),
    },
  ];
  return happenings.filter((happening) => happening !== false);
}

async function revokeFor(
  deps: CohortFilling & { readonly now: () => Date },
  place: Omit<Place, 'assignments'>,
  learnerId: string,
): Promise<void> {
  const { candidates } = await listCandidates(deps, place.organizationId, place.cohortId);
  const publicId = candidates.find((one) => one.learnerId === learnerId && one.quiz === deps.quiz)?.credential?.id;
  if (publicId === undefined) return;
  await revokeCredential(deps, deps.educator, place, { publicId, reason: REVOKED_BECAUSE });
}
