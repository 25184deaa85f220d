import { ItemDetail, ItemImport, ItemPage, type Me, ProblemReceipt } from '@careway/contract';
import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { guest, problem, serve } from '../../../test/fake-server.ts';
import { openPage } from '../../../test/open-page.tsx';

const author: Me = {
  person: {
    id: '6f0b8a40-0000-4000-8000-000000000002',
    isGuest: false,
    name: 'Ann Author',
    email: 'ann@example.org',
    signsInThrough: null,
    role: 'author',
    memberships: [],
  },
  doors: ['candidate', 'author'],
};

const content: NonNullable<ItemDetail['draft']>['content'] = {
  domain: 'communication',
  objective: 'listen',
  kind: 'single',
  cognitiveLevel: 'recall',
  stem: 'What do you say first?',
  options: ['a', 'b', 'c'].map((id) => ({
    id,
    text: `Words ${id}`,
    credit: id === 'b' ? 1 : 0,
    rationale: `Why ${id}.`,
  })),
  citations: [{ source: '45 CFR 164.510' }],
  ground: 'verified',
  signOff: 'none',
  difficulty: { justQualifiedShare: 0.6, reason: 'Taught.', confirmableBy: 'coordinator' },
  reviews: [],
};

function draftDetail(over: Partial<NonNullable<ItemDetail['draft']>> = {}): ItemDetail {
  return ItemDetail.parse({
    id: 'W-00001',
    published: null,
    draft: {
      content,
      status: 'draft',
      statusLabel: 'Draft',
      edition: 2,
      editors: ['Ann Author'],
      source: null,
      updatedAt: '2026-11-25T08:00:00Z',
      faults: [],
      mayReview: false,
      reviewRefusal: null,
      ...over,
    },
    fileDifference: null,
    openProblems: 0,
    suspension: null,
  });
}

const quiet = {
  'GET /api/v1/items/choices': () => ({
    domains: [
      {
        domain: 'communication',
        label: 'Communication',
        objectives: [{ slug: 'listen', statement: 'Listen.', isOwn: false }],
      },
    ],
  }),
  'GET /api/v1/items/W-00001/reviews': () => ({ items: [] }),
  'GET /api/v1/items/W-00001/versions': () => ({ items: [] }),
};

test('the list says how many answers stand behind each question, and keeps its filters in the address', async () => {
  const calls = serve(
    {
      'GET /api/v1/items': () =>
        ItemPage.parse({
          items: [
            {
              id: 'CM-001',
              domain: 'communication',
              domainLabel: 'Communication',
              objective: 'listen',
              kind: 'single',
              stem: 'What do you say first?',
              status: 'live',
              statusLabel: 'Live',
              origin: 'file',
              revision: 1,
              draft: { status: 'review', edition: 1 },
              expectedShare: 0.6,
              answers: 0,
              openProblems: 2,
              differsFromFile: false,
            },
          ],
          nextCursor: null,
          total: 1,
          domains: [{ domain: 'communication', label: 'Communication' }],
        }),
    },
    author,
  );
  const { user } = openPage('/author/items?status=live');
  const row = within(await screen.findByRole('row', { name: /CM-001/ }));
  expect(row.getByText('n = 0')).toBeTruthy();
  expect(row.getByText(/a change is in review/)).toBeTruthy();
  expect(screen.getByText('1 question · all domains · live')).toBeTruthy();
  await user.selectOptions(screen.getByLabelText('Domain'), 'Communication');
  await screen.findByText('1 question · Communication · live');
  expect(calls.at(-1)?.path).toContain('domain=communication&status=live');
});

test('somebody who is no author is told whose page it is, and nothing is asked of the bank', async () => {
  const calls = serve({}, guest);
  openPage('/author/items');
  await screen.findByText('The item bank is for its authors');
  expect(calls.some(({ path }) => path.startsWith('/api/v1/items'))).toBe(false);
});

test('moving the key in the editor takes it from the option before, and the draft is saved with its edition', async () => {
  const calls = serve(
    {
      ...quiet,
      'GET /api/v1/items/W-00001': () => draftDetail(),
      'PUT /api/v1/items/W-00001/draft': () => draftDetail({ edition: 3 }),
    },
    author,
  );
  const { user } = openPage('/author/items/W-00001');
  await user.click(await screen.findByLabelText('Option c is the key'));
  await user.click(screen.getByRole('button', { name: 'Save draft' }));
  await screen.findByText(/Edition 3/);
  const saved = calls.find(({ method }) => method === 'PUT')?.body as { content: typeof content; edition: number };
  expect(saved.edition).toBe(2);
  expect(saved.content.options.map(({ credit }) => credit)).toEqual([0, 0, 1]);
});

