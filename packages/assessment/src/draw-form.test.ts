import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { blueprintWithPool, makeItem } from '../test/arbitraries.ts';
import type { Blueprint } from './blueprint.ts';
import { drawForm, shuffleOptions } from './draw-form.ts';
import { drawSitting } from './draw-sitting.ts';
import { AssessmentError } from './errors.ts';

describe('a form drawn by blueprint', () => {
  test('has exactly the questions of each domain, none twice, and the same for the same seed', () => {
    fc.assert(
      fc.property(blueprintWithPool, fc.string(), ({ blueprint, items }, seed) => {
        const form = drawForm(Object.freeze([...items]), blueprint, seed);
        for (const { domain, questions } of blueprint.domains) {
          expect(form.filter((item) => item.domain === domain)).toHaveLength(questions);
        }
        expect(new Set(form.map((item) => item.id)).size).toBe(form.length);
        expect(drawForm(items.toReversed(), blueprint, seed)).toEqual(form);
      }),
    );
  });

  const blueprint: Blueprint = {
    slug: 'two',
    version: '1',
    title: 'Two',
    goal: 'Test.',
    mode: 'form',
    minutesAbout: 1,
    weightsBasis: 'Test.',
    domains: [{ domain: 'communication', questions: 2 }],
  };

  test('never holds two items that name each other as enemies, whichever of them says so', () => {
    const items = [
      makeItem('A', 'communication', { enemies: ['B'] }),
      makeItem('B', 'communication'),
      makeItem('C', 'communication'),
    ];
    for (let seed = 0; seed < 60; seed += 1) {
      const ids = drawForm(items, blueprint, String(seed)).map((item) => item.id);
      expect(ids).toContain('C');
    }
  });

  test('draws only live items', () => {
    const items = [
      makeItem('A', 'communication'),
      makeItem('B', 'communication', { status: 'review' }),
      makeItem('C', 'communication'),
    ];
    expect(
      drawForm(items, blueprint, 'x')
        .map((item) => item.id)
        .toSorted(),
    ).toEqual(['A', 'C']);
  });

  test('that the pool cannot fill is refused with the domain and what there is', () => {
    const items = [makeItem('A', 'communication', { enemies: ['B'] }), makeItem('B', 'communication')];
    expect(() => drawForm(items, blueprint, 'x')).toThrow(AssessmentError);
    expect(() => drawForm(items, blueprint, 'x')).toThrow(
      /two needs 2 questions of communication; the live pool of 2 gave 1/,
    );
  });

  test('shows every option once, in orders that differ with the seed and favor no place', () => {
    const item = makeItem('A', 'communication');
    const places = [0, 0, 0, 0];
    const seeds = 4000;
    for (let seed = 0; seed < seeds; seed += 1) {
      const order = shuffleOptions(item, `s${seed}`).map((option) => option.id);
      expect(order.toSorted()).toEqual(['a', 'b', 'c', 'd']);
      const place = order.indexOf('a');
      places[place] = (places[place] ?? 0) + 1;
    }
    // Chi-square with 3 degrees of freedom: 16.27 is passed by chance once in a thousand; the seeds are fixed.
    const chiSquare = places.reduce((sum, count) => sum + (count - seeds / 4) ** 2 / (seeds / 4), 0);
    expect(chiSquare).toBeLessThan(16.27);
  });
});

describe('a sitting with questions under trial', () => {
  const blueprint = { slug: 'ten', domains: [{ domain: 'communication', questions: 10 }] } as const;
  const live = Array.from({ length: 14 }, (_, index) => makeItem(`L-${index}`, 'communication'));
  const pilots = ['P-0', 'P-1', 'P-2'].map((id) =>
    makeItem(id, 'communication', { status: 'pilot', enemies: ['P-2'] }),
  );

  test('keeps the scored questions of the seed in their order and puts 15% of its length of trials between them', () => {
    const places = new Set<number>();
    for (let seed = 0; seed < 40; seed += 1) {
      const sitting = drawSitting(live, pilots, blueprint, String(seed));
      const scored = sitting.filter(({ isTrial }) => !isTrial).map(({ item }) => item);
      expect(scored).toEqual(drawForm(live, blueprint, String(seed)));
      const trials = sitting.filter(({ isTrial }) => isTrial).map(({ item }) => item.id);
      expect(trials.length === 2 ? trials.toSorted() : trials).toEqual(trials.length === 2 ? ['P-0', 'P-1'] : ['P-2']);
      places.add(sitting.findIndex(({ isTrial }) => isTrial));
    }
    expect(places.size).toBeGreaterThan(5);
  });

  test('takes no trial of another domain', () => {
    const strange = [makeItem('X', 'records-privacy', { status: 'pilot' })];
    expect(drawSitting(live, strange, blueprint, 's')).toHaveLength(10);
  });
});
