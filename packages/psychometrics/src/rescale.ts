import { PsychometricsError } from './errors.ts';
import type { Item } from './item.ts';

/**
 * Items on the scale theta* = A theta + B: a* = a/A, b* = A b + B (thresholds likewise), asymptotes unchanged; covariances
 * follow. Response probabilities at corresponding thetas are the same. Throws `invalid-option` unless A > 0 and B is finite.
 */
export function rescale(items: readonly Item[], A: number, B: number): Item[] {
  if (!(Number.isFinite(A) && A > 0 && Number.isFinite(B))) {
    throw new PsychometricsError('invalid-option', `A must be > 0 and B finite, got ${A} and ${B}`, 'A');
  }
  return items.map((item): Item => {
    if (item.model === 'nrm') {
      const slopes = item.slopes.map((slope) => slope / A);
      const intercepts = item.intercepts.map((c, k) => c - (slopes[k] as number) * B);
      // The nominal covariance mixes slopes and intercepts; it is not carried over.
      const { cov: _, ...rest } = item;
      return { ...rest, slopes, intercepts };
    }
    const discrimination = item.discrimination / A;
    const cov = item.cov ? { cov: rescaledCovariance(item, A) } : {};
    return item.model === '4pl'
      ? { ...item, discrimination, difficulty: A * item.difficulty + B, ...cov }
      : { ...item, discrimination, thresholds: item.thresholds.map((b) => A * b + B), ...cov };
  });
}

function rescaledCovariance(item: Item, A: number): number[][] {
  const factor = (p: number) => {
    if (p === 0) return 1 / A;
    return item.model === '4pl' && p >= 2 ? 1 : A;
  };
  return (item.cov ?? []).map((row, p) => row.map((value, q) => value * factor(p) * factor(q)));
}