test('a draft that somebody else saved meanwhile is not overwritten, and what was written stays on the page', async () => {
  serve(
    {
      ...quiet,
      'GET /api/v1/items/W-00001': () => draftDetail(),
      'PUT /api/v1/items/W-00001/draft': () =>
        problem({ status: 409, code: 'conflict', detail: 'Somebody saved edition 3 of this draft.' }),
    },
    author,
  );
  const { user } = openPage('/author/items/W-00001');
  const stem = await screen.findByLabelText('Question');
  await user.clear(stem);
  await user.type(stem, 'Reworded?');
  await user.click(screen.getByRole('button', { name: 'Save draft' }));
  await screen.findByText('The draft was not saved.');
  expect(screen.getByText('Somebody saved edition 3 of this draft.')).toBeTruthy();
  expect((screen.getByLabelText('Question') as HTMLTextAreaElement).value).toBe('Reworded?');
});

test('its own author sees why they cannot review it; a second person can', async () => {
  const refusal = 'You wrote or edited it. A second person reviews it.';
  serve(
    {
      ...quiet,
      'GET /api/v1/items/W-00001': () =>
        draftDetail({ status: 'review', statusLabel: 'In review', reviewRefusal: refusal }),
    },
    author,
  );
  openPage('/author/items/W-00001');
  await screen.findByText(refusal);
  expect(screen.queryByRole('button', { name: 'Approve as a pilot' })).toBeNull();
});

test('a file is checked before it is brought in: what is kept of each field, what is refused and why', async () => {
  const report = (isDryRun: boolean) =>
    ItemImport.parse({
      fileName: 'quiz.gift',
      formats: ['gift'],
      isDryRun,
      questions: [
        {
          file: 'quiz.gift',
          line: 1,
          identifier: null,
          stem: 'Who calls first?',
          kind: 'single',
          options: 3,
          losses: [{ field: 'media', label: 'Pictures and media', kept: 0, of: 2, note: null }],
          alreadyHere: null,
          draftId: isDryRun ? null : 'W-00002',
        },
      ],
      rejected: [{ file: 'quiz.gift', line: 9, identifier: null, reason: 'It asks for a number.' }],
      losses: [{ field: 'option-feedback', label: 'Feedback of options', kept: 41, of: 41, note: null }],
      notes: [],
      toAdd: 1,
      added: isDryRun ? 0 : 1,
    });
  const calls = serve({ 'POST /api/v1/items/import': ({ path }) => report(path.includes('dryRun=1')) }, author);
  const { user } = openPage('/author/import');
  const file = new File(['Who?{=a ~b ~c}'], 'quiz.gift', { type: 'text/plain' });
  await user.upload(await screen.findByLabelText('File of questions'), file);
  await user.click(screen.getByRole('button', { name: 'Check the file' }));
  await screen.findByText('1 question to add · 0 already here · 1 refused');
  expect(screen.getByText('quiz.gift, line 9')).toBeTruthy();
  expect(screen.getByRole('row', { name: /Feedback of options 41 of 41/ })).toBeTruthy();
  expect(screen.getByText('Pictures and media kept 0 of 2')).toBeTruthy();
  expect(calls.every(({ path }) => !path.includes('dryRun=0'))).toBe(true);
  await user.click(screen.getByRole('button', { name: 'Add 1 draft' }));
  await screen.findByText('1 draft added');
});

test('typing digits into a report of a problem chooses no answer', async () => {
  const id = '0b54d9a6-6b5e-4a5e-9d0c-3f0f1f1d7a11';
  const calls = serve(
    {
      [`GET /api/v1/attempts/${id}`]: () => ({
        id,
        quiz: 'pcc-readiness',
        quizTitle: 'Readiness',
        state: 'open',
        answered: 0,
        of: 30,
        startedAt: '2026-11-24T10:00:00Z',
        lastSavedAt: null,
        finishedAt: null,
        sharedWith: null,
        question: {
          position: 1,
          of: 30,
          kind: 'choose-one',
          stem: 'What now?',
          instruction: 'Choose one.',
          exhibit: null,
          options: ['x', 'y', 'z'].map((text) => ({ id: text, text })),
        },
        saved: [],
        stopReason: null,
      }),
      [`POST /api/v1/attempts/${id}/questions/1/problem`]: () =>
        ProblemReceipt.parse({ receivedAt: '2026-11-24T10:01:00Z' }),
    },
    guest,
  );
  const { user } = openPage(`/attempts/${id}`);
  await user.click(await screen.findByText('Report a problem with this question'));
  await user.type(screen.getByLabelText('In your words'), '1 and 2 are alike');
  expect(screen.queryByRole('radio', { checked: true })).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Send the report' }));
  await screen.findByText(/The authors of this question will read it/);
  expect(calls.at(-1)?.body).toEqual({ kind: 'unclear', comment: '1 and 2 are alike' });
});
