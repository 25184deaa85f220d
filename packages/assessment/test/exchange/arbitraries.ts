import fc from 'fast-check';
import {
  cognitiveLevels,
  domains,
  exhibitKinds,
  groundStatuses,
  type Item,
  type ItemOption,
  itemStatuses,
  signOffs,
} from '../../src/item.ts';

/** A line of text as authors save it: no blanks at its ends or twice, no line break, any other character of XML 1.0. */
const anyLine = fc
  .string({ minLength: 1, maxLength: 40, unit: 'grapheme' })
  .map((text) =>
    text
      .replaceAll(/[\p{Cc}\ufffe\uffff\u2028\u2029]/gu, '')
      .replaceAll(/[ \t\r\n]+/g, ' ')
      .trim(),
  )
  .filter((text) => text !== '' && !/^['\s]|\s$/.test(text));
const anyText = fc.array(anyLine, { minLength: 1, maxLength: 3 }).map((lines) => lines.join('\n'));

const anyExhibit = fc.record({
  id: fc.constantFrom('AC-X1', 'AC-X2'),
  kind: fc.constantFrom(...exhibitKinds),
  title: anyLine,
  lines: fc.array(anyLine, { minLength: 1, maxLength: 3 }),
  table: fc
    .integer({ min: 1, max: 3 })
    .chain((columns) =>
      fc.array(fc.array(anyLine, { minLength: columns, maxLength: columns }), { minLength: 1, maxLength: 3 }),
    ),
});

function withCredits(
  kind: Item['kind'],
  texts: readonly string[],
  rationales: readonly string[],
): readonly ItemOption[] {
  const credits = { single: [0, 1, 0, 0], multiple: [1, 0, 1, 0], judgement: [1, 2, 0, 0] }[kind];
  return texts.map((text, index) => ({
    id: 'abcd'[index] ?? '',
    text,
    credit: credits[index] ?? 0,
    rationale: rationales[index] ?? '',
  }));
}

/** Any item that the bank could hold. */
export const anyItem: fc.Arbitrary<Item> = fc
  .record({
    id: fc.integer({ min: 1, max: 999 }).map((number) => `AC-${String(number).padStart(3, '0')}`),
    kind: fc.constantFrom('single' as const, 'multiple' as const, 'judgement' as const),
    texts: fc.uniqueArray(anyLine, { minLength: 4, maxLength: 4 }),
    rationales: fc.array(anyText, { minLength: 4, maxLength: 4 }),
    exhibit: fc.option(anyExhibit, { nil: undefined }),
    enemies: fc.option(fc.constant(['AC-002']), { nil: undefined }),
    rest: fc.record({
      version: fc.integer({ min: 1, max: 9 }),
      domain: fc.constantFrom(...domains),
      objective: fc.constant('good-faith-estimates'),
      cognitiveLevel: fc.constantFrom(...cognitiveLevels),
      stem: anyText,
      citations: fc.array(fc.record({ source: anyLine, fact: anyLine }), { minLength: 1, maxLength: 2 }),
      ground: fc.constantFrom(...groundStatuses),
      signOff: fc.constantFrom(...signOffs),
      difficulty: fc.record({
        justQualifiedShare: fc.integer({ min: 1, max: 99 }).map((percent) => percent / 100),
        reason: anyLine,
        confirmableBy: anyLine,
      }),
      status: fc.constantFrom(...itemStatuses),
      reviews: fc.array(fc.record({ on: fc.constant('2026-11-24'), challenged: anyLine, changed: anyLine }), {
        maxLength: 2,
      }),
    }),
  })
  .map(({ id, kind, texts, rationales, exhibit, enemies, rest }) => ({
    id,
    kind,
    ...rest,
    options: withCredits(kind, texts, rationales),
    ...(exhibit === undefined ? {} : { exhibit }),
    ...(enemies === undefined ? {} : { enemies }),
  }));
