import { PsychometricsError } from './errors.ts';
import type { Matrix } from './item.ts';

/**
 * Puts rows of scores (null = not administered) into a matrix. Throws `empty-input` without rows or columns,
 * `dimension-mismatch` for rows of different lengths and `invalid-response` for a score outside 0..126.
 */
export function toMatrix(rows: readonly (readonly (number | null)[])[]): Matrix {
  const items = rows[0]?.length ?? 0;
  if (items === 0) throw new PsychometricsError('empty-input', 'at least one person and one item are needed', 'rows');
  const scores = new Int8Array(rows.length * items);
  rows.forEach((row, j) => {
    if (row.length !== items) {
      throw new PsychometricsError(
        'dimension-mismatch',
        `row has ${row.length} scores, ${items} expected`,
        `rows[${j}]`,
      );
    }
    row.forEach((score, i) => {
      if (score !== null && !(Number.isInteger(score) && score >= 0 && score < 127)) {
        const detail = `score must be a whole number from 0 to 126 or null, got ${score}`;
        throw new PsychometricsError('invalid-response', detail, `rows[${j}][${i}]`);
      }
      scores[j * items + i] = score ?? -1;
    });
  });
  return { persons: rows.length, items, scores };
}

/** Throws unless the matrix has persons and items, its length fits and no score is below -1. */
export function validateMatrix(data: Matrix, items = data.items): void {
  if (!(data.persons > 0 && data.items > 0)) {
    throw new PsychometricsError(
      'empty-input',
      `persons and items must be > 0, got ${data.persons} x ${data.items}`,
      'data',
    );
  }
  if (data.scores.length !== data.persons * data.items) {
    const detail = `${data.persons} x ${data.items} needs ${data.persons * data.items} scores, got ${data.scores.length}`;
    throw new PsychometricsError('dimension-mismatch', detail, 'data.scores');
  }
  if (data.items !== items) {
    throw new PsychometricsError(
      'dimension-mismatch',
      `${items} items are given, the data have ${data.items}`,
      'data.items',
    );
  }
  const low = data.scores.findIndex((score) => score < -1);
  if (low >= 0) {
    const detail = `a score is 0 or more, or -1 for missing, got ${data.scores[low]}`;
    throw new PsychometricsError('invalid-response', detail, `data.scores[${low}]`);
  }
}

/** The data of one person: item positions with their scores, missing left out. */
export function answersOf(data: Matrix, person: number): { position: number; score: number }[] {
  const answers: { position: number; score: number }[] = [];
  for (let i = 0; i < data.items; i++) {
    const score = data.scores[person * data.items + i] as number;
    if (score >= 0) answers.push({ position: i, score });
  }
  return answers;
}
