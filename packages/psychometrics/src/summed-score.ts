/**
 * Probability of each total score 0 .. sum of maxima, from the category probabilities of independent items, by the recursion
 * of Lord & Wingersky (1984), for ordered scores as in Thissen et al. (1995).
 */
export function summedScoreDistribution(categories: readonly (readonly number[])[]): Float64Array {
  let distribution: Float64Array = Float64Array.of(1);
  for (const probability of categories) distribution = addItem(distribution, probability);
  return distribution;
}

function addItem(distribution: Float64Array, probability: readonly number[]): Float64Array {
  const next = new Float64Array(distribution.length + probability.length - 1);
  for (let s = 0; s < distribution.length; s++) {
    for (let k = 0; k < probability.length; k++) {
      next[s + k] = (next[s + k] as number) + (distribution[s] as number) * (probability[k] as number);
    }
  }
  return next;
}

/** The distribution without each item in turn, halves multiplied in from outside (divide and conquer). */
export function summedScoresWithout(categories: readonly (readonly number[])[]): Float64Array[] {
  const result: Float64Array[] = [];
  const descend = (from: number, to: number, outside: Float64Array) => {
    if (to - from === 1) {
      result[from] = outside;
      return;
    }
    const middle = (from + to) >> 1;
    descend(from, middle, categories.slice(middle, to).reduce<Float64Array>(addItem, outside));
    descend(middle, to, categories.slice(from, middle).reduce<Float64Array>(addItem, outside));
  };
  if (categories.length > 0) descend(0, categories.length, Float64Array.of(1));
  return result;
}
