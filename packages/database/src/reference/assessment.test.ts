import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { type BankFile, type Item, toDraft } from '@careway/assessment';
import { beforeAll, beforeEach, expect, inject, test } from 'vitest';
import { currentBankVersion, listLiveItems } from '../repositories/bank.ts';
import { findDraft, lockDraft, publishDraft, saveDraft, setItemStatus } from '../repositories/item-drafts.ts';
import { findFileDifference, listRevisions } from '../repositories/item-history.ts';
import { createTestDatabase, type TestDatabase } from '../testing/index.ts';
import { assessmentFiles } from './assessment.ts';

let database: TestDatabase;
let file: BankFile;
beforeAll(async () => {
  const path = createRequire(import.meta.url).resolve('@careway/assessment/bank/scheduling-access.json');
  file = JSON.parse(await readFile(path, 'utf8')) as BankFile;
});
beforeEach(async () => {
  database = await createTestDatabase(inject('testServer'));
  return () => database[Symbol.asyncDispose]();
});

const now = new Date('2026-11-25T08:00:00Z');
const author = randomUUID();

/** Loads the file of the bank with some of its items as given. */
async function load(change: (item: Item) => Item = (item) => item): Promise<void> {
  const loader = assessmentFiles.find(({ name }) => name === 'assessment/scheduling-access.json');
  const text = JSON.stringify({ ...file, items: file.items.map(change) });
  await database.db.transaction().execute(async (trx) => {
    await loader?.load(trx, text, 'checksum');
  });
}

const reworded = (item: Item): Item => (item.id === 'AC-001' ? { ...item, stem: 'The file asks this now?' } : item);

/** AC-001 rewritten in the product and approved as it is. */
async function rewriteInProduct(stem: string, status: Item['status'] = 'live'): Promise<void> {
  const item = file.items.find(({ id }) => id === 'AC-001');
  if (item === undefined) throw new Error('AC-001 is not in the file.');
  const draft = { ...toDraft(item), stem };
  await database.db.transaction().execute(async (trx) => {
    await saveDraft(trx, 'AC-001', { draft, before: undefined, baseRevision: 1, editorId: author, at: now });
    const record = await lockDraft(trx, 'AC-001');
    if (record === undefined) throw new Error('The draft is not there.');
    await publishDraft(trx, record, { ...item, stem, status });
  });
}

test('a question reworded in its file becomes the next revision, and the one before stays for attempts', async () => {
  await load();
  await load(reworded);
  const revisions = await listRevisions(database.db, 'AC-001');
  expect(revisions.map(({ revision, isCurrent }) => [revision, isCurrent])).toEqual([
    [2, true],
    [1, false],
  ]);
});

test('a question rewritten in the product is the product’s: its file no longer changes it, and the difference is shown', async () => {
  await load();
  await rewriteInProduct('The product asks this?');
  await load(reworded);
  const [current] = await listRevisions(database.db, 'AC-001');
  expect(current).toMatchObject({
    revision: 2,
    origin: 'workbench',
    isCurrent: true,
    item: { stem: 'The product asks this?' },
  });
  expect((await findFileDifference(database.db, 'AC-001'))?.item.stem).toBe('The file asks this now?');
  expect((await listLiveItems(database.db)).find(({ item }) => item.id === 'AC-001')?.item.stem).toBe(
    'The product asks this?',
  );
  expect(await findDraft(database.db, 'AC-001')).toBeUndefined();
});

test('the difference goes away when the file comes to say the same', async () => {
  await load();
  await rewriteInProduct('The product asks this?');
  await load(reworded);
  await load((item) => (item.id === 'AC-001' ? { ...item, stem: 'The product asks this?' } : item));
  expect(await findFileDifference(database.db, 'AC-001')).toBeUndefined();
});

test('a question retired in the product stays retired when its file is loaded again, and the bank has another name', async () => {
  await load();
  const before = await currentBankVersion(database.db);
  await database.db.transaction().execute((trx) => setItemStatus(trx, 'AC-001', 'retired'));
  expect(await currentBankVersion(database.db)).not.toBe(before);
  await load(reworded);
  const [current] = await listRevisions(database.db, 'AC-001');
  expect(current).toMatchObject({ revision: 1, status: 'retired', item: { status: 'retired' } });
});

test('a question of the file that nobody touched in the product follows its file', async () => {
  await load();
  await rewriteInProduct('The product asks this?');
  await load((item) => (item.id === 'AC-003' ? { ...item, stem: 'Reworded in the file?' } : item));
  const [current] = await listRevisions(database.db, 'AC-003');
  expect(current).toMatchObject({ revision: 2, origin: 'file', item: { stem: 'Reworded in the file?' } });
});
