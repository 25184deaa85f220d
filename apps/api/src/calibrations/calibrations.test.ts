import type { MeasuredItem } from '@careway/assessment';
import {
  Attempt,
  CalibrationDetail,
  CalibrationPage,
  FormTechnicalReport,
  ItemCalibration,
  Job,
  Problem,
  QuizDetail,
  TechnicalReport,
} from '@careway/contract';
import {
  type BankItem,
  type CalibratedItemRecord,
  findActiveCalibration,
  findAttempt,
  listCalibratedItems,
  listLiveItems,
  listQuestions,
} from '@careway/database';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { isAdaptive, resumeAdaptive } from '../attempts/adaptive-attempt.ts';
import { runDueJobs } from '../jobs/run-jobs.ts';
import { createParameterShelf, measureOf } from '../quizzes/adaptive-measure.ts';
import { createQuizShelf } from '../quizzes/load-quiz.ts';
import { simulateAttempts } from '../quizzes/simulate-attempts.ts';
import { insertCohort, type SimulatedCohort } from '../testing/simulated-cohort.ts';
import { type Client, createTestApp, type TestApp } from '../testing/test-app.ts';
import { measureInThread } from './measure-in-thread.ts';
import { queueDueCalibration, untilNext } from './nightly-calibration.ts';
import { runCalibration } from './run-calibration.ts';

let testApp: TestApp;
let author: Client;
let pool: readonly BankItem[];
let cohort: SimulatedCohort;
let version: string;
const PEOPLE = 500;

beforeAll(async () => {
  testApp = await createTestApp(inject('testServer'));
  author = await testApp.signUp({ role: 'author' });
  // Forty questions of the readiness pool, four of each subject; the others stay unanswered.
  const live = (await listLiveItems(testApp.db)).filter(({ item }) => !item.domain.startsWith('cmm-'));
  pool = [...Map.groupBy(live, ({ item }) => item.domain).values()].flatMap((own) => own.slice(0, 4));
});
afterAll(() => testApp[Symbol.asyncDispose]());

async function startJob(): Promise<string> {
  const answer = await author.request('/api/v1/calibrations', { method: 'POST' });
  expect(answer.status).toBe(202);
  return Job.parse(await answer.json()).id;
}

async function jobOf(id: string) {
  return Job.parse(await (await author.request(`/api/v1/jobs/${id}`)).json());
}

const locationOf = (item: MeasuredItem): number => {
  if (item.model === '4pl') return item.difficulty;
  return item.model === 'nrm' ? 0 : item.thresholds.reduce((sum, b) => sum + b, 0) / item.thresholds.length;
};

describe('without answers', () => {
  test('a calibration says so and every question keeps its expert prior', async () => {
    const { kind, calibration, items } = await runCalibration(testApp.db, { startedBy: null, isDryRun: true });
    expect(kind).toBe('judged');
    expect(calibration).toMatchObject({ people: 0, answers: 0, logLikelihood: null, converged: true });
    expect(calibration.pools.map(({ state }) => state)).toEqual(['no-answers', 'no-answers']);
    expect(calibration.pools.map(({ quizzes }) => quizzes[0])).toEqual(['pcc-readiness', 'cmm-readiness']);
    expect(items.length).toBe((await listLiveItems(testApp.db)).length);
    for (const { measured, before } of items) expect(measured).toEqual(before);
    expect(JSON.stringify(calibration)).not.toMatch(/NaN|Infinity/);
    expect(await testApp.db.selectFrom('calibration').select('version').execute()).toEqual([]);
  });

  test('the nightly run queues nothing', async () => {
    expect(await queueDueCalibration(testApp.db)).toEqual({ jobId: null, newAnswers: 0 });
    expect(await runDueJobs(testApp.db)).toBe(0);
  });
});

