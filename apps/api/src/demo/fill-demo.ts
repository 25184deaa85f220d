import { randomUUID } from 'node:crypto';
import { type Item, type MeasuredItem, makeRng, type Rng } from '@careway/assessment';
import {
  type Database,
  dateCalibration,
  insertDemoMember,
  insertDemoOrganization,
  insertSimulatedGroups,
  insertSimulatedPeople,
  queueWork,
  recordDemoFilled,
  setDemoRole,
} from '@careway/database';
import type { Kysely } from 'kysely';
import { type Auth, createAuth } from '../accounts/auth.ts';
import type { Mailer } from '../accounts/mailer.ts';
import { useCalibration } from '../calibrations/activate-calibration.ts';
import { runCalibration } from '../calibrations/run-calibration.ts';
import type { ReadIssuerKeys } from '../credentials/issuer-keys.ts';
import type { Person } from '../http/environment.ts';
import { runDueJobs } from '../jobs/run-jobs.ts';
import { createParameterShelf, measureOf } from '../quizzes/adaptive-measure.ts';
import { createQuizShelf, type LoadedQuiz } from '../quizzes/load-quiz.ts';
import { clockAt } from './clock.ts';
import { DEMO_NAME, type DemoAccount, demoAccounts } from './demo-college.ts';
import { candidateStage, demoCohorts, learnerIdentity } from './demo-learners.ts';
import { demoPassword } from './demo-password.ts';
import { fillCandidate } from './fill-candidate.ts';
import { fillCertifications } from './fill-certifications.ts';
import { type CohortFilling, type EnrolledLearner, fillCohort } from './fill-cohort.ts';
import { fillPay } from './fill-pay.ts';
import { fillShares } from './fill-shares.ts';
import { fillWorkbench } from './fill-workbench.ts';
import { seededTokens } from './seeded-tokens.ts';
import { trueModel } from './simulated-answers.ts';
import { addRespondents } from './simulated-respondents.ts';

export interface DemoDeps {
  readonly db: Kysely<Database>;
  readonly secret: string;
  readonly publicUrl: string;
  readonly issuerKeys: ReadIssuerKeys;
}

/** Tells the share done (0–1) and what is being made. */
export type OnDemoProgress = (share: number, note: string) => void;

/** Guests whose answers the calibration rests on. */
const RESPONDENTS = 800;
const SEED = 'Demo College';
const QUIZ = 'pcc-readiness';
/** Of the candidate now, logits above the target. */
const CANDIDATE_ABILITY = 0.2;
/** The calibration is older than the first attempt of the cohorts. */
const CALIBRATED_DAYS_AGO = 70;
/** Nobody of the demo has an address that mail could reach. */
const noMail: Mailer = { isConfigured: false, send: async () => {} };

/**
 * Fills an empty database with the demo: accounts of five roles, a calibrated bank, two cohorts with their weeks behind
 * them, a candidate's practice and certifications, a pay file, links and questions on their way. Answers are drawn from response models with a seed and go through the same steps as those
 * of people; dates are counted from `today`. `respondents` is how many guests the calibration rests on.
 */
export async function fillDemo(
  deps: DemoDeps,
  today: Date,
  onProgress: OnDemoProgress,
  respondents: number = RESPONDENTS,
): Promise<void> {
  const { db } = deps;
  const rng = makeRng(SEED);
  const began = clockAt(today, 120).now();
  onProgress(0, 'accounts');
  await insertDemoOrganization(db, DEMO_NAME, began);
  const accounts = await createAccounts(deps, began);
  const quizzes = createQuizShelf();
  const models = modelsOfBank(await quizzes.find(db, QUIZ), rng);

  await calibrate(db, accounts, await quizzes.find(db, QUIZ), models, {
    today,
    rng,
    people: respondents,
    onProgress,
  });
  onProgress(0.38, 'a pay file');
  const datasetId = await fillPay(db, accounts.recruiter.id, { today, rng });

  const quiz = await quizzes.find(db, QUIZ);
  if (quiz.blueprint.mode !== 'adaptive') throw new Error(`${QUIZ} is not adaptive.`);
  const filling: CohortFilling & { readonly rng: Rng } = {
    ...deps,
    mailer: noMail,
    quizzes,
    parameters: createParameterShelf(),
    randomToken: seededTokens(SEED),
    questions: byStem(quiz, models),
    rng,
    today,
    educator: accounts.educator,
    quiz: QUIZ,
    cut: measureOf(quiz.blueprint, quiz).cut,
  };
  const classes = await enroll(db, accounts.candidate, today, rng);
  for (const [place, { cohort, learners }] of classes.entries()) {
    const from = 0.4 + (place * 0.52) / classes.length;
    await fillCohort(filling, cohort, learners, (share) =>
      onProgress(from + (0.52 / classes.length) * share, `${cohort.name}: 30 learners`),
    );
  }
  onProgress(0.92, 'practice, certifications and links of the candidate');
  const { author, administrator, candidate, recruiter } = accounts;
  const attemptId = await fillCandidate(filling, candidate, filling.cut + CANDIDATE_ABILITY);
  await fillCertifications(db, candidate, today);
  await fillShares({ ...filling, candidate, recruiter, datasetId });
  onProgress(0.97, 'questions on their way');
  await fillWorkbench({ db, today, author, administrator, candidate, attemptId });
  await recordDemoFilled(db);
  onProgress(1, 'done');
}

