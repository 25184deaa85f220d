import { randomUUID } from 'node:crypto';
import { AttentionList, CohortGrid, CohortTopics, LearnerLog, Nudge, Problem } from '@careway/contract';
import { sql } from 'kysely';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { z } from 'zod';
import { type Client, createTestApp, type TestApp } from '../testing/test-app.ts';

let testApp: TestApp;
let educator: Client;
let org: string;
beforeAll(async () => {
  testApp = await createTestApp(inject('testServer'), { canMail: true });
  testApp.clock.now = new Date('2026-11-25T12:00:00Z');
  educator = await testApp.signUp({ name: 'Edu Cator' });
  org = await testApp.createOrganization(educator);
});
afterAll(() => testApp[Symbol.asyncDispose]());

const DAY = 86_400_000;
const daysAgo = (days: number) => new Date(testApp.clock.now.getTime() - days * DAY);
const path = (cohort: string, rest = '') => `/api/v1/organizations/${org}/cohorts/${cohort}${rest}`;
async function read<T extends z.ZodType>(schema: T, pending: Promise<Response>): Promise<z.infer<T>> {
  const answer = await pending;
  const text = await answer.text();
  expect(answer.ok, text).toBe(true);
  return schema.parse(JSON.parse(text)) as z.infer<T>;
}

interface Group {
  readonly cohort: string;
  readonly assignment: string;
  readonly learners: readonly string[];
}

/** A cohort of joined learners with one assignment, all 60 days old. */
async function group(
  name: string,
  learners: readonly string[],
  parts: { examOn?: string; dueOn?: string } = {},
): Promise<Group> {
  const body = { name, timeZone: 'America/New_York', ...(parts.examOn === undefined ? {} : { examOn: parts.examOn }) };
  const { id: cohort } = await read(
    z.object({ id: z.uuid() }),
    educator.request(`/api/v1/organizations/${org}/cohorts`, { body }),
  );
  const quiz = { quiz: 'pcc-form', ...(parts.dueOn === undefined ? {} : { dueOn: parts.dueOn }) };
  const { id: assignment } = await read(
    z.object({ id: z.uuid() }),
    educator.request(path(cohort, '/assignments'), { body: quiz }),
  );
  const rows = await testApp.db
    .insertInto('cohort_learner')
    .values(
      learners.map((learner, index) => ({
        organization_id: org,
        cohort_id: cohort,
        name: learner,
        email: `l${index}-${cohort}@example.org`,
        linked_person_id: null,
        invitation_nonce: 'n',
        invited_at: daysAgo(60),
        joined_at: daysAgo(59),
        sourced_id: `s${index}`,
      })),
    )
    .returning('id')
    .execute();
  await sql`update assignment set created_at = ${daysAgo(60)} where id = ${assignment}`.execute(testApp.db);
  return { cohort, assignment, learners: rows.map((row) => row.id) };
}

/** A report with what the lists read of it. */
const report = (scaledScore: number, parts: object = {}) => ({
  verdict: scaledScore - 40 >= 520 ? 'ready' : scaledScore + 40 < 520 ? 'not-yet' : 'too-early-to-tell',
  verdictLabel: 'Label',
  scaledScore,
  range: { low: scaledScore - 40, high: scaledScore + 40, target: 520, confidence: 0.8 },
  lowEffort: { answers: 0, thresholdSeconds: 3 },
  domains: [],
  objectives: [],
  ...parts,
});
const attempts = (rows: readonly { group: Group; learner: number; days: number; report: object | null }[]) =>
  testApp.db
    .insertInto('assignment_progress')
    .values(
      rows.map(({ group: { assignment, learners }, learner, days, report: own }) => ({
        organization_id: org,
        assignment_id: assignment,
        learner_id: learners[learner] ?? '',
        attempt_id: randomUUID(),
        state: own === null ? ('started' as const) : ('finished' as const),
        answered: 20,
        of_questions: 30,
        started_at: daysAgo(days),
        last_saved_at: daysAgo(days),
        finished_at: own === null ? null : daysAgo(days),
        report: own === null ? null : JSON.stringify(own),
      })),
    )
    .execute();
const attention = (cohort: string) => read(AttentionList, educator.request(path(cohort, '/attention')));