describe('with the answers of a simulated cohort', () => {
  let items: ReadonlyMap<string, CalibratedItemRecord>;
  beforeAll(async () => {
    cohort = await insertCohort(testApp.db, pool, {
      people: PEOPLE,
      questions: 25,
      mean: 0.5,
      seed: 'calibration test',
      startedAt: new Date('2026-11-01T12:00:00Z'),
    });
    // Two processes at the same hour, and an author who asks: one job.
    const [one, other] = await Promise.all([queueDueCalibration(testApp.db), queueDueCalibration(testApp.db)]);
    expect(one).toEqual({ jobId: other?.jobId, newAnswers: 25 * PEOPLE });
    const id = await startJob();
    expect(id).toBe(one?.jobId);
    expect(await runDueJobs(testApp.db)).toBe(1);
    const { state, resultPath } = await jobOf(id);
    expect(state).toBe('done');
    version = resultPath?.split('/').at(-1) ?? '';
    items = new Map((await listCalibratedItems(testApp.db, version)).map((item) => [item.itemId, item]));
  });

  /** Errors of the estimated locations of the answered questions, with their posterior sd. */
  const errors = () =>
    pool.flatMap(({ item }) => {
      const [found, truth] = [items.get(item.id), cohort.truth.get(item.id)];
      if (found?.measured.model !== '4pl' || truth?.model !== '4pl') return [];
      const sd = Math.sqrt(found.measured.cov?.[1]?.[1] ?? Number.NaN);
      return [
        {
          error: found.measured.difficulty - truth.difficulty,
          sd,
          before: locationOf(found.before) - locationOf(truth),
        },
      ];
    });

  test('the job finds the difficulties the answers were made with, as exactly as it says', () => {
    const found = errors();
    expect(found.length).toBeGreaterThan(25);
    const rms = (values: readonly number[]) => Math.sqrt(values.reduce((sum, v) => sum + v * v, 0) / values.length);
    // About 310 answers each: sd 1/sqrt(310 x .2) = .13 at a = 1, with the doubt in a and in the origin (.7/sqrt(40)) about .2.
    expect(rms(found.map(({ error }) => error))).toBeLessThan(0.35);
    expect(rms(found.map(({ error }) => error))).toBeLessThan(0.55 * rms(found.map(({ before }) => before)));
    const z = rms(found.map(({ error, sd }) => error / sd));
    expect(z).toBeGreaterThan(0.6);
    expect(z).toBeLessThan(1.5);
  });

  test('correlates with the truth above .93, and better than the expert priors do', () => {
    const ids = pool.map(({ item }) => item.id);
    const truth = ids.map((id) => locationOf(cohort.truth.get(id) as MeasuredItem));
    const after = ids.map((id) => locationOf(items.get(id)?.measured as MeasuredItem));
    const before = ids.map((id) => locationOf(items.get(id)?.before as MeasuredItem));
    expect(correlation(truth, after)).toBeGreaterThan(0.93);
    expect(correlation(truth, before)).toBeLessThan(correlation(truth, after));
  });

  test('keeps the version with what it rests on; statuses follow the answers; nobody uses it yet', async () => {
    const row = await testApp.db.selectFrom('calibration').selectAll().executeTakeFirstOrThrow();
    expect(row).toMatchObject({ version, people: PEOPLE, answers: 12_500, converged: true, engine_version: '0.1.0' });
    expect(row.checksum).toMatch(/^[0-9a-f]{64}$/);
    expect(row.log_likelihood).toBeLessThan(0);
    const answered = pool.map(({ item }) => items.get(item.id)?.measured.status);
    expect(new Set(answered).has('prior')).toBe(false);
    expect(answered.filter((status) => status === 'calibrated-1pl').length).toBeGreaterThan(5);
    const others = [...items.values()].filter(({ answers }) => answers === 0);
    expect(
      others.every(
        ({ measured, before }) => measured.status === 'prior' && locationOf(measured) === locationOf(before),
      ),
    ).toBe(true);
    expect(await findActiveCalibration(testApp.db)).toBeUndefined();
  });

  test('the nightly run has made a version that waits for an author, and makes no other without new answers', async () => {
    const [made] = CalibrationPage.parse(await (await author.request('/api/v1/calibrations')).json()).items;
    expect(made).toMatchObject({ version, startedBy: null, isActive: false });
    expect(await queueDueCalibration(testApp.db)).toEqual({ jobId: null, newAnswers: 0 });
    expect(untilNext(210, new Date('2026-11-25T03:00:00Z'))).toBe(30 * 60_000);
    expect(untilNext(210, new Date('2026-11-25T03:30:00Z'))).toBe(24 * 60 * 60_000);
  });

  test('the same answers again give the same version, and it stays as it is', async () => {
    const before = await testApp.db.selectFrom('calibration').selectAll().execute();
    const again = await runCalibration(testApp.db, { startedBy: null });
    expect(again).toMatchObject({ kind: 'unchanged', calibration: { version } });
    expect(await testApp.db.selectFrom('calibration').selectAll().execute()).toEqual(before);
  });
});

