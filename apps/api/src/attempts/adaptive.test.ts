import type { Item } from '@careway/assessment';
import { Attempt, AttemptProgress, Problem, QuizDetail, ReadinessReport } from '@careway/contract';
import { findAttempt, listQuestions, readExposure } from '@careway/database';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { createParameterShelf } from '../quizzes/adaptive-measure.ts';
import { type Client, createTestApp, type TestApp } from '../testing/test-app.ts';
import { isAdaptive, resumeAdaptive } from './adaptive-attempt.ts';

let testApp: TestApp;
beforeAll(async () => {
  testApp = await createTestApp(inject('testServer'));
});
afterAll(() => testApp[Symbol.asyncDispose]());

async function start(client: Client, quiz = 'pcc-readiness'): Promise<Attempt> {
  const answer = await client.request('/api/v1/attempts', { body: { quiz } });
  expect(answer.status, await answer.clone().text()).toBe(201);
  return Attempt.parse(await answer.json());
}

/** The question at a position as the database holds it. */
async function given(attemptId: string, position: number) {
  const row = await testApp.db
    .selectFrom('attempt_question')
    .innerJoin('item', (join) =>
      join
        .onRef('item.item_id', '=', 'attempt_question.item_id')
        .onRef('item.revision', '=', 'attempt_question.item_revision'),
    )
    .select(['options', 'document'])
    .where('attempt_id', '=', attemptId)
    .where('position', '=', position)
    .executeTakeFirstOrThrow();
  return { item: row.document as Item, shown: row.options as { token: string; optionId: string }[] };
}

/** Answers the open question right or wrong; gives the body of the answer. */
async function answer(client: Client, attemptId: string, position: number, isRight: boolean): Promise<string> {
  const { item, shown } = await given(attemptId, position);
  const best = Math.max(...item.options.map(({ credit }) => credit));
  const keys = item.options.filter(({ credit }) => credit === best).map(({ id }) => id);
  const wrong = item.options.filter(({ credit }) => credit === 0).map(({ id }) => id);
  const chosen = isRight ? keys : wrong.slice(0, 1);
  testApp.clock.now = new Date(testApp.clock.now.getTime() + 20_000);
  const reply = await client.request(`/api/v1/attempts/${attemptId}/responses/${position}`, {
    method: 'PUT',
    body: { optionIds: shown.filter(({ optionId }) => chosen.includes(optionId)).map(({ token }) => token) },
  });
  const text = await reply.text();
  expect(reply.status, text).toBe(200);
  return text;
}

/** Answers until the quiz ends; gives every body on the way and the report. */
async function answerAll(client: Client, attempt: Attempt, right: (position: number, item: Item) => boolean) {
  const payloads = [JSON.stringify(attempt)];
  for (let position = 1; position <= attempt.of; position += 1) {
    const { item } = await given(attempt.id, position);
    const text = await answer(client, attempt.id, position, right(position, item));
    payloads.push(text);
    const progress = AttemptProgress.parse(JSON.parse(text));
    if (progress.state === 'complete') {
      const reply = await client.request(`/api/v1/attempts/${attempt.id}/report`);
      return { payloads, progress, report: ReadinessReport.parse(await reply.json()) };
    }
  }
  throw new Error('The quiz never ended.');
}

/** Answers as many as a just-qualified person is expected to, never more than one answer off. */
function justQualified(): (position: number, item: Item) => boolean {
  let owed = 0;
  return (_position, item) => {
    owed += item.difficulty.justQualifiedShare;
    const isRight = owed >= 0.5;
    owed -= Number(isRight);
    return isRight;
  };
}

/** Every name of a field in a JSON document. */
function fieldNames(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(fieldNames);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) => [name, ...fieldNames(part)]);
}

