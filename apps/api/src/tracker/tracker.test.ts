import { CertificationTracker, type HeldCertification, Problem } from '@careway/contract';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { type Client, createTestApp, type TestApp } from '../testing/test-app.ts';

let testApp: TestApp;
let holder: Client;
beforeAll(async () => {
  testApp = await createTestApp(inject('testServer'));
  testApp.clock.now = new Date('2026-11-25T12:00:00Z');
  holder = await testApp.signUp({ name: 'Hol Der' });
});
afterAll(() => testApp[Symbol.asyncDispose]());

const mine = '/api/v1/certifications/mine';
async function read(pending: Promise<Response>): Promise<CertificationTracker> {
  const answer = await pending;
  const text = await answer.text();
  expect(answer.status, text).toBe(200);
  return CertificationTracker.parse(JSON.parse(text));
}
const find = ({ items }: CertificationTracker, code: string): HeldCertification => {
  const found = items.find((item) => item.code === code);
  if (found === undefined) throw new Error(`no ${code}`);
  return found;
};
const problemOf = async (pending: Promise<Response>) => Problem.parse(await (await pending).json());
const pdf = new TextEncoder().encode('%PDF-1.7\nproof');
const send = (client: Client, id: string, name: string, bytes: Uint8Array) =>
  client.request(`${mine}/${id}/evidence?name=${encodeURIComponent(name)}`, { method: 'POST', bytes });

describe('a CMM', () => {
  test('lasts two years from its published validity, and needs 24 units, 12 approved and 12 recognized', async () => {
    const added = find(await read(holder.request(mine, { body: { code: 'CMM', earnedOn: '2025-06-30' } })), 'cmm');
    expect(added).toMatchObject({ expiresOn: '2027-06-30', expiryBasis: 'computed', daysLeft: 217 });
    expect(added.expiryFact?.statement).toBe('The CMM is valid for 2 years.');
    const credit = (amount: number, category: string | null, on = '2026-02-01') =>
      read(holder.request(`${mine}/${added.id}/credits`, { body: { title: 'Seminar', on, amount, category } }));
    await credit(20, 'pahcom-approved');
    // 4 short in all, but 12 short of the recognized kind: too much of one does not stand in for the other.
    expect(find(await credit(9, 'pahcom-approved', '2024-01-01'), 'cmm').renewal).toMatchObject({
      need: 24,
      earned: 20,
      missing: 12,
      outside: 9,
      categories: [
        { id: 'pahcom-approved', atLeast: 12, earned: 20, missing: 0 },
        { id: 'pahcom-recognized', atLeast: 12, earned: 0, missing: 12 },
      ],
    });
    const done = find(await credit(12, 'pahcom-recognized'), 'cmm');
    expect(done.sentence).toBe('The CMM ends in 217 days; its renewal has all 24 credits.');
    const wrong = await problemOf(
      holder.request(`${mine}/${added.id}/credits`, {
        body: { title: 'X', on: '2026-02-01', amount: 1, category: 'ethics' },
      }),
    );
    expect(wrong.errors?.[0]?.message).toBe('ethics is not a kind of it; allowed: pahcom-approved, pahcom-recognized');
    // A renewal starts a new cycle: what was earned before it no longer counts.
    const renewed = await read(
      holder.request(`${mine}/${added.id}`, {
        method: 'PUT',
        body: { earnedOn: '2025-06-30', renewedOn: '2026-11-01' },
      }),
    );
    expect(find(renewed, 'cmm')).toMatchObject({ expiresOn: '2028-11-01', renewal: { earned: 0, missing: 24 } });
  });
});

describe('a CPCC', () => {
  test('is asked back: which one is meant; then its length is not invented', async () => {
    const asked = await problemOf(holder.request(mine, { body: { code: 'cpcc', earnedOn: '2026-01-01' } }));
    expect(asked.errors?.[0]).toEqual({
      path: 'body.reading',
      message: expect.stringMatching(/^which CPCC is meant\? One of: .*Certified Professional Co-Active Coach/),
    });
    const coach = { code: 'cpcc', reading: 'Certified Professional Co-Active Coach', earnedOn: '2026-01-01' };
    const held = find(await read(holder.request(mine, { body: coach })), 'cpcc');
    expect(held).toMatchObject({ issuer: 'Co-Active Training Institute', expiresOn: null, renewal: null });
    expect(held.sentence).toContain('is not confirmed');
    const other = await problemOf(holder.request(mine, { body: { ...coach, reading: 'Chief Pie Cutter' } }));
    expect(other.errors?.[0]?.path).toBe('body.reading');
  });
});

