import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { problem, serve } from '../../../test/fake-server.ts';
import { openPage } from '../../../test/open-page.tsx';
import { wageCheck as check } from '../../../test/wage-check.ts';

test('asks with what was typed, answers in words first and says how the pay was read', async () => {
  const calls = serve({ 'POST /api/v1/wages/check': () => check });
  const { user } = openPage('/salary/check');
  await user.type(await screen.findByRole('textbox', { name: 'Pay' }), '$25/h');
  await user.click(screen.getByRole('button', { name: 'Check this offer' }));
  expect(await screen.findByText(check.sentence)).toBeDefined();
  expect(screen.getByText('We read “$25/h” as $25.00/h, $52,000 a year at 2,080 hours.')).toBeDefined();
  expect(screen.getByText('Considered and left out')).toBeDefined();
  expect(screen.getByRole('row', { name: /above the 90th percentile well above in use/ })).toBeDefined();
  expect(calls.find((call) => call.method === 'POST')?.body).toEqual({
    title: 'Patient care coordinator',
    pay: '$25/h',
  });
});

test('a suppressed percentile reads "not published" and a top-coded one "at least"', async () => {
  serve({ 'POST /api/v1/wages/check': () => check });
  const { user } = openPage('/salary/check?pay=52k');
  await user.click(await screen.findByRole('button', { name: 'Show table' }));
  expect(
    screen.getByRole('row', { name: /\$35,050 \$37,880 \$44,640 not published at least \$239,200 \$45,580 830,760/ }),
  ).toBeDefined();
});

test('a pay that cannot be read is told at its field, where the focus stays', async () => {
  const refusal = {
    ...problem({ status: 422, code: 'invalid-request', detail: 'The request is not valid.' }),
    errors: [{ path: 'body.pay', message: 'say whether it is yearly or hourly' }],
  };
  serve({ 'POST /api/v1/wages/check': () => refusal });
  const { user } = openPage('/salary/check');
  const field = await screen.findByRole('textbox', { name: 'Pay' });
  await user.type(field, '900{Enter}');
  await screen.findByText('say whether it is yearly or hourly');
  expect(field.getAttribute('aria-invalid')).toBe('true');
  expect(document.activeElement).toBe(field);
});
