import { AssessmentError } from '../errors.ts';
import { type Domain, domains } from '../item.ts';
import { countWords, type Lesson } from './lesson.ts';

/** The lessons of one domain. */
export interface LessonFile {
  readonly domain: Domain;
  readonly lessons: readonly Lesson[];
}

/** How long the text of a lesson may be. Words. */
export const LESSON_WORDS = { min: 150, max: 300 } as const;

/**
 * Reads one file of lessons and checks it whole. Throws `AssessmentError` ('invalid-lesson') naming the lesson, the field
 * and what is allowed.
 */
export function parseLessonFile(text: string): LessonFile {
  const file = JSON.parse(text) as { readonly domain: Domain; readonly lessons: readonly Omit<Lesson, 'domain'>[] };
  if (!domains.includes(file.domain)) fail('file', 'domain', `one of ${domains.join(', ')}`);
  if (!Array.isArray(file.lessons) || file.lessons.length === 0) fail(file.domain, 'lessons', 'a list of at least one');
  const lessons = file.lessons.map((lesson) => ({ ...lesson, domain: file.domain }));
  for (const lesson of lessons) checkLesson(lesson);
  if (new Set(lessons.map((lesson) => lesson.slug)).size !== lessons.length) fail(file.domain, 'slug', 'used once');
  return { domain: file.domain, lessons };
}

function checkLesson(lesson: Lesson): void {
  const { slug, title, objectives, text, example, sources } = lesson;
  if (!/^[a-z][a-z0-9-]*$/.test(slug)) fail(slug, 'slug', 'lower-case letters, digits and hyphens');
  requireTexts(slug, 'title', [title]);
  requireTexts(slug, 'objectives', objectives);
  requireTexts(slug, 'text', text);
  const words = countWords(lesson);
  if (words < LESSON_WORDS.min || words > LESSON_WORDS.max) {
    fail(slug, 'text', `${LESSON_WORDS.min} to ${LESSON_WORDS.max} words, has ${words}`);
  }
  requireTexts(slug, 'example.situation', [example?.situation]);
  requireTexts(slug, 'example.steps', example.steps);
  if (!Array.isArray(sources) || sources.length === 0) fail(slug, 'sources', 'at least one');
  for (const reference of sources) {
    requireTexts(slug, 'sources.source', [reference.source]);
    if (reference.howSure === 'judgement') continue;
    if (reference.howSure !== 'verified' && reference.howSure !== 'secondary')
      fail(slug, `sources.howSure of ${reference.source}`, 'verified, secondary or judgement');
    if (!/^[A-Z]{2}-\d{2}$/.test(reference.fact))
      fail(slug, `sources.fact of ${reference.source}`, 'a row of the fact sheets, such as AC-01');
  }
}

function requireTexts(slug: string, field: string, values: readonly unknown[]): void {
  const isRight =
    Array.isArray(values) &&
    values.length > 0 &&
    values.every((value) => typeof value === 'string' && value.trim() !== '');
  if (!isRight) fail(slug, field, 'text that is not empty');
}

function fail(slug: string, field: string, allowed: string): never {
  throw new AssessmentError('invalid-lesson', `${slug}: ${field} must be ${allowed}`);
}