describe('in use', () => {
  test('authors alone see calibrations; a stranger is refused, an unknown version is not found', async () => {
    const guest = await testApp.guest();
    expect((await guest.request('/api/v1/calibrations')).status).toBe(403);
    expect((await guest.request('/api/v1/calibrations', { method: 'POST' })).status).toBe(403);
    expect((await author.request('/api/v1/calibrations/calibration-nothing')).status).toBe(404);
    expect((await author.request('/api/v1/calibrations/calibration-nothing/activate', { method: 'POST' })).status).toBe(
      404,
    );
  });

  test('an attempt that was open goes on with the models it began with; a new one has those of the calibration', async () => {
    const visitor = testApp.visitor();
    const early = await openAttempt(visitor);
    await answerNext(visitor, early, 3);
    const before = await replay(early);
    const detail = CalibrationDetail.parse(
      await (await author.request(`/api/v1/calibrations/${version}/activate`, { method: 'POST' })).json(),
    );
    expect(detail).toMatchObject({ version, isActive: true, refusal: 'It is in use.' });
    for (const { before: from, after } of detail.targets) expect(Math.abs(after - from)).toBeLessThan(15);
    const after = await replay(early);
    expect(after.parameters.version).toBe(before.parameters.version);
    expect(after.parameters.version).toMatch(/^expert-/);
    expect(JSON.stringify(after.step.session)).toBe(JSON.stringify(before.step.session));
    const promised = after.step.next?.itemId;
    await answerNext(visitor, early, 3);
    const { seen } = (await replay(early)).step.session;
    expect(seen).toHaveLength(7);
    expect(seen[3]).toBe(promised);
    const late = await replay(await openAttempt(testApp.visitor()));
    expect(late.parameters.version).toMatch(/^calibrated-/);
    const found = late.parameters.bank.items.find(({ id }) => id === pool[0]?.item.id);
    expect(found?.status).not.toBe('prior');
    const quiz = QuizDetail.parse(await (await author.request('/api/v1/quizzes/pcc-readiness')).json());
    expect(quiz.rules.at(-1)).toMatch(/^How hard 40 of the 377 questions are has been measured from answers/);
  });

  test('a job that is cancelled, and a thread that dies, leave the calibration in use and no version behind', async () => {
    const versions = () => testApp.db.selectFrom('calibration').select(['version', 'is_active']).execute();
    const before = await versions();
    // One more answer, so that a finished run would give another version.
    await insertCohort(testApp.db, pool, {
      people: 1,
      questions: 25,
      mean: 0,
      seed: 'one more',
      startedAt: new Date('2026-11-02T12:00:00Z'),
    });
    await expect(runCalibration(testApp.db, { startedBy: null, memoryMb: 8 })).rejects.toThrow(/memory/i);
    const id = await startJob();
    expect((await startJob()) === id).toBe(true);
    const running = runDueJobs(testApp.db);
    await author.request(`/api/v1/jobs/${id}`, { method: 'DELETE' });
    await running;
    expect(await jobOf(id)).toMatchObject({ kind: 'calibration', state: 'cancelled', resultPath: null });
    expect(await versions()).toEqual(before);
    expect((await findActiveCalibration(testApp.db))?.version).toBe(version);
  });

  test('a calibration that did not converge, or that leaves a subject without questions, cannot be used', async () => {
    await testApp.db.transaction().execute(async (trx) => {
      const row = await trx
        .selectFrom('calibration')
        .selectAll()
        .where('version', '=', version)
        .executeTakeFirstOrThrow();
      const copy = { ...row, document: JSON.stringify(row.document), is_active: false, activated_at: null };
      await trx
        .insertInto('calibration')
        .values({ ...copy, version: 'calibration-stuck', converged: false })
        .execute();
      await trx
        .insertInto('calibration')
        .values({ ...copy, version: 'calibration-bare' })
        .execute();
      const own = await trx.selectFrom('calibrated_item').selectAll().where('version', '=', version).execute();
      await trx
        .insertInto('calibrated_item')
        .values(
          own.map((item) => {
            const document = item.document as CalibratedItemRecord;
            const isBare = document.measured.domain === 'communication';
            const measured = isBare ? { ...document.measured, status: 'suspended' } : document.measured;
            return { ...item, version: 'calibration-bare', document: JSON.stringify({ ...document, measured }) };
          }),
        )
        .execute();
    });
    const stuck = await author.request('/api/v1/calibrations/calibration-stuck/activate', { method: 'POST' });
    expect([stuck.status, Problem.parse(await stuck.json()).detail]).toEqual([
      409,
      expect.stringContaining('did not converge'),
    ]);
    const bare = await author.request('/api/v1/calibrations/calibration-bare/activate', { method: 'POST' });
    expect([bare.status, Problem.parse(await bare.json()).detail]).toEqual([
      409,
      expect.stringContaining('communication'),
    ]);
    expect((await findActiveCalibration(testApp.db))?.version).toBe(version);
    await testApp.db.deleteFrom('calibrated_item').where('version', '=', 'calibration-bare').execute();
    await testApp.db.deleteFrom('calibration').where('version', '!=', version).execute();
  });
});

