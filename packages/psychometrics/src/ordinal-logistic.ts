import { sigma } from './logistic.ts';
import { cholesky, solveCholesky } from './symmetric-matrix.ts';

/** Observations with the same predictors: how many gave each score 0..m. */
export interface OrdinalRow {
  readonly predictors: readonly number[];
  readonly counts: ArrayLike<number>;
}

/** A fitted proportional-odds model. */
export interface OrdinalFit {
  readonly logLik: number;
  readonly slopes: readonly number[];
  readonly converged: boolean;
}

/**
 * Proportional-odds logistic regression logit P(Y >= k) = alpha_k + x' beta by Fisher scoring with halving; with two scores,
 * plain logistic regression. Scores nobody gave are dropped. `converged` is false when the data are separated.
 */
export function fitOrdinal(rows: readonly OrdinalRow[], predictors: number): OrdinalFit {
  const scores = rows[0]?.counts.length ?? 0;
  const totals = Array.from({ length: scores }, (_, k) =>
    rows.reduce((sum, { counts }) => sum + (counts[k] as number), 0),
  );
  const used = totals.flatMap((total, k) => (total > 0 ? [k] : []));
  const persons = totals.reduce((sum, total) => sum + total, 0);
  const m = used.length - 1;
  const size = m + predictors;
  if (m < 1) return { logLik: 0, slopes: new Array(predictors).fill(0), converged: true };
  let above = persons;
  const start = used.slice(0, -1).map((k) => {
    above -= totals[k] as number;
    return Math.log(above / (persons - above));
  });
  let parameters: Float64Array = Float64Array.from([...start, ...new Array(predictors).fill(0)]);
  let current = evaluate(rows, used, parameters, m);
  let converged = false;
  for (let round = 0; round < 60 && !converged; round++) {
    const factor = cholesky(current.information, size);
    if (!factor) break;
    const step = solveCholesky(factor, size, current.gradient);
    let length = 1;
    let next = parameters;
    let after = current;
    for (; length > 1e-8; length /= 2) {
      next = parameters.map((value, p) => value + length * (step[p] as number));
      after = evaluate(rows, used, next, m);
      if (after.logLik >= current.logLik - 1e-12 * Math.abs(current.logLik)) break;
    }
    converged = step.every((change) => Math.abs(change) < 1e-8);
    parameters = next;
    current = after;
    if (parameters.some((value) => Math.abs(value) > 1e3)) break;
  }
  return { logLik: current.logLik, slopes: Array.from(parameters.subarray(m)), converged };
}

function evaluate(rows: readonly OrdinalRow[], used: readonly number[], parameters: Float64Array, m: number) {
  const size = parameters.length;
  const gradient = new Float64Array(size);
  const information = new Float64Array(size * size);
  let logLik = 0;
  const score = new Float64Array(size);
  for (const { predictors, counts } of rows) {
    const linear = predictors.reduce((sum, x, p) => sum + x * (parameters[m + p] as number), 0);
    const persons = used.reduce((sum, k) => sum + (counts[k] as number), 0);
    if (persons === 0) continue;
    for (let k = 0; k <= m; k++) {
      const upper = k === 0 ? 1 : sigma((parameters[k - 1] as number) + linear);
      const lower = k === m ? 0 : sigma((parameters[k] as number) + linear);
      const p = upper - lower;
      const n = counts[used[k] as number] as number;
      if (!(p > 0)) return { logLik: n > 0 ? Number.NEGATIVE_INFINITY : logLik, gradient, information };
      logLik += n * Math.log(p);
      const up = (upper * (1 - upper)) / p;
      const down = (lower * (1 - lower)) / p;
      score.fill(0);
      if (k > 0) score[k - 1] = up;
      if (k < m) score[k] = (score[k] as number) - down;
      predictors.forEach((x, q) => {
        score[m + q] = x * (up - down);
      });
      for (let q = 0; q < size; q++) {
        const s = score[q] as number;
        gradient[q] = (gradient[q] as number) + n * s;
        for (let r = 0; r <= q; r++) {
          information[q * size + r] = (information[q * size + r] as number) + persons * p * s * (score[r] as number);
        }
      }
    }
  }
  return { logLik, gradient, information };
}
