import { createHash } from 'node:crypto';
import { AuditEntry, Me, PersonExport, Problem, page } from '@careway/contract';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { inviteAdministrator } from '../admin/claim-administrator.ts';
import { type Client, createTestApp, type TestApp } from '../testing/test-app.ts';

let testApp: TestApp;
beforeAll(async () => {
  testApp = await createTestApp(inject('testServer'));
});
afterAll(() => testApp[Symbol.asyncDispose]());

async function me(client: Client) {
  return Me.parse(await (await client.request('/api/v1/me')).json());
}

/** Every table with rows of a person, and how many. */
async function rowsOf(personId: string): Promise<Record<string, number>> {
  const { rows: tables } = await sql<{ name: string; column: string }>`
    select table_name as name, column_name as column from information_schema.columns
    where table_schema = 'public' and column_name in ('person_id', 'linked_person_id', 'userId')`.execute(testApp.db);
  const counts: Record<string, number> = {};
  for (const { name, column } of tables) {
    const { rows } = await sql<{
      n: number;
    }>`select count(*)::int as n from ${sql.table(name)} where ${sql.ref(column)} = ${personId}`.execute(testApp.db);
    if ((rows[0]?.n ?? 0) > 0) counts[name] = rows[0]?.n ?? 0;
  }
  return counts;
}

describe('who am I', () => {
  test('nobody, a guest without name or address, an account holder, an owner with the doors of an organization', async () => {
    expect(await me(testApp.visitor())).toEqual({ person: null, doors: ['candidate'] });
    expect((await me(await testApp.guest())).person).toMatchObject({ isGuest: true, name: null, email: null });
    const owner = await testApp.signUp({ name: 'Olu Owner' });
    expect(await me(owner)).toMatchObject({ person: { name: 'Olu Owner', role: 'candidate' }, doors: ['candidate'] });
    await testApp.createOrganization(owner, 'Olu’s School');
    expect(await me(owner)).toMatchObject({
      person: { memberships: [{ slug: 'olu-s-school', roles: ['owner'] }] },
      doors: ['candidate', 'recruiter', 'educator'],
    });
  });
});

describe('my data', () => {
  test('export has every row about me; forgetting leaves none', async () => {
    const person = await testApp.signUp();
    await person.request('/api/v1/attempts', { body: { quiz: 'pcc-readiness' } });
    const held = PersonExport.parse(await (await person.request('/api/v1/me/export')).json());
    expect(held.tables.attempt).toHaveLength(1);
    expect(held.tables.attempt_question).toHaveLength(1);
    expect(JSON.stringify(held)).not.toMatch(/password|token_hash/i);
    expect((await person.request('/api/v1/me', { method: 'DELETE' })).status).toBe(204);
    expect(await rowsOf(person.id)).toEqual({});
    expect((await person.request('/api/v1/attempts')).status).toBe(401);
  });

  test('the only owner of an organization cannot be forgotten before handing it over', async () => {
    const owner = await testApp.signUp();
    await testApp.createOrganization(owner, 'Lone School');
    const answer = await owner.request('/api/v1/me', { method: 'DELETE' });
    expect(answer.status).toBe(409);
    expect(Problem.parse(await answer.json()).detail).toContain('Lone School');
  });

  test('two organizations of one name get different slugs', async () => {
    const owner = await testApp.signUp();
    await testApp.createOrganization(owner, 'Twin');
    await testApp.createOrganization(owner, 'Twin');
    expect((await me(owner)).person?.memberships.map((membership) => membership.slug)).toEqual(['twin', 'twin-2']);
  });
});

describe('administrators', () => {
  const invite = async () => {
    const deps = {
      db: testApp.db,
      now: () => testApp.clock.now,
      randomToken: () => createHash('sha256').update(String(Math.random())).digest('base64url'),
      publicUrl: 'http://x',
    };
    return (await inviteAdministrator(deps)).url.split('token=')[1] ?? '';
  };

  test('a one-time link makes one, once, and only within its time', async () => {
    const token = await invite();
    const first = await testApp.signUp();
    expect((await first.request('/api/v1/admin/claim', { body: { token } })).status).toBe(204);
    expect((await me(first)).doors).toContain('administrator');
    const second = await testApp.signUp();
    expect(Problem.parse(await (await second.request('/api/v1/admin/claim', { body: { token } })).json()).code).toBe(
      'link-used',
    );
    const late = await invite();
    testApp.clock.now = new Date(testApp.clock.now.getTime() + 49 * 3_600_000);
    expect(
      Problem.parse(await (await second.request('/api/v1/admin/claim', { body: { token: late } })).json()).code,
    ).toBe('link-expired');
    const wrong = await second.request('/api/v1/admin/claim', { body: { token: 'x'.repeat(32) } });
    expect(wrong.status).toBe(404);
  });

  test('see account holders but no guests, change roles, and leave a trace', async () => {
    const administrator = await testApp.signUp({ role: 'administrator' });
    const person = await testApp.signUp({ email: 'to.author@example.org' });
    await testApp.guest();
    const list = (await (await administrator.request('/api/v1/admin/people?limit=200')).json()) as {
      items: { email: string }[];
    };
    expect(list.items.some((entry) => entry.email.includes('guest'))).toBe(false);
    await administrator.request(`/api/v1/admin/people/${person.id}`, { method: 'PATCH', body: { role: 'author' } });
    expect((await me(person)).doors).toContain('author');
    const audit = page(AuditEntry).parse(await (await administrator.request('/api/v1/admin/audit?limit=1')).json());
    expect(audit.items).toMatchObject([{ action: 'person.changed', target: person.id, actorId: administrator.id }]);
    expect(audit.nextCursor).not.toBeNull();
    const next = page(AuditEntry).parse(
      await (await administrator.request(`/api/v1/admin/audit?limit=1&cursor=${audit.nextCursor}`)).json(),
    );
    expect(next.items[0]?.id).not.toBe(audit.items[0]?.id);
  });

  test('the last one stays one', async () => {
    await using alone = await createTestApp(inject('testServer'));
    const last = await alone.signUp({ role: 'administrator' });
    const answer = await last.request(`/api/v1/admin/people/${last.id}`, {
      method: 'PATCH',
      body: { role: 'candidate' },
    });
    expect(answer.status).toBe(409);
    expect((await last.request('/api/v1/admin/people')).status).toBe(200);
  });
});
