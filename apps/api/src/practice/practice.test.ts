import {
  Drill,
  DrillSummary,
  Lesson,
  LessonSummary,
  PersonProgress,
  Plan,
  PlanAnswer,
  Problem,
  type PutPlanBody,
  ReviewQueue,
  ReviewResult,
} from '@careway/contract';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { z } from 'zod';
import { type Client, createTestApp, type TestApp } from '../testing/test-app.ts';

let testApp: TestApp;
beforeAll(async () => {
  testApp = await createTestApp(inject('testServer'));
});
afterAll(() => testApp[Symbol.asyncDispose]());

const DAY_MS = 86_400_000;
const start = new Date('2026-11-24T12:00:00Z');

async function queueOf(client: Client, query = ''): Promise<z.infer<typeof ReviewQueue>> {
  const answer = await client.request(`/api/v1/review/queue${query}`);
  expect(answer.status).toBe(200);
  return ReviewQueue.parse(await answer.json());
}

async function putPlan(client: Client, change: Partial<PutPlanBody> = {}): Promise<Plan> {
  const answer = await client.request('/api/v1/plan', {
    method: 'PUT',
    body: { quiz: 'pcc-readiness', examOn: '2026-12-15', hoursPerWeek: 5, timeZone: 'America/Chicago', ...change },
  });
  const text = await answer.text();
  expect(answer.status, text).toBe(200);
  return Plan.parse(JSON.parse(text));
}

/** The options of a practice question that are its key, by their text. */
async function keyTexts(itemId: string): Promise<ReadonlySet<string>> {
  const { document } = await testApp.db
    .selectFrom('item')
    .select('document')
    .where('item_id', '=', itemId)
    .where('is_current', '=', true)
    .executeTakeFirstOrThrow();
  const { options } = document as { options: { text: string; credit: number }[] };
  const most = Math.max(...options.map(({ credit }) => credit));
  return new Set(options.filter(({ credit }) => credit === most).map(({ text }) => text));
}

async function answerWith(client: Client, question: ReviewQueue['questions'][number], right: boolean) {
  const keys = await keyTexts(question.itemId);
  const optionIds = question.options.filter(({ text }) => keys.has(text) === right).map(({ id }) => id);
  const answer = await client.request(`/api/v1/review/${question.itemId}`, {
    body: { optionIds: right ? optionIds : optionIds.slice(0, 1) },
  });
  const text = await answer.text();
  expect(answer.status, text).toBe(200);
  return ReviewResult.parse(JSON.parse(text));
}

function firstOf<T>(values: readonly T[]): T {
  const [first] = values;
  if (first === undefined) throw new Error('none there');
  return first;
}

