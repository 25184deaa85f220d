import { randomUUID } from 'node:crypto';
import { type DraftItem, toDraft } from '@careway/assessment';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../testing/index.ts';
import { insertAttempt } from './attempts.ts';
import { findDraft, insertDrafts, takeWorkbenchIds } from './item-drafts.ts';
import { listCurrentItems } from './item-history.ts';
import { countItems, listItems } from './item-list.ts';
import { findItemStatistics } from './item-statistics.ts';
import { findGivenItem, listProblems, saveProblem } from './problem-reports.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase(inject('testServer'), 'loaded');
});
afterAll(() => database[Symbol.asyncDispose]());

const now = new Date('2026-11-25T08:00:00Z');
/** A question of a file, loaded once, whatever the version it has there. */
const REVISION = 1;

async function anyDraft(): Promise<DraftItem> {
  const [item] = await listCurrentItems(database.db, { domain: 'communication' });
  if (item === undefined) throw new Error('The bank is empty.');
  return toDraft(item);
}

test('ids of the workbench are given out once, two imports at a time or not', async () => {
  const draft = { ...(await anyDraft()), stem: 'Numbered?' };
  const take = () =>
    database.db.transaction().execute(async (trx) => {
      const ids = await takeWorkbenchIds(trx, 3);
      await insertDrafts(
        trx,
        ids.map((itemId) => ({ itemId, draft, source: 'quiz.gift' })),
        randomUUID(),
        now,
      );
      return ids;
    });
  const ids = (await Promise.all([take(), take()])).flat();
  expect(new Set(ids).size).toBe(6);
  expect(await findDraft(database.db, ids[0] ?? '')).toMatchObject({
    status: 'draft',
    edition: 1,
    source: 'quiz.gift',
  });
});

test('a list finds questions by status, domain and words, drafts among them, page by page', async () => {
  const all = await countItems(database.db, { domain: 'communication', status: 'live' });
  const first = await listItems(
    database.db,
    { domain: 'communication', status: 'live' },
    { after: undefined, limit: 5 },
  );
  const second = await listItems(
    database.db,
    { domain: 'communication', status: 'live' },
    { after: first.at(-1)?.id, limit: 500 },
  );
  expect(first.length + second.length).toBe(all);
  const drafts = await listItems(database.db, { text: 'numbered?' }, { after: undefined, limit: 10 });
  expect(drafts.length).toBeGreaterThan(0);
  expect(drafts.every(({ published, draft }) => published === null && draft?.status === 'draft')).toBe(true);
  expect(await countItems(database.db, { text: '100%_' })).toBe(0);
});

test('statistics count read answers of complete attempts, and correlate with the rest of the attempt', async () => {
  const [asked, other] = await listCurrentItems(database.db, { domain: 'communication', status: 'live' });
  if (asked === undefined || other === undefined) throw new Error('The bank is empty.');
  // Points of the asked question and of the other one, and the seconds an answer took: the third was too fast to be read.
  const people = [
    { points: [1, 1], seconds: 20 },
    { points: [0, 0], seconds: 20 },
    { points: [1, 0], seconds: 0.4 },
    { points: [1, 1], seconds: 30 },
  ] as const;
  for (const { points, seconds } of people) {
    const personId = randomUUID();
    await database.db.transaction().execute(async (trx) => {
      const attemptId = await insertAttempt(trx, personId, {
        quiz: 'pcc-readiness',
        quizTitle: 'Quiz',
        blueprintVersion: '1',
        bankVersion: 'x',
        targetShare: 0.7,
        assignedBy: null,
        accommodation: null,
        canGoBack: false,
        seed: 's',
        startedAt: now,
        questions: [asked, other].map(({ id }) => ({
          itemId: id,
          revision: REVISION,
          options: [],
          isTrial: false,
        })),
      });
      for (const [index, earned] of points.entries()) {
        await trx
          .updateTable('attempt_question')
          .set({
            presented_at: now,
            answered_at: new Date(now.getTime() + seconds * 1000),
            chosen: JSON.stringify([earned === 1 ? 'a' : 'b']),
            points: earned,
            max_points: 1,
          })
          .where('person_id', '=', personId)
          .where('position', '=', index + 1)
          .execute();
      }
      await trx
        .updateTable('attempt')
        .set({ state: 'complete', stop_reason: 'all-answered', finished_at: now })
        .where('id', '=', attemptId)
        .where('person_id', '=', personId)
        .execute();
    });
  }
  const statistics = await findItemStatistics(database.db, asked.id, REVISION, 3);
  expect(statistics).toMatchObject({ answers: 3, tooFast: 1 });
  expect(statistics.meanShare).toBeCloseTo(2 / 3, 12);
  expect(statistics.itemRestCorrelation).toBeCloseTo(1, 12);
  expect(Object.fromEntries([...statistics.options].map(([id, { chosen }]) => [id, chosen]))).toEqual({ a: 2, b: 1 });
});

test('a problem belongs to the revision that was given, and only its owner can report it', async () => {
  const [item] = await listCurrentItems(database.db, { domain: 'communication', status: 'live' });
  if (item === undefined) throw new Error('The bank is empty.');
  const personId = randomUUID();
  const attemptId = await database.db.transaction().execute((trx) =>
    insertAttempt(trx, personId, {
      quiz: 'pcc-readiness',
      quizTitle: 'Quiz',
      blueprintVersion: '1',
      bankVersion: 'x',
      targetShare: 0.7,
      assignedBy: null,
      accommodation: null,
      canGoBack: false,
      seed: 's',
      startedAt: now,
      questions: [
        { itemId: item.id, revision: REVISION, options: [], isTrial: false },
        { itemId: item.id, revision: REVISION, options: [], isTrial: false },
      ],
    }),
  );
  expect(await findGivenItem(database.db, randomUUID(), attemptId, 1)).toBeUndefined();
  expect(await findGivenItem(database.db, personId, attemptId, 2)).toBeUndefined();
  const given = await findGivenItem(database.db, personId, attemptId, 1);
  expect(given).toEqual({ itemId: item.id, revision: REVISION });
  const report = { itemId: item.id, itemRevision: REVISION, attemptId, position: 1, kind: 'typo', at: now };
  await saveProblem(database.db, personId, { ...report, comment: 'First words.' });
  await saveProblem(database.db, personId, { ...report, comment: 'Better words.' });
  const problems = await listProblems(database.db, { state: 'open' }, { before: undefined, limit: 10 });
  expect(problems.map(({ comment, stem }) => [comment, stem])).toEqual([['Better words.', item.stem]]);
});