describe('simulated candidates', () => {
  test('a strong one is ready and a weak one is not yet, each decided before the longest length', async () => {
    const visitor = testApp.visitor();
    for (const [isRight, verdict] of [
      [true, 'ready'],
      [false, 'not-yet'],
    ] as const) {
      const attempt = await start(visitor);
      expect(attempt).toMatchObject({ mode: 'adaptive', of: 30, answered: 0, question: { position: 1, of: 30 } });
      const { progress, report } = await answerAll(visitor, attempt, () => isRight);
      expect(progress).toMatchObject({ stopReason: 'decided' });
      expect(report).toMatchObject({ verdict, stopReason: 'decided', mode: 'adaptive', moreQuestions: null });
      expect(report.questionsAnswered).toBeGreaterThanOrEqual(12);
      expect(report.questionsAnswered).toBeLessThan(30);
      expect(isRight ? report.range.low >= report.range.target : report.range.high < report.range.target).toBe(true);
      const subjects = new Set<string>();
      for (let position = 1; position <= report.questionsAnswered; position += 1) {
        subjects.add((await given(attempt.id, position)).item.domain);
      }
      expect(subjects.size).toBe(10);
    }
  });

  test('a borderline one gets the longest quiz and too early to tell, with the questions that would settle it', async () => {
    const visitor = testApp.visitor();
    const { report } = await answerAll(visitor, await start(visitor), justQualified());
    expect(report).toMatchObject({
      verdict: 'too-early-to-tell',
      stopReason: 'maximum-reached',
      questionsAnswered: 30,
    });
    expect(report.range.low).toBeLessThan(report.range.target);
    expect(report.range.high).toBeGreaterThanOrEqual(report.range.target);
    expect(report.moreQuestions === null || report.moreQuestions > 0).toBe(true);
    expect(report.sentence).toMatch(/crosses the target of 49\d|crosses the target of 50\d/);
  });

  test('the report says what it rests on: provisional, no domain with a number, topics, version, scale', async () => {
    const visitor = testApp.visitor();
    const { report } = await answerAll(visitor, await start(visitor), (position) => position % 2 === 0);
    expect(report).toMatchObject({ provisional: true, overall: null, domains: [], trialQuestions: 0 });
    expect(report.provisionalNote).toContain('100%');
    expect(report.domainNote).toContain('at least 10');
    expect(report.topics.length).toBeGreaterThan(0);
    expect(report.parameterVersion).toMatch(/^expert-[0-9a-f]{10}$/);
    expect(report.method.page).toBe('/methods/adaptive-readiness');
    for (const value of [report.scaledScore, report.range.low, report.range.high]) {
      expect(value).toBeGreaterThanOrEqual(200);
      expect(value).toBeLessThanOrEqual(800);
    }
  });

  test.each(['cpcc-readiness', 'cmm-readiness'])('%s can be taken to its end', async (quiz) => {
    const visitor = testApp.visitor();
    const { report } = await answerAll(visitor, await start(visitor, quiz), () => true);
    expect(report).toMatchObject({ quiz, verdict: 'ready' });
  });
});

/** All that a payload may hold before the end. */
const shownFields = new Set([
  ...['id', 'quiz', 'quizTitle', 'mode', 'state', 'answered', 'of', 'startedAt', 'lastSavedAt', 'finishedAt'],
  ...['sharedWith', 'saved', 'savedAt', 'stopReason', 'question', 'position', 'kind', 'stem', 'instruction'],
  ...['exhibit', 'options', 'text', 'title', 'lines', 'table', 'timing', 'accommodation'],
  ...['pausedAt', 'isResultHeld', 'sitting', 'explains'],
]);

