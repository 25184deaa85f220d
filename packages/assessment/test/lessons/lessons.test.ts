import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { domains, parseBankFile, parseLessonFile, readinessDomains } from '../../src/index.ts';
import { readingGrade } from '../bank/reading-grade.ts';
import { readLessons } from './read-lessons.ts';

const lessons = readLessons();

function objectivesOf(domain: string): readonly string[] {
  const text = readFileSync(new URL(`../../bank/${domain}.json`, import.meta.url), 'utf8');
  return Object.keys(parseBankFile(text).objectives);
}

/** First letters of the rows that a domain's lessons may rest on. */
const regulationRows = /^(AC|RP|CT|CM|IN|TC|HT|TW|QS|CR)-/;
const managementRows = /^(RV|RK|HR|FI|CT|BM|TD|CP|ED)-/;

describe('the lessons', () => {
  it('are at least 40, in every domain, each under a name of its own', () => {
    expect(lessons.length).toBeGreaterThanOrEqual(40);
    expect(new Set(lessons.map((lesson) => lesson.slug)).size).toBe(lessons.length);
    expect(new Set(lessons.map((lesson) => lesson.domain))).toEqual(new Set(domains));
  });

  it.each(readinessDomains)('serve every objective of %s', (domain) => {
    const served = new Set(
      lessons.filter((lesson) => lesson.domain === domain).flatMap(({ objectives }) => objectives),
    );
    expect(objectivesOf(domain).filter((objective) => !served.has(objective))).toEqual([]);
  });

  it.each(domains)('name only objectives that the bank of %s has', (domain) => {
    const known = new Set(objectivesOf(domain));
    const named = lessons.filter((lesson) => lesson.domain === domain).flatMap(({ objectives }) => objectives);
    expect(named.filter((objective) => !known.has(objective))).toEqual([]);
  });

  it('cite rows of the fact sheet of their own field', () => {
    const strange = lessons.flatMap(({ slug, domain, sources }) => {
      const rows = domain.startsWith('cmm-') ? managementRows : regulationRows;
      return sources.flatMap((source) =>
        source.howSure === 'judgement' || rows.test(source.fact) ? [] : [`${slug}: ${source.fact}`],
      );
    });
    expect(strange).toEqual([]);
  });

  it('read at grade 8 on the mean, none above 11', () => {
    const grades = lessons.map((lesson) => ({ slug: lesson.slug, grade: readingGrade(lesson.text.join(' ')) }));
    const mean = grades.reduce((sum, { grade }) => sum + grade, 0) / grades.length;
    expect(mean).toBeLessThanOrEqual(8);
    expect(grades.filter(({ grade }) => grade > 11)).toEqual([]);
  });

  it('work an example through in at least three steps', () => {
    expect(lessons.filter((lesson) => lesson.example.steps.length < 3)).toEqual([]);
  });
});

describe('a lesson file', () => {
  const lesson = {
    slug: 'good',
    title: 'A title',
    objectives: ['one'],
    text: [Array.from({ length: 160 }, () => 'word').join(' ')],
    example: { situation: 'It happens.', steps: ['Do this.'] },
    sources: [{ source: '45 CFR 164.524', fact: 'RP-01', howSure: 'verified' }],
  };
  const fileOf = (change: object) => JSON.stringify({ domain: 'communication', lessons: [{ ...lesson, ...change }] });

  it('is read with its domain', () => {
    expect(parseLessonFile(fileOf({})).lessons[0]?.domain).toBe('communication');
  });

  it.each([
    ['text that is too short', { text: ['few words'] }, /150 to 300 words, has 2/],
    ['no source', { sources: [] }, /sources must be at least one/],
    [
      'an unverified source',
      { sources: [{ source: 'x', fact: 'RP-01', howSure: 'unverified' }] },
      /verified, secondary/,
    ],
    [
      'a fact that is no row',
      { sources: [{ source: 'x', fact: 'somewhere', howSure: 'verified' }] },
      /row of the fact/,
    ],
    ['an example without steps', { example: { situation: 'x', steps: [] } }, /example.steps/],
    ['no objective', { objectives: [] }, /objectives/],
  ])('with %s is refused, naming the lesson and the field', (_, change, message) => {
    expect(() => parseLessonFile(fileOf(change))).toThrow(message);
  });
});
