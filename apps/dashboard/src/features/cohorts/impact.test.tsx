import { Impact, type Me } from '@careway/contract';
import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { serve } from '../../../test/fake-server.ts';
import { openPage } from '../../../test/open-page.tsx';

const organizationId = '6f0b8a40-0000-4000-8000-000000000009';
const educator: Me = {
  person: {
    id: '6f0b8a40-0000-4000-8000-000000000003',
    isGuest: false,
    name: 'Eve Educator',
    email: 'eve@example.org',
    signsInThrough: null,
    role: 'candidate',
    memberships: [{ organizationId, name: 'Lakeside College', slug: 'lakeside', roles: ['educator'] }],
  },
  doors: ['candidate', 'educator'],
};

test('the sentence comes first, then each group with ratio, range, chance and what one person would change', async () => {
  serve(
    {
      [`GET /api/v1/organizations/${organizationId}/impact`]: () =>
        Impact.parse({
          quiz: 'pcc-readiness',
          quizzes: [{ quiz: 'pcc-readiness', title: 'PCC readiness' }],
          sentence: 'One group is below four fifths of the highest rate: Woman (78%).',
          madeAt: '2026-11-25T08:00:00Z',
          minimum: 10,
          tables: [
            {
              characteristic: 'gender',
              label: 'Gender',
              status: 'compared',
              sentence: '“Woman” is ready 78% as often as the group with the highest rate.',
              hiddenNote: 'Groups that are too small are not shown.',
              groups: [
                {
                  group: 'woman',
                  label: 'Woman',
                  people: 30,
                  ready: 14,
                  rate: 14 / 30,
                  ratio: 0.78,
                  ratioLow: 0.48,
                  ratioHigh: 1.26,
                  p: 0.4385,
                  verdict: 'below',
                  verdictLabel: 'Below four fifths',
                  hangsOnOne: true,
                },
              ],
            },
            {
              characteristic: 'age',
              label: 'Age',
              status: 'too-few',
              sentence: 'Too few people to compare: it takes two groups of at least 10.',
              hiddenNote: null,
              groups: [],
            },
          ],
          limits: ['A ratio below four fifths is a reason to look, not proof.'],
        }),
    },
    educator,
  );
  openPage('/fairness');
  await screen.findByText('One group is below four fifths of the highest rate: Woman (78%).');
  const row = within(screen.getByRole('row', { name: /Woman/ }));
  for (const text of [
    '14 of 30 (47%)',
    '78% (48%–126%)',
    '44%',
    'Below four fifths; one more ready person would change this',
  ]) {
    row.getByText(text);
  }
  expect(screen.getByText(/^Too few people to compare/)).toBeTruthy();
});
