import { expect, test } from 'vitest';
import { allowedMinutes, examMinutes } from './exam-time.ts';

test('a mock exam of 60 questions at 90 seconds has 90 minutes, and 135 with half as much again', () => {
  expect(examMinutes({ secondsPerQuestion: 90 }, 60)).toBe(90);
  expect(allowedMinutes(90, 'standard')).toBe(90);
  expect(allowedMinutes(90, '1.5')).toBe(135);
  expect(allowedMinutes(90, '2')).toBe(180);
  expect(allowedMinutes(90, 'untimed')).toBeNull();
});

test('half minutes go to the learner', () => {
  expect(examMinutes({ secondsPerQuestion: 90 }, 45)).toBe(68);
  expect(allowedMinutes(90, '1.25')).toBe(113);
});
