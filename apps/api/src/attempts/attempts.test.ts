import { Attempt, AttemptProgress, Problem, ReadinessReport } from '@careway/contract';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import type { z } from 'zod';
import { type Client, createTestApp, type TestApp } from '../testing/test-app.ts';

let testApp: TestApp;
beforeAll(async () => {
  testApp = await createTestApp(inject('testServer'));
});
afterAll(() => testApp[Symbol.asyncDispose]());

async function start(client: Client): Promise<z.infer<typeof Attempt>> {
  const answer = await client.request('/api/v1/attempts', { body: { quiz: 'pcc-form' } });
  expect(answer.status).toBe(201);
  return Attempt.parse(await answer.json());
}

async function answerOpen(
  client: Client,
  attempt: z.infer<typeof Attempt>,
  choose: (options: readonly string[]) => string[],
) {
  const { question } = attempt;
  if (question === null) throw new Error('no open question');
  const optionIds = choose(question.options.map((option) => option.id));
  return client.request(`/api/v1/attempts/${attempt.id}/responses/${question.position}`, {
    method: 'PUT',
    body: { optionIds },
  });
}

const first = (ids: readonly string[]) => ids.slice(0, 1);

/** Answers to the end, right or wrong as asked, with the keys read from the database. */
async function answerAll(client: Client, attempt: z.infer<typeof Attempt>, right: (position: number) => boolean) {
  const given = await testApp.db
    .selectFrom('attempt_question')
    .innerJoin('item', (join) =>
      join
        .onRef('item.item_id', '=', 'attempt_question.item_id')
        .onRef('item.revision', '=', 'attempt_question.item_revision'),
    )
    .select(['position', 'options', 'document'])
    .where('attempt_id', '=', attempt.id)
    .orderBy('position')
    .execute();
  const payloads: string[] = [];
  let last: z.infer<typeof AttemptProgress> | undefined;
  for (const { position, options, document } of given) {
    const shown = options as { token: string; optionId: string }[];
    const { options: own } = document as { options: { id: string; credit: number }[] };
    const best = Math.max(...own.map((option) => option.credit));
    const keys = own.filter((option) => option.credit === best).map((option) => option.id);
    const wrong = own.filter((option) => option.credit === 0).map((option) => option.id);
    const chosen = right(position) ? keys : wrong.slice(0, 1);
    const optionIds = shown.filter((option) => chosen.includes(option.optionId)).map((option) => option.token);
    testApp.clock.now = new Date(testApp.clock.now.getTime() + 20_000);
    const answer = await client.request(`/api/v1/attempts/${attempt.id}/responses/${position}`, {
      method: 'PUT',
      body: { optionIds },
    });
    const text = await answer.text();
    expect(answer.status, text).toBe(200);
    payloads.push(text);
    last = AttemptProgress.parse(JSON.parse(text));
  }
  return { payloads, last };
}

async function reportOf(client: Client, id: string) {
  const answer = await client.request(`/api/v1/attempts/${id}/report`);
  expect(answer.status).toBe(200);
  return ReadinessReport.parse(await answer.json());
}

