import { expect, test } from 'vitest';
import { ratings, ratingsCsv } from '../test/data.ts';
import { parseOnetRatings } from './onet-ratings.ts';

test('each rated code has 35 skills and 16 work styles', () => {
  const counts = Map.groupBy(ratings, (rating) => `${rating.code} ${rating.kind}`);
  expect([...counts].filter(([key, list]) => list.length !== (key.endsWith(' skill') ? 35 : 16))).toEqual([]);
});

test.each([
  ['another header', ratingsCsv.replace('code,kind', 'kind,code'), 'onet-ratings.csv line 1 must be'],
  ['a rating off the scale', ratingsCsv.replace(',4.12,', ',5.12,'), 'line 2, importance must be a number from 1 to 5'],
  ['no rating', ratingsCsv.replace(',4.12,', ',,'), 'line 2, importance must be a number from 1 to 5, got ""'],
  ['an unknown kind', ratingsCsv.replace('8,skill,', '8,talent,'), 'line 2, kind must be one of skill, work-style'],
  ['a SOC code', ratingsCsv.replace('29-2099.08', '29-2099'), 'line 2, code must be an O*NET-SOC code, got "29-2099"'],
  ['a missing field', ratingsCsv.replace(',08/2020', ''), 'line 2 must be 5 fields'],
  ['a line twice', `${ratingsCsv}29-2099.08,skill,Speaking,4.00,08/2020\n`, 'must be a rating that is not there yet'],
])('%s is refused by line and field', (_title, csv, message) => {
  expect(() => parseOnetRatings(csv)).toThrow(message);
});