describe('during an attempt', () => {
  test('no payload holds a key, an item id, an ability, a difficulty, a running score or why a question was chosen', async () => {
    const visitor = testApp.visitor();
    const attempt = await start(visitor);
    const { payloads } = await answerAll(visitor, attempt, (position) => position % 3 !== 0);
    const now = payloads.slice(0, -1).join('\n');
    const fields = new Set(payloads.slice(0, -1).flatMap((text) => fieldNames(JSON.parse(text))));
    expect([...fields].filter((field) => !shownFields.has(field))).toEqual([]);
    for (const { item_id } of await testApp.db.selectFrom('item').select('item_id').execute()) {
      expect(now).not.toContain(`"${item_id}"`);
    }
  });

  test('somebody who skips ahead is told which question is open', async () => {
    const visitor = testApp.visitor();
    const attempt = await start(visitor);
    const put = (position: number) =>
      visitor.request(`/api/v1/attempts/${attempt.id}/responses/${position}`, {
        method: 'PUT',
        body: { optionIds: ['x'] },
      });
    const early = await put(2);
    expect(early.status).toBe(409);
    expect(Problem.parse(await early.json())).toMatchObject({
      code: 'position-not-open',
      detail: 'Question 1 is open, not 2.',
    });
    expect((await put(31)).status).toBe(404);
  });

  test('finishing early reports with too few answers for a verdict', async () => {
    const visitor = testApp.visitor();
    const attempt = await start(visitor);
    await answer(visitor, attempt.id, 1, true);
    const finished = await visitor.request(`/api/v1/attempts/${attempt.id}/finish`, { method: 'POST' });
    expect(Attempt.parse(await finished.json())).toMatchObject({ state: 'complete', stopReason: 'finished-early' });
    const report = ReadinessReport.parse(await (await visitor.request(`/api/v1/attempts/${attempt.id}/report`)).json());
    expect(report).toMatchObject({ verdict: 'too-early-to-tell', questionsAnswered: 1, questionsGiven: 30 });
  });
});