describe('taking a form', () => {
  test('a visitor without a session starts as a guest, answers 30 questions and gets a report', async () => {
    const visitor = testApp.visitor();
    const attempt = await start(visitor);
    expect(attempt.question?.of).toBe(30);
    expect(visitor.cookies()).toContain('careway');
    const { last } = await answerAll(visitor, attempt, () => true);
    expect(last).toMatchObject({ state: 'complete', stopReason: 'all-answered' });
    const report = await reportOf(visitor, attempt.id);
    expect(report).toMatchObject({ verdict: 'ready', questionsAnswered: 30, overall: { share: 1, high: 1 } });
    expect(report.domains).toHaveLength(10);
    expect(report.bankVersion).toBe(await quizBankVersion(visitor));
  });

  test('the ten domains get three questions each', async () => {
    const attempt = await start(testApp.visitor());
    const rows = await testApp.db
      .selectFrom('attempt_question')
      .innerJoin('item', (join) =>
        join
          .onRef('item.item_id', '=', 'attempt_question.item_id')
          .onRef('item.revision', '=', 'attempt_question.item_revision'),
      )
      .select('item.domain')
      .where('attempt_id', '=', attempt.id)
      .execute();
    const counts = Map.groupBy(rows, (row) => row.domain);
    expect([...counts.values()].map((group) => group.length)).toEqual(Array.from({ length: 10 }, () => 3));
  });

  test('all wrong is not yet; half right is too early to tell or not yet, with the range around the share', async () => {
    const visitor = testApp.visitor();
    const wrong = await start(visitor);
    await answerAll(visitor, wrong, () => false);
    expect((await reportOf(visitor, wrong.id)).verdict).toBe('not-yet');
    const near = await start(visitor);
    await answerAll(visitor, near, (position) => position <= 19);
    const report = await reportOf(visitor, near.id);
    expect(report.verdict).toBe('too-early-to-tell');
    expect(report.overall?.low).toBeLessThan(report.target.share);
    expect(report.overall?.high).toBeGreaterThanOrEqual(report.target.share);
    expect(report.moreQuestions === null || report.moreQuestions > 0).toBe(true);
  });

  test('no payload before an answer holds a key, a rationale, a citation, a difficulty or an item id', async () => {
    const visitor = testApp.visitor();
    const attempt = await start(visitor);
    const { payloads } = await answerAll(visitor, attempt, (position) => position % 2 === 0);
    const items = await testApp.db.selectFrom('item').select(['item_id', 'document']).execute();
    const seen = [JSON.stringify(attempt), ...payloads].join('\n');
    for (const { item_id, document } of items) {
      expect(seen).not.toContain(`"${item_id}"`);
      const item = document as { options: { rationale: string }[]; citations: { source: string }[] };
      for (const option of item.options) expect(seen).not.toContain(JSON.stringify(option.rationale).slice(1, -1));
    }
    expect(seen).not.toMatch(/credit|rationale|citation|difficulty|justQualified|isCorrect/i);
  });

  test('option ids of one question differ from attempt to attempt', async () => {
    const ids = new Map<string, Set<string>>();
    for (let run = 0; run < 6; run += 1) {
      const attempt = await start(testApp.visitor());
      const rows = await testApp.db
        .selectFrom('attempt_question')
        .select(['item_id', 'options'])
        .where('attempt_id', '=', attempt.id)
        .execute();
      for (const row of rows) {
        for (const option of row.options as { token: string; optionId: string }[]) {
          const key = `${row.item_id}/${option.optionId}`;
          const before = ids.get(key) ?? new Set();
          expect(before.has(option.token)).toBe(false);
          ids.set(key, before.add(option.token));
        }
      }
    }
  });
});

describe('an answer', () => {
  test('sent twice is taken once, and the attempt goes on at the same question', async () => {
    const visitor = testApp.visitor();
    const attempt = await start(visitor);
    const once = await (await answerOpen(visitor, attempt, first)).json();
    const twice = await (await answerOpen(visitor, attempt, first)).json();
    expect(twice).toEqual(once);
    const now = Attempt.parse(await (await visitor.request(`/api/v1/attempts/${attempt.id}`)).json());
    expect(now).toMatchObject({ answered: 1, question: { position: 2 }, saved: [{ position: 1 }] });
  });

  test('that differs from the accepted one is refused and the first one stays', async () => {
    const visitor = testApp.visitor();
    const attempt = await start(visitor);
    await answerOpen(visitor, attempt, first);
    const other = await answerOpen(visitor, attempt, (ids) => ids.slice(1, 2));
    expect(other.status).toBe(409);
    expect(Problem.parse(await other.json()).code).toBe('answer-already-accepted');
  });

  test('to a question that is not open, to none, or with unknown options names the fault', async () => {
    const visitor = testApp.visitor();
    const attempt = await start(visitor);
    const put = (position: number, optionIds: unknown) =>
      visitor.request(`/api/v1/attempts/${attempt.id}/responses/${position}`, { method: 'PUT', body: { optionIds } });
    const unknown = await put(1, ['nonsense']);
    expect(unknown.status).toBe(422);
    expect(Problem.parse(await unknown.json()).errors).toEqual([
      { path: 'body.optionIds.0', message: 'nonsense is not an option of question 1' },
    ]);
    expect((await put(31, ['x'])).status).toBe(404);
    const empty = await put(1, []);
    expect(empty.status).toBe(422);
    expect(Problem.parse(await empty.json()).errors?.[0]?.path).toBe('body.optionIds');
    const rows = await testApp.db
      .selectFrom('attempt_question')
      .select('options')
      .where('attempt_id', '=', attempt.id)
      .where('position', '=', 2)
      .execute();
    const [shown] = (rows[0]?.options ?? []) as { token: string }[];
    const early = await put(2, [shown?.token]);
    expect(early.status).toBe(409);
    expect(Problem.parse(await early.json()).code).toBe('position-not-open');
  });

  test('two at once are taken one after the other', async () => {
    const visitor = testApp.visitor();
    const attempt = await start(visitor);
    const answers = await Promise.all([
      answerOpen(visitor, attempt, first),
      answerOpen(visitor, attempt, (ids) => ids.slice(1, 2)),
    ]);
    expect(answers.map((answer) => answer.status).toSorted()).toEqual([200, 409]);
  });
});

