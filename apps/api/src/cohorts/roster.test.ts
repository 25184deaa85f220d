import { Problem, RosterImport, RosterResult } from '@careway/contract';
import { strToU8, zipSync } from 'fflate';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { z } from 'zod';
import { type Client, createTestApp, type TestApp } from '../testing/test-app.ts';

let testApp: TestApp;
let educator: Client;
let org: string;
beforeAll(async () => {
  testApp = await createTestApp(inject('testServer'));
  educator = await testApp.signUp({ name: 'Edu Cator' });
  org = await testApp.createOrganization(educator);
});
afterAll(() => testApp[Symbol.asyncDispose]());

const cohortPath = (id: string) => `/api/v1/organizations/${org}/cohorts/${id}`;
const newCohort = async (name: string) => {
  const answer = await educator.request(`/api/v1/organizations/${org}/cohorts`, { body: { name } });
  return z.object({ id: z.uuid() }).parse(await answer.json()).id;
};
const sendFile = (id: string, name: string, bytes: Uint8Array, query = '') =>
  educator.request(`${cohortPath(id)}/roster/file?name=${name}${query}`, { method: 'POST', bytes });
const importFile = async (id: string, name: string, bytes: Uint8Array, query = '&dryRun=0') => {
  const answer = await sendFile(id, name, bytes, query);
  expect(answer.status, await answer.clone().text()).toBe(200);
  return RosterResult.parse(await answer.json());
};
const undo = (id: string, importId: string | null) =>
  educator.request(`${cohortPath(id)}/roster/imports/${importId}/undo`, { method: 'POST' });

/** Every column of every learner of the organisation. */
const learnerRows = async () => {
  const { rows } = await sql`select * from cohort_learner where organization_id = ${org} order by id`.execute(
    testApp.db,
  );
  return rows;
};

/** A OneRoster 1.2 package of a class; `rename` changes the given name of a user. */
function oneRoster(
  learners: number,
  rename: Readonly<Record<number, string>> = {},
  wrongAddressOf?: number,
): Uint8Array {
  const ids = Array.from({ length: learners }, (_, index) => index + 1);
  const files = {
    'manifest.csv':
      'propertyName,value\nmanifest.version,1.0\noneroster.version,1.2\nfile.users,bulk\nfile.classes,bulk\nfile.enrollments,bulk\nfile.roles,absent\n',
    'users.csv': `sourcedId,status,dateLastModified,enabledUser,username,givenName,familyName,email\n${ids
      .map((id) => {
        const email = id === wrongAddressOf ? 'not an address' : `learner${id}@example.org`;
        return `u${id},,,true,user${id},${rename[id] ?? `Given${id}`},Family${id},${email}\n`;
      })
      .join('')}`,
    'classes.csv':
      'sourcedId,status,dateLastModified,title,classType,schoolSourcedId,termSourcedIds\nc1,,,Care,scheduled,o1,t1\n',
    'enrollments.csv': `sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role\n${ids
      .map((id) => `e${id},,,c1,o1,u${id},student\n`)
      .join('')}`,
  };
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));
}

describe('a OneRoster package of 1,000 learners', () => {
  test('is written in under 5 s after its dry run; again it changes nothing; undo restores every row', async () => {
    const id = await newCohort('A thousand');
    const before = await learnerRows();
    const file = oneRoster(1000, {}, 500);
    const dry = await importFile(id, 'district.zip', file, '');
    expect([dry.dryRun, dry.added.length, dry.importId]).toEqual([true, 999, null]);
    expect(await learnerRows()).toEqual(before);
    expect(dry.rejected).toMatchObject([{ file: 'users.csv', line: 501, column: 'email' }]);

    const started = performance.now();
    const written = await importFile(id, 'district.zip', file);
    expect(performance.now() - started).toBeLessThan(5000);
    expect(written.added).toHaveLength(999);
    const after = await learnerRows();
    expect(after).toHaveLength(before.length + 999);

    const again = await importFile(id, 'district.zip', file);
    expect([again.added, again.changed, again.unchanged.length, again.importId]).toEqual([[], [], 999, null]);
    expect(await learnerRows()).toEqual(after);

    testApp.clock.now = new Date(testApp.clock.now.getTime() + 60_000);
    const renamed = await importFile(id, 'district.zip', oneRoster(1000, { 7: 'Ada', 8: 'Wei' }));
    expect(renamed.changed.map(({ line, name, was }) => [line, name, was])).toEqual([
      [8, 'Ada Family7', 'Given7 Family7'],
      [9, 'Wei Family8', 'Given8 Family8'],
    ]);
    expect(renamed.added.map(({ email }) => email)).toEqual(['learner500@example.org']);

    const early = await undo(id, written.importId);
    expect(Problem.parse(await early.json()).detail).toContain('Undo that one first');
    expect((await undo(id, renamed.importId)).status).toBe(200);
    expect(await learnerRows()).toEqual(after);
    expect((await undo(id, written.importId)).status).toBe(200);
    expect(await learnerRows()).toEqual(before);
    expect((await undo(id, written.importId)).status).toBe(409);
  });
});