describe('the attention list', () => {
  test('holds exactly the learners that a rule names, each with its reasons and their day, and follows edited rules', async () => {
    const names = ['Ada Waits', 'Ben Stalls', 'Cy Below', 'Di Fine', 'Eve Falls'];
    const own = await group('Rules', names, { examOn: '2026-12-10', dueOn: '2026-11-20' });
    await attempts([
      { group: own, learner: 1, days: 14, report: null },
      { group: own, learner: 2, days: 3, report: report(440) },
      { group: own, learner: 3, days: 30, report: report(600) },
      { group: own, learner: 4, days: 9, report: report(560) },
      { group: own, learner: 4, days: 6, report: report(550) },
      { group: own, learner: 4, days: 3, report: report(545) },
    ]);
    const list = await attention(own.cohort);
    expect([list.learners, list.asOf, list.rulesOf]).toEqual([5, '2026-11-25', 'default']);
    expect(
      list.items.map(({ name, reasons }) => [name, ...reasons.map(({ rule, since }) => `${rule} ${since}`)]),
    ).toEqual([
      ['Ada Waits', 'overdue 2026-11-20', 'not-started 2026-09-26'],
      ['Ben Stalls', 'overdue 2026-11-20', 'stalled 2026-11-11'],
      ['Cy Below', 'exam-near 2026-11-22'],
      ['Eve Falls', 'falling 2026-11-22'],
    ]);
    expect(list.items[2]?.reasons[0]?.sentence).toBe(
      'The whole range, 400–480, is below the target of 520 and the exam is in 15 days.',
    );

    const rules = list.rules.map(({ id, threshold }) => ({
      id,
      threshold: id === 'exam-near' ? 15 : threshold,
      isOn: id === 'exam-near' || id === 'falling',
    }));
    const save = (body: object) => educator.request(path(own.cohort, '/attention/rules'), { method: 'PUT', body });
    const edited = await read(AttentionList, save({ rules, scope: 'cohort' }));
    expect([edited.rulesOf, edited.items.map(({ name }) => name)]).toEqual(['cohort', ['Eve Falls']]);
    const other = await group('Goes by the same', ['Fay Waits']);
    expect((await attention(other.cohort)).rulesOf).toBe('default');
    await save({ rules, scope: 'organization' });
    expect([(await attention(own.cohort)).rulesOf, (await attention(other.cohort)).items]).toEqual([
      'organization',
      [],
    ]);

    const wrong = await save({ rules: rules.map((rule) => ({ ...rule, threshold: 0 })), scope: 'cohort' });
    expect(wrong.status).toBe(422);
    expect(Problem.parse(await wrong.json()).errors?.[0]).toEqual({
      path: 'body.rules.0.threshold',
      message: 'exam-near takes 1 to 365 days, got 0',
    });
    await testApp.db.deleteFrom('teaching_rules').execute();
  });

  test('of 1,000 learners with 3,000 attempts, and their grid and topics, each come in under 2 s', async () => {
    const many = await group(
      'Large',
      Array.from({ length: 1000 }, (_, index) => `Learner ${index}`),
    );
    const domains = ['communication', 'records-privacy'].map((domain) => ({
      domain,
      label: domain,
      questions: 5,
      points: 3,
      maxPoints: 5,
      range: { share: 0.6, low: 0.4, high: 0.8, confidence: 0.8 },
      verdict: 'not-yet',
      gap: 0.1,
    }));
    const objectives = [{ domain: 'communication', objective: 'teach-back', asked: 3, missed: 1 }];
    const full = report(500, { domains, objectives, padding: 'x'.repeat(2000) });
    for (let start = 0; start < 3000; start += 500) {
      await attempts(
        Array.from({ length: 500 }, (_, index) => ({
          group: many,
          learner: (start + index) % 1000,
          days: 20 + Math.floor((start + index) / 1000),
          report: full,
        })),
      );
    }
    const timed = async (rest: string) => {
      const started = performance.now();
      const answer = await educator.request(path(many.cohort, rest));
      const text = await answer.text();
      expect(performance.now() - started, rest).toBeLessThan(2000);
      return text;
    };
    expect(AttentionList.parse(JSON.parse(await timed('/attention'))).items).toHaveLength(1000);
    expect(CohortGrid.parse(JSON.parse(await timed('/grid'))).learners).toHaveLength(1000);
    expect(CohortTopics.parse(JSON.parse(await timed('/topics'))).domains[0]).toMatchObject({
      learners: 1000,
      questions: 3000,
    });
    expect(await timed('/gradebook.csv?layout=canvas')).toContain('Points Possible');
    await timed('/roster');
  });
});

