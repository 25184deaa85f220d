import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { occupations, ratings } from '../test/data.ts';
import { gapBetween } from './gap-between.ts';
import { buildStepMap, occupationOf } from './step-map.ts';

const map = buildStepMap(occupations, []);
const gap = (from: string, to: string) => gapBetween(occupationOf(map, from), occupationOf(map, to), ratings);

test('from representative to manager leadership gains most among work styles and concern for others loses most', () => {
  const styles = gap('patient-care-coordinator', 'clinic-manager').ratings?.workStyles ?? [];
  expect(styles).toHaveLength(16);
  expect(styles[0]).toMatchObject({ name: 'Concern for Others', change: expect.closeTo(-0.79, 10) });
  const gains = styles.filter((style) => style.change > 0);
  expect(gains[0]).toMatchObject({ name: 'Leadership', from: 4.25, to: 4.75 });
});

test('35 skills are compared between a coordinator and a manager', () => {
  expect(gap('patient-care-coordinator', 'clinic-manager').ratings?.skills).toHaveLength(35);
});

test('a nurse case manager needs more schooling and a license', () => {
  const { education, licence } = gap('patient-care-coordinator', 'nurse-case-manager');
  expect(education).toMatchObject({ from: 'high-school', to: 'bachelor', change: 'more' });
  expect(licence.change).toBe('needed');
});

test('schooling cannot be compared where no source gives one', () => {
  expect(gap('patient-care-coordinator', 'lead-care-coordinator').education.change).toBe('cannot-tell');
});

test('ratings cannot be compared where O*NET has rated none: 29-2072 had no ratings', () => {
  expect(gap('patient-care-coordinator', 'medical-records-specialist').ratings).toBeNull();
});

describe('laws', () => {
  const occupation = fc.constantFrom(...occupations);

  test('the way back has the opposite changes', () => {
    fc.assert(
      fc.property(occupation, occupation, (a, b) => {
        const there = gapBetween(a, b, ratings);
        const back = gapBetween(b, a, ratings);
        const opposite = { more: 'less', less: 'more', same: 'same', 'cannot-tell': 'cannot-tell' } as const;
        expect(back.education.change).toBe(opposite[there.education.change]);
        expect(back.settings).toEqual({
          shared: b.settings.names.filter((name) => there.settings.shared.includes(name)),
          onlyFrom: there.settings.onlyTo,
          onlyTo: there.settings.onlyFrom,
        });
        const byName = new Map(back.ratings?.skills.map((skill) => [skill.name, skill.change]));
        for (const skill of there.ratings?.skills ?? []) expect(byName.get(skill.name)).toBeCloseTo(-skill.change, 12);
      }),
    );
  });

  test('a role differs in nothing from itself', () => {
    fc.assert(
      fc.property(occupation, (one) => {
        const none = gapBetween(one, one, ratings);
        expect(none.settings.onlyFrom).toEqual([]);
        expect(none.ratings?.skills.every((skill) => skill.change === 0) ?? true).toBe(true);
      }),
    );
  });
});
