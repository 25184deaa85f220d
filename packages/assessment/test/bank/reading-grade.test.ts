import { describe, expect, it } from 'vitest';
import { readBank } from './read-bank.ts';
import { readingGrade } from './reading-grade.ts';

describe('readingGrade', () => {
  it('gives 13.08 for the example of the formula: 13 words, 26 syllables, 1 sentence', () => {
    expect(
      readingGrade('The Australian platypus is seemingly a hybrid of a mammal and reptilian creature.'),
    ).toBeCloseTo(13.08, 2);
  });

  it('takes a title, a clock time and a decimal for no end of a sentence', () => {
    expect(readingGrade('Dr. Lee came at 9 a.m. and paid $2.50 for tea.')).toBe(
      readingGrade('Dr Lee came at 9 am and paid 250 for tea.'),
    );
  });

  it('is 0 for a text without words', () => {
    expect(readingGrade(' … ')).toBe(0);
  });

  it('finds half of the stems of the bank at the eighth grade or below', () => {
    const grades = readBank()
      .flatMap((file) => file.items)
      .map((item) => readingGrade(item.stem))
      .toSorted((a, b) => a - b);
    expect(grades[Math.floor(grades.length / 2)]).toBeLessThanOrEqual(8);
  });
});
