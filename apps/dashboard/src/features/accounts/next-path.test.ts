import { expect, test } from 'vitest';
import { safePath } from './next-path.ts';

test('a path of this product is followed after signing in', () => {
  expect(safePath('/join/abc?x=1')).toBe('/join/abc?x=1');
});

test.each(['https://evil.example', '//evil.example', '/\\evil.example', 'javascript:alert(1)', undefined])(
  '%s leads to the start page',
  (next) => {
    expect(safePath(next)).toBe('/');
  },
);