describe('a roster file', () => {
  const csv = (text: string) => strToU8(text);

  test('is matched by the id of its own system, then by e-mail, never by name', async () => {
    const id = await newCohort('Identity');
    await importFile(id, 'a.csv', csv('name,email,id\nAda Okafor,ada@example.org,\nWei Chen,wei@example.org,w1\n'));
    const second = await importFile(
      id,
      'b.csv',
      csv(
        'name,email,id\nAda Okafor,ada@example.org,a1\nWei Chen,wei.chen@example.org,w1\nAda Okafor,other@example.org,x9\n',
      ),
    );
    expect(second.changed.map(({ email, was }) => [email, was])).toEqual([
      ['ada@example.org', 'no id'],
      ['wei.chen@example.org', 'wei@example.org'],
    ]);
    expect(second.added.map(({ email }) => email)).toEqual(['other@example.org']);
    const third = await importFile(
      id,
      'c.csv',
      csv('name,email,id\nAda,wei.chen@example.org,a1\nWei,other@example.org,w7\n'),
    );
    expect(third.rejected.map(({ line, column, reason }) => [line, column, reason])).toEqual([
      [2, 'email', 'wei.chen@example.org belongs to another learner on this roster, Wei Chen'],
      [3, 'sourcedId', 'other@example.org is on this roster with the id x9'],
    ]);
  });

  test.each([
    ['bomb.zip', zipSync({ 'users.csv': new Uint8Array(4_000_000) }), 413, 'more than 200 times its size'],
    ['slip.zip', zipSync({ '../users.csv': strToU8('x') }), 422, 'points outside the archive'],
    ['cut.zip', oneRoster(3).subarray(0, 200), 422, 'cannot be unpacked'],
    ['people.csv', strToU8('name,phone\nAda,1\n'), 422, 'it needs email'],
  ])('%s is refused whole, and says why', async (name, bytes, status, words) => {
    const answer = await sendFile(await newCohort(name), name, bytes, '&dryRun=0');
    expect(answer.status).toBe(status);
    expect(Problem.parse(await answer.json()).detail).toContain(words);
  });

  test('over 8 MB is refused before it is read', async () => {
    const answer = await sendFile(await newCohort('Big'), 'big.csv', new Uint8Array(8 * 1024 * 1024 + 1));
    expect(answer.status).toBe(413);
  });
});

describe('an import', () => {
  test('cannot be undone once a learner it added has joined, or after 24 hours', async () => {
    const id = await newCohort('Joined');
    const { importId } = await importFile(id, 'a.csv', strToU8('name,email\nIvy Stone,ivy@example.org\n'));
    const roster = await educator.request(`${cohortPath(id)}/roster`);
    const [learner] = z
      .object({ items: z.array(z.object({ invitationUrl: z.string() })) })
      .parse(await roster.json()).items;
    const token = learner?.invitationUrl.split('/join/')[1];
    await testApp.visitor().request(`/api/v1/invitations/${token}/accept`, { method: 'POST' });
    expect(Problem.parse(await (await undo(id, importId)).json()).detail).toContain('Ivy Stone joined since');

    testApp.clock.now = new Date(testApp.clock.now.getTime() + 25 * 3_600_000);
    expect(Problem.parse(await (await undo(id, importId)).json()).detail).toContain('24 hours');
    const list = await educator.request(`${cohortPath(id)}/roster/imports`);
    const { items } = z.object({ items: z.array(RosterImport) }).parse(await list.json());
    expect(items).toMatchObject([{ format: 'csv', fileName: 'a.csv', added: 1, changed: 0, undoUntil: null }]);
  });

  test('of another organization is not found', async () => {
    const id = await newCohort('Ours');
    const { importId } = await importFile(id, 'a.csv', strToU8('name,email\nIvy Stone,ivy@example.org\n'));
    const other = await testApp.signUp();
    const otherOrg = await testApp.createOrganization(other, 'Harbor Clinic');
    const path = `/api/v1/organizations/${otherOrg}/cohorts/${id}/roster/imports`;
    expect((await other.request(path)).status).toBe(404);
    expect((await other.request(`${path}/${importId}/undo`, { method: 'POST' })).status).toBe(404);
  });
});
