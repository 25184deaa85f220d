import { type Item, writeQti3Package } from '@careway/assessment';
import {
  BlueprintCoverage,
  ItemDetail,
  ItemImport,
  ItemPage,
  ItemProblem,
  ItemStatistics,
  ItemVersion,
  Problem,
  page,
} from '@careway/contract';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { type Client, createTestApp, type TestApp } from '../testing/test-app.ts';

let testApp: TestApp;
let ann: Client;
let ben: Client;
beforeAll(async () => {
  testApp = await createTestApp(inject('testServer'));
  ann = await testApp.signUp({ name: 'Ann Author', role: 'author' });
  ben = await testApp.signUp({ name: 'Ben Reviewer', role: 'author' });
});
afterAll(() => testApp[Symbol.asyncDispose]());

const content = {
  domain: 'scheduling-access',
  objective: 'good-faith-estimates',
  kind: 'single',
  cognitiveLevel: 'application',
  stem: 'Who gives a self-pay patient the good faith estimate?',
  options: ['a', 'b', 'c'].map((id) => ({
    id,
    text: `Person ${id}`,
    credit: id === 'b' ? 1 : 0,
    rationale: `Because of ${id}.`,
  })),
  citations: [{ source: '45 CFR 149.610' }],
  ground: 'verified',
  signOff: 'none',
  difficulty: { justQualifiedShare: 0.6, reason: 'Taught early.', confirmableBy: 'patient access supervisor' },
  reviews: [],
};

async function detail(pending: Promise<Response>, status = 200): Promise<ItemDetail> {
  const answer = await pending;
  const body: unknown = await answer.json();
  expect(answer.status, JSON.stringify(body)).toBe(status);
  return ItemDetail.parse(body);
}

async function problem(pending: Promise<Response>, status: number): Promise<Problem> {
  const answer = await pending;
  expect(answer.status).toBe(status);
  return Problem.parse(await answer.json());
}

/** A new question of Ann's, whole, sent to review. */
async function submitted(over: Partial<typeof content> = {}): Promise<ItemDetail> {
  const made = await detail(ann.request('/api/v1/items', { body: { content: { ...content, ...over } } }), 201);
  return detail(ann.request(`/api/v1/items/${made.id}/submit`, { body: { edition: 1 } }));
}

const approval = {
  edition: 1,
  decision: 'approve',
  challenged: 'Is the key right for insured patients too?',
  changed: 'Nothing.',
};

/** The same, approved by Ben and put live. */
async function live(over: Partial<typeof content> = {}): Promise<string> {
  const { id } = await submitted(over);
  await detail(ben.request(`/api/v1/items/${id}/reviews`, { body: approval }), 201);
  await detail(ann.request(`/api/v1/items/${id}/status`, { method: 'PUT', body: { to: 'live', reason: 'Piloted.' } }));
  return id;
}

const strToU8 = (text: string) => new TextEncoder().encode(text);

/** A package whose one question unpacks to seven million letters. */
function bomb(): Uint8Array {
  const item = { ...content, id: 'AC-900', version: 1, status: 'live', stem: 'a'.repeat(7_000_000) };
  return writeQti3Package([item as unknown as Item]);
}

function upload(client: Client, name: string, bytes: Uint8Array | string, dryRun = false): Promise<Response> {
  return client.request(`/api/v1/items/import?name=${encodeURIComponent(name)}${dryRun ? '&dryRun=1' : ''}`, {
    method: 'POST',
    bytes: typeof bytes === 'string' ? strToU8(bytes) : bytes,
    headers: { 'content-type': 'application/octet-stream' },
  });
}

async function countAll(): Promise<number> {
  return ItemPage.parse(await (await ann.request('/api/v1/items?limit=1')).json()).total;
}

