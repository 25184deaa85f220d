import { expect, test } from 'vitest';
import { currentDoor } from './doors.ts';

test("a cohort's page opens the educator's door, whatever was chosen last", () => {
  expect(currentDoor(['candidate', 'recruiter', 'educator'], '/cohorts/1', 'recruiter')).toBe('educator');
});

test('the page on fairness opens a door that has it: the one chosen last if it does', () => {
  expect(currentDoor(['candidate', 'recruiter', 'educator'], '/fairness', null)).toBe('recruiter');
  expect(currentDoor(['candidate', 'recruiter', 'educator'], '/fairness', 'educator')).toBe('educator');
  expect(currentDoor(['candidate', 'educator'], '/fairness', 'candidate')).toBe('educator');
});

test('elsewhere the door chosen last stays open', () => {
  expect(currentDoor(['candidate', 'recruiter', 'educator'], '/salary', 'recruiter')).toBe('recruiter');
});

test('a chosen door that the person no longer holds gives way to their first', () => {
  expect(currentDoor(['candidate'], '/cohorts', 'educator')).toBe('candidate');
});
