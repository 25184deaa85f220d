import { fleschKincaid } from 'flesch-kincaid';
import { syllable } from 'syllable';

/**
 * U.S. school grade of an English text by Flesch and Kincaid (Kincaid, Fishburne, Rogers and Chissom, 1975), 0 or more.
 * Titles and clock times lose their periods first, so that they end no sentence; a figure counts as a word of one
 * syllable. The count of syllables is a rule of thumb: read the grade as a hint of one grade up or down. A text without
 * a word gives 0.
 */
export function readingGrade(text: string): number {
  const plain = text
    .replace(/\b(Dr|Mr|Mrs|Ms|St|No)\./g, '$1')
    .replace(/\b([ap])\.m\./g, '$1m')
    .replace(/(\d)[.,](?=\d)/g, '$1');
  const words = plain.match(/[\p{L}\p{N}]+(?:[’'][\p{L}]+)*/gu) ?? [];
  if (words.length === 0) return 0;
  const syllables = words.reduce((sum, word) => sum + Math.max(1, syllable(word.replaceAll('’', "'"))), 0);
  const sentences = plain.split(/[.!?]+[”"’)]*(?:\s|$)/).filter((part) => /[\p{L}\p{N}]/u.test(part)).length;
  return Math.max(0, fleschKincaid({ sentence: sentences, word: words.length, syllable: syllables }));
}