describe('practice', () => {
  test('a visitor gets a ten-minute session without a session cookie, and becomes a guest by the first answer', async () => {
    testApp.clock.now = start;
    const visitor = testApp.visitor();
    const queue = await queueOf(visitor);
    expect(visitor.cookies()).toBe('');
    expect(queue.questions.length).toBeGreaterThan(5);
    expect(queue.questions.reduce((sum, { minutes }) => sum + minutes, 0)).toBeLessThanOrEqual(10.5);
    const result = await answerWith(visitor, firstOf(queue.questions), true);
    expect(result.outcome).toBe('right');
    expect(visitor.cookies()).toContain('careway');
    expect((await queueOf(visitor)).today.doneQuestions).toBe(1);
  });

  test('the queue holds no key, rationale, citation, difficulty or stable option id', async () => {
    const text = await (await testApp.visitor().request('/api/v1/review/queue')).text();
    for (const word of ['rationale', 'credit', 'citation', 'justQualifiedShare', 'isKey', '"id":"a"', '"id":"b"']) {
      expect(text, word).not.toContain(word);
    }
  });

  test('a wrong answer tells the key, a rationale for every option, the citation, and comes again tomorrow', async () => {
    testApp.clock.now = start;
    const guest = testApp.visitor();
    const question = firstOf((await queueOf(guest)).questions);
    const result = await answerWith(guest, question, false);
    expect(result.outcome).not.toBe('right');
    expect(result.options.map(({ id }) => id)).toEqual(question.options.map(({ id }) => id));
    expect(result.options.every(({ rationale }) => rationale.length > 10)).toBe(true);
    expect(result.options.filter(({ isChosen }) => isChosen)).toHaveLength(1);
    expect(result.options.some(({ isKey }) => isKey)).toBe(true);
    expect(result.citations.length).toBeGreaterThan(0);
    expect(result.lessons.length).toBeGreaterThan(0);
    expect(result.nextDueOn).toBe('2026-11-25');
    expect((await queueOf(guest)).questions.some(({ itemId }) => itemId === question.itemId)).toBe(false);
    testApp.clock.now = new Date(start.getTime() + DAY_MS);
    const tomorrow = await queueOf(guest);
    expect(firstOf(tomorrow.questions)).toMatchObject({ itemId: question.itemId, reason: { code: 'due' } });
  });

  test('the same answer with one Idempotency-Key is kept once', async () => {
    testApp.clock.now = start;
    const guest = testApp.visitor();
    await putPlan(guest);
    const question = firstOf((await queueOf(guest)).questions);
    const send = () =>
      guest.request(`/api/v1/review/${question.itemId}`, {
        body: { optionIds: [firstOf(question.options).id] },
        headers: { 'idempotency-key': 'practice-1' },
      });
    const [first, second] = [await (await send()).json(), await (await send()).json()];
    expect(second).toEqual(first);
    expect((await queueOf(guest)).today.doneQuestions).toBe(1);
  });

  test('a question of an open attempt is neither shown nor explained until the attempt ends', async () => {
    testApp.clock.now = start;
    const guest = testApp.visitor();
    const { id } = (await (await guest.request('/api/v1/attempts', { body: { quiz: 'pcc-readiness' } })).json()) as {
      id: string;
    };
    const given = await testApp.db
      .selectFrom('attempt_question')
      .select('item_id')
      .where('attempt_id', '=', id)
      .execute();
    const inAttempt = new Set(given.map((row) => row.item_id));
    const queue = await queueOf(guest);
    expect(queue.questions.filter(({ itemId }) => inAttempt.has(itemId))).toEqual([]);
    const [held = ''] = inAttempt;
    const refused = await guest.request(`/api/v1/review/${held}`, { body: { optionIds: ['anything'] } });
    expect(refused.status).toBe(409);
    const text = await refused.text();
    expect(text).not.toContain('rationale');
    expect(Problem.parse(JSON.parse(text)).code).toBe('conflict');
  });

  test('an option that is not of the question, and a question that is not there, are refused by name', async () => {
    const guest = testApp.visitor();
    const question = firstOf((await queueOf(guest)).questions);
    const wrong = await guest.request(`/api/v1/review/${question.itemId}`, { body: { optionIds: ['nonsense'] } });
    expect(Problem.parse(await wrong.json()).errors?.[0]?.path).toBe('body.optionIds.0');
    const none = await guest.request('/api/v1/review/ZZ-999', { body: { optionIds: ['x'] } });
    expect(none.status).toBe(404);
    expect((await guest.request('/api/v1/review/queue?extra=500')).status).toBe(422);
  });

  test('when all of today is done, extra questions come only when asked for', async () => {
    testApp.clock.now = start;
    const guest = testApp.visitor();
    await putPlan(guest, { topics: [{ domain: 'terminology-coding', objective: 'modifiers' }] });
    for (let queue = await queueOf(guest); queue.questions.length > 0; queue = await queueOf(guest)) {
      for (const question of queue.questions) await answerWith(guest, question, true);
    }
    const idle = await queueOf(guest);
    expect(idle).toMatchObject({ questions: [], today: { questions: 0 } });
    expect(idle.nextDueOn).not.toBeNull();
    testApp.clock.now = new Date(start.getTime() + DAY_MS);
    const next = await queueOf(guest, '?extra=5');
    expect(next.questions.length).toBeGreaterThan(0);
  });
});

