import type { Domain } from '../item.ts';

/**
 * What a lesson rests on: a published source with the row of the project's fact sheets (`fact`), or, as a `judgement`,
 * professional reasoning that the source states.
 */
export type LessonSource =
  | { readonly source: string; readonly fact: string; readonly howSure: 'verified' | 'secondary' }
  | { readonly source: string; readonly howSure: 'judgement' };

/** A short lesson on one group of objectives: text, a worked example, sources. */
export interface Lesson {
  readonly slug: string;
  readonly domain: Domain;
  readonly title: string;
  /** Slugs of the domain's objectives that it serves. */
  readonly objectives: readonly string[];
  /** Paragraphs. */
  readonly text: readonly string[];
  readonly example: { readonly situation: string; readonly steps: readonly string[] };
  readonly sources: readonly LessonSource[];
}

/** Words a minute of somebody who reads to learn (Brysbaert 2019 gives 238 for silent reading; slower to take it in). */
const WORDS_A_MINUTE = 130;
/** Minutes to think the example through. */
const EXAMPLE_MINUTES = 2;

/** Words of the text, without the example. */
export function countWords(lesson: Pick<Lesson, 'text'>): number {
  return lesson.text.join(' ').split(/\s+/).filter(Boolean).length;
}

/** About how long a lesson takes, in whole minutes. */
export function lessonMinutes(lesson: Pick<Lesson, 'text' | 'example'>): number {
  const { situation, steps } = lesson.example;
  const words = countWords({ text: [...lesson.text, situation, ...steps] });
  return Math.ceil(words / WORDS_A_MINUTE) + EXAMPLE_MINUTES;
}
