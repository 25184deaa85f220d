import { readdirSync, readFileSync } from 'node:fs';
import { type Lesson, parseLessonFile } from '../../src/index.ts';

const folder = new URL('../../lessons/', import.meta.url);

/** Every lesson of the project. */
export function readLessons(): readonly Lesson[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .flatMap((name) => parseLessonFile(readFileSync(new URL(name, folder), 'utf8')).lessons);
}