test('days are checked by name, and the end on a certificate goes before a computed one', async () => {
  const paths = async (body: object) => (await problemOf(holder.request(mine, { body }))).errors?.[0]?.path;
  expect(await paths({ code: 'ccm', earnedOn: '2027-01-01' })).toBe('body.earnedOn');
  expect(await paths({ code: 'ccm', earnedOn: '2026-01-01', renewedOn: '2025-01-01' })).toBe('body.renewedOn');
  expect(await paths({ code: 'ccm', earnedOn: '2026-01-01', expiresOn: '2025-01-01' })).toBe('body.expiresOn');
  const ccm = { code: 'ccm', earnedOn: '2024-02-29', expiresOn: '2029-05-31' };
  expect(find(await read(holder.request(mine, { body: ccm })), 'ccm')).toMatchObject({
    expiresOn: '2029-05-31',
    expiryBasis: 'told',
    renewal: { need: 80, unit: 'hours', missing: 80 },
  });
});

test('reminders come as a calendar: an all-day entry for each known end, with four alarms before it', async () => {
  const answer = await holder.request(`${mine}/reminders.ics`);
  expect(answer.headers.get('content-type')).toContain('text/calendar');
  expect(answer.headers.get('cache-control') ?? '').not.toContain('public');
  expect(answer.headers.get('etag')).toBeNull();
  const text = (await answer.text()).replaceAll(/\r\n[ \t]/g, '');
  expect([...text.matchAll(/DTSTART;VALUE=DATE:(\d+)/g)].map(([, on]) => on).toSorted()).toEqual([
    '20281101',
    '20290531',
  ]);
  expect([...text.matchAll(/TRIGGER:(\S+)/g)].slice(0, 4).map(([, trigger]) => trigger?.trim())).toEqual([
    '-P180D',
    '-P90D',
    '-P30D',
    '-P7D',
  ]);
});

describe('evidence', () => {
  test('is kept as it came, is read by its owner alone, and goes with the person', async () => {
    const { id } = find(await read(holder.request(mine)), 'ccm');
    const file = find(await read(send(holder, id, 'Bescheid ü.pdf', pdf)), 'ccm').evidence[0];
    expect(file).toMatchObject({ name: 'Bescheid ü.pdf', mediaType: 'application/pdf', sizeBytes: pdf.length });
    const back = await holder.request(file?.path ?? '');
    expect(new Uint8Array(await back.arrayBuffer())).toEqual(pdf);
    expect(back.headers.get('content-disposition')).toContain('attachment');
    const stranger = await testApp.signUp();
    expect((await stranger.request(file?.path ?? '')).status).toBe(404);
    expect((await send(stranger, id, 'x.pdf', pdf)).status).toBe(404);
    expect((await stranger.request(`${mine}/${id}`, { method: 'DELETE' })).status).toBe(404);
    const held = await (await holder.request('/api/v1/me/export')).json();
    expect(JSON.stringify(held)).toContain(Buffer.from(pdf).toString('base64'));
  });

  test('is refused by content, not by name, over 2 MB, and from a guest', async () => {
    const { id } = find(await read(holder.request(mine)), 'ccm');
    const page = await send(holder, id, 'page.pdf', new TextEncoder().encode('<html><script>alert(1)</script>'));
    expect([page.status, (await problemOf(Promise.resolve(page))).detail]).toEqual([
      415,
      'page.pdf is none of application/pdf, image/png, image/jpeg by its content.',
    ]);
    const large = new Uint8Array(2 * 1024 * 1024 + 1);
    large.set(pdf);
    expect((await send(holder, id, 'large.pdf', large)).status).toBe(413);
    expect((await send(await testApp.guest(), id, 'x.pdf', pdf)).status).toBe(403);
  });
});
