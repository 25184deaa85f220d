import { EligibilityBody } from '@careway/contract';
import { expect, test } from 'vitest';
import { emptyAnswers, toPerson } from './person-answers.ts';

test('what was not said is left out', () => {
  expect(toPerson(emptyAnswers)).toEqual({});
});

test('"none" is told from unknown: an empty list, or 0', () => {
  const person = toPerson({
    ...emptyAnswers,
    educationLevel: 'none',
    experienceYears: { healthcare: '0', finance: '' },
    licences: [],
  });
  expect(EligibilityBody.parse(person)).toEqual({ education: [], experienceMonths: { healthcare: 0 }, licences: [] });
});

test('years become months, and hours carry the time they were earned in', () => {
  const person = toPerson({
    ...emptyAnswers,
    educationLevel: 'associate',
    educationField: 'healthcare',
    experienceYears: { healthcare: '1.5' },
    hours: { 'continuing-education': '30' },
    hoursWithinYears: '2',
  });
  expect(EligibilityBody.parse(person)).toEqual({
    education: [{ level: 'associate', field: 'healthcare' }],
    experienceMonths: { healthcare: 18 },
    hours: [{ activity: 'continuing-education', hours: 30, withinMonths: 24 }],
  });
});
