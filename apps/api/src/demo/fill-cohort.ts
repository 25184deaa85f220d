import type { Rng } from '@careway/assessment';
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
import type { DemoCohort, Stage } from './demo-learners.ts';
import { type QuizTaking, takeQuiz } from './take-quiz.ts';

/** Everything a cohort's history is made with. */
export interface CohortFilling extends QuizTaking {
  readonly mailer: Mailer;
  readonly secret: string;
  readonly publicUrl: string;
  readonly issuerKeys: ReadIssuerKeys;
  readonly rng: Rng;
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

/** Something that happens on a day; all of them happen in order, so that nobody acts on what is still to come. */
interface Happening {
  readonly daysAgo: number;
  readonly happen: (clock: Clock) => Promise<unknown>;
}

const REVOKED_BECAUSE = 'The attempt was taken by somebody else for this learner; found when identities were checked.';

/** Makes a cohort and lets its weeks pass, through the same steps as its educator and learners would take. */
export async function fillCohort(
  filling: CohortFilling,
  cohort: DemoCohort,
  enrolled: readonly EnrolledLearner[],
  onPart: (share: number) => void,
): Promise<void> {
  const at = (daysAgo: number) => ({ ...filling, now: clockAt(filling.today, daysAgo, 14).now });
  const organizationId = DEMO_ORGANIZATION_ID;
  const { educator, quiz } = filling;
  const { id: cohortId } = await createCohort(at(cohort.createdDaysAgo), educator, organizationId, {
    name: cohort.name,
    certification: 'cmm',
    examOn: clockAt(filling.today, -cohort.examInDays).now().toISOString().slice(0, 10),
    timeZone: 'America/New_York',
  });
  for (const [daysAgo, invited] of Map.groupBy(enrolled, ({ stage }) => stage.invitedDaysAgo)) {
    const entries = invited.map(({ name, email }, i) => ({ file: null, line: i + 1, name, email, sourcedId: null }));
    const roster = { format: 'pasted' as const, entries, rejected: [], classes: [] };
    await importRoster(at(daysAgo), educator, { organizationId, cohortId, dryRun: false }, roster, null);
  }
  const dueOn = clockAt(filling.today, -cohort.dueInDays).now().toISOString().slice(0, 10);
  const place = { organizationId, cohortId };
  const assignment = await createAssignment(at(cohort.createdDaysAgo - 1), educator, place, { quiz, dueOn });
  const byEmail = new Map((await listLearners(filling.db, organizationId, cohortId)).map((one) => [one.email, one]));
  const happenings = enrolled
    .flatMap((learner) => {
      const record = byEmail.get(learner.email);
      if (record === undefined) throw new Error(`${learner.email} is not on the roster.`);
      return historyOf(filling, { organizationId, cohortId, assignmentId: assignment.id }, learner, record);
    })
    .toSorted((a, b) => b.daysAgo - a.daysAgo);
  for (const [done, { daysAgo, happen }] of happenings.entries()) {
    await happen(clockAt(filling.today, daysAgo, 16 + 5 * filling.rng()));
    onPart((done + 1) / happenings.length);
  }
}

interface Place {
  readonly organizationId: string;
  readonly cohortId: string;
  readonly assignmentId: string;
}

function historyOf(
  filling: CohortFilling,
  { organizationId, cohortId, assignmentId }: Place,
  { personId, stage }: EnrolledLearner,
  record: LearnerRecord,
): readonly Happening[] {
  const { educator, quiz } = filling;
  const place = { organizationId, cohortId, learnerId: record.id };
  const token = invitationUrl(filling, organizationId, record).split('/').at(-1) ?? '';
  const lastDay = stage.sittings.at(-1)?.daysAgo ?? 0;
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
    ...stage.sittings.map(({ daysAgo, ability, ...sitting }) => ({
      daysAgo,
      happen: (clock: Clock) =>
        takeQuiz(filling, personId, clock, { quiz, assignmentId, theta: filling.cut + ability, ...sitting }),
    })),
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
  place: Omit<Place, 'assignmentId'>,
  learnerId: string,
): Promise<void> {
  const { candidates } = await listCandidates(deps, place.organizationId, place.cohortId);
  const publicId = candidates.find((candidate) => candidate.learnerId === learnerId)?.credential?.id;
  if (publicId === undefined) return;
  await revokeCredential(deps, deps.educator, place, { publicId, reason: REVOKED_BECAUSE });
}
