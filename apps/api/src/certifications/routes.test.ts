import { Certification, CertificationSummary, Eligibility, Problem, page } from '@careway/contract';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { createTestApp, type TestApp } from '../testing/test-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp(inject('testServer'));
});
afterAll(() => app[Symbol.asyncDispose]());

const get = (path: string) => app.visitor().request(path);
const check = (code: string, body: unknown) =>
  app.visitor().request(`/api/v1/certifications/${code}/eligibility`, { body });
const eligibility = async (code: string, body: unknown) => Eligibility.parse(await (await check(code, body)).json());

test('the list starts with CMM and CPCC', async () => {
  const { items } = page(CertificationSummary).parse(await (await get('/api/v1/certifications')).json());
  expect(items.slice(0, 2).map((certification) => certification.code)).toEqual(['cmm', 'cpcc']);
  expect(items.length).toBeGreaterThanOrEqual(12);
});

test('the list can be narrowed to those whose issuer is not confirmed, and paged', async () => {
  const open = await get('/api/v1/certifications?status=issuer-not-confirmed');
  const { items } = page(CertificationSummary).parse(await open.json());
  expect(items.map((certification) => certification.code)).toEqual(['cpcc']);
  const first = page(CertificationSummary).parse(await (await get('/api/v1/certifications?limit=1')).json());
  const next = page(CertificationSummary).parse(
    await (await get(`/api/v1/certifications?limit=1&cursor=${first.nextCursor}`)).json(),
  );
  expect([first.items[0]?.code, next.items[0]?.code]).toEqual(['cmm', 'cpcc']);
});

test('the CMM is issued by PAHCOM, valid for 2 years, with an exam fee that is not confirmed', async () => {
  const cmm = Certification.parse(await (await get('/api/v1/certifications/cmm')).json());
  expect(cmm.issuer?.name).toContain('PAHCOM');
  expect(cmm.validity[0]?.value).toEqual({ amount: 2, unit: 'years' });
  expect(cmm.fees[0]).toMatchObject({ value: null, howSure: 'unverified' });
  expect(cmm.eligibility[0]).toMatchObject({ id: 'cmm', parentId: null, kind: 'all', fact: null });
  expect(cmm.eligibility.slice(1).every((line) => line.parentId === 'cmm')).toBe(true);
});

test.each(['cpcc', 'CPCC', 'Cpcc'])('%s reads "issuer not confirmed" and shows no figure at all', async (code) => {
  const answer = await get(`/api/v1/certifications/${code}`);
  expect(answer.status).toBe(200);
  const cpcc = Certification.parse(await answer.json());
  expect(cpcc.status).toBe('issuer-not-confirmed');
  expect(cpcc.issuer).toBeNull();
  expect(cpcc.statusReasons.length).toBeGreaterThan(2);
  expect(cpcc.otherReadings.map((reading) => reading.name)).toContain('Certified Professional Co-Active Coach');
  const claims = [...cpcc.exam, ...cpcc.fees, ...cpcc.validity, ...cpcc.renewal];
  expect(claims.every((fact) => fact.howSure === 'unverified' && fact.value === null)).toBe(true);
  expect(cpcc.eligibility.map((line) => line.kind)).toEqual(['not-confirmed']);
});

test('a code that is not in the catalogue is not found, by name', async () => {
  const answer = await get('/api/v1/certifications/xyz');
  expect(answer.status).toBe(404);
  expect(Problem.parse(await answer.json()).detail).toBe('There is no certification "xyz" here.');
  expect((await check('xyz', {})).status).toBe(404);
});

test('a wrong status is refused with what is allowed', async () => {
  const answer = await get('/api/v1/certifications?status=good');
  expect(answer.status).toBe(422);
  expect(Problem.parse(await answer.json()).errors?.[0]).toEqual({
    path: 'query.status',
    message: expect.stringContaining('issuer-not-confirmed'),
  });
});

describe('eligibility', () => {
  const receptionist = {
    education: [{ level: 'high-school' }],
    experienceMonths: { 'medical-office': 14 },
    hours: [{ activity: 'continuing-education', hours: 12, withinMonths: 24 }],
    licences: [],
    memberships: [],
    training: [],
  };

  test('says what is missing for the CHAA, how much of it, and that the CMAA is open already', async () => {
    const answer = await eligibility('chaa', receptionist);
    expect(answer.result).toBe('not-met');
    expect(answer.requirements.find((line) => line.id === 'contact-hours')).toMatchObject({
      parentId: 'diploma-and-hours',
      result: 'not-met',
      shortBy: { amount: 18, unit: 'hours' },
      howSure: 'verified',
    });
    expect(answer.missing).toHaveLength(1);
    expect(answer.alternatives[0]).toMatchObject({ code: 'cmaa', result: 'met' });
  });

  test('of nobody known asks for the parts that would settle it', async () => {
    const answer = await eligibility('chaa', {});
    expect(answer.result).toBe('cannot-tell');
    expect(answer.toAnswer.toSorted()).toEqual(['education', 'experienceMonths', 'hours', 'training']);
    expect(answer.missing).toEqual([]);
  });

  test('cannot be told for the CPCC whoever asks, and says why', async () => {
    const answer = await eligibility('cpcc', receptionist);
    expect(answer.result).toBe('cannot-tell');
    expect(answer.summary).toContain('no issuer of CPCC is confirmed');
    expect(answer.toConfirm).toHaveLength(1);
    expect(answer.alternatives.map((other) => other.code)).toContain('chaa');
  });

  test('of the CMM lists the four parts to confirm', async () => {
    expect((await eligibility('CMM', receptionist)).toConfirm).toHaveLength(4);
  });

  test('refuses a level, an amount and a field that cannot be, each by its path', async () => {
    const answer = await check('chaa', {
      education: [{ level: 'guru' }],
      experienceMonths: { healthcare: -1 },
      shoeSize: 9,
    });
    expect(answer.status).toBe(422);
    const paths = Problem.parse(await answer.json()).errors?.map((error) => error.path);
    expect(paths).toEqual(
      expect.arrayContaining(['body.education.0.level', 'body.experienceMonths.healthcare', 'body']),
    );
  });
});