describe('what authors read of a question', () => {
  const read = async (id: string) =>
    ItemCalibration.parse(await (await author.request(`/api/v1/items/${id}/calibration`)).json());

  test('its parameters with errors, fit, and observed points whose intervals hold the curve', async () => {
    const asked = pool.find(({ item }) => item.kind === 'single')?.item.id ?? '';
    const found = await read(asked);
    expect(found).toMatchObject({ version, isActive: true, model: 'Two-parameter logistic' });
    expect(found.label).toBe(`${found.answers} answers`);
    expect(found.parameters.map(({ name }) => name)).toEqual(['discrimination', 'difficulty']);
    for (const { standardError } of found.parameters) expect(standardError).toBeGreaterThan(0);
    expect(found.fit).toMatchObject({ lagrange: { df: 3, p: expect.any(Number) }, sx2: null });
    expect(found.fit.infit).toBeGreaterThan(0.7);
    expect(found.fit.infit).toBeLessThan(1.3);
    expect(found.curve.observed).toHaveLength(10);
    const inside = found.curve.observed.filter(({ score, low, high }) => {
      const share = found.curve.modelled.toSorted((a, b) => Math.abs(a.score - score) - Math.abs(b.score - score))[0]
        ?.share;
      return share !== undefined && share >= low && share <= high;
    });
    expect(inside.length).toBeGreaterThanOrEqual(7);
    expect(found.history).toHaveLength(1);
  });

  test('a question without answers has its experts’ curve and says how many are missing', async () => {
    const other = [...(await listCalibratedItems(testApp.db, version))].find(({ answers }) => answers === 0);
    const found = await read(other?.itemId ?? '');
    expect(found).toMatchObject({ answers: 0, label: 'too few answers (0 of 30)', parameters: [], status: 'prior' });
    expect(found.curve).toMatchObject({ modelled: [], observed: [], label: 'too few answers (0 of 60)' });
    expect(found.curve.expert).toHaveLength(61);
    expect(found.fit).toMatchObject({ infit: null, label: 'too few answers (0 of 100)' });
  });
});

describe('the technical report', () => {
  const read = async (visitor: Client) =>
    TechnicalReport.parse(await (await visitor.request('/api/v1/quizzes/pcc-readiness/technical-report')).json());

  test('is there for a guest at once, and its simulated figures once a job has made them', async () => {
    const visitor = testApp.visitor();
    const first = await read(visitor);
    expect(first).toMatchObject({ simulation: null, versions: { calibration: version } });
    expect(first.calibration).toMatchObject({ people: PEOPLE, answers: 12_500 });
    expect(first.pool.statuses.reduce((sum, { count }) => sum + count, 0)).toBe(first.pool.live);
    expect(first.pool.grounds.reduce((sum, { count }) => sum + count, 0)).toBe(first.pool.live);
    expect(first.observed.label).toMatch(/too few people/);
    await read(visitor);
    expect(await runDueJobs(testApp.db)).toBe(1);
    const report = await read(visitor);
    expect(report.simulation).toMatchObject({ isCurrent: true, seed: '1', examinees: 1000 });
    const { rmse = 0, bias = 1, reliability = 0, maxExposure = 1 } = report.simulation ?? {};
    expect(Math.abs(bias)).toBeLessThan(3 * (rmse / Math.sqrt(1000)) + 0.02);
    // Of posterior means over N(0, 1) the reliability is near 1 - RMSE^2.
    expect(Math.abs(reliability - (1 - rmse ** 2))).toBeLessThan(0.06);
    expect(maxExposure).toBeLessThanOrEqual(0.27);
    expect(await runDueJobs(testApp.db)).toBe(0);
  });

  test('shows the figures that the command prints: a thread and the command give the same', async () => {
    const options = { examinees: 40, seed: '1' };
    const printed = await simulateAttempts(testApp.db, 'pcc-readiness', options);
    const quiz = await createQuizShelf().find(testApp.db, 'pcc-readiness');
    const { blueprint } = quiz;
    if (blueprint.mode !== 'adaptive') throw new Error('The quiz is adaptive.');
    const { parameters, cut } = measureOf(blueprint, quiz);
    const task = { kind: 'simulate' as const, items: parameters.bank.items, blueprint, cut, ...options };
    expect(await measureInThread(task)).toEqual(printed.figures);
    expect((await read(testApp.visitor())).target.theta).toBe(printed.cut);
  });

  test('of a form has classical statistics of each person’s first result, and is honest about one that nobody took', async () => {
    const readForm = async (slug: string) =>
      FormTechnicalReport.parse(
        await (await testApp.visitor().request(`/api/v1/quizzes/${slug}/technical-report`)).json(),
      );
    const report = await readForm('pcc-form');
    expect(report.people).toBe(PEOPLE + 1);
    expect(report.scores?.questions).toBe(25);
    // Var(X) = Var(T) + Var(E) holds by its parts: reliability = 1 - SE^2 / SD^2.
    const { mean = 0, sd = 1, standardError } = report.scores ?? {};
    expect(Math.abs((report.reliability?.value ?? 0) - (1 - (standardError ?? 0) ** 2 / sd ** 2))).toBeLessThan(1e-6);
    expect(mean).toBeGreaterThan(0.5);
    expect(report.reliability?.low).toBeGreaterThan(0.6);
    expect(report.reliability?.high).toBeLessThan(0.9);
    expect(report.items).toMatchObject({ measured: 40, needed: 100 });
    expect(report.items.correlations?.median).toBeGreaterThan(0.2);
    const untaken = await readForm('pcc-mock');
    expect(untaken).toMatchObject({ people: 0, scores: null, reliability: null, items: { measured: 0, shares: null } });
    expect(untaken.sentence).toMatch(/^Nobody has finished/);
    expect(JSON.stringify([report, untaken])).not.toMatch(/PCC-/);
  });
});

