import { expect, test } from 'vitest';
import { makeItem } from '../test/arbitraries.ts';
import { type DraftItem, toDraft } from './draft-item.ts';
import { itemFaults } from './item-faults.ts';
import { isWorkbenchId, mayReview, movesFrom, toWorkbenchId } from './item-workflow.ts';

const whole = toDraft(makeItem('AC-001', 'scheduling-access'));
const fields = (draft: DraftItem) => itemFaults(draft, ['do-it-right']).map(({ field }) => field);

test('a whole item has no fault', () => {
  expect(fields(whole)).toEqual([]);
});

test('an imported draft says everything it lacks at once', () => {
  const options = whole.options.slice(0, 2).map((option) => ({ ...option, rationale: '' }));
  const draft = {
    ...whole,
    domain: null,
    objective: null,
    cognitiveLevel: null,
    ground: null,
    difficulty: null,
    citations: [],
    options,
  };
  expect(fields(draft)).toEqual([
    'domain',
    'objective',
    'cognitiveLevel',
    'ground',
    'options',
    'options.a.rationale',
    'options.b.rationale',
    'citations',
    'difficulty.justQualifiedShare',
    'difficulty.reason',
    'difficulty.confirmableBy',
  ]);
});

test('an objective of another domain is a fault', () => {
  expect(itemFaults(whole, ['other'])).toMatchObject([{ field: 'objective', allowed: 'one of other' }]);
});

test('nobody reviews what they wrote, and a pilot goes live only by a move of its own', () => {
  expect([mayReview(['ann'], 'ann'), mayReview(['ann'], 'ben')]).toEqual([false, true]);
  expect(movesFrom('draft')).toEqual([]);
  expect(movesFrom('pilot')).toContain('live');
  expect(movesFrom('retired')).toEqual([]);
});

test('numbers of the workbench are told from ids of the files', () => {
  expect(toWorkbenchId(17)).toBe('W-00017');
  expect([isWorkbenchId('W-00017'), isWorkbenchId('AC-001'), isWorkbenchId('W-17')]).toEqual([true, false, false]);
});