describe('from a draft to a live question', () => {
  test('a draft says everything it lacks and cannot go to review before it is whole', async () => {
    const bare = { ...content, domain: null, objective: null, citations: [], options: content.options.slice(0, 2) };
    const made = await detail(ann.request('/api/v1/items', { body: { content: bare } }), 201);
    expect(made.id).toMatch(/^W-\d{5}$/);
    expect(made.draft?.faults.map(({ field }) => field)).toEqual(['domain', 'objective', 'options', 'citations']);
    const refused = await problem(ann.request(`/api/v1/items/${made.id}/submit`, { body: { edition: 1 } }), 422);
    expect(refused.errors?.map(({ path }) => path)).toEqual(['domain', 'objective', 'options', 'citations']);
  });

  test('nobody reviews their own question, nor one they edited', async () => {
    const { id, draft } = await submitted();
    expect(draft).toMatchObject({ status: 'review', mayReview: false, editors: ['Ann Author'] });
    const own = await problem(ann.request(`/api/v1/items/${id}/reviews`, { body: approval }), 409);
    expect(own.detail).toBe('You wrote or edited it. A second person reviews it.');
    await detail(ben.request(`/api/v1/items/${id}/draft`, { method: 'PUT', body: { content, edition: 1 } }));
    await detail(ben.request(`/api/v1/items/${id}/submit`, { body: { edition: 2 } }));
    await problem(ben.request(`/api/v1/items/${id}/reviews`, { body: { ...approval, edition: 2 } }), 409);
  });

  test('a second person’s approval makes it a pilot, and a move puts it live into quizzes under a new bank version', async () => {
    const versionOf = async () =>
      ((await (await ann.request('/api/v1/quizzes/pcc-readiness')).json()) as { bankVersion: string }).bankVersion;
    const before = await versionOf();
    const { id } = await submitted();
    const pilot = await detail(ben.request(`/api/v1/items/${id}/reviews`, { body: approval }), 201);
    expect(pilot).toMatchObject({ draft: null, published: { status: 'pilot', revision: 1, origin: 'workbench' } });
    expect(pilot.published?.content.reviews).toEqual([
      { on: '2026-11-24', challenged: approval.challenged, changed: 'Nothing.' },
    ]);
    expect(await versionOf()).toBe(before);
    const skipped = await problem(
      ann.request(`/api/v1/items/${id}/status`, { method: 'PUT', body: { to: 'watch', reason: 'Odd.' } }),
      409,
    );
    expect(skipped.detail).toContain('from there it goes to live or retired, not to watch');
    const now = await detail(
      ann.request(`/api/v1/items/${id}/status`, { method: 'PUT', body: { to: 'live', reason: 'Piloted.' } }),
    );
    expect(now.published?.moves.map(({ to }) => to)).toEqual(['watch', 'retired']);
    expect(await versionOf()).not.toBe(before);
  });

  test('a draft that is sent back is its author’s again, with what was challenged', async () => {
    const { id } = await submitted();
    const back = { ...approval, decision: 'send-back', changed: 'Name the deadline.' };
    const sent = await detail(ben.request(`/api/v1/items/${id}/reviews`, { body: back }), 201);
    expect(sent).toMatchObject({ published: null, draft: { status: 'draft' } });
    const { items } = (await (await ann.request(`/api/v1/items/${id}/reviews`)).json()) as { items: unknown[] };
    expect(items).toMatchObject([{ reviewer: 'Ben Reviewer', decision: 'send-back', revision: null }]);
  });

  test('two authors at once: the later save is refused and overwrites nothing', async () => {
    const made = await detail(ann.request('/api/v1/items', { body: { content } }), 201);
    const path = `/api/v1/items/${made.id}/draft`;
    await detail(ann.request(path, { method: 'PUT', body: { content: { ...content, stem: 'First?' }, edition: 1 } }));
    const late = await problem(
      ben.request(path, { method: 'PUT', body: { content: { ...content, stem: 'Second?' }, edition: 1 } }),
      409,
    );
    expect(late.detail).toContain('Nothing was overwritten');
    expect((await detail(ann.request(`/api/v1/items/${made.id}`))).draft?.content.stem).toBe('First?');
  });

  test('the record of reviews cannot be written by hand', async () => {
    const forged = { ...content, reviews: [{ on: '2026-01-01', challenged: 'All of it.', changed: 'Nothing.' }] };
    const made = await detail(ann.request('/api/v1/items', { body: { content: forged } }), 201);
    expect(made.draft?.content.reviews).toEqual([]);
  });
});