describe('a learner', () => {
  test('is nudged by mail once a day, it is logged with its reasons, and 14 days later what changed is told', async () => {
    const own = await group('Nudged', ['Noor Haddad']);
    const [learner = ''] = own.learners;
    await attempts([{ group: own, learner: 0, days: 20, report: report(440) }]);
    const [entry] = (await attention(own.cohort)).items;
    expect(entry?.draft.text).toContain('Hello Noor,');
    expect(entry?.draft.noAddress).toBeNull();
    const { subject, text } = entry?.draft ?? {};
    const send = (channel: string) =>
      educator.request(path(own.cohort, `/learners/${learner}/nudges`), { body: { subject, text, channel } });
    const nudge = await read(Nudge, send('mail'));
    expect([nudge.by, nudge.change, nudge.changeOn]).toEqual(['Edu Cator', null, '2026-12-09T12:00:00.000Z']);
    expect(testApp.mails.at(-1)).toMatchObject({ to: `l0-${own.cohort}@example.org`, text: entry?.draft.text });
    expect((await send('mail')).status).toBe(429);
    expect((await send('copied')).status).toBe(201);
    const { rows } = await sql<{ reasons: string[] }>`select reasons from nudge where learner_id = ${learner}`.execute(
      testApp.db,
    );
    expect(rows[0]?.reasons).toEqual(['stalled']);

    await attempts([{ group: own, learner: 0, days: -2, report: report(500) }]);
    const before = testApp.clock.now;
    testApp.clock.now = new Date(before.getTime() + 14 * DAY);
    const log = await read(LearnerLog, educator.request(path(own.cohort, `/learners/${learner}/log`)));
    testApp.clock.now = before;
    expect(log.items.map(({ kind }) => kind)).toEqual([
      'finished',
      'started',
      'nudge',
      'nudge',
      'finished',
      'started',
      'joined',
      'invited',
    ]);
    const told = log.items.find((item) => item.kind === 'nudge');
    expect(told?.kind === 'nudge' && told.change).toBe(
      'In the 14 days after: 1 started, 1 finished; result 440 before, 500 after.',
    );
  });

  test('has notes that educators of the organization read, that only their writer removes', async () => {
    const own = await group('Noted', ['Ivy Stone']);
    const [learner = ''] = own.learners;
    const notes = path(own.cohort, `/learners/${learner}/notes`);
    const { id } = await read(
      z.object({ id: z.uuid() }),
      educator.request(notes, { body: { text: 'Needs evening hours.' } }),
    );
    const colleague = await testApp.signUp({ name: 'Col League' });
    await testApp.db
      .insertInto('member')
      .values({ organizationId: org, userId: colleague.id, role: 'educator', createdAt: new Date() })
      .execute();
    const log = await read(LearnerLog, colleague.request(path(own.cohort, `/learners/${learner}/log`)));
    expect(log.items[0]).toMatchObject({ kind: 'note', by: 'Edu Cator', isMine: false, text: 'Needs evening hours.' });
    expect((await colleague.request(`${notes}/${id}`, { method: 'DELETE' })).status).toBe(404);
    const stranger = await testApp.signUp();
    const theirs = await testApp.createOrganization(stranger, 'Harbor Clinic');
    for (const organization of [org, theirs]) {
      const log404 = `/api/v1/organizations/${organization}/cohorts/${own.cohort}/learners/${learner}/log`;
      expect((await stranger.request(log404)).status).toBe(404);
    }
    expect((await educator.request(`${notes}/${id}`, { method: 'DELETE' })).status).toBe(204);
  });
});

test('the attention list as a file has a row for each reason, and no name runs in a spreadsheet', async () => {
  const own = await group('File', ['=cmd()', 'Di Fine'], { dueOn: '2026-11-20' });
  await attempts([{ group: own, learner: 1, days: 30, report: report(600) }]);
  const answer = await educator.request(path(own.cohort, '/attention.csv'));
  expect(answer.headers.get('content-disposition')).toBe('attachment; filename="attention-2026-11-25.csv"');
  const { data } = Papa.parse<Record<string, string>>(await answer.text(), { header: true, skipEmptyLines: true });
  expect(data.map(({ Name, Rule, Since }) => [Name, Rule, Since])).toEqual([
    ["'=cmd()", 'overdue', '2026-11-20'],
    ["'=cmd()", 'not-started', '2026-09-26'],
  ]);
});

