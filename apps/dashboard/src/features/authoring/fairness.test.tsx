import { FairnessRunDetail, FairnessRunPage, ItemSuspensionPage, type Me } from '@careway/contract';
import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { serve } from '../../../test/fake-server.ts';
import { openPage } from '../../../test/open-page.tsx';

const author: Me = {
  person: {
    id: '6f0b8a40-0000-4000-8000-000000000002',
    isGuest: false,
    name: 'Ben Author',
    email: 'ben@example.org',
    signsInThrough: null,
    role: 'author',
    memberships: [],
  },
  doors: ['candidate', 'author'],
};

const runId = '6f0b8a40-0000-4000-8000-00000000000a';
const run = {
  id: runId,
  quiz: 'pcc-readiness',
  quizTitle: 'PCC readiness',
  bankVersion: '0123456789',
  method: 'eap-matched-mantel-haenszel-1',
  items: 377,
  madeAt: '2026-11-25T08:00:00Z',
};
const man = { value: 'man', label: 'Man' };
const woman = { value: 'woman', label: 'Woman' };

const suspension = {
  id: '6f0b8a40-0000-4000-8000-00000000000b',
  itemId: 'HT-013',
  revision: 1,
  stem: 'Which transaction asks?',
  runId,
  grounds: ['Favors “Man” over “Woman” of the same ability (ETS Δ −2.10).'],
  suspendedAt: '2026-11-25T08:00:00Z',
  verdict: null,
  verdictLabel: null,
  reason: null,
  decidedBy: null,
  decidedAt: null,
  mayDecide: true,
  refusal: null,
};

const detail = FairnessRunDetail.parse({
  ...run,
  sentence: 'In 1 comparison of groups, 1 difference is large (class C) and 0 moderate (class B).',
  minimum: { group: 100, total: 400 },
  comparisons: [
    {
      characteristic: 'gender',
      characteristicLabel: 'Gender',
      reference: man,
      focal: woman,
      status: 'ok',
      statusLabel: 'Compared',
      referenceN: 500,
      focalN: 400,
      classes: { A: 23, B: 0, C: 1 },
      untested: 353,
    },
    {
      characteristic: 'gender',
      characteristicLabel: 'Gender',
      reference: null,
      focal: { value: 'another-gender', label: 'Another gender' },
      status: 'insufficient',
      statusLabel: 'Too few people',
      referenceN: null,
      focalN: null,
      classes: { A: 0, B: 0, C: 0 },
      untested: 0,
    },
  ],
  findings: [
    {
      itemId: 'HT-013',
      revision: 1,
      stem: 'Which transaction asks?',
      characteristic: 'gender',
      reference: man,
      focal: woman,
      itemClass: 'C',
      direction: 'Favors “Man” over “Woman” of the same ability',
      referenceN: 500,
      focalN: 400,
      oddsRatio: 2.44,
      delta: -2.1,
      deltaSe: 0.35,
      effect: null,
      p: 1e-8,
      pAdjusted: 1e-7,
      uniformP: 1e-8,
      nonUniformP: 0.41,
      r2Change: 0.05,
      logisticClass: 'B',
    },
  ],
});

function open(waiting: readonly object[]) {
  const calls = serve(
    {
      'GET /api/v1/item-suspensions': ({ path }) =>
        ItemSuspensionPage.parse({ items: path.includes('state=open') ? waiting : [], nextCursor: null }),
      'GET /api/v1/fairness': () => FairnessRunPage.parse({ items: [run], nextCursor: null }),
      [`GET /api/v1/fairness/${runId}`]: () => detail,
      [`PUT /api/v1/item-suspensions/${suspension.id}`]: () => ({}),
    },
    author,
  );
  return { calls, ...openPage('/author/fairness') };
}

test('the queue takes a verdict with its reason, and the numbers of the comparison stand beside it', async () => {
  const { calls, user } = open([suspension]);
  await screen.findByText('1 question waits for a verdict.');
  const row = within(await screen.findByRole('row', { name: /HT-013/ }));
  for (const text of ['C', 'Δ −2.10 (0.35)', '2.44', '400 and 500', '0.050 (B)']) row.getByText(text);
  expect(screen.getByText('Gender: Another gender')).toBeTruthy();
  await user.type(screen.getByLabelText('Your reason for the verdict on HT-013'), 'Jargon beside the skill.');
  await user.click(screen.getByRole('button', { name: 'Revise it: a new version is needed' }));
  expect(calls.find(({ method }) => method === 'PUT')?.body).toEqual({
    verdict: 'revise',
    reason: 'Jargon beside the skill.',
  });
});

test('who may not judge reads why and finds no form; only an administrator may start a comparison', async () => {
  open([
    { ...suspension, mayDecide: false, refusal: 'You started the comparison. A second person judges what it found.' },
  ]);
  await screen.findByText(/^You started the comparison/);
  expect(screen.queryByRole('button', { name: /Retire it/ })).toBeNull();
  expect(screen.queryByRole('button', { name: 'Compare groups' })).toBeNull();
});
