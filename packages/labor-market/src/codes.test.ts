import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { isAreaCode, parseAreaCode } from './area-code.ts';
import { isSocCode, parseSocCode } from './soc-code.ts';

function lines(name: string): string[] {
  const text = readFileSync(new URL(`../test/codes/${name}`, import.meta.url), 'utf8');
  return text.split('\n').filter((line) => line !== '');
}

test.each(lines('soc.valid.txt'))('%s is a SOC code', (code) => expect(parseSocCode(code)).toBe(code));
test.each(lines('soc.invalid.txt'))('"%s" is not a SOC code', (code) => {
  expect(isSocCode(code)).toBe(false);
  expect(() => parseSocCode(code)).toThrow(code);
});
test.each(lines('area.valid.txt'))('%s is an area code', (code) => expect(parseAreaCode(code)).toBe(code));
test.each(lines('area.invalid.txt'))('"%s" is not an area code', (code) => {
  expect(isAreaCode(code)).toBe(false);
  expect(() => parseAreaCode(code)).toThrow(code);
});