describe('a plan', () => {
  test('for 21 days and 5 hours a week keeps every day within 42 minutes', async () => {
    testApp.clock.now = start;
    const plan = await putPlan(testApp.visitor(), {
      topics: topicsOf('communication', ['language-access', 'strong-emotions']),
    });
    expect(plan).toMatchObject({
      daysLeft: 21,
      minutesPerDay: 42,
      topicsFrom: 'chosen',
      fit: { fits: true, reasons: [] },
    });
    expect(plan.days.length).toBeGreaterThan(5);
    for (const day of plan.days) {
      expect(day.minutes).toBeLessThanOrEqual(42);
      expect(day.steps.reduce((sum, step) => sum + step.minutes, 0)).toBe(day.minutes);
    }
    expect(plan.days[0]?.steps.map((step) => step.kind)).toContain('lesson');
    expect(plan.days.flatMap((day) => day.steps).some((step) => step.kind === 'check')).toBe(true);
  });

  test('moved to 5 days says what does not fit, the nearest date and the hours that would do', async () => {
    testApp.clock.now = start;
    const guest = testApp.visitor();
    const plan = await putPlan(guest, { examOn: '2026-11-29' });
    expect(plan.fit.fits).toBe(false);
    expect(plan.topicsFrom).toBe('all');
    expect(plan.fit.reasons.join(' ')).toMatch(/questions would not be practiced/);
    const { nearestExamOn, hoursPerWeekNeeded } = plan.fit;
    expect(nearestExamOn !== null && nearestExamOn > '2026-11-29').toBe(true);
    expect(hoursPerWeekNeeded).toBeGreaterThan(5);
    expect((await putPlan(guest, { examOn: nearestExamOn })).fit.fits).toBe(true);
  });

  test('is the same when it is read again, goes on as days pass, and asks for a new date after the exam', async () => {
    testApp.clock.now = start;
    const guest = testApp.visitor();
    expect(PlanAnswer.parse(await (await guest.request('/api/v1/plan')).json()).plan).toBeNull();
    const saved = await putPlan(guest, { examOn: '2026-12-01' });
    const read = async () => PlanAnswer.parse(await (await guest.request('/api/v1/plan')).json()).plan;
    expect(await read()).toEqual(saved);
    testApp.clock.now = new Date(start.getTime() + 3 * DAY_MS);
    expect(await read()).toMatchObject({ daysLeft: 4 });
    testApp.clock.now = new Date(start.getTime() + 9 * DAY_MS);
    expect(await read()).toMatchObject({ daysLeft: null, days: [] });
    expect((await read())?.sentence).toMatch(/has passed/);
  });

  test('takes its topics from the latest report when it has missed questions', async () => {
    testApp.clock.now = start;
    const guest = testApp.visitor();
    await finishQuiz(guest);
    const plan = await putPlan(guest);
    expect(plan.topicsFrom).toBe('report');
    expect(plan.topics.length).toBeLessThan(40);
    expect(plan.topics.every((topic) => topic.lessons.length > 0)).toBe(true);
  });

  test('a day that is gone, an unknown time zone and an unknown topic are named as faults', async () => {
    testApp.clock.now = start;
    const guest = testApp.visitor();
    const faultOf = async (change: object) => {
      const body = { quiz: 'pcc-readiness', examOn: null, hoursPerWeek: 5, timeZone: 'UTC', ...change };
      const answer = await guest.request('/api/v1/plan', { method: 'PUT', body });
      expect(answer.status).toBe(422);
      return Problem.parse(await answer.json()).errors?.[0]?.path;
    };
    expect(await faultOf({ examOn: '2026-11-24' })).toBe('body.examOn');
    expect(await faultOf({ timeZone: 'Mars/Olympus' })).toBe('body.timeZone');
    expect(await faultOf({ topics: [{ domain: 'communication', objective: 'juggling' }] })).toBe('body.topics.0');
    expect(await faultOf({ hoursPerWeek: 0 })).toBe('body.hoursPerWeek');
  });

  test('the day is that of the time zone of the plan', async () => {
    testApp.clock.now = new Date('2026-11-25T03:00:00Z');
    const guest = testApp.visitor();
    expect((await putPlan(guest)).startedOn).toBe('2026-11-24');
    expect((await queueOf(guest)).on).toBe('2026-11-24');
  });

  test('as iCalendar has an all-day entry for each step and the exam', async () => {
    testApp.clock.now = start;
    const guest = testApp.visitor();
    const none = await guest.request('/api/v1/plan.ics');
    expect(none.status).toBe(401);
    const plan = await putPlan(guest, { examOn: '2026-12-01' });
    const answer = await guest.request('/api/v1/plan.ics');
    expect(answer.headers.get('content-type')).toContain('text/calendar');
    const file = await answer.text();
    const steps = plan.days.reduce((sum, day) => sum + day.steps.length, 0);
    expect(file.match(/BEGIN:VEVENT/g)).toHaveLength(steps + 1);
    expect(file).toContain('DTSTART;VALUE=DATE:20261201');
    expect(file).toContain('SUMMARY:Exam day');
  });
});

