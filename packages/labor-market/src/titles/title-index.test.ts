import { describe, expect, test } from 'vitest';
import { occupations } from '../../test/data.ts';
import { createTitleIndex } from './title-index.ts';
import { titleWords } from './title-words.ts';

const own = createTitleIndex(
  occupations.flatMap(({ slug, title, titles }) => [title, ...titles].map((each) => ({ title: each, code: slug }))),
);
const best = (text: string) => own.find(text, 3).at(0)?.code;

test('words: case, accents, plurals, order of rank and common abbreviations', () => {
  expect(titleWords('Sr. Pt Care Coord.')).toEqual(['senior', 'patient', 'care', 'coordinator']);
  expect(titleWords('Patients’ Secretaries')).toEqual(['patient', 'secretary']);
  expect(titleWords('PCC, the II')).toEqual(['patient', 'care', 'coordinator', 'ii']);
  expect(titleWords('Lead')).toEqual(['lead']);
  expect(titleWords('Analysis')).toEqual(['analysis']);
});

describe('the product’s own index', () => {
  test.each([
    ['Patient care coordinator', 'patient-care-coordinator'],
    ['coordinator, patient care', 'patient-care-coordinator'],
    ['pateint care cordinator', 'patient-care-coordinator'],
    ['PATIENT CARE COORD II', 'patient-care-coordinator'],
    ['Senior Patient Care Coordinators', 'lead-care-coordinator'],
    ['pcc', 'patient-care-coordinator'],
    ['Lead patient care coordinator', 'lead-care-coordinator'],
    ['Medcal Secretary', 'medical-secretary'],
    ['comunity health worker', 'community-health-worker'],
  ])('%s', (text, slug) => {
    expect(best(text)).toBe(slug);
  });

  test('a title that shares no word and no slip of one has no match', () => {
    expect(own.find('Astronaut', 3)).toEqual([]);
    expect(own.find('!!!', 3)).toEqual([]);
  });

  test('the same words are similarity 1, a slip less', () => {
    expect(own.find('care coordinator patient', 1)[0]?.similarity).toBe(1);
    expect(own.find('pateint care coordinator', 1)[0]?.similarity).toBeLessThan(1);
  });
});

test('a title under several codes gives them all; asking changes nothing', () => {
  const index = createTitleIndex([
    { title: 'Patient Advocate', code: '29-2099' },
    { title: 'Patient Advocate', code: '21-1022' },
    { title: 'Social Worker', code: '21-1022' },
  ]);
  const first = index.find('patient advocate', 3);
  expect(first.map(({ code }) => code).toSorted()).toEqual(['21-1022', '29-2099']);
  expect(index.find('patient advocate', 3)).toEqual(first);
  expect(index.size).toBe(2);
});
