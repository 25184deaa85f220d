import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../testing/index.ts';
import {
  findCredential,
  findStatusList,
  insertCredential,
  type NewCredential,
  reserveStatusEntries,
  revokeCredential,
  STATUS_LIST_LENGTH,
} from './credentials.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase(inject('testServer'));
});
afterAll(() => database[Symbol.asyncDispose]());

const organization = () =>
  database.db
    .insertInto('organization')
    .values({ name: 'Lakeside College', slug: randomUUID(), logo: null, createdAt: new Date(), metadata: null })
    .returning('id')
    .executeTakeFirstOrThrow()
    .then((row) => row.id);

function credential(parts: Partial<NewCredential> = {}): NewCredential {
  return {
    id: randomUUID(),
    cohortId: randomUUID(),
    learnerId: randomUUID(),
    linkedPersonId: null,
    learnerName: 'Noor Haddad',
    quiz: 'pcc-readiness',
    name: 'Patient care coordinator readiness',
    evidence: { scaledScore: 660 },
    statusList: 1,
    statusIndex: 0,
    document: '{ "signed":  true }',
    jwt: 'a.b.c',
    issuedAt: new Date('2026-11-25T10:00:00Z'),
    validUntil: null,
    replacesId: null,
    ...parts,
  };
}

const insert = (org: string, one: NewCredential) =>
  database.db.transaction().execute((trx) => insertCredential(trx, org, one));

describe('entries of status lists', () => {
  test('are given once, also to calls at the same time', async () => {
    const org = await organization();
    const taken = await Promise.all(Array.from({ length: 8 }, () => reserveStatusEntries(database.db, org, 5)));
    const indexes = taken.flat().map((entry) => entry.index);
    expect(indexes.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, index) => index));
  });

  test('go on in the next list when one is full', async () => {
    const org = await organization();
    await database.db
      .insertInto('credential_status_list')
      .values({ organization_id: org, list: 1, next_index: STATUS_LIST_LENGTH - 1 })
      .execute();
    expect(await reserveStatusEntries(database.db, org, 3)).toEqual([
      { list: 1, index: STATUS_LIST_LENGTH - 1 },
      { list: 2, index: 0 },
      { list: 2, index: 1 },
    ]);
  });
});

describe('an issued credential', () => {
  test('is kept byte for byte as it was signed', async () => {
    const org = await organization();
    await reserveStatusEntries(database.db, org, 1);
    const one = credential();
    expect(await insert(org, one)).toBe(true);
    expect(await findCredential(database.db, org, one.id)).toMatchObject({
      ...one,
      organizationName: 'Lakeside College',
    });
  });

  test('cannot be held twice for one quiz, until the first is revoked', async () => {
    const org = await organization();
    await reserveStatusEntries(database.db, org, 3);
    const first = credential();
    const second = credential({ learnerId: first.learnerId, statusIndex: 1, replacesId: first.id });
    expect(await insert(org, first)).toBe(true);
    expect(await insert(org, { ...second, replacesId: null })).toBe(false);
    const at = new Date('2026-11-26T10:00:00Z');
    const revoke = () =>
      database.db.transaction().execute((trx) => revokeCredential(trx, org, first.id, { at, reason: 'Wrong name' }));
    expect([await revoke(), await revoke()]).toEqual([true, false]);
    expect(await insert(org, second)).toBe(true);
    expect(await findCredential(database.db, org, first.id)).toMatchObject({
      revokedAt: at,
      revocationReason: 'Wrong name',
      replacedById: second.id,
    });
    expect(await findStatusList(database.db, org, 1)).toEqual({ revoked: [0], lastRevokedAt: at });
  });

  test('is not found under another organization, nor is a status list', async () => {
    const [org, other] = [await organization(), await organization()];
    await reserveStatusEntries(database.db, org, 1);
    const one = credential();
    await insert(org, one);
    expect(await findCredential(database.db, other, one.id)).toBeUndefined();
    expect(await findStatusList(database.db, other, 1)).toBeUndefined();
  });
});
