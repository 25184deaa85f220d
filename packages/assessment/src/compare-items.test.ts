import { expect, test } from 'vitest';
import { makeItem } from '../test/arbitraries.ts';
import { compareItems } from './compare-items.ts';
import { toDraft } from './draft-item.ts';
import { tidyDraft, wordsAsked } from './tidy-draft.ts';

const draft = toDraft(makeItem('AC-001', 'scheduling-access'));

test('the same question differs in nothing; a moved key and a dropped option are said', () => {
  expect(compareItems(draft, draft)).toEqual([]);
  const options = draft.options.slice(0, 3).map((option) => ({ ...option, credit: option.id === 'b' ? 1 : 0 }));
  expect(
    compareItems(draft, { ...draft, options }).map(({ label, before, after }) => `${label}: ${before} → ${after}`),
  ).toEqual([
    'Credit of option a: 1 → 0',
    'Credit of option b: 0 → 1',
    'Option d: Option 3 of AC-001 → ',
    'Credit of option d: 0 → ',
    'Rationale of option d: Because the rule says so. → ',
  ]);
});

test('texts are kept without stray blanks, and tidying twice changes nothing', () => {
  const untidy = { ...draft, stem: '  What   now?\r\n\n Next. ' };
  expect(tidyDraft(untidy).stem).toBe('What now?\nNext.');
  expect(tidyDraft(tidyDraft(untidy))).toEqual(tidyDraft(untidy));
});

test('a question is known by its words, whatever their marks and order of options', () => {
  expect(wordsAsked({ ...draft, stem: draft.stem.toUpperCase(), options: draft.options.toReversed() })).toBe(
    wordsAsked(draft),
  );
  expect(wordsAsked({ ...draft, stem: 'Another?' })).not.toBe(wordsAsked(draft));
});