describe('editing a live question', () => {
  test('opens a draft beside it; a running attempt keeps the version it was given', async () => {
    const learner = await testApp.guest();
    const started = await learner.request('/api/v1/attempts', { body: { quiz: 'pcc-readiness' } });
    const attempt = (await started.json()) as { id: string; question: { stem: string } };
    const given = await testApp.db
      .selectFrom('attempt_question')
      .select(['item_id', 'item_revision'])
      .where('attempt_id', '=', attempt.id)
      .where('position', '=', 1)
      .executeTakeFirstOrThrow();
    const path = `/api/v1/items/${given.item_id}`;
    const before = await detail(ann.request(path));
    expect(before.published).toMatchObject({ status: 'live', origin: 'file' });
    const changed = { ...before.published?.content, stem: 'The question was reworded, was it not?' };
    const edited = await detail(
      ann.request(`${path}/draft`, { method: 'PUT', body: { content: changed, edition: 0 } }),
    );
    expect(edited).toMatchObject({ published: { revision: given.item_revision }, draft: { edition: 1 } });
    await detail(ann.request(`${path}/submit`, { body: { edition: 1 } }));
    await detail(ben.request(`${path}/reviews`, { body: approval }), 201);
    const again = (await (await learner.request(`/api/v1/attempts/${attempt.id}`)).json()) as typeof attempt;
    expect(again.question.stem).toBe(attempt.question.stem);
    const { items } = (await (await ann.request(`${path}/versions`)).json()) as { items: unknown[] };
    const versions = items.map((item) => ItemVersion.parse(item));
    expect(
      versions.map(({ revision, isCurrent, author, attempts }) => [revision, isCurrent, author, attempts]),
    ).toEqual([
      [given.item_revision + 1, true, 'Ann Author', 0],
      [given.item_revision, false, null, 1],
    ]);
    expect(versions[0]?.changes).toMatchObject([
      { label: 'Question', there: 'The question was reworded, was it not?' },
    ]);
  });

  test('a draft can be thrown away; the version in use stays', async () => {
    const id = await live();
    const path = `/api/v1/items/${id}`;
    await detail(ann.request(`${path}/draft`, { method: 'PUT', body: { content, edition: 0 } }));
    expect((await ann.request(`${path}/draft`, { method: 'DELETE' })).status).toBe(204);
    expect(await detail(ann.request(path))).toMatchObject({ draft: null, published: { status: 'live' } });
  });
});

describe('what is known of questions', () => {
  test('a statistic is never shown without enough answers', async () => {
    const answer = await ann.request(`/api/v1/items/${await live()}/statistics`);
    expect(ItemStatistics.parse(await answer.json())).toMatchObject({
      state: 'too-few',
      label: 'too few answers (0 of 100)',
      meanShare: null,
      itemRestCorrelation: null,
      expectedShare: 0.6,
    });
  });

  test('the coverage of a blueprint counts live questions against the plan, by domain and objective', async () => {
    const answer = await ann.request('/api/v1/blueprints/pcc-readiness/coverage');
    const coverage = BlueprintCoverage.parse(await answer.json());
    expect(coverage.domains).toHaveLength(10);
    for (const { target, live: count, timesOver, objectives } of coverage.domains) {
      expect(timesOver).toBeCloseTo(count / target, 12);
      expect(objectives.reduce((sum, objective) => sum + objective.live, 0)).toBe(count);
    }
    expect(coverage.domains.reduce((sum, { targetShare }) => sum + targetShare, 0)).toBeCloseTo(1, 12);
  });

  test('the list pages through what a filter finds, and says how many', async () => {
    const path = '/api/v1/items?domain=communication&status=live&limit=10';
    const first = ItemPage.parse(await (await ann.request(path)).json());
    expect(first.items).toHaveLength(10);
    const second = ItemPage.parse(await (await ann.request(`${path}&cursor=${first.nextCursor}`)).json());
    expect(second.items[0]?.id.localeCompare(first.items.at(-1)?.id ?? '')).toBe(1);
    expect(second.total).toBe(first.total);
    expect(first.items.every(({ statusLabel, domainLabel }) => statusLabel === 'Live' && domainLabel !== '')).toBe(
      true,
    );
  });
});