describe('a question that a calibration suspended', () => {
  test('comes back with the next calibration once a person has found it sound, and not before', async () => {
    const id = pool.find(({ item }) => item.kind === 'single')?.item.id ?? '';
    const reason = 'The key was read again by two people; the wording is clear.';
    const release = () => author.request(`/api/v1/items/${id}/calibration/release`, { body: { reason } });
    const statusNow = async () => {
      const { items } = await runCalibration(testApp.db, { startedBy: null, isDryRun: true });
      return items.find(({ itemId }) => itemId === id)?.measured.status;
    };
    expect((await release()).status).toBe(409);
    await sql`update calibrated_item set document = jsonb_set(document, '{measured,status}', '"suspended"')
      where version = ${version} and item_id = ${id}`.execute(testApp.db);
    testApp.clock.now = new Date();
    expect(await statusNow()).toBe('suspended');
    expect(ItemCalibration.parse(await (await release()).json())).toMatchObject({
      status: 'suspended',
      release: { reason },
    });
    expect((await release()).status).toBe(409);
    expect(['provisional', 'calibrated-1pl', 'calibrated']).toContain(await statusNow());
  });
});

/** Chooses the first option of so many questions. */
async function answerNext(client: Client, id: string, count: number): Promise<void> {
  for (let done = 0; done < count; done += 1) {
    const { question } = Attempt.parse(await (await client.request(`/api/v1/attempts/${id}`)).json());
    const answer = await client.request(`/api/v1/attempts/${id}/responses/${question?.position}`, {
      method: 'PUT',
      body: { optionIds: question?.options.slice(0, 1).map((option) => option.id) },
    });
    expect(answer.status).toBe(200);
  }
}

async function openAttempt(client: Client): Promise<string> {
  const answer = await client.request('/api/v1/attempts', { body: { quiz: 'pcc-readiness' } });
  return Attempt.parse(await answer.json()).id;
}

async function replay(id: string) {
  const { person_id } = await testApp.db
    .selectFrom('attempt')
    .select('person_id')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const record = await findAttempt(testApp.db, person_id, id);
  if (record === undefined || !isAdaptive(record)) throw new Error('The attempt is adaptive.');
  const questions = await listQuestions(testApp.db, person_id, id);
  return resumeAdaptive(testApp.db, createParameterShelf(), record, questions);
}

function correlation(x: readonly number[], y: readonly number[]): number {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [mx, my] = [mean(x), mean(y)];
  const sum = (of: (i: number) => number) => x.reduce((total, _, i) => total + of(i), 0);
  const [xx, yy] = [sum((i) => ((x[i] ?? 0) - mx) ** 2), sum((i) => ((y[i] ?? 0) - my) ** 2)];
  return sum((i) => ((x[i] ?? 0) - mx) * ((y[i] ?? 0) - my)) / Math.sqrt(xx * yy);
}