function topicsOf(domain: string, objectives: readonly string[]) {
  return objectives.map((objective) => ({ domain, objective }));
}

/** Answers every question of a quiz with its first option. */
async function finishQuiz(client: Client): Promise<void> {
  const started = await client.request('/api/v1/attempts', { body: { quiz: 'pcc-readiness' } });
  let { id, question } = (await started.json()) as { id: string; question: OpenQuestion | null };
  while (question !== null && question !== undefined) {
    const answer = await client.request(`/api/v1/attempts/${id}/responses/${question.position}`, {
      method: 'PUT',
      body: { optionIds: [question.options[0]?.id] },
    });
    question = ((await answer.json()) as { question?: OpenQuestion }).question ?? null;
  }
}
interface OpenQuestion {
  readonly position: number;
  readonly options: readonly { readonly id: string }[];
}

describe('progress', () => {
  test('one result is a point with its range, and says that a line needs two', async () => {
    testApp.clock.now = start;
    const guest = testApp.visitor();
    const read = async () => PersonProgress.parse(await (await guest.request('/api/v1/progress')).json());
    await putPlan(guest);
    expect(await read()).toMatchObject({ sentence: 'No quiz is finished yet.', quizzes: [] });
    await finishQuiz(guest);
    const one = await read();
    expect(one.sentence).toMatch(/A line needs two/);
    const point = firstOf(firstOf(one.quizzes).points);
    expect(point.low).toBeLessThanOrEqual(point.scaledScore);
    expect(point.high).toBeGreaterThanOrEqual(point.scaledScore);
    testApp.clock.now = new Date(start.getTime() + DAY_MS);
    await finishQuiz(guest);
    const after = await read();
    const two = firstOf(after.quizzes);
    expect(two.points.map(({ finishedAt }) => finishedAt)).toEqual(
      two.points.map(({ finishedAt }) => finishedAt).toSorted(),
    );
    expect(two.finding).toMatch(/^from \d+ to \d+, range \d+–\d+$/);
    expect(after.sentence).toMatch(/overlap/);
  });

  test('practice, plan and results move with a claim, also to an account that has its own', async () => {
    testApp.clock.now = start;
    const owner = await testApp.signUp();
    const shared = firstOf((await queueOf(owner)).questions);
    await answerWith(owner, shared, true);
    await putPlan(owner, { hoursPerWeek: 3 });
    const guest = testApp.visitor();
    testApp.clock.now = new Date(start.getTime() + 60_000);
    await answerWith(guest, shared, false);
    await putPlan(guest, { hoursPerWeek: 7 });
    const claimed = await guest.request('/api/auth/sign-in/email', {
      body: { email: owner.email, password: 'correct horse battery' },
    });
    expect(claimed.status).toBe(200);
    const progress = PersonProgress.parse(await (await guest.request('/api/v1/progress')).json());
    expect(progress.practice).toMatchObject({ answers: 2, questions: 1, rightAnswers: 1 });
    expect(PlanAnswer.parse(await (await guest.request('/api/v1/plan')).json()).plan?.hoursPerWeek).toBe(7);
  });
});