type DemoPerson = Person & { readonly email: string };
type Accounts = Readonly<Record<DemoAccount['key'], DemoPerson>>;

/** Answers of guests, a calibration of the bank by them that is in use, and a comparison of their groups. */
async function calibrate(
  db: Kysely<Database>,
  { author, administrator }: Accounts,
  quiz: LoadedQuiz,
  models: ReadonlyMap<string, MeasuredItem>,
  options: {
    readonly today: Date;
    readonly rng: Rng;
    readonly people: number;
    readonly onProgress: OnDemoProgress;
  },
): Promise<void> {
  const { today, rng, people, onProgress } = options;
  await addRespondents(db, quiz, models, {
    people,
    now: today,
    rng,
    onPart: (share) => onProgress(0.02 + 0.1 * share, `answers of ${people} guests`),
  });
  const { calibration } = await runCalibration(db, {
    startedBy: author.id,
    onProgress: (share) => onProgress(0.12 + 0.18 * share, 'calibration of the questions'),
  });
  await useCalibration({ db, now: () => today }, calibration.version, author.id);
  await dateCalibration(db, calibration.version, clockAt(today, CALIBRATED_DAYS_AGO).now());
  onProgress(0.3, 'comparison of groups');
  // Whoever started it may not judge what it found: that is left for the author.
  await queueWork(db, { kind: 'fairness', payload: { quiz: QUIZ }, startedBy: administrator.id });
  await runDueJobs(db);
}

async function createAccounts({ db, secret, publicUrl }: DemoDeps, at: Date): Promise<Accounts> {
  const auth: Auth = createAuth({ db, secret, publicUrl, mailer: noMail, signInsPerMinute: 1000 });
  const people: [DemoAccount['key'], DemoPerson][] = [];
  for (const { key, name, email, role, membership } of demoAccounts) {
    const { user } = await auth.api.signUpEmail({ body: { name, email, password: demoPassword(secret, key) } });
    await setDemoRole(db, user.id, role);
    if (membership !== null) await insertDemoMember(db, { personId: user.id, role: membership, at });
    people.push([key, { id: user.id, isGuest: false, name, email, role }]);
  }
  return Object.fromEntries(people) as Accounts;
}

/** The models that everybody of the demo answers by: what a calibration should find. */
function modelsOfBank(quiz: LoadedQuiz, rng: Rng): ReadonlyMap<string, MeasuredItem> {
  return new Map(quiz.items.map(({ item }) => [item.id, trueModel(item, rng)]));
}

function byStem(quiz: LoadedQuiz, models: ReadonlyMap<string, MeasuredItem>) {
  const asked = quiz.items.flatMap(({ item }): { item: Item; model: MeasuredItem }[] => {
    const model = models.get(item.id);
    return model === undefined ? [] : [{ item, model }];
  });
  return Map.groupBy(asked, ({ item }) => item.stem);
}

/** The learners of each cohort in the order of their stages, the candidate first; all but the candidate cannot sign in. */
async function enroll(db: Kysely<Database>, candidate: DemoPerson, today: Date, rng: Rng) {
  let number = 0;
  const classes = demoCohorts.map((cohort, place) => {
    const learners: EnrolledLearner[] = cohort.stages.flatMap((stage) =>
      Array.from({ length: stage.count }, () => ({ personId: randomUUID(), ...learnerIdentity(number++), stage })),
    );
    const { id: personId, name, email } = candidate;
    return {
      cohort,
      learners: place === 0 ? [{ personId, name, email, stage: candidateStage }, ...learners] : learners,
    };
  });
  const joined = classes
    .flatMap(({ learners }) => learners)
    .filter(({ personId, stage }) => stage.joinedDaysAgo !== null && personId !== candidate.id);
  await insertSimulatedPeople(
    db,
    joined.map(({ personId, name, email, stage }) => ({
      id: personId,
      name,
      email,
      isGuest: false,
      createdAt: clockAt(today, stage.joinedDaysAgo ?? 0).now(),
    })),
  );
  await insertSimulatedGroups(
    db,
    joined.map(({ personId, stage }, i) => ({
      personId,
      gender: i % 2 === 0 ? 'woman' : 'man',
      age: rng() < 0.6 ? 'under-40' : '40-or-over',
      firstLanguage: rng() < 0.7 ? 'english' : 'another-language',
      isForImpact: true,
      at: clockAt(today, stage.joinedDaysAgo ?? 0).now(),
    })),
  );
  return classes;
}
