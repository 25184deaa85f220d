import type { Item, ItemOption } from '../../src/item.ts';
import { keyOf } from './read-bank.ts';

/** Ways to ask that test the reading of the question and not the field, with the name under which they are reported. */
const BANNED_IN_STEM: readonly (readonly [string, RegExp])[] = [
  ['a negative in capitals', /\b(NOT|EXCEPT|FALSE)\b/],
  ['"of the following"', /\bof the following\b/i],
  ['"which is true"', /\bwhich (statement |one |option )?is (true|false|correct|incorrect)\b/i],
  ['a gap to fill', /_{2,}/],
];
const BANNED_IN_OPTION: readonly (readonly [string, RegExp])[] = [
  [
    'all, none or both of the others',
    /\b(all|none|both|neither|any) of (the|these) (above|below|options|answers|others)\b/i,
  ],
  ['"all the above"', /\ball the above\b/i],
  ['a reference to an option by letter', /\b(both )?[A-E] (and|or) [A-E]\b(?! of)|\b(option|answer) [a-e]\b/],
  ['"it depends" alone', /^it depends\.?$/i],
];

/** Words that leave no exception. A reader who knows nothing learns to cross such an option out. */
const ABSOLUTE_WORDS =
  /\b(always|never|in every case|under no circumstances|without exception|absolutely|no matter what)\b/i;

/** What is wrong with the wording of an item, one phrase for each finding; empty when nothing is. */
export function bannedPhrasings(item: Item): readonly string[] {
  const inStem = BANNED_IN_STEM.filter(([, pattern]) => pattern.test(item.stem));
  const inOptions = BANNED_IN_OPTION.filter(([, pattern]) => item.options.some((option) => pattern.test(option.text)));
  return [...inStem, ...inOptions].map(([name]) => name);
}

/** Options that earn less than the best and hold an absolute word, when no best option holds one. */
export function absoluteDistractors(item: Item): readonly ItemOption[] {
  const key = keyOf(item);
  if (key.some((option) => ABSOLUTE_WORDS.test(option.text))) return [];
  return item.options.filter((option) => !key.includes(option) && ABSOLUTE_WORDS.test(option.text));
}
