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

test('a title never filed: likely codes have a head start, but not before a title that is filed elsewhere', () => {
  const filed = [
    { title: 'Billing Clerk', code: '43-3021' },
    { title: 'Freight Clerk', code: '43-5071' },
    { title: 'Dock Loader', code: '53-7062' },
    { title: 'Pallet Loader', code: '53-7062' },
    { title: 'Freight Loader', code: '53-7062' },
    { title: 'Crate Loader', code: '53-7062' },
  ];
  const office = { has: (code: string) => code.startsWith('43'), share: 0.99 };
  const codes = (text: string, likely?: typeof office) =>
    createTitleIndex(filed, likely)
      .find(text, 3)
      .map(({ code }) => code);
  expect(codes('Clerk Loader').at(0)).toBe('53-7062');
  expect(codes('Clerk Loader', office).at(0)).toBe('43-3021');
  expect(codes('Dock Loader', office).at(0)).toBe('53-7062');
  expect(codes('Loader, Crte', office).at(0)).toBe('53-7062');
});

test('the model reads pieces of words: a code is found by a stem that none of its titles has as a word', () => {
  const index = createTitleIndex([
    { title: 'Cardiology Technician', code: '29-2031' },
    { title: 'Cardiac Technician', code: '29-2031' },
    { title: 'Surgical Technician', code: '29-2055' },
    { title: 'Pharmacy Technician', code: '29-2052' },
  ]);
  expect(index.find('Cardiovascular Technician', 3).at(0)).toMatchObject({ code: '29-2031' });
});
