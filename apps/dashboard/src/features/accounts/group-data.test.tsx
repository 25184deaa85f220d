import { GroupData, PersonExport } from '@careway/contract';
import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { guest, serve } from '../../../test/fake-server.ts';
import { openPage } from '../../../test/open-page.tsx';

function groups(over: Partial<GroupData> = {}): GroupData {
  return GroupData.parse({
    why: 'A fair question is as hard for you as for anybody else.',
    whoSees: 'Nobody sees your answers here but you.',
    questions: [
      {
        characteristic: 'age',
        label: 'Age',
        choices: [
          { value: 'under-40', label: 'Under 40' },
          { value: '40-or-over', label: '40 or over' },
          { value: 'prefer-not-to-say', label: 'Prefer not to say' },
        ],
        answer: null,
      },
    ],
    questionCheck: { label: 'Check our questions with them', detail: 'Never who.', agreedAt: null },
    impact: { label: 'Count me', detail: 'Groups of 10.', agreedAt: null },
    changedAt: null,
    ...over,
  });
}

test('a guest reads why and who sees it, tells a group for one use, and takes it back', async () => {
  let held = groups();
  const calls = serve(
    {
      'GET /api/v1/me/export': () => PersonExport.parse({ exportedAt: '2026-11-25T08:00:00Z', person: {}, tables: {} }),
      'GET /api/v1/me/groups': () => held,
      'PUT /api/v1/me/groups': () => {
        held = groups({ changedAt: '2026-11-25T08:00:00Z' });
        return held;
      },
      'DELETE /api/v1/me/groups': () => {
        held = groups();
        return {};
      },
    },
    guest,
  );
  const { user } = openPage('/account');
  await screen.findByText('Nobody sees your answers here but you.');
  expect(screen.getByText('Nothing is kept. All of this is optional.')).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Take everything back' })).toBeNull();
  await user.selectOptions(screen.getByLabelText('Age'), '40 or over');
  await user.click(screen.getByLabelText(/^Check our questions/));
  await user.click(screen.getByRole('button', { name: 'Keep these answers' }));
  expect(calls.find(({ method }) => method === 'PUT')?.body).toEqual({
    answers: { age: '40-or-over' },
    questionCheck: true,
    impact: false,
  });
  await user.click(await screen.findByRole('button', { name: 'Take everything back' }));
  await screen.findByText('Nothing is kept. All of this is optional.');
});