describe('the end', () => {
  test('finishing early reports on what was answered, with too few answers for a verdict', async () => {
    const visitor = testApp.visitor();
    const attempt = await start(visitor);
    const none = await visitor.request(`/api/v1/attempts/${attempt.id}/finish`, { method: 'POST' });
    expect(none.status).toBe(409);
    await answerOpen(visitor, attempt, first);
    const open = await visitor.request(`/api/v1/attempts/${attempt.id}/report`);
    expect(Problem.parse(await open.json()).code).toBe('attempt-open');
    const finished = Attempt.parse(
      await (await visitor.request(`/api/v1/attempts/${attempt.id}/finish`, { method: 'POST' })).json(),
    );
    expect(finished).toMatchObject({ state: 'complete', stopReason: 'finished-early', question: null });
    expect(await reportOf(visitor, attempt.id)).toMatchObject({
      verdict: 'too-early-to-tell',
      questionsAnswered: 1,
      questionsGiven: 30,
    });
  });

  test('answers given faster than anyone can read are counted as such', async () => {
    const visitor = testApp.visitor();
    const attempt = await start(visitor);
    await answerOpen(visitor, attempt, first);
    await visitor.request(`/api/v1/attempts/${attempt.id}/finish`, { method: 'POST' });
    expect((await reportOf(visitor, attempt.id)).lowEffort.answers).toBe(1);
  });
});

describe('whose attempt it is', () => {
  test('somebody else finds nothing there, whatever they ask', async () => {
    const attempt = await start(testApp.visitor());
    const other = await testApp.guest();
    for (const [method, path, body] of [
      ['GET', '', undefined],
      ['GET', '/report', undefined],
      ['POST', '/finish', undefined],
      ['PUT', '/responses/1', { optionIds: ['x'] }],
    ] as const) {
      expect((await other.request(`/api/v1/attempts/${attempt.id}${path}`, { method, body })).status).toBe(404);
    }
  });

  test('a guest who makes an account keeps every answer and goes on at the same question', async () => {
    const visitor = testApp.visitor();
    const attempt = await start(visitor);
    await answerOpen(visitor, attempt, first);
    const signUp = await visitor.request('/api/auth/sign-up/email', {
      body: { name: 'Ada Claims', email: 'ada.claims@example.org', password: 'correct horse battery' },
    });
    expect(signUp.status).toBe(200);
    const now = Attempt.parse(await (await visitor.request(`/api/v1/attempts/${attempt.id}`)).json());
    expect(now).toMatchObject({ answered: 1, question: { position: 2 } });
    const list = (await (await visitor.request('/api/v1/attempts?state=open')).json()) as { items: { id: string }[] };
    expect(list.items.map((entry) => entry.id)).toEqual([attempt.id]);
  });

  test('a guest who signs in to an account that exists moves the attempt there', async () => {
    await testApp.signUp({ email: 'has.account@example.org' });
    const visitor = testApp.visitor();
    const attempt = await start(visitor);
    await visitor.request('/api/auth/sign-in/email', {
      body: { email: 'has.account@example.org', password: 'correct horse battery' },
    });
    expect((await visitor.request(`/api/v1/attempts/${attempt.id}`)).status).toBe(200);
  });
});

async function quizBankVersion(client: Client): Promise<string> {
  return ((await (await client.request('/api/v1/quizzes/pcc-form')).json()) as { bankVersion: string }).bankVersion;
}
