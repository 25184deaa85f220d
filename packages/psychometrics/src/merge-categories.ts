import { PsychometricsError } from './errors.ts';
import type { Matrix } from './item.ts';
import { validateMatrix } from './matrix.ts';

/** What was joined: scores of a column before, and the score each became. */
export interface CategoryMerge {
  readonly column: number;
  /** New score of each old score 0..m. */
  readonly newScore: readonly number[];
}

/** Fewest answers and least share of the answers a category needs to be estimated on its own. */
const LEAST_ANSWERS = 10;
const LEAST_SHARE = 0.03;

/**
 * Joins categories of ordered items that fewer than 10 people or 3 % of the answers chose to their smaller neighbour, rarest
 * first, and numbers the rest anew from 0. At least two categories stay. Columns that need nothing are not in `merges`; the
 * data given are not changed. Throws `empty-input`, `dimension-mismatch`, and `invalid-option` for limits out of range.
 */
export function mergeCategories(
  data: Matrix,
  options: { readonly leastAnswers?: number; readonly leastShare?: number } = {},
): { readonly data: Matrix; readonly merges: readonly CategoryMerge[] } {
  validateMatrix(data);
  const { leastAnswers = LEAST_ANSWERS, leastShare = LEAST_SHARE } = options;
  if (!(leastAnswers >= 0 && leastShare >= 0 && leastShare < 1)) {
    const detail = `leastAnswers >= 0 and leastShare in [0, 1) are needed, got ${leastAnswers} and ${leastShare}`;
    throw new PsychometricsError('invalid-option', detail, 'options');
  }
  const scores = data.scores.slice();
  const merges: CategoryMerge[] = [];
  for (let column = 0; column < data.items; column++) {
    const counts: number[] = [];
    for (let cell = column; cell < scores.length; cell += data.items) {
      const score = scores[cell] as number;
      if (score < 0) continue;
      while (counts.length <= score) counts.push(0);
      counts[score] = (counts[score] as number) + 1;
    }
    const newScore = mergedScores(counts, leastAnswers, leastShare);
    if (newScore.every((value, k) => value === k)) continue;
    merges.push({ column, newScore });
    for (let cell = column; cell < scores.length; cell += data.items) {
      const score = scores[cell] as number;
      if (score >= 0) scores[cell] = newScore[score] as number;
    }
  }
  return { data: { ...data, scores }, merges };
}

function mergedScores(counts: readonly number[], leastAnswers: number, leastShare: number): number[] {
  const total = counts.reduce((sum, n) => sum + n, 0);
  const blocks = counts.map((n, k) => ({ n, members: [k] }));
  for (;;) {
    const rarest = blocks.reduce((least, block, b) => (block.n < (blocks[least]?.n ?? 0) ? b : least), 0);
    const block = blocks[rarest];
    if (!block || blocks.length <= 2 || (block.n >= leastAnswers && block.n >= leastShare * total)) break;
    const below = blocks[rarest - 1];
    const above = blocks[rarest + 1];
    const neighbour = below && (!above || below.n <= above.n) ? below : above;
    if (!neighbour) break;
    neighbour.n += block.n;
    neighbour.members.push(...block.members);
    blocks.splice(rarest, 1);
  }
  const newScore = new Array<number>(counts.length).fill(0);
  blocks.forEach(({ members }, score) => {
    for (const member of members) newScore[member] = score;
  });
  return newScore;
}
