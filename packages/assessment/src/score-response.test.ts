import { describe, expect, test } from 'vitest';
import { makeItem } from '../test/arbitraries.ts';
import { scoreResponse } from './score-response.ts';

describe('an answer is scored', () => {
  test('right or wrong where one option is the key', () => {
    const item = makeItem('A', 'communication');
    expect(scoreResponse(item, ['a'])).toEqual({ points: 1, maxPoints: 1 });
    expect(scoreResponse(item, ['c'])).toEqual({ points: 0, maxPoints: 1 });
  });

  test('all or nothing where several options are the key', () => {
    const item = makeItem('A', 'communication', { kind: 'multiple' });
    expect(scoreResponse(item, ['b', 'a']).points).toBe(1);
    for (const partial of [['a'], ['a', 'b', 'c'], ['c']]) expect(scoreResponse(item, partial).points).toBe(0);
  });

  test('with the credit of the chosen option where judgement is asked', () => {
    const item = makeItem('A', 'communication', { kind: 'judgement' });
    expect(['a', 'b', 'c'].map((id) => scoreResponse(item, [id]).points)).toEqual([2, 1, 0]);
    expect(scoreResponse(item, ['b']).maxPoints).toBe(2);
  });

  test('not at all when it names no option, an unknown one, one twice, or several where one is asked for', () => {
    const item = makeItem('A', 'communication');
    expect(() => scoreResponse(item, [])).toThrow('A: choose exactly one option, got 0');
    expect(() => scoreResponse(item, ['z'])).toThrow('A: there is no option z');
    expect(() => scoreResponse(item, ['a', 'a'])).toThrow('A: an option is named twice');
    expect(() => scoreResponse(item, ['a', 'b'])).toThrow('A: choose exactly one option, got 2');
    expect(() => scoreResponse(makeItem('B', 'communication', { kind: 'multiple' }), [])).toThrow(
      'B: choose at least one option',
    );
  });
});
