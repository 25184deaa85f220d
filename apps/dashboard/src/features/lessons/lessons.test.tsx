import { Lesson, LessonSummary } from '@careway/contract';
import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { serve } from '../../../test/fake-server.ts';
import { openPage } from '../../../test/open-page.tsx';

const summary = LessonSummary.parse({
  slug: 'open-door',
  domain: 'scheduling-access',
  domainLabel: 'Scheduling and access',
  title: 'At the front door',
  minutes: 5,
  objectives: ['private-contact'],
});
const other = { ...summary, slug: 'visits', title: 'The right visit', objectives: ['visit-types'] };
const lesson = Lesson.parse({
  ...summary,
  text: ['The front door has to be safe.'],
  example: { situation: 'Somebody calls.', steps: ['Write it down.', 'Do not ask why.'] },
  statements: [{ objective: 'private-contact', statement: 'Contact patients in the way they ask for.', questions: 7 }],
  sources: [
    { source: '45 CFR 164.522(b)', fact: 'AC-10', howSure: 'verified' },
    { source: 'Professional reasoning: need before turn', fact: null, howSure: 'judgement' },
  ],
});

test('the lessons of one topic are shown when the address names it, with a way to all', async () => {
  serve({ 'GET /api/v1/lessons': () => ({ items: [summary, other] }) });
  openPage('/lessons?domain=scheduling-access&objective=private-contact');
  expect((await screen.findByRole('link', { name: 'At the front door' })).getAttribute('href')).toBe(
    '/lessons/open-door',
  );
  expect(screen.queryByRole('link', { name: 'The right visit' })).toBeNull();
  expect(screen.getByRole('link', { name: 'Show all lessons' })).toBeTruthy();
});

test('a lesson has its text, a worked example in steps, what it serves and how sure each source is', async () => {
  serve({ 'GET /api/v1/lessons/open-door': () => lesson });
  openPage('/lessons/open-door');
  await screen.findByText('The front door has to be safe.');
  expect(screen.getByRole('heading', { level: 1, name: 'At the front door' })).toBeTruthy();
  expect(screen.getByText('Do not ask why.')).toBeTruthy();
  expect(screen.getByText('7 questions in practice')).toBeTruthy();
  expect(screen.getByText('Read at the source')).toBeTruthy();
  expect(screen.getByText('our judgment')).toBeTruthy();
});