describe('lessons', () => {
  test('are listed by domain and read whole, with the questions that test them', async () => {
    const visitor = testApp.visitor();
    const list = z.object({ items: z.array(LessonSummary) });
    const { items } = list.parse(await (await visitor.request('/api/v1/lessons')).json());
    expect(items.length).toBeGreaterThanOrEqual(40);
    const [first] = items;
    const lesson = Lesson.parse(await (await visitor.request(`/api/v1/lessons/${first?.slug}`)).json());
    expect(lesson.statements.every(({ questions }) => questions > 0)).toBe(true);
    expect(lesson.sources.length).toBeGreaterThan(0);
    const one = list.parse(await (await visitor.request('/api/v1/lessons?domain=communication')).json());
    expect(new Set(one.items.map(({ domain }) => domain))).toEqual(new Set(['communication']));
    expect((await visitor.request('/api/v1/lessons/nowhere')).status).toBe(404);
    expect((await visitor.request('/api/v1/lessons?domain=cooking')).status).toBe(422);
  });
});

describe('a drill on one subject', () => {
  const Drills = z.object({ items: z.array(DrillSummary) });

  test('has ten questions of it without their keys, new ones first, and the next drill has others', async () => {
    const visitor = testApp.visitor();
    const answer = await visitor.request('/api/v1/review/drills/records-privacy');
    const text = await answer.text();
    expect(text).not.toMatch(/rationale|"credit"|citations|justQualified/);
    const first = Drill.parse(JSON.parse(text));
    expect(first.sentence).toBe('10 questions: 10 new. Each is explained right after its answer.');
    expect(new Set(first.questions.map(({ domain }) => domain))).toEqual(new Set(['records-privacy']));
    for (const question of first.questions) {
      const result = await visitor.request(`/api/v1/review/${question.itemId}`, {
        body: { optionIds: [question.options[0]?.id] },
      });
      expect(ReviewResult.parse(await result.json()).options.some(({ isKey }) => isKey)).toBe(true);
    }
    const second = Drill.parse(await (await visitor.request('/api/v1/review/drills/records-privacy')).json());
    const seen = new Set(first.questions.map(({ itemId }) => itemId));
    expect(second.questions.filter(({ itemId }) => seen.has(itemId))).toEqual([]);
    const { items } = Drills.parse(await (await visitor.request('/api/v1/review/drills')).json());
    expect(items).toHaveLength(19);
    expect(items.find(({ domain }) => domain === 'records-privacy')?.practiced).toBe(10);
  });

  test('of an unknown subject is 404 and names the subjects there are', async () => {
    const answer = await testApp.visitor().request('/api/v1/review/drills/astrology');
    expect(answer.status).toBe(404);
    expect(await answer.text()).toContain('scheduling-access');
  });
});

test('a lesson marked as read is ticked in the plan, and the mark can be taken back', async () => {
  testApp.clock.now = start;
  const visitor = testApp.visitor();
  const body: PutPlanBody = { quiz: 'pcc-readiness', examOn: '2026-12-15', hoursPerWeek: 5, timeZone: 'UTC' };
  const plan = Plan.parse(await (await visitor.request('/api/v1/plan', { method: 'PUT', body })).json());
  const slug = plan.days.flatMap(({ steps }) => steps).find(({ kind }) => kind === 'lesson')?.lesson ?? '';
  const mark = (lesson: string, isRead: boolean) =>
    visitor.request(`/api/v1/lessons/${lesson}/read`, { method: 'PUT', body: { isRead } });
  const ticks = async () => {
    const answer = PlanAnswer.parse(await (await visitor.request('/api/v1/plan')).json());
    const steps = answer.plan?.days.flatMap((day) => day.steps) ?? [];
    return new Set(steps.filter(({ isDone }) => isDone).map(({ lesson }) => lesson));
  };
  expect(await ticks()).toEqual(new Set());
  expect((await mark(slug, true)).status).toBe(204);
  expect(await ticks()).toEqual(new Set([slug]));
  const read = (await (await visitor.request('/api/v1/me/lessons')).json()) as { items: unknown[] };
  expect(read.items).toEqual([{ slug, readAt: start.toISOString() }]);
  await mark(slug, false);
  expect(await ticks()).toEqual(new Set());
  expect((await mark('no-such-lesson', true)).status).toBe(404);
});