describe('moving questions in and out', () => {
  test('an export of ours is known again: nothing is added twice', async () => {
    const exported = await ann.request('/api/v1/items/export?format=qti-3.0&domain=communication');
    expect(exported.headers.get('content-disposition')).toContain('careway-questions-communication.zip');
    const bytes = new Uint8Array(await exported.arrayBuffer());
    const report = ItemImport.parse(await (await upload(ann, 'back.zip', bytes)).json());
    expect(report.questions.length).toBeGreaterThan(30);
    expect(report).toMatchObject({ rejected: [], added: 0, toAdd: 0, formats: ['qti-3.0'] });
    expect(report.questions.every(({ alreadyHere }) => alreadyHere?.startsWith('CM-'))).toBe(true);
    expect(report.losses.every(({ kept, of }) => kept === of)).toBe(true);
  });

  test('a dry run writes nothing; confirming adds drafts of the one who brought them', async () => {
    const gift = 'Who calls first?{=The coordinator#Yes.~The nurse~The clerk}\n\nWhen?{#3}';
    const before = await countAll();
    const tried = ItemImport.parse(await (await upload(ann, 'quiz.gift', gift, true)).json());
    expect(tried).toMatchObject({ toAdd: 1, added: 0, rejected: [{ line: 3 }] });
    expect(await countAll()).toBe(before);
    const done = ItemImport.parse(await (await upload(ann, 'quiz.gift', gift)).json());
    expect(done.added).toBe(1);
    expect(await countAll()).toBe(before + 1);
    const made = await detail(ann.request(`/api/v1/items/${done.questions[0]?.draftId}`));
    expect(made.draft).toMatchObject({ source: 'quiz.gift', editors: ['Ann Author'], mayReview: false });
    const again = ItemImport.parse(await (await upload(ann, 'quiz.gift', gift)).json());
    expect(again).toMatchObject({ added: 0, questions: [{ alreadyHere: done.questions[0]?.draftId }] });
  });

  test.each([
    ['wrong encoding', 'a.gift', Uint8Array.from([0x51, 0xe9, 0x7b, 0x3d, 0x61, 0x7d]), 422, 'not UTF-8'],
    ['broken XML', 'a.xml', strToU8('<quiz><question></quiz>'), 422, 'not well-formed XML: line 1'],
    [
      'an external entity',
      'a.xml',
      strToU8('<!DOCTYPE q [<!ENTITY x SYSTEM "file:///etc/passwd">]><quiz>&x;</quiz>'),
      422,
      'DOCTYPE',
    ],
    ['a zip bomb', 'a.zip', bomb(), 413, 'times its size'],
    ['a file of 50 MB', 'a.xml', new Uint8Array(50 * 1024 * 1024), 413, 'at most 16777216 bytes'],
    ['an unknown format', 'a.txt', strToU8('Dear all'), 422, 'none of QTI'],
  ])('%s gets a clear error and changes nothing', async (_, name, bytes, status, words) => {
    const before = await countAll();
    const refused = await problem(upload(ann, name, bytes), status);
    expect(refused.detail).toContain(words);
    expect(await countAll()).toBe(before);
  });

  test('a question of an unknown interaction is refused by name and the file changes nothing', async () => {
    const before = await countAll();
    const item =
      '<qti-assessment-item xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0" identifier="x" title="x"><qti-item-body><qti-hologram-interaction response-identifier="R"/></qti-item-body></qti-assessment-item>';
    const report = ItemImport.parse(await (await upload(ann, 'x.xml', item)).json());
    expect(report.rejected).toMatchObject([
      { identifier: 'x', reason: expect.stringContaining('unknown interaction') },
    ]);
    expect(report.added).toBe(0);
    expect(await countAll()).toBe(before);
  });

  test('the bank leaves as CSV and JSON too', async () => {
    const csv = await (await ann.request('/api/v1/items/export?format=csv&status=live')).text();
    expect(csv.split('\r\n')[0]).toMatch(/^id,version,status,domain,objective,kind,/);
    const json = (await (await ann.request('/api/v1/items/export?format=json')).json()) as { items: unknown[] };
    expect(json.items.length).toBeGreaterThan(500);
  });
});