describe('the gradebook', () => {
  test.each([
    ['canvas', ',', ['Student', 'ID', 'SIS User ID', 'SIS Login ID', 'Section'], ['Okafor, Ada Ngozi', '', 's0']],
    ['moodle', ',', ['Email address', 'First name', 'Last name', 'ID number'], [/^l0-/, 'Ada Ngozi', 'Okafor', 's0']],
    ['blackboard', '\t', ['Last Name', 'First Name', 'Username', 'Student ID'], ['Okafor', 'Ada Ngozi', /^l0-/, 's0']],
    ['brightspace', ',', ['OrgDefinedId', 'Username', 'Email'], ['s0', /^l0-/, /^l0-/]],
  ] as const)('in the layout of %s', async (layout, delimiter, header, learner) => {
    const own = await group(`For ${layout}`, ['Ada Ngozi Okafor', '=cmd()']);
    await attempts([{ group: own, learner: 0, days: 3, report: report(560) }]);
    const answer = await educator.request(path(own.cohort, `/gradebook.csv?layout=${layout}`));
    const { data } = Papa.parse<string[]>(await answer.text(), { delimiter, skipEmptyLines: true });
    const [first = [], ...rows] = data;
    const column = header.length;
    expect(first.slice(0, column)).toEqual(header);
    if (layout === 'canvas') expect(rows.shift()).toEqual(['    Points Possible', '', '', '', '', '800']);
    if (layout === 'blackboard') expect(first[column]).toMatch(/ \[Total Pts: 800\] \|\d+$/);
    if (layout === 'brightspace') expect([first[column + 1], rows[0]?.at(-1)]).toEqual(['End-of-Line Indicator', '#']);
    const byId = rows.toSorted((a, b) => (a.includes('s0') ? -1 : b.includes('s0') ? 1 : 0));
    for (const [index, cell] of learner.entries())
      expect(byId[0]?.[index]).toEqual(typeof cell === 'string' ? cell : expect.stringMatching(cell));
    expect([byId[0]?.[column], byId[1]?.[column]]).toEqual(['560', '']);
    expect(byId[1]?.filter((text) => /^[=+\-@]/.test(text))).toEqual([]);
  });
});

test('deleting the organization deletes all it owns, found by the catalogue, and nothing of another', async () => {
  const other = await testApp.signUp({ name: 'Other Owner' });
  const kept = await testApp.createOrganization(other);
  const keep = await other.request(`/api/v1/organizations/${kept}/cohorts`, {
    body: { name: 'Stays', timeZone: 'America/New_York' },
  });
  expect(keep.status).toBe(201);
  const own = await group('Leaves', ['Ada Ngozi Okafor']);
  await attempts([{ group: own, learner: 0, days: 3, report: report(560) }]);
  const note = await educator.request(path(own.cohort, `/learners/${own.learners[0]}/notes`), {
    body: { text: 'Prefers evenings.' },
  });
  expect(note.ok).toBe(true);
  const { rows: tables } = await sql<{ name: string }>`
    select table_name as name from information_schema.columns
    where table_schema = 'public' and column_name = 'organization_id'`.execute(testApp.db);
  const held = async (organizationId: string) => {
    const counts: [string, number][] = [];
    for (const { name } of tables) {
      const { rows } = await sql`select 1 from ${sql.table(name)} where organization_id = ${organizationId}`.execute(
        testApp.db,
      );
      if (rows.length > 0 && name !== 'audit_event') counts.push([name, rows.length]);
    }
    return counts;
  };
  expect((await held(org)).map(([name]) => name)).toEqual(
    expect.arrayContaining(['assignment', 'assignment_progress', 'cohort', 'cohort_learner']),
  );
  const before = await held(kept);
  expect((await educator.request('/api/auth/organization/delete', { body: { organizationId: org } })).status).toBe(200);
  expect(await held(org)).toEqual([]);
  expect(await held(kept)).toEqual(before);
});