describe('what is kept', () => {
  test('after a restart the stored seed and answers give the question that was chosen before it', async () => {
    const visitor = testApp.visitor();
    const attempt = await start(visitor);
    for (let position = 1; position <= 6; position += 1) await answer(visitor, attempt.id, position, position !== 3);
    const row = await testApp.db
      .selectFrom('attempt')
      .selectAll()
      .where('id', '=', attempt.id)
      .executeTakeFirstOrThrow();
    const record = await findAttempt(testApp.db, row.person_id, attempt.id);
    if (record === undefined || !isAdaptive(record)) throw new Error('The attempt is adaptive.');
    const questions = await listQuestions(testApp.db, row.person_id, attempt.id);
    const again = await resumeAdaptive(testApp.db, createParameterShelf(), record, questions);
    expect(again.step.next?.itemId).toBe(questions[6]?.item.id);
    expect(again.step.session.seen).toEqual(questions.map(({ item }) => item.id));
  });

  test('an attempt goes on with the response models it began with, whatever the bank says by then', async () => {
    const visitor = testApp.visitor();
    const attempt = await start(visitor);
    await answer(visitor, attempt.id, 1, true);
    // A subject that is still to come: the first question may be of any.
    const first = (await given(attempt.id, 1)).item.domain;
    const retired = first === 'communication' ? 'records-privacy' : 'communication';
    const before = await testApp.db.selectFrom('item').selectAll().where('domain', '=', retired).execute();
    await testApp.db.updateTable('item').set({ status: 'retired' }).where('domain', '=', retired).execute();
    await testApp.db
      .insertInto('bank_version')
      .values({ version: 'one-subject-less', item_count: 1, is_current: false })
      .execute();
    const { version } = await testApp.db
      .selectFrom('bank_version')
      .select('version')
      .where('is_current', '=', true)
      .executeTakeFirstOrThrow();
    await setCurrentBank('one-subject-less');
    const refused = await testApp.visitor().request('/api/v1/attempts', { body: { quiz: 'pcc-readiness' } });
    expect(refused.status).toBe(409);
    expect(Problem.parse(await refused.json()).detail).toContain(retired);
    const domains = new Set<string>();
    for (let position = 2; position <= 12; position += 1) {
      await answer(visitor, attempt.id, position, position % 2 === 0);
      domains.add((await given(attempt.id, position)).item.domain);
    }
    expect(domains).toContain(retired);
    for (const { item_id, revision, status } of before) {
      await testApp.db
        .updateTable('item')
        .set({ status })
        .where('item_id', '=', item_id)
        .where('revision', '=', revision)
        .execute();
    }
    await setCurrentBank(version);
  });

  test('every showing is counted once: as many as there are questions given, in as many attempts as were begun', async () => {
    const counted = await readExposure(testApp.db, 'pcc-readiness');
    const rows = await testApp.db
      .selectFrom('attempt_question')
      .innerJoin('attempt', 'attempt.id', 'attempt_question.attempt_id')
      .select(['item_id', 'attempt_id'])
      .where('quiz', '=', 'pcc-readiness')
      .execute();
    expect(counted.sessions).toBe(new Set(rows.map((row) => row.attempt_id)).size);
    const shown = Map.groupBy(rows, (row) => row.item_id);
    expect(counted.administrations).toEqual(Object.fromEntries([...shown].map(([id, uses]) => [id, uses.length])));
  });

  test('a question that was in more than a quarter of the attempts is not shown', async () => {
    const asked = await start(testApp.visitor());
    const { item } = await given(asked.id, 1);
    const { shown } = await testApp.db
      .selectFrom('item_exposure')
      .select('shown')
      .where('item_id', '=', item.id)
      .executeTakeFirstOrThrow();
    const setShown = (count: number) =>
      testApp.db.updateTable('item_exposure').set({ shown: count }).where('item_id', '=', item.id).execute();
    await setShown(1000);
    for (let run = 0; run < 3; run += 1) {
      const visitor = testApp.visitor();
      const attempt = await start(visitor);
      const { report } = await answerAll(visitor, attempt, (position) => position % 3 !== 0);
      for (let position = 1; position <= report.questionsAnswered; position += 1) {
        expect((await given(attempt.id, position)).item.id).not.toBe(item.id);
      }
    }
    await setShown(shown);
  });

  test('questions under trial are told of, shown, never counted, and never decide', async () => {
    const pilots = await testApp.db
      .selectFrom('item')
      .selectAll()
      .where('domain', '=', 'teamwork-handoffs')
      .orderBy('item_id')
      .execute();
    // One with an enemy on the way would be left out, so none has.
    const ids = pilots
      .filter((row) => (row.document as Item).enemies === undefined)
      .slice(0, 6)
      .map((row) => row.item_id);
    const { version } = await testApp.db
      .selectFrom('bank_version')
      .select('version')
      .where('is_current', '=', true)
      .executeTakeFirstOrThrow();
    await testApp.db.updateTable('item').set({ status: 'pilot' }).where('item_id', 'in', ids).execute();
    await testApp.db
      .insertInto('bank_version')
      .values({ version: 'with-pilots', item_count: 1, is_current: false })
      .execute();
    await setCurrentBank('with-pilots');
    const visitor = testApp.visitor();
    const quiz = QuizDetail.parse(await (await visitor.request('/api/v1/quizzes/pcc-readiness')).json());
    expect(quiz.questions.max).toBe(35);
    expect(quiz.rules.join(' ')).toContain('Up to 5 of the questions are under trial');
    const attempt = await start(visitor);
    expect(attempt.of).toBe(35);
    const trialsWrong = (right: (position: number, item: Item) => boolean) => (position: number, item: Item) =>
      !ids.includes(item.id) && right(position, item);
    const strong = await answerAll(
      visitor,
      attempt,
      trialsWrong(() => true),
    );
    expect(strong.report).toMatchObject({ verdict: 'ready', topics: [] });
    // The places of the trial questions are drawn among the first 17: the longest quiz reaches all five.
    const borderline = await answerAll(visitor, await start(visitor), trialsWrong(justQualified()));
    expect(borderline.report).toMatchObject({
      verdict: 'too-early-to-tell',
      trialQuestions: 5,
      questionsAnswered: 35,
      questionsGiven: 35,
    });
    await testApp.db.updateTable('item').set({ status: 'live' }).where('item_id', 'in', ids).execute();
    await setCurrentBank(version);
  });
});

async function setCurrentBank(version: string): Promise<void> {
  await testApp.db.updateTable('bank_version').set({ is_current: false }).where('is_current', '=', true).execute();
  await testApp.db.updateTable('bank_version').set({ is_current: true }).where('version', '=', version).execute();
}