describe('problems that learners report', () => {
  test('reach the authors with version and attempt, without a name, and can be answered', async () => {
    const learner = await testApp.guest();
    const started = await learner.request('/api/v1/attempts', { body: { quiz: 'pcc-readiness' } });
    const { id } = (await started.json()) as { id: string };
    const path = `/api/v1/attempts/${id}/questions/1/problem`;
    const body = { kind: 'unclear', comment: 'Two answers seem right to me.' };
    expect((await learner.request(path, { body })).status).toBe(201);
    await problem(learner.request(`/api/v1/attempts/${id}/questions/2/problem`, { body }), 404);
    await problem((await testApp.guest()).request(path, { body }), 404);
    const queue = page(ItemProblem).parse(await (await ann.request('/api/v1/item-problems?state=open')).json());
    const report = queue.items.find((each) => each.attemptId === id);
    const given = await testApp.db
      .selectFrom('attempt_question')
      .select(['item_id', 'item_revision'])
      .where('attempt_id', '=', id)
      .executeTakeFirstOrThrow();
    expect(report).toMatchObject({
      ...body,
      kindLabel: 'It is unclear',
      attemptId: id,
      position: 1,
      itemId: given.item_id,
      revision: given.item_revision,
    });
    expect(JSON.stringify(report)).not.toMatch(/person/i);
    const listed = ItemPage.parse(await (await ann.request(`/api/v1/items?text=${report?.itemId}`)).json());
    expect(listed.items[0]?.openProblems).toBe(1);
    const answered = await ann.request(`/api/v1/item-problems/${report?.id}`, {
      method: 'PUT',
      body: { state: 'resolved', resolution: 'Option c reworded.' },
    });
    expect(answered.status).toBe(204);
    const open = page(ItemProblem).parse(await (await ann.request('/api/v1/item-problems?state=open')).json());
    expect(open.items.map((each) => each.attemptId)).not.toContain(id);
    await problem(learner.request(path, { body }), 409);
  });

  test('are forgotten with their person: the words stay, the link goes', async () => {
    const learner = await testApp.signUp();
    const started = await learner.request('/api/v1/attempts', { body: { quiz: 'pcc-readiness' } });
    const { id } = (await started.json()) as { id: string };
    await learner.request(`/api/v1/attempts/${id}/questions/1/problem`, { body: { kind: 'typo', comment: 'Teh.' } });
    expect((await learner.request('/api/v1/me', { method: 'DELETE' })).ok).toBe(true);
    const rows = await testApp.db
      .selectFrom('problem_report')
      .select(['linked_person_id', 'comment'])
      .where('attempt_id', '=', id)
      .execute();
    expect(rows).toEqual([{ linked_person_id: null, comment: 'Teh.' }]);
  });
});
